import Commons
import Journal
import Kernel
import Store

/// Writes a new reply block or knowledge page.
public struct WriteArticle: Command {
    public static let name = "knowledge.write"
    public static let purpose = Bilingual(
        it: "Scrive un blocco di risposta o una pagina.", en: "Writes a reply block or a page.")

    let kind: ArticleKind
    let title: String
    let text: String
    /// Contracts and laws that it rests on.
    let sources: [String]
    let reviewOn: CalendarDate?

    public init(
        kind: ArticleKind, title: String, text: String, sources: [String] = [],
        reviewOn: CalendarDate? = nil
    ) {
        self.kind = kind
        self.title = title
        self.text = text
        self.sources = sources
        self.reviewOn = reviewOn
    }

    public func run(in tx: Transaction) throws -> ID<Article> {
        let article: ID<Article> = tx.newID()
        let words = try ArticleWords(title: title, text: text, sources: sources, reason: "")
        try words.requireOwnTitle(kind, in: tx)
        try tx.append(
            ArticleWritten(
                article: article, kind: kind, version: 1, reviewOn: reviewOn, account: tx.actor.id),
            content: words.content)
        return article
    }
}

/// Writes another version of an article.
public struct ReviseArticle: Command {
    public static let name = "knowledge.revise"
    public static let purpose = Bilingual(
        it: "Scrive una versione nuova di un blocco o di una pagina.",
        en: "Writes a new version of a block or a page.")

    let article: ID<Article>
    /// As the writer read it.
    let version: Int
    let title: String
    let text: String
    let sources: [String]
    let reviewOn: CalendarDate?
    let reason: String

    public init(
        article: ID<Article>, version: Int, title: String, text: String, sources: [String] = [],
        reviewOn: CalendarDate? = nil, reason: String
    ) {
        self.article = article
        self.version = version
        self.title = title
        self.text = text
        self.sources = sources
        self.reviewOn = reviewOn
        self.reason = reason
    }

    /// The number of the new version.
    public func run(in tx: Transaction) throws -> Int {
        let row = try ArticleRow.require(article, in: tx)
        if row.retiredAt != nil { throw KnowledgeRefused.retiredAlready }
        guard row.version == version else { throw KnowledgeRefused.revisedMeanwhile }
        let words = try ArticleWords(title: title, text: text, sources: sources, reason: reason)
        let reason = try Typed.required(reason, field: "reason", most: 500)
        try words.requireOwnTitle(row.kind, except: article, in: tx)
        if let now = try ArticleVersion.find(article, version, in: tx), words.equal(now),
            now.reviewOn == reviewOn
        {
            throw KnowledgeRefused.sameWords
        }
        try tx.append(
            ArticleWritten(
                article: article, kind: row.kind, version: version + 1, reviewOn: reviewOn,
                account: tx.actor.id),
            content: ArticleWritten.Content(
                title: words.title, text: words.text, sources: words.sources, reason: reason))
        return version + 1
    }
}

/// Takes an article out of use, for a reason. It stays readable.
public struct RetireArticle: Command {
    public static let name = "knowledge.retire"
    public static let purpose = Bilingual(
        it: "Ritira un blocco o una pagina, con il motivo.",
        en: "Retires a block or a page, with the reason.")

    let article: ID<Article>
    let reason: String

    public init(article: ID<Article>, reason: String) {
        self.article = article
        self.reason = reason
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try ArticleRow.require(article, in: tx)
        if row.retiredAt != nil { throw KnowledgeRefused.retiredAlready }
        let reason = try Typed.required(reason, field: "reason", most: 500)
        try tx.append(
            ArticleRetired(article: article), content: ArticleRetired.Content(reason: reason))
        return Done()
    }
}

/// Puts a retired article into use again.
public struct BringArticleBack: Command {
    public static let name = "knowledge.bringBack"
    public static let purpose = Bilingual(
        it: "Riporta in uso un blocco o una pagina.", en: "Brings a block or a page back into use.")

    let article: ID<Article>

    public init(article: ID<Article>) { self.article = article }

    public func run(in tx: Transaction) throws -> Done {
        let row = try ArticleRow.require(article, in: tx)
        if row.retiredAt == nil { throw KnowledgeRefused.notRetired }
        try ArticleWords.requireOwnTitle(row.title, row.kind, except: article, in: tx)
        try tx.append(ArticleBroughtBack(article: article))
        return Done()
    }
}

/// What is written, checked.
struct ArticleWords {
    let title: String
    let text: String
    let sources: [String]

    static let longestText = 20_000
    private static let mostSources = 20

    init(title: String, text: String, sources: [String], reason: String) throws {
        self.title = try Typed.required(title, field: "title", most: 120)
        self.text = try Typed.required(
            text.replacing("\r\n", with: "\n"), field: "text", most: Self.longestText)
        let lines = sources.flatMap(ArticleVersion.lines)
        guard lines.count <= Self.mostSources else { throw KnowledgeRefused.tooManySources }
        self.sources = try lines.map { try Typed.required($0, field: "sources", most: 200) }
    }

    var content: ArticleWritten.Content {
        ArticleWritten.Content(title: title, text: text, sources: sources, reason: "")
    }

    func equal(_ version: ArticleVersion) -> Bool {
        version.title == title && version.text == text && version.sources == sources
    }

    func requireOwnTitle(
        _ kind: ArticleKind, except article: ID<Article>? = nil, in db: any Reader
    ) throws {
        try Self.requireOwnTitle(title, kind, except: article, in: db)
    }

    /// Two blocks of one title could not be told apart by those who choose.
    static func requireOwnTitle(
        _ title: String, _ kind: ArticleKind, except article: ID<Article>?, in db: any Reader
    ) throws {
        let taken = try db.values(
            """
            SELECT id FROM knowledge_article
            WHERE title_key = \(title.foldedForSearch) AND kind = \(kind) AND retired_at IS NULL
            """, as: ID<Article>.self)
        guard taken.allSatisfy({ $0 == article }) else { throw KnowledgeRefused.titleInUse }
    }
}
