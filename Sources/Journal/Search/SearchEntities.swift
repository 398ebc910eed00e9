import Kernel
import Store

extension Search {
    /// For each of the newest entries with these words, the identifiers that its structure holds under
    /// these names: for whoever wants what entries are about, and not the entries.
    /// - Parameter newest: how many entries at most are looked at.
    public static func entities(
        named names: [String], with words: String, newest: Int, in db: any Reader
    ) throws -> [[String: Int64]] {
        let terms = SearchIndex.withAnalyser { SearchTerms(words, analyser: &$0) }
        guard !terms.terms.isEmpty else { return [] }
        let structure: SQL =
            db.dialect == .sqlite ? "fact.structure" : "CAST(fact.structure AS JSONB)"
        let fields = names.enumerated().map { index, name -> SQL in
            "\(structure) ->> CAST(\(name) AS TEXT) AS \(SQL(stringLiteral: "entity_\(index)"))"
        }
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
        return try db.rows(
            """
            SELECT DISTINCT \(SQL.joined(fields, by: ", ")) FROM (\(found)) AS found
            JOIN fact ON fact.sequence = found.sequence
            """
        ) { row in
            var entities: [String: Int64] = [:]
            for (index, name) in names.enumerated() {
                let text: String? = try row["entity_\(index)"]
                entities[name] = text.flatMap { ID<Subject>($0) }?.rawValue
            }
            return entities
        }
    }
}
