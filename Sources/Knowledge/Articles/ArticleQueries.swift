import Commons
import Kernel
import Store

/// Articles by title, or those that contain all words; page by page.
public struct KnowledgeArticles: Query {
    public static let name = "knowledge.articles"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Blocchi e pagine per titolo, o secondo le parole cercate.",
        en: "Blocks and pages by title, or by words looked for.")

    public struct Answer: Codable, Sendable {
        public let lines: [ArticleRow]
        /// To be given as `after` for the next page.
        public let next: String?
    }

    let kind: ArticleKind?
    let words: String?
    /// Those retired, instead of those in use.
    let isRetired: Bool?
    let after: ID<Article>?
    let limit: Int?

    public init(
        kind: ArticleKind? = nil, words: String? = nil, isRetired: Bool? = nil,
        after: ID<Article>? = nil, limit: Int? = nil
    ) {
        self.kind = kind
        self.words = words
        self.isRetired = isRetired
        self.after = after
        self.limit = limit
    }

    private static let mostWords = 8

    public func fetch(from db: Reading) throws -> Answer {
        let limit = min(max(limit ?? 30, 1), 100)
        var conditions: [SQL] = [
            isRetired == true ? "retired_at IS NOT NULL" : "retired_at IS NULL"
        ]
        if let kind { conditions.append("kind = \(kind)") }
        // Letters and digits only are left of the words: nothing in them means something to LIKE.
        let parts = (words ?? "").prefix(200).description.foldedForSearch
            .split { !$0.isLetter && !$0.isNumber }.prefix(Self.mostWords)
        for part in parts { conditions.append("words LIKE \("%\(part)%")") }
        if let after {
            conditions.append(
                """
                (title_key, id) > (SELECT title_key, id FROM knowledge_article WHERE id = \(after))
                """)
        }
        let rows = try db.rows(
            """
            SELECT \(ArticleRow.columns) FROM knowledge_article
            WHERE \(SQL.joined(conditions, by: " AND "))
            ORDER BY title_key, id LIMIT \(limit + 1)
            """, ArticleRow.init)
        return Answer(
            lines: Array(rows.prefix(limit)),
            next: rows.count > limit ? rows.prefix(limit).last.map { "\($0.id)" } : nil)
    }
}

/// An article with all its versions, the latest first.
public struct ShowArticle: Query {
    public static let name = "knowledge.article"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Un blocco o una pagina con tutte le versioni.",
        en: "A block or a page with all its versions.")

    public struct Version: Codable, Sendable {
        public let version: ArticleVersion
        public let by: String?
    }

    public struct Answer: Codable, Sendable {
        public let article: ArticleRow
        public let versions: [Version]
    }

    let article: ID<Article>

    public init(article: ID<Article>) { self.article = article }

    private static let mostVersions = 200

    public func fetch(from db: Reading) throws -> Answer {
        let row = try ArticleRow.require(article, in: db)
        let names = try AccountRow.names(in: db)
        let versions = try db.rows(
            """
            SELECT * FROM knowledge_version WHERE article_id = \(article)
            ORDER BY version DESC LIMIT \(Self.mostVersions)
            """, ArticleVersion.init)
        return Answer(
            article: row,
            versions: versions.map { Version(version: $0, by: $0.account.flatMap { names[$0] }) })
    }
}
