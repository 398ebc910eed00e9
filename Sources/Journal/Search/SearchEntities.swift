import Kernel
import Store

/// What a fact is about: an identifier that its structure holds, and the name it has there.
public struct FactEntity: Sendable, Hashable {
    public let name: String
    public let id: Int64
}

extension Search {
    /// The places of the newest entries with these words: for whoever wants what entries are about, and
    /// not the entries.
    /// - Parameter newest: how many entries at most are looked at.
    public static func places(
        with words: String, newest: Int, in db: any Reader
    ) throws -> [Int64] {
        let terms = SearchIndex.withAnalyser { SearchTerms(words, analyser: &$0) }
        guard !terms.terms.isEmpty else { return [] }
        let found: SQL =
            switch db.dialect {
            case .sqlite:
                """
                SELECT search_entry.sequence FROM (
                    SELECT rowid AS document FROM search_words
                    WHERE search_words MATCH \(try terms.sqlite(marks: [], in: db))
                    ORDER BY rowid DESC LIMIT \(newest)) AS hit
                JOIN search_entry ON search_entry.document = hit.document
                """
            case .postgres:
                """
                SELECT sequence FROM search_entry
                WHERE document IN (\(PostgresSearch.newest(terms, [], newest)))
                """
            }
        return try db.values(found, as: Int64.self)
    }
}

extension Journal {
    /// Of each of these facts the first of the names that its structure holds an identifier under.
    public static func entities(
        of sequences: [Int64], named names: [String], in db: any Reader
    ) throws -> [Int64: FactEntity] {
        guard !sequences.isEmpty else { return [:] }
        let structure: SQL =
            db.dialect == .sqlite ? "fact.structure" : "CAST(fact.structure AS JSONB)"
        let fields = names.enumerated().map { index, name -> SQL in
            "\(structure) ->> CAST(\(name) AS TEXT) AS \(SQL(stringLiteral: "entity_\(index)"))"
        }
        let found = try db.rows(
            """
            SELECT fact.sequence, \(SQL.joined(fields, by: ", ")) FROM fact
            WHERE fact.sequence IN \(list: sequences)
            """
        ) { row in
            for (index, name) in names.enumerated() {
                let text: String? = try row["entity_\(index)"]
                guard let id = text.flatMap({ ID<Subject>($0) }) else { continue }
                return (
                    sequence: try row["sequence"] as Int64,
                    entity: FactEntity(name: name, id: id.rawValue) as FactEntity?
                )
            }
            return (sequence: try row["sequence"] as Int64, entity: nil)
        }
        return Dictionary(
            found.compactMap { item in item.entity.map { (item.sequence, $0) } },
            uniquingKeysWith: { one, _ in one })
    }
}
