import Commons
import Kernel
import Knowledge
import Site

/// Where a reply block went: on its own page, and page by page.
struct BlockUses {
    let visit: Visit
    let block: ID<Article>
    let answer: AnswersWithBlock.Answer

    private static func path(_ block: ID<Article>) -> String { "/desk/blocks/\(block)" }

    static func register(in pages: inout Pages) {
        pages.get("/desk/blocks/:id") { visit in
            let block = try visit.id(of: Article.self)
            let shown = try await visit.ask(ShowArticle(article: block))
            let uses = try await load(visit, block, after: visit.query("after"))
            let title = visit.say("Dove è stato inserito", "Where it was put in")
            return .page(
                Page(
                    title, shape: .narrow,
                    body: """
                        \(pageHead(visit.say, title, crumbs: [(shown.article.title, "/knowledge/\(block)")]))\(uses.html)
                        """))
        }
    }

    static func load(_ visit: Visit, _ block: ID<Article>, after: String? = nil) async throws
        -> BlockUses
    {
        BlockUses(
            visit: visit, block: block,
            answer: try await visit.ask(AnswersWithBlock(block: block, after: after)))
    }

    var html: HTML {
        if answer.lines.isEmpty { return "" }
        let say = visit.say
        let older = answer.next.map { address(Self.path(block), [("after", $0)]) }
        return """
            <section class="card flush" aria-labelledby="uses-h"><header><h2 id="uses-h">\(say("Risposte che lo contengono", "Answers that contain it"))</h2></header>
            <ul class="rows">\(answer.lines.html(row))</ul></section>
            \(pager(say, newer: nil, older: older))
            """
    }

    private func row(_ line: AnswersWithBlock.Line) -> HTML {
        """
        <li><a class="main" href="/desk/cases/\(line.caseFile.id)#m-\(line.message)">\(line.caseFile.title)</a><span class="sub">\(line.caseFile.fromShown)</span><span class="end muted small">\(visit.say("versione \(line.version)", "version \(line.version)")) · \(visit.moments.time(line.at))</span></li>
        """
    }
}
