import Commons
import Kernel
import Site

/// The form of a webhook: everything, or areas and single facts.
enum WebhookForm {
    /// The form as the command reads it: `facts` made of what was ticked and typed.
    static func chosen(_ form: Form, _ features: [any Feature]) -> Form {
        var form = form
        guard form["kind"] != nil else { return form }
        let areas = features.map(\.name).filter { form["on-\($0)"] != nil }.map { "\($0).*" }
        let facts =
            form["kind"] == "all" ? "*" : (areas + [form["facts"] ?? ""]).joined(separator: " ")
        form.set("facts", facts)
        return form
    }

    /// - Parameters:
    ///   - row: what is changed; nil for a new one.
    ///   - form: what was sent, when the form comes back.
    static func fields(
        _ fields: FormFields, _ row: AllWebhooks.Row?, _ form: Form?, _ visit: Visit
    ) -> HTML {
        let say = visit.say
        let known = row?.facts ?? []
        let isAll = known.isEmpty || known.contains("*")
        let features = visit.house.features.filter { !$0.facts.isEmpty }
        let single = known.filter { pattern in
            pattern != "*" && !features.contains { "\($0.name).*" == pattern }
        }
        let kinds = [
            (value: "all", title: say("tutto quello che accade", "all that happens")),
            (value: "some", title: say("quello che scelgo qui sotto", "what I choose below")),
        ]
        return """
            \(fields.text("title", say("Nome", "Name"), value: row?.title ?? "", hint: say("Quello che ti dirà a chi va: Contabilità.", "So that you see whom it goes to: Accounting."), isRequired: true, attributes: "maxlength=\"80\""))
            \(fields.text("url", say("Indirizzo di chi riceve", "Address of the receiver"), value: row?.url ?? "", hint: say("Con https, di una macchina su internet: https://sistema.example/arca. Niente password nell'indirizzo: basta la firma.", "With https, of a machine on the internet: https://system.example/arca. No password in the address: the signature is enough."), isRequired: true, attributes: "inputmode=\"url\" maxlength=\"500\" autocomplete=\"off\""))
            \(fields.select("kind", say("Di che cosa avvisa", "What it tells of"), options: kinds, value: isAll ? "all" : "some"))
            <fieldset class="choices"><legend>\(say("Se scegli tu: queste aree", "If you choose: these areas"))</legend><div class="cluster">\(features.html { feature in
                fields.check("on-\(feature.name)", say(feature.title), isOn: form == nil && known.contains("\(feature.name).*"))
            })</div></fieldset>
            \(fields.area("facts", say("Se scegli tu: anche questi fatti", "If you choose: these facts too"), value: single.joined(separator: "\n"), rows: 3, hint: say("Uno per riga, per esempio desk.caseClosed.v1. I nomi sono in fondo a questa pagina.", "One a line, for example desk.caseClosed.v1. The names are at the end of this page."), isOptionalShown: true))
            """
    }
}
