import Commons
import Kernel
import Mail
import Members
import Site

/// Looking for cases by words and filters, and keeping what was looked for as a queue of all (J2).
struct CaseSearchPage: Sendable {
    let visit: Visit
    let criteria: CaseCriteria
    let choices: Choices
    /// Nil where nothing was asked.
    let answer: Queue.Answer?
    /// Who may be meant by the name that was typed.
    let found: [PartyPage.Line]
    var refused: RefusedForm?

    /// What the fields of the form offer, and how what was chosen is called.
    struct Choices: Sendable {
        let counts: QueueCounts.Answer
        let mailboxes: [MailboxRow]
        let communities: [CommunityRow]
        let party: PartyRow?

        static func load(_ criteria: CaseCriteria, in db: Reading) throws -> Choices {
            Choices(
                counts: try QueueCounts().answer(from: db),
                mailboxes: try MailboxRow.all(in: db),
                communities: try CommunityRow.served(in: db),
                party: try criteria.party.flatMap { try PartyRow.find($0, in: db) })
        }
    }

    static let path = "/desk/search"

    private var say: Say { visit.say }

    static func register(in pages: inout Pages) {
        pages.get(path) { visit in
            .page(try await load(visit, CriteriaFields.read { visit.query($0) }).page)
        }
        pages.post("/desk/searches") { visit, form in
            try await visit.submit(
                SaveSearch.self, form,
                then: { .redirect(to: DeskAddress(queue: .search($0)).list) },
                refused: { refusal in
                    var page = try await load(
                        visit, CriteriaFields.read { form["criteria.\($0)"]?.nonEmpty })
                    page.refused = RefusedForm(verb: "save", form: form, refusal: refusal)
                    return .page(page.page)
                })
        }
        SearchesPage.register(in: &pages)
    }

    private static func load(_ visit: Visit, _ criteria: CaseCriteria) async throws
        -> CaseSearchPage
    {
        let after = visit.query("after")
        let who = visit.query("who") ?? ""
        return try await visit.reading { db in
            let isAsked = !criteria.isEmpty || criteria.standing != nil
            return CaseSearchPage(
                visit: visit, criteria: criteria, choices: try Choices.load(criteria, in: db),
                answer: isAsked
                    ? try FindCases(criteria: criteria, after: after).fetch(from: db) : nil,
                found: who.isEmpty
                    ? [] : try PartiesByName(text: who, limit: 8).fetch(from: db).lines)
        }
    }

    private var page: Page {
        let title = say("Cerca fra le pratiche", "Search the cases")
        return Page(
            title,
            body: """
                \(pageHead(say, title, lead: "\(say("Per parole dette in una lettera, in una chiamata o in un appunto, e per come stanno le pratiche. Ciò che cerchi spesso, salvalo: diventa una coda di tutti.", "By words said in a letter, a call or a note, and by how cases stand. Save what you look for often: it becomes a queue of all."))", crumbs: [(say("Scrivania", "Desk"), "/desk")]))
                \(form)\(people)\(saving)\(results)
                """)
    }

    // MARK: What is looked for

    private var form: HTML {
        let fields = visit.fields(Form(fields: CriteriaFields.written(criteria)))
        let none = [(value: "", title: say("tutti", "all"))]
        let kinds =
            none + [(value: "none", title: say("senza tipo", "without a kind"))]
            + choices.counts.kinds.map { (value: "\($0.kind.id)", title: $0.kind.title) }
        let labels =
            [(value: "", title: say("tutte", "all"))]
            + choices.counts.labels.map { (value: "\($0.label.id)", title: $0.label.title) }
        let mailboxes =
            [(value: "", title: say("tutte", "all"))]
            + choices.mailboxes.map { (value: "\($0.id)", title: $0.title) }
        let communities =
            [(value: "", title: say("tutte", "all"))]
            + choices.communities.map { (value: "\($0.id)", title: $0.name) }
        let standings = CaseStanding.allCases.map { (value: $0.rawValue, title: $0.title(say)) }
        let person: HTML =
            choices.party.map {
                "<input type=\"hidden\" name=\"party\" value=\"\($0.id)\"><p class=\"split\"><span>\(face($0.name.shown, "small")) <strong>\($0.name.shown)</strong></span><a href=\"\(href(without: "party"))\">\(say("Di chiunque", "Of anybody"))</a></p>"
            }
            ?? fields.text(
                "who", say("Persona o impresa", "Person or firm"), value: visit.query("who") ?? "")
        return """
            <form class="search card" role="search" action="\(Self.path)">
            <label for="f-words">\(say("Parole", "Words"))</label>
            <div class="bar">\(icon("search"))<input id="f-words" name="words" type="search" maxlength="\("\(CaseCriteria.longestWords)")" value="\(criteria.words ?? "")">
            <button class="button primary">\(say("Cerca", "Search"))</button></div>
            <div class="filters fields">\(fields.select("standing", say("Quali", "Which"), options: standings, value: CaseStanding.open.rawValue))
            \(fields.select("kind", say("Tipo", "Kind"), options: kinds))
            \(fields.select("label", say("Etichetta", "Label"), options: labels))
            \(fields.select("mailbox", say("Casella", "Mailbox"), options: mailboxes))
            \(fields.select("community", say("Collettività", "Community"), options: communities))
            \(person)</div></form>
            """
    }

    private func href(without name: String, _ more: [(String, String?)] = []) -> String {
        let own = CriteriaFields.written(criteria).filter { $0.name != name }
        return address(Self.path, own.map { ($0.name, $0.value.nonEmpty) } + more)
    }

    private var people: HTML {
        guard let who = visit.query("who") else { return "" }
        if found.isEmpty {
            return
                "<p class=\"muted\" role=\"status\">\(say("Nessuno nel registro corrisponde a \(who).", "Nobody in the register matches \(who)."))</p>"
        }
        return """
            <section class="card flush" aria-labelledby="who-h"><header><h2 id="who-h">\(say("Di chi?", "Whose?"))</h2></header><ul class="rows">\(found.html { line in
                let number = line.memberNumber.map { say("socio n. \($0)", "member no. \($0)") }
                let sub = [number, line.mail].compactMap(\.self).joined(separator: " · ")
                return "<li><a class=\"main\" href=\"\(href(without: "party", [("party", "\(line.party.id)")]))\">\(line.party.name.shown)</a><span class=\"sub\">\(sub)</span></li>"
            })</ul></section>
            """
    }

    // MARK: What was found

    private var results: HTML {
        guard let answer else { return "" }
        let list = CaseList(
            visit: visit, queue: .open, answer: answer, counts: choices.counts,
            after: visit.query("after"), current: nil)
        let none = emptyState(
            "search", say("Nessuna pratica corrisponde", "No case matches"),
            say(
                "Prova con meno parole, o togli un filtro.",
                "Try fewer words, or take a filter away."))
        let older = answer.next.map { href(without: "", [("after", $0)]) }
        let newer = visit.query("after") == nil ? nil : href(without: "")
        return """
            <section class="card flush" aria-labelledby="found-h"><header><h2 id="found-h">\(say("Pratiche trovate", "Cases found"))</h2></header>
            \(answer.lines.isEmpty ? none : list.lines)
            \(pager(say, newer: newer, older: older))</section>
            """
    }

    private var saving: HTML {
        guard visit.mayWork, !criteria.isEmpty || refused != nil else { return "" }
        let fields = visit.fields(of: "save", refused)
        let hidden = CriteriaFields.commanded(criteria).html {
            "<input type=\"hidden\" name=\"criteria.\($0.name)\" value=\"\($0.value)\">"
        }
        return fold(
            say("Salvala come coda di tutti", "Save it as a queue of all"), "plus",
            isOpen: refused != nil, id: "save-search",
            """
            <form class="form" method="post" action="/desk/searches">\(visit.formKeys)\(hidden)\(fields.refusalBox)
            \(fields.text("title", say("Come si chiama", "What it is called"), hint: say("Starà fra le code della scrivania, con il tuo nome accanto.", "It will stand among the queues of the desk, with your name beside it."), isRequired: true, attributes: "maxlength=\"60\" autocomplete=\"off\""))
            <div class="actions"><button class="button">\(say("Salva", "Save"))</button></div></form>
            """)
    }
}

/// Criteria as fields: those of an address, and those that the command decodes.
enum CriteriaFields {
    static func read(_ value: (String) -> String?) -> CaseCriteria {
        CaseCriteria(
            words: value("words").map { String($0.prefix(CaseCriteria.longestWords)) },
            standing: value("standing").flatMap(CaseStanding.init),
            kind: value("kind").flatMap(ID<CaseKind>.init),
            isUnkinded: value("kind") == "none" || value("isUnkinded") == "true",
            label: value("label").flatMap(ID<Label>.init),
            mailbox: value("mailbox").flatMap(ID<Mailbox>.init),
            party: value("party").flatMap(ID<Party>.init),
            community: value("community").flatMap(ID<Community>.init))
    }

    static func written(_ criteria: CaseCriteria) -> [(name: String, value: String)] {
        [
            ("words", criteria.words ?? ""), ("standing", criteria.standing?.rawValue ?? ""),
            ("kind", criteria.isUnkinded ? "none" : criteria.kind.map { "\($0)" } ?? ""),
            ("label", criteria.label.map { "\($0)" } ?? ""),
            ("mailbox", criteria.mailbox.map { "\($0)" } ?? ""),
            ("party", criteria.party.map { "\($0)" } ?? ""),
            ("community", criteria.community.map { "\($0)" } ?? ""),
        ]
    }

    static func commanded(_ criteria: CaseCriteria) -> [(name: String, value: String)] {
        written(criteria).filter { !$0.value.isEmpty }.map {
            $0.value == "none" ? (name: "isUnkinded", value: "true") : $0
        }
    }
}

extension CaseStanding {
    func title(_ say: Say) -> String {
        switch self {
        case .open: say("aperte", "open")
        case .free: say("da prendere", "to take")
        case .waiting: say("che aspettano", "that wait")
        case .mine: say("di chi guarda", "of who looks")
        case .closed: say("chiuse", "closed")
        }
    }
}
