import Commons
import Kernel
import Site

/// Blocks, pages, and what was retired.
struct ArticleList: Sendable {
    let visit: Visit
    let shelf: Shelf
    let answer: KnowledgeArticles.Answer

    enum Shelf: String, CaseIterable, Sendable {
        case block, page, retired

        func title(_ say: Say) -> String {
            switch self {
            case .block: say("Blocchi di risposta", "Reply blocks")
            case .page: say("Pagine", "Pages")
            case .retired: say("Ritirati", "Retired")
            }
        }
    }

    private var say: Say { visit.say }

    static func load(_ visit: Visit) async throws -> ArticleList {
        let shelf = visit.query("shelf").flatMap(Shelf.init) ?? .block
        let answer = try await visit.ask(
            KnowledgeArticles(
                kind: ArticleKind(rawValue: shelf.rawValue), words: visit.query("words"),
                isRetired: shelf == .retired, after: visit.query("after").flatMap(ID.init)))
        return ArticleList(visit: visit, shelf: shelf, answer: answer)
    }

    var page: Page {
        let title = say("Conoscenza", "Knowledge")
        let kind = shelf == .page ? "page" : "block"
        let add: HTML =
            visit.mayWork
            ? "<a class=\"button primary\" href=\"\(address("/knowledge/new", [("kind", kind)]))\">\(icon("plus"))\(shelf == .page ? say("Nuova pagina", "New page") : say("Nuovo blocco", "New block"))</a>"
            : ""
        return Page(
            title,
            body: """
                \(pageHead(say, title, lead: "\(say("Ciò che sappiamo, scritto bene una volta sola e tenuto in versioni.", "What we know, written well once and kept in versions."))", actions: add))
                <nav class="tabs" aria-label="\(title)">\(Shelf.allCases.html(tab))</nav>
                \(search)\(list)
                """)
    }

    private func tab(_ one: Shelf) -> HTML {
        let current: HTML = one == shelf ? " aria-current=\"page\"" : ""
        return
            "<a href=\"\(address(KnowledgePages.path, [("shelf", one.rawValue)]))\"\(current)>\(one.title(say))</a>"
    }

    private var words: String { visit.query("words") ?? "" }

    private var search: HTML {
        let hint = say("Parole del testo, del titolo o dei riferimenti", "Words of text or title")
        return """
            <form class="search" role="search" action="\(KnowledgePages.path)"><input type="hidden" name="shelf" value="\(shelf.rawValue)">
            <label class="hush" for="words">\(hint)</label>
            <div class="bar">\(icon("search"))<input id="words" name="words" type="search" value="\(words)" placeholder="\(hint)" autocomplete="off"><button class="button">\(say("Cerca", "Search"))</button></div></form>
            """
    }

    private var list: HTML {
        if answer.lines.isEmpty { return words.isEmpty ? empty : nothing }
        let older = answer.next.map {
            address(
                KnowledgePages.path,
                [("shelf", shelf.rawValue), ("words", visit.query("words")), ("after", $0)])
        }
        return """
            <section class="card flush"><ul class="rows" data-list>\(answer.lines.html(row))</ul></section>
            \(pager(say, newer: nil, older: older))
            """
    }

    private func row(_ line: ArticleRow) -> HTML {
        let due: HTML =
            line.isDue(on: visit.today) ? state(say("da rivedere", "to be reviewed"), .warn) : ""
        return """
            <li><a class="main" href="/knowledge/\(line.id)">\(line.title)</a><span class="sub">\(say("versione \(line.version)", "version \(line.version)")), \(visit.moments.time(line.writtenAt))</span><span class="end">\(due)</span></li>
            """
    }

    private var nothing: HTML {
        emptyState(
            "search", say("Niente contiene queste parole", "Nothing contains these words"),
            say("Prova con meno parole, o cerca nella memoria.", "Try fewer words, or the memory."))
    }

    private var empty: HTML {
        switch shelf {
        case .block:
            emptyState(
                "knowledge", say("Ancora nessun blocco", "No block yet"),
                say(
                    "Una spiegazione riuscita serve ancora: scrivila qui con i suoi riferimenti, e chi risponde la inserisce nella lettera.",
                    "A good explanation serves again: write it here with its references, and whoever answers puts it into the letter."
                ))
        case .page:
            emptyState(
                "knowledge", say("Ancora nessuna pagina", "No page yet"),
                say(
                    "Come si fa una cosa, per chi la farà la prossima volta.",
                    "How something is done, for whoever does it the next time."))
        case .retired:
            emptyState(
                "knowledge", say("Niente è ritirato", "Nothing is retired"),
                say(
                    "Ciò che non vale più si ritira con il motivo, e resta leggibile.",
                    "What no longer holds is retired with the reason, and stays readable."))
        }
    }
}
