import Commons
import Kernel
import Members
import Site

/// A case that begins with a call, a visit or a letter of ours: whose it is, what it is about, and
/// what was said first.
struct NewCasePage: Sendable {
    let visit: Visit
    let words: String
    let found: PartyPage?
    let party: PartyRow?
    let colleagues: [String]
    let kinds: [CaseKindRow]
    let form: Form?
    let refusal: (any Refusal)?

    static let people = PeopleTyped("contact.participants")

    static func load(_ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil)
        async throws
        -> NewCasePage
    {
        let words = visit.query("who") ?? ""
        let chosen = (form?["party"]?.nonEmpty ?? visit.query("party")).flatMap(ID<Party>.init)
        let (found, party, colleagues, kinds) = try await visit.reading { db in
            (
                words.isEmpty ? nil : try PartiesByName(text: words, limit: 8).fetch(from: db),
                try chosen.flatMap { try PartyRow.find($0, in: db) },
                try AccountRow.openOperators(in: db).filter { $0.id != db.actor.id }.map(\.name),
                try CaseKindRow.all(in: db).filter { !$0.isRetired }
            )
        }
        return NewCasePage(
            visit: visit, words: words, found: found, party: party, colleagues: colleagues,
            kinds: kinds,
            form: form, refusal: refusal)
    }

    /// A first contact without a word is none.
    static func input(_ form: Form) -> Form {
        var form = form
        if (form["contact.note"] ?? "").trimmingSpace.isEmpty {
            form.fields.removeAll { $0.name.hasPrefix("contact.") }
        }
        return form
    }

    var page: Page {
        let say = visit.say
        let title = say("Nuova pratica", "New case")
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(say("Per chi telefona, passa in ufficio, o a cui scriviamo noi per primi.", "For whoever calls, comes by, or is written to by us first."))", crumbs: [(say("Scrivania", "Desk"), "/desk")]))
                \(party == nil ? search : "")
                \(caseForm)
                """)
    }

    private var search: HTML {
        let say = visit.say
        let lines: HTML =
            found.map { page in
                page.lines.isEmpty
                    ? "<p class=\"muted\" role=\"status\">\(say("Nessuno nel registro corrisponde: apri la pratica, e da lì registri la persona.", "Nobody in the register matches: open the case, and register the person from there."))</p>"
                    : "<ul class=\"rows\">\(page.lines.html(line))</ul>"
            } ?? ""
        return """
            <section class="card stack" aria-labelledby="whose"><header><h2 id="whose">\(say("Di chi è", "Whose it is"))</h2></header>
            <form class="form" role="search" action="/desk/new"><div class="field"><label for="who">\(say("Nome, indirizzo di posta o numero di socio", "Name, mail address or member number"))</label>
            <input id="who" name="who" type="search" value="\(words)"></div><div class="actions"><button class="button">\(icon("search"))\(say("Cerca", "Search"))</button></div></form>
            \(lines)</section>
            """
    }

    private func line(_ line: PartyPage.Line) -> HTML {
        let number = line.memberNumber.map { visit.say("socio n. \($0)", "member no. \($0)") }
        let sub = [number, line.mail, line.phone].compactMap { $0 }.joined(separator: " · ")
        return """
            <li><a class="main" href="\(address("/desk/new", [("party", "\(line.party.id)")]))">\(line.party.name.shown)</a><span class="sub">\(sub)</span></li>
            """
    }

    private var caseForm: HTML {
        let say = visit.say
        let fields = visit.fields(form, refusal)
        let mention = MentionField(say: say, names: colleagues)
        let means = ContactMeans.allCases.map { (value: $0.rawValue, title: say($0.title)) }
        return """
            <form class="form card" method="post" action="/desk">\(visit.formKeys)\(fields.refusalBox)
            \(whose(fields))
            \(fields.text("title", say("Di che cosa si tratta", "What it is about"), hint: say("In poche parole: sarà il titolo della pratica.", "In a few words: it becomes the title of the case."), isRequired: true, attributes: "maxlength=\"300\""))
            \(kind(fields))
            <fieldset class="choices"><legend>\(say("Il primo contatto", "The first contact")) <span class="optional">\(say("facoltativo", "optional"))</span></legend>
            <div class="fields">\(fields.select("contact.means", say("Come", "How"), options: means, value: ContactMeans.call.rawValue))
            \(fields.text("contact.minutes", say("Minuti", "Minutes"), type: "number", attributes: "min=\"0\" max=\"1440\" class=\"short\""))</div>
            \(fields.area("contact.note", say("Che cosa è stato detto", "What was said"), rows: 4, hint: mention.hint, attributes: mention.attributes))
            \(Self.people.field(fields, say("Chi altro c'era", "Who else was there"), say))
            \(fields.check("contact.answers", say("La persona ha già avuto la sua risposta", "The person already has the answer")))</fieldset>
            <div class="actions"><button class="button primary">\(say("Apri la pratica", "Open the case"))</button><a class="button quiet" href="/desk">\(say("Annulla", "Cancel"))</a></div></form>
            """
    }

    private func kind(_ fields: FormFields) -> HTML {
        if kinds.isEmpty { return "" }
        let options =
            [(value: "", title: say("non si sa ancora", "not known yet"))]
            + kinds.map { (value: "\($0.id)", title: $0.title) }
        return fields.select("kind", say("Di che tipo è", "Of which kind it is"), options: options)
    }

    private var say: Say { visit.say }

    private func whose(_ fields: FormFields) -> HTML {
        let say = visit.say
        guard let party else {
            return fields.text(
                "correspondent", say("Indirizzo di posta", "Mail address"), type: "email",
                hint: say(
                    "Se la persona non è nel registro: dove le si può rispondere.",
                    "If the person is not in the register: where an answer reaches them."),
                isOptionalShown: true)
        }
        return """
            <input type="hidden" name="party" value="\(party.id)">
            <p class="split"><span>\(face(party.name.shown)) <strong>\(party.name.shown)</strong></span><a href="/desk/new">\(say("Scegli un'altra persona", "Choose somebody else"))</a></p>
            """
    }
}
