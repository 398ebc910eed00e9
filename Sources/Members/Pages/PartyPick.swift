import Commons
import Kernel
import Site
import Store

/// Why somebody that a person meant is not found.
enum PickRefused: Refusal, Equatable {
    case nobody(field: String)
    case several(field: String)

    var code: String {
        switch self {
        case .nobody: "nobodyFound"
        case .several: "severalFound"
        }
    }

    var field: String? {
        switch self {
        case .nobody(let field), .several(let field): field
        }
    }

    var sentence: Bilingual {
        switch self {
        case .nobody:
            Bilingual(
                it:
                    "Non si trova nessuno: scrivi il numero socio, il codice fiscale o l'inizio del nome.",
                en:
                    "Nobody is found: write the member number, the fiscal code or the beginning of the name."
            )
        case .several:
            Bilingual(
                it: "Più persone corrispondono: scegli quale.",
                en: "Several people match: choose which.")
        }
    }
}

/// Choosing somebody by typing, without a script: a number, a code or a beginning of the name. One
/// match is taken; of several, the form comes back with the choice.
struct PartyPick: Sendable {
    /// The field of the command: `sponsor`.
    let name: String
    let lines: [PartyPage.Line]
    /// Who is chosen already.
    let chosen: PartyRow?

    /// What is typed is no field of any command.
    private var typedName: String { "_\(name)" }

    /// The field of the command is empty: on the page it is the one where somebody types.
    func typed(_ refusal: any Refusal) -> any Refusal {
        guard case .missing(field: name) = refusal as? InputRefused else { return refusal }
        return InputRefused.missing(field: typedName)
    }

    static func load(_ name: String, chosen: ID<Party>? = nil, _ visit: Visit) async throws
        -> PartyPick
    {
        let chosen = try await visit.reading { db in
            try chosen.flatMap { try PartyRow.find($0, in: db) }
        }
        return PartyPick(name: name, lines: [], chosen: chosen)
    }

    /// The form with the one who was meant; throws nothing, but says what is wrong.
    func resolve(_ form: Form, role: PartyRole? = nil, _ visit: Visit) async throws
        -> (form: Form, pick: PartyPick, refusal: PickRefused?)
    {
        let typed = (form[typedName] ?? "").trimmingSpace
        if let id = form[name].flatMap(ID<Party>.init) {
            let pick = try await Self.load(name, chosen: id, visit)
            // Another text than that of the one chosen before begins a new search; a choice made among
            // several is marked by the text that found them.
            let isSame = pick.chosen?.name.shown == typed || form["_\(name)-found"] == typed
            if pick.chosen != nil, typed.isEmpty || isSame { return (form, pick, nil) }
        }
        var form = form
        form.set(name, "")
        guard !typed.isEmpty else {
            return (form, PartyPick(name: name, lines: [], chosen: nil), nil)
        }
        var lines = try await visit.ask(PartiesByName(text: typed, role: role, limit: 8)).lines
        if let exact = lines.first(where: { "\($0.memberNumber ?? 0)" == typed }) {
            lines = [exact]
        }
        guard let first = lines.first else {
            return (form, self, .nobody(field: typedName))
        }
        guard lines.count == 1 else {
            let refusal = PickRefused.several(field: typedName)
            return (form, PartyPick(name: name, lines: lines, chosen: nil), refusal)
        }
        form.set(name, "\(first.party.id)")
        return (form, PartyPick(name: name, lines: [], chosen: first.party), nil)
    }

    func field(
        _ fields: FormFields, _ label: String, hint: String, _ say: Say, isOptional: Bool = false
    ) -> HTML {
        let choices: HTML =
            lines.isEmpty
            ? chosen.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0.id)\">" } ?? ""
            : """
            <input type="hidden" name="_\(name)-found" value="\(fields.value(typedName))"><fieldset class="choices"><legend>\(say("Chi di questi", "Which of these"))</legend>\(lines.html { line in
                let number = line.memberNumber.map { say("socio n. \($0)", "member no. \($0)") }
                let sub = [number, line.party.taxIdentifier, line.mail].compactMap(\.self).joined(separator: " · ")
                return "<label class=\"check\"><input type=\"radio\" name=\"\(name)\" value=\"\(line.party.id)\"> <span>\(line.party.name.shown) <span class=\"muted small\">\(sub)</span></span></label>"
            })</fieldset>
            """
        return fields.text(
            typedName, label, value: chosen?.name.shown ?? "", hint: hint,
            isOptionalShown: isOptional)
            + choices
    }
}
