import Commons
import Kernel
import Site

/// Blocks to choose from while one writes an answer: in its form, found by words.
public struct BlockShelf: Sendable {
    public struct Item: Sendable {
        public let article: ArticleRow
        public let version: ArticleVersion
    }

    static let path = "/knowledge/shelf"
    private static let most = 8

    let visit: Visit
    let words: String
    let items: [Item]
    let hasMore: Bool

    static func register(in pages: inout Pages) {
        pages.get(path) { visit in
            .fragment(try await load(visit, words: visit.query("words") ?? "").list)
        }
    }

    public static func load(_ visit: Visit, words: String) async throws -> BlockShelf {
        try await visit.reading { db in
            let found = try KnowledgeArticles(kind: .block, words: words, limit: most)
                .fetch(from: db)
            let items = try found.lines.compactMap { line in
                try ArticleVersion.find(line.id, line.version, in: db)
                    .map { Item(article: line, version: $0) }
            }
            return BlockShelf(
                visit: visit, words: words, items: items, hasMore: found.next != nil)
        }
    }

    /// - Parameter action: where the form goes for a search and for putting in, without a script.
    public func html(action: String) -> HTML {
        let say = visit.say
        let label = say("Cerca un blocco", "Search for a block")
        return """
            <div class="stack tight" data-shelf="\(Self.path)">
            <div class="bar"><label class="hush" for="shelf-words">\(label)</label><input id="shelf-words" name="_words" type="search" value="\(words)" placeholder="\(label)" autocomplete="off"><button class="button small" name="_find" value="1" formaction="\(action)" formnovalidate>\(say("Cerca", "Search"))</button></div>
            <div data-shelf-list>\(list(action: action))</div></div>
            """
    }

    private var list: HTML { list(action: "") }

    private func list(action: String) -> HTML {
        let say = visit.say
        if items.isEmpty {
            return words.isEmpty
                ? "<p class=\"muted small\">\(say("Non c'è ancora nessun blocco.", "There is no block yet.")) <a href=\"/knowledge\">\(say("Scrivi il primo", "Write the first"))</a></p>"
                : "<p class=\"muted small\">\(say("Nessun blocco contiene queste parole.", "No block contains these words."))</p>"
        }
        let more: HTML =
            hasMore
            ? "<p class=\"muted small\">\(say("Ce ne sono altri: aggiungi una parola.", "There are more: add a word."))</p>"
            : ""
        return "<ul class=\"rows shelf\">\(items.html { item($0, action) })</ul>\(more)"
    }

    private func item(_ item: Item, _ action: String) -> HTML {
        let say = visit.say
        let due: HTML =
            item.article.isDue(on: visit.today)
            ? state(say("da rivedere", "to be reviewed"), .warn) : ""
        let use = "\(item.article.id).\(item.version.version)"
        return """
            <li><details><summary>\(item.article.title)</summary><div class="letter plain" id="shelf-\(use)">\(item.version.inserted)</div></details><span class="end">\(due)<button class="button small" name="_insert" value="\(use)" formaction="\(action)" formnovalidate>\(say("Inserisci", "Insert"))<span class="hush">: \(item.article.title)</span></button></span></li>
            """
    }
}
