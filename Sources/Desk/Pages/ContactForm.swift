import Commons
import Members
import Site

/// Writing down a call, a visit, a note in a case.
struct ContactForm {
    let view: CaseView
    let refused: RefusedForm?

    static let people = PeopleTyped("participants")

    /// The form as the command takes it: who was there, and when.
    @Sendable static func typed(_ form: Form, _ visit: Visit) async throws -> Form {
        try MomentTyped.resolve(try await people.resolve(form, visit), visit)
    }

    /// That of the person unless another is chosen.
    private func communities(_ fields: FormFields) -> HTML {
        let say = view.visit.say
        if view.communities.isEmpty { return "" }
        let options =
            [(value: "", title: say("quella della persona", "that of the person"))]
            + view.communities.map { (value: "\($0.id)", title: $0.name) }
        return fields.select(
            "community",
            say(
                "Collettività, di una visita o di un incontro", "Community, of a visit or a meeting"
            ),
            options: options)
    }

    var html: HTML {
        let say = view.visit.say
        let mine = refused?.verb == "contacts" ? refused : nil
        let fields = view.visit.fields(mine?.form, mine?.refusal, scope: "contact")
        let means = ContactMeans.allCases.map { (value: $0.rawValue, title: say($0.title)) }
        let mention = MentionField(say: say, names: view.colleagues.map(\.name))
        let open: HTML = mine == nil ? "" : " open"
        return """
            <details class="card fold"\(open) id="contact"><summary>\(icon("phone"))\(say("Registra una telefonata, una visita, un appunto", "Record a call, a visit, a note"))</summary>
            <form class="form" id="contact-in" method="post" action="\(view.desk.act("contacts", on: view.row.id))" data-guard>\(view.visit.formKeys)\(fields.refusalBox)
            \(fields.select("means", say("Come", "How"), options: means, value: ContactMeans.call.rawValue))
            \(fields.area("note", say("Che cosa è stato detto", "What was said"), rows: 4, hint: mention.hint, isRequired: true, attributes: mention.attributes))
            \(fields.text("minutes", say("Durata in minuti", "Duration in minutes"), type: "number", hint: say("Di un appunto: il lavoro senza la persona.", "For a note: the work without the person."), isRequired: true, attributes: "min=\"0\" max=\"1440\" class=\"short\""))
            <details class="adding"\(mine == nil ? "" : " open")><summary>\(say("Quando, dove, e chi altro c'era", "When, where, and who else was there"))</summary>
            <div class="form">\(MomentTyped.fields(fields, say))<div class="brief">\(Self.people.field(fields, say("Chi altro c'era", "Who else was there"), say))</div>
            \(fields.text("place", say("Luogo", "Place"), hint: say("Solo per una visita.", "Only for a visit."), attributes: "list=\"known-places\" maxlength=\"120\" autocomplete=\"off\""))
            <datalist id="known-places">\(view.places.html { "<option value=\"\($0)\"></option>" })</datalist>
            \(communities(fields))</div></details>
            \(fields.check("answers", say("La persona ha avuto la sua risposta", "The person got the answer")))
            <div class="actions"><button class="button">\(say("Registra", "Record"))</button></div></form></details>
            """
    }
}
