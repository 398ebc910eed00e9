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
        let structures: [String] =
            switch db.dialect {
            case .sqlite:
                try db.values(
                    """
                    SELECT fact.structure FROM (
                        SELECT rowid AS document FROM search_words
                        WHERE search_words MATCH \(terms.sqlite(marks: []))
                        ORDER BY rowid DESC LIMIT \(newest)) AS found
                    JOIN search_entry ON search_entry.document = found.document
                    JOIN fact ON fact.sequence = search_entry.sequence
                    """)
            case .postgres:
                try db.values(
                    """
                    SELECT fact.structure FROM (
                        SELECT sequence FROM search_entry
                        WHERE words @@ CAST(\(terms.postgres(marks: [])) AS TSQUERY)
                        ORDER BY document DESC LIMIT \(newest)) AS found
                    JOIN fact ON fact.sequence = found.sequence
                    """)
            }
        return structures.map { structure in
            var found: [String: Int64] = [:]
            for name in names { found[name] = value(of: name, in: structure) }
            return found
        }
    }

    /// Structure is JSON of our own making, with sorted keys and identifiers as texts: reading one
    /// field of thousands needs no decoder.
    private static func value(of name: String, in structure: String) -> Int64? {
        guard let start = structure.firstRange(of: "\"\(name)\":\"") else { return nil }
        return ID<Subject>(String(structure[start.upperBound...].prefix { $0 != "\"" }))?.rawValue
    }
}
