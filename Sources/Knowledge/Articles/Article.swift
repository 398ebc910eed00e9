import Commons
import Journal
import Kernel
import Store

/// Something the office knows, written down once for all: a block for answers or a page to read.
public enum Article {}

public enum ArticleKind: String, Sendable, Codable, CaseIterable, SQLConvertible {
    /// A piece of an answer.
    case block
    /// How something is done, for those who do it.
    case page

    public var title: Bilingual {
        switch self {
        case .block: Bilingual(it: "Blocco di risposta", en: "Reply block")
        case .page: Bilingual(it: "Pagina", en: "Page")
        }
    }
}

/// An article as it stands today.
public struct ArticleRow: Sendable, Equatable, Codable {
    public let id: ID<Article>
    public let kind: ArticleKind
    public let title: String
    /// From 1.
    public let version: Int
    public let writtenAt: Instant
    /// The day from which somebody should look whether it still holds.
    public let reviewOn: CalendarDate?
    public let retiredAt: Instant?

    static let columns: SQL = "id, kind, title, version, written_at, review_on, retired_at"

    init(_ row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        title = try row["title"]
        version = try row["version"]
        writtenAt = try row["written_at"]
        reviewOn = try row["review_on"]
        retiredAt = try row["retired_at"]
    }

    public func isDue(on day: CalendarDate) -> Bool {
        retiredAt == nil && reviewOn.map { $0 <= day } ?? false
    }

    static func require(_ id: ID<Article>, in db: any Reader) throws -> ArticleRow {
        guard
            let found = try db.first(
                "SELECT \(columns) FROM knowledge_article WHERE id = \(id)", ArticleRow.init)
        else { throw CommonRefusal.notFound }
        return found
    }
}

/// One version of an article: it never changes.
public struct ArticleVersion: Sendable, Equatable, Codable {
    public let article: ID<Article>
    public let version: Int
    public let title: String
    public let text: String
    /// Contracts and laws that it rests on, one each.
    public let sources: [String]
    public let reviewOn: CalendarDate?
    /// Why it was revised; empty for the first.
    public let reason: String
    public let writtenAt: Instant
    public let account: ID<Account>?

    init(_ row: Row) throws {
        article = try row["article_id"]
        version = try row["version"]
        title = try row["title"]
        text = try row["text"]
        sources = Self.lines(try row["sources"])
        reviewOn = try row["review_on"]
        reason = try row["reason"]
        writtenAt = try row["written_at"]
        account = try row["account"]
    }

    /// What stands in an answer: the text, then what it rests on.
    public var inserted: String {
        sources.isEmpty ? text : "\(text)\nRiferimenti: \(sources.joined(separator: "; "))."
    }

    static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { String($0).trimmingSpace }
            .filter { !$0.isEmpty }
    }

    public static func find(_ article: ID<Article>, _ version: Int, in db: any Reader) throws
        -> ArticleVersion?
    {
        try db.first(
            """
            SELECT * FROM knowledge_version WHERE article_id = \(article) AND version = \(version)
            """, ArticleVersion.init)
    }
}
