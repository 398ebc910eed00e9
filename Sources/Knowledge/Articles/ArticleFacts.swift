import Commons
import Journal
import Kernel
import Store

/// A version of an article was written: the first, or another.
struct ArticleWritten: Fact {
    static let name = "knowledge.articleWritten.v1"
    let article: ID<Article>
    let kind: ArticleKind
    let version: Int
    let reviewOn: CalendarDate?
    let account: ID<Account>?

    struct Content: Codable, Sendable {
        let title: String
        let text: String
        let sources: [String]
        let reason: String
    }

    var subjects: [ID<Subject>] { [article.subject] }

    func searchable(_ content: Content) -> SearchText? {
        SearchText(
            kind: "knowledge", title: content.title,
            body: ([content.text] + content.sources).joined(separator: "\n"))
    }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        let content = entry.content
        let title = content?.title ?? ""
        let sources = (content?.sources ?? []).joined(separator: "\n")
        let words = [title, content?.text ?? "", sources].joined(separator: "\n").foldedForSearch
        try db.execute(
            """
            INSERT INTO knowledge_article
                (id, kind, title, title_key, words, version, written_at, review_on)
            VALUES (\(article), \(kind), \(title), \(title.foldedForSearch), \(words), \(version),
                \(entry.occurredAt), \(reviewOn))
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, title_key = excluded.title_key,
                words = excluded.words, version = excluded.version,
                written_at = excluded.written_at, review_on = excluded.review_on
            """)
        try db.execute(
            """
            INSERT INTO knowledge_version
                (article_id, version, title, text, sources, review_on, reason, written_at, account)
            VALUES (\(article), \(version), \(title), \(content?.text ?? ""), \(sources), \(reviewOn),
                \(content?.reason ?? ""), \(entry.occurredAt), \(account))
            """)
    }
}

/// It is offered to nobody any more.
struct ArticleRetired: Fact {
    static let name = "knowledge.articleRetired.v1"
    let article: ID<Article>

    struct Content: Codable, Sendable { let reason: String }

    var subjects: [ID<Subject>] { [article.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            "UPDATE knowledge_article SET retired_at = \(entry.occurredAt) WHERE id = \(article)")
    }
}

/// It holds again.
struct ArticleBroughtBack: Fact {
    static let name = "knowledge.articleBroughtBack.v1"
    let article: ID<Article>

    var subjects: [ID<Subject>] { [article.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE knowledge_article SET retired_at = NULL WHERE id = \(article)")
    }
}
