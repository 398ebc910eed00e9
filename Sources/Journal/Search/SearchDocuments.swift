import Kernel
import Store

extension Search {
    /// The entries that match, one more than asked for, to know whether there are more.
    func documents(_ terms: SearchTerms, _ marks: [String], _ db: any Reader) throws -> [Int64] {
        switch (db.dialect, order) {
        case (.sqlite, .newest):
            return try db.values(
                """
                SELECT rowid FROM search_words
                WHERE search_words MATCH \(try terms.sqlite(marks: marks, in: db))
                    AND rowid >= \(lowest) AND rowid < \(highest)
                ORDER BY rowid DESC LIMIT \(limit + 1)
                """)
        case (.sqlite, .relevance):
            return try db.values(
                """
                SELECT rowid FROM search_words
                WHERE search_words MATCH \(try terms.sqlite(marks: marks, in: db))
                    AND rowid >= \(lowest) AND rowid < \(highest)
                ORDER BY bm25(search_words, 8.0, 1.0, 0.5, 0.0), rowid DESC
                LIMIT \(limit + 1) OFFSET \(max(0, after ?? 0))
                """)
        case (.postgres, .newest):
            return try db.values(
                "\(PostgresSearch.newest(terms, marks, from: lowest, below: highest, limit + 1))")
        case (.postgres, .relevance):
            let newest = PostgresSearch.newest(terms, marks, from: lowest, below: highest, 3_000)
            return try db.values(
                """
                SELECT document FROM search_entry WHERE document IN (\(newest))
                ORDER BY ts_rank(words, CAST(\(terms.postgres(marks: marks)) AS TSQUERY)) DESC,
                    document DESC
                LIMIT \(limit + 1) OFFSET \(max(0, after ?? 0))
                """)
        }
    }

    private var lowest: Int64 { from.map(SearchIndex.firstDocument) ?? 0 }

    private var highest: Int64 {
        let end = until.map(SearchIndex.firstDocument) ?? .max
        guard order == .newest, let after else { return end }
        return min(end, after)
    }
}

/// How PostgreSQL is asked for words. It knows little of how common they are, and nothing of how dear
/// it is to read an entry's words: left to itself it sometimes reads all entries from the newest down,
/// or joins a list of all of them. So the statement leaves it one way only (ADR 0034).
enum PostgresSearch {
    /// So many of the newest entries tell whether the words are common, and so many are then read.
    private static let sample = 60
    private static let commonInSample = 3
    private static let mostRead = 800

    /// The newest entries with these words, the newest first. What is common is read off the newest
    /// entries; all else, and whatever they hold too little of, the index of words gives.
    static func newest(
        _ terms: SearchTerms, _ marks: [String], from lowest: Int64 = 0,
        below highest: Int64 = .max, _ limit: Int
    ) -> SQL {
        let entries: SQL = """
            SELECT document, words FROM search_entry
            WHERE document >= \(lowest) AND document < \(highest) ORDER BY document DESC
            """
        let holds: SQL = "words @@ (SELECT CAST(\(terms.postgres(marks: marks)) AS TSQUERY))"
        return """
            WITH sample AS MATERIALIZED (
                SELECT COUNT(*) AS held FROM (\(entries) LIMIT \(sample)) AS entry WHERE \(holds)),
            recent AS MATERIALIZED (
                SELECT document FROM (\(entries) LIMIT (
                    SELECT CASE WHEN held >= \(commonInSample) THEN \(mostRead) ELSE 0 END
                    FROM sample)) AS entry
                WHERE \(holds) ORDER BY document DESC LIMIT \(limit))
            SELECT document FROM recent WHERE (SELECT COUNT(*) FROM recent) >= \(limit)
            UNION ALL
            SELECT document FROM (\(indexed(terms, marks, from: lowest, below: highest, limit))) AS found
            WHERE (SELECT COUNT(*) FROM recent) < \(limit)
            ORDER BY document DESC
            """
    }

    /// The same by the index of words, and by nothing else: `(SELECT …)` keeps the planner from guessing
    /// by the words asked for, `document + 0` from taking the index by document.
    private static func indexed(
        _ terms: SearchTerms, _ marks: [String], from lowest: Int64, below highest: Int64,
        _ limit: Int
    ) -> SQL {
        let exact = terms.postgres(marks: marks)
        let loose = terms.postgres(marks: marks, inOrder: false)
        let holding: SQL = """
            SELECT document, document + 0 AS place FROM search_entry
            WHERE words @@ (SELECT CAST(\(loose) AS TSQUERY))
                AND document + 0 >= \(lowest) AND document + 0 < \(highest)
            ORDER BY place DESC
            """
        if loose == exact { return "\(holding) LIMIT \(limit)" }
        // The index does not know the order of words: entries are read for it one by one, the newest
        // first, and only until there are enough.
        return """
            SELECT document FROM (\(holding) OFFSET 0) AS held
            WHERE (SELECT words FROM search_entry AS entry WHERE entry.document = held.document)
                @@ (SELECT CAST(\(exact) AS TSQUERY))
            ORDER BY place DESC LIMIT \(limit)
            """
    }
}
