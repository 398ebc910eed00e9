import Commons
import Kernel
import Site

/// The form for a new party, and that to correct one.
struct PartyFormPage: Sendable {
    let visit: Visit
    /// Nil for a new one.
    let party: PartyRow?
    var form: Form?
    var refusal: (any Refusal)?
    /// Who may be the same: shown once, then the choice is the operator's.
    var duplicates: [PossibleDuplicates.Line] = []

    private var say: Say { visit.say }

    var page: Page {
        let title =
            party.map { say("Correggi \($0.name.shown)", "Correct \($0.name.shown)") }
            ?? say(
                "Registra una persona o un'organizzazione", "Register a person or an organisation")
        let fields = visit.fields(form, refusal)
        let action = party.map { "/parties/\($0.id)" } ?? "/parties"
        let cancel = party.map { "/parties/\($0.id)" } ?? "/parties"
        let version: HTML =
            party.map { "<input type=\"hidden\" name=\"version\" value=\"\($0.version)\">" } ?? ""
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, crumbs: [(say("Persone", "People"), "/parties")]))
                <form class="form card" method="post" action="\(action)" data-guard>\(visit.formKeys)\(version)\(fields.refusalBox)
                \(warning)\(party == nil ? kinds(fields) : "")
                \(details(fields))\(party == nil ? contacts(fields) : "")
                \(fields.area("notes", say("Note", "Notes"), value: party?.notes ?? "", rows: 3, isOptionalShown: true))
                <div class="actions"><button class="button primary">\(button)</button><a class="button quiet" href="\(cancel)">\(say("Annulla", "Cancel"))</a></div></form>
                """)
    }

    private var button: String {
        if party != nil { return say("Salva", "Save") }
        return duplicates.isEmpty
            ? say("Registra", "Register") : say("Registra comunque", "Register all the same")
    }

    private var warning: HTML {
        guard !duplicates.isEmpty else { return "" }
        return """
            <input type="hidden" name="_sure" value="1">
            <div class="notice warn refusal" role="alert" tabindex="-1" id="refusal">\(icon("warn"))<div><h2>\(say("Potrebbe esserci già", "They may be here already"))</h2>
            <ul>\(duplicates.html { line in
                let why = line.likenesses.map { say($0.title) }.joined(separator: ", ")
                return "<li><a href=\"/parties/\(line.party.id)\">\(line.party.name.shown)</a>: \(why)</li>"
            })</ul></div></div>
            """
    }

    private func kinds(_ fields: FormFields) -> HTML {
        let chosen = fields.value("kind", PartyKind.person.rawValue)
        return """
            <fieldset class="choices"><legend>\(say("Chi è", "Who it is"))</legend>\(PartyKind.allCases.html { kind in
                let checked: HTML = kind.rawValue == chosen ? " checked" : ""
                return "<label class=\"check\"><input type=\"radio\" name=\"kind\" value=\"\(kind.rawValue)\"\(checked)> <span>\(say(kind.title))</span></label>"
            })</fieldset>
            """
    }

    private func details(_ fields: FormFields) -> HTML {
        let isOrganisation = party?.kind == .organisation
        let (given, family) = startName
        let nameLabel =
            party == nil
            ? say("Cognome o denominazione", "Family name or organisation")
            : isOrganisation ? say("Denominazione", "Organisation") : say("Cognome", "Family name")
        let personal: HTML =
            isOrganisation
            ? ""
            : fields.day("bornOn", say("Data di nascita", "Date of birth"), value: party?.bornOn)
        let givenField: HTML =
            isOrganisation
            ? ""
            : fields.text(
                "givenName", say("Nome", "Given name"), value: given,
                attributes: "autocomplete=\"off\"")
        return """
            <div class="fields">\(fields.text("partyName", nameLabel, value: family, isRequired: true, attributes: "autocomplete=\"off\""))\(givenField)</div>
            <div class="fields">\(fields.text("taxIdentifier", say("Codice fiscale", "Fiscal code"), value: party?.taxIdentifier ?? "", attributes: "autocomplete=\"off\" autocapitalize=\"characters\""))
            \(fields.text("vatNumber", say("Partita IVA", "VAT number"), value: party?.vatNumber ?? "", isOptionalShown: true, attributes: "inputmode=\"numeric\""))</div>
            <div class="fields">\(personal)\(fields.text("externalCode", say("Codice esterno", "External code"), value: party?.externalCode ?? "", isOptionalShown: true, attributes: "class=\"short\""))</div>
            """
    }

    /// From the record, or from the name that the page was asked with: the last word is the family's.
    private var startName: (given: String, family: String) {
        if let party { return (party.name.givenName ?? "", party.name.name) }
        let words = (visit.query("name") ?? "").split(separator: " ").map(String.init)
        return (words.dropLast().joined(separator: " "), words.last ?? "")
    }

    private func contacts(_ fields: FormFields) -> HTML {
        let kept: HTML =
            (form?["_case"] ?? visit.query("case")).map {
                "<input type=\"hidden\" name=\"_case\" value=\"\($0)\">"
            } ?? ""
        return """
            \(kept)<fieldset class="choices"><legend>\(say("Recapiti", "Contacts")) <span class="optional">\(say("facoltativi", "optional"))</span></legend>
            <input type="hidden" name="contacts.0.kind" value="mail"><input type="hidden" name="contacts.1.kind" value="phone"><input type="hidden" name="contacts.2.kind" value="pec"><input type="hidden" name="contacts.3.kind" value="address">
            <div class="fields">\(fields.text("contacts.0.value", "E-mail", value: visit.query("mail") ?? "", type: "email"))
            \(fields.text("contacts.1.value", say("Telefono", "Telephone"), value: visit.query("phone") ?? "", type: "tel"))</div>
            \(fields.text("contacts.2.value", say("PEC", "Certified mail"), type: "email"))
            \(fields.text("contacts.3.street", say("Via e numero", "Street and number")))
            <div class="fields">\(fields.text("contacts.3.postalCode", say("CAP", "Postal code"), attributes: "class=\"short\""))
            \(fields.text("contacts.3.town", say("Comune", "Town")))
            \(fields.text("contacts.3.province", say("Provincia", "Province"), attributes: "class=\"short\""))</div></fieldset>
            """
    }
}
