import Kernel
import Store

/// A search over everything that was ever said.
public struct Search: Sendable {
    public enum Order: String, Sendable, Codable, CaseIterable { case newest, relevance }

    public var words: String
    /// Only what concerns all of these (a person, a mailbox, a case).
    public var subjects: [ID<Subject>]
    public var kind: String?
    public var from: Instant?
    public var until: Instant?
    public var order: Order
    public var limit: Int
    /// Where the page before ended, for the newest first; how many to pass over, by relevance.
    public var after: Int64?

    public init(
        _ words: String, subjects: [ID<Subject>] = [], kind: String? = nil, from: Instant? = nil,
        until: Instant? = nil, order: Order = .newest, limit: Int = 20, after: Int64? = nil
    ) {
        self.words = words
        self.subjects = subjects
        self.kind = kind
        self.from = from
        self.until = until
        self.order = order
        self.limit = min(max(limit, 1), 100)
        self.after = after
    }

    /// One fact that holds the words.
    public struct Hit: Sendable {
        public let fact: StoredFact
        let document: Int64
    }

    public struct Page: Sendable {
        public let hits: [Hit]
        /// To be given as `after` for the next page; nil at the end.
        public let next: Int64?
        /// How many entries the index holds: all were searched.
        public let searched: Int64
    }

    /// No words and no filter: nothing is found.
    public func fetch(from db: any Reader) throws -> Page {
        let terms = SearchIndex.withAnalyser { SearchTerms(words, analyser: &$0) }
        let marks = subjects.map(Mark.subject) + (kind.map { [Mark.kind($0)] } ?? [])
        let searched = try Journal.length(of: db)
        guard !terms.terms.isEmpty || !marks.isEmpty else {
            return Page(hits: [], next: nil, searched: searched)
        }
        let documents = try documents(terms, marks, db)
        let hits = try Self.hits(Array(documents.prefix(limit)), from: db)
        let next: Int64? =
            documents.count <= limit
            ? nil : order == .newest ? hits.last?.document : max(0, after ?? 0) + Int64(limit)
        return Page(hits: hits, next: next, searched: searched)
    }

    private static func hits(_ documents: [Int64], from db: any Reader) throws -> [Hit] {
        let rows = try db.rows(
            """
            SELECT search_entry.document, \(StoredFact.columns)
            FROM search_entry
            JOIN fact ON fact.sequence = search_entry.sequence
            LEFT JOIN fact_content ON fact_content.sequence = fact.sequence
            WHERE search_entry.document IN \(list: documents)
            """
        ) { Hit(fact: try StoredFact($0), document: try $0["document"]) }
        let byDocument = Dictionary(
            rows.map { ($0.document, $0) }, uniquingKeysWith: { first, _ in first })
        return documents.compactMap { byDocument[$0] }
    }
}
