import Commons
import Kernel
import Site

/// Choosing a resolution, or recording a new one in the same form.
struct ResolutionPick: Sendable {
    let resolutions: [ResolutionRow]
    let kinds: [ResolutionKind]

    private static let numberField = "_number"
    private static let dayField = "_takenOn"
    private static let textField = "_text"

    static func load(_ kinds: [ResolutionKind], _ visit: Visit) async throws -> ResolutionPick {
        let all = try await visit.ask(Resolutions(limit: 200))
        return ResolutionPick(resolutions: all.filter { kinds.contains($0.kind) }, kinds: kinds)
    }

    /// The form with a resolution: the one chosen, or a new one if a number was typed.
    static func resolve(_ form: Form, kind: ResolutionKind, _ visit: Visit) async throws -> Form {
        guard let number = form[numberField]?.trimmingSpace.nonEmpty else { return form }
        var input = Form(fields: [
            ("kind", kind.rawValue), ("number", number), ("on", form[dayField] ?? ""),
            ("text", form[textField] ?? ""),
        ])
        input.fields.removeAll { $0.value.isEmpty }
        let command: RecordResolution
        do {
            command = try InputDecoder.decode(RecordResolution.self, from: input.tree)
        } catch InputRefused.missing(field: "on") { throw InputRefused.missing(field: dayField) }
        let key = form["_key"]?.nonEmpty.map { "\($0)-resolution" }
        let id = try await visit.house.run(command, as: visit.actor, road: .web, key: key)
        var form = form
        form.set("resolution", "\(id)")
        // Should the form come back, the resolution is in the list.
        for name in [numberField, dayField, textField] { form.set(name, "") }
        return form
    }

    func fields(_ fields: FormFields, _ visit: Visit) -> HTML {
        let say = visit.say
        let options =
            [(value: "", title: say("scegli, o scrivila sotto", "choose, or write it below"))]
            + resolutions.map { row in
                (
                    value: "\(row.id)",
                    title: "\(row.number) · \(visit.moments.day(row.takenOn))"
                        + (kinds.count > 1 ? " · \(say(row.kind.title))" : "")
                )
            }
        return """
            \(fields.select("resolution", say("Delibera", "Resolution"), options: options))
            <fieldset class="choices"><legend>\(say("Oppure una delibera nuova", "Or a new resolution"))</legend><div class="fields">
            \(fields.text(Self.numberField, say("Numero", "Number"), attributes: "class=\"short\" maxlength=\"40\""))
            \(fields.day(Self.dayField, say("Data", "Date")))</div>
            \(fields.text(Self.textField, say("Oggetto", "Subject"), isOptionalShown: true))</fieldset>
            """
    }
}
