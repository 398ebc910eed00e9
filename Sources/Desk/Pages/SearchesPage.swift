import Commons
import Kernel
import Mail
import Members
import Site

/// The saved searches: what each looks for, who made it; another name, or away with it.
struct SearchesPage: NamesPage {
    typealias Named = CaseSearch

    let visit: Visit
    let lines: [SavedSearches.Line]
    let words: [ID<CaseSearch>: String]
    var refused: RefusedForm?

    static let path = "/desk/searches"
    static let field = "search"
    static let doneWords = Bilingual(it: "Fatto", en: "Done")

    static func register(in pages: inout Pages) {
        pages.get(path) { visit in .page(try await load(visit).page) }
        change("title", RenameSearch.self, in: &pages)
        change("removal", RemoveSearch.self, in: &pages)
    }

    static func load(_ visit: Visit) async throws -> SearchesPage {
        let say = visit.say
        return try await visit.reading { db in
            let lines = try SavedSearches().fetch(from: db)
            let words = try lines.map { ($0.search.id, try described($0.search.criteria, say, db)) }
            return SearchesPage(
                visit: visit, lines: lines,
                words: Dictionary(words, uniquingKeysWith: { one, _ in one }))
        }
    }

    /// What is looked for, in words.
    private static func described(
        _ criteria: CaseCriteria, _ say: Say, _ db: Reading
    ) throws -> String {
        let kind = try criteria.kind.flatMap { id in
            try CaseKindRow.all(in: db).first { $0.id == id }?.title
        }
        let label = try criteria.label.map { try LabelRow.require($0, in: db).title }
        let mailbox = try criteria.mailbox.flatMap { try MailboxRow.find($0, in: db)?.title }
        let party = try criteria.party.flatMap { try PartyRow.find($0, in: db)?.name.shown }
        let community = try criteria.community.flatMap { try CommunityRow.find($0, in: db)?.name }
        let parts: [String?] = [
            say(
                "pratiche \((criteria.standing ?? .open).title(say))",
                "cases: \((criteria.standing ?? .open).title(say))"),
            criteria.words.map { say("«\($0)»", "“\($0)”") },
            kind.map { say("tipo \($0)", "kind \($0)") },
            criteria.isUnkinded ? say("senza tipo", "without a kind") : nil,
            label.map { say("etichetta \($0)", "label \($0)") },
            mailbox.map { say("casella \($0)", "mailbox \($0)") },
            party.map { say("di \($0)", "of \($0)") },
            community.map { say("collettività \($0)", "community \($0)") },
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }

    var page: Page {
        let title = say("Ricerche salvate", "Saved searches")
        let none = emptyState(
            "search", say("Nessuna ricerca salvata", "No saved search"),
            say(
                "Cerca fra le pratiche, e salva ciò che cerchi spesso.",
                "Search the cases, and save what you look for often."))
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(say("Sono code di tutti: chiunque lavora qui ne fa, ne cambia il nome, le toglie. Nessuna pratica cambia per questo.", "They are queues of all: whoever works here makes them, renames them, deletes them. No case changes by it."))", crumbs: [(say("Scrivania", "Desk"), "/desk")], actions: "<a class=\"button\" href=\"\(CaseSearchPage.path)\">\(icon("search"))\(say("Cerca fra le pratiche", "Search the cases"))</a>"))
                \(notices)\(lines.isEmpty ? none : "<ul class=\"plain stack\">\(lines.html(item))</ul>")
                """)
    }

    private func item(_ line: SavedSearches.Line) -> HTML {
        let search = line.search
        let who = line.madeByName ?? say("il sistema", "the system")
        let made = say("l'ha fatta \(who)", "made by \(who)")
        return """
            <li class="card stack" id="search-\(search.id)"><div><a href="\(DeskAddress(queue: .search(search.id)).list)"><strong>\(search.title)</strong></a>
            <p class="muted small">\(words[search.id] ?? "")</p><p class="muted small">\(made), \(visit.moments.time(search.madeAt)) · \(story(search.id, search.title))</p></div>
            \(visit.mayWork ? changing(search.id, search.title, editing(search)) : "")</li>
            """
    }

    private func editing(_ search: CaseSearchRow) -> HTML {
        let (id, title) = (search.id, search.title)
        let name = renaming(
            id, title, "title", label: say("Come si chiama", "What it is called"),
            most: SaveSearch.longestTitle)
        return """
            <div class="stack">\(name)
            \(button(id, title, "removal", say("Elimina la ricerca", "Delete the search")))</div>
            """
    }
}
