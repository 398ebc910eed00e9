import Kernel
import Store
import Synchronization

/// The full-text index, written in the transaction of the fact: what is committed is findable.
enum SearchIndex {
    /// One analyser at a time: it remembers stems, which is most of its speed.
    private static let analyser = Mutex(AnalyserBox())

    /// The analyser's C handle stays inside the lock.
    private final class AnalyserBox: @unchecked Sendable {
        var analyser = ItalianAnalyser()
    }

    static func withAnalyser<Value: Sendable>(_ body: (inout ItalianAnalyser) -> Value) -> Value {
        analyser.withLock { body(&$0.analyser) }
    }

    static func add(
        _ text: SearchText, subjects: [ID<Subject>], at occurredAt: Instant, _ sequence: Int64,
        to db: any Writer
    ) throws {
        let words = withAnalyser { IndexedWords(text, subjects: subjects, analyser: &$0) }
        let document = document(occurredAt, sequence)
        switch db.dialect {
        case .sqlite:
            try db.execute(
                "INSERT INTO search_entry (document, sequence) VALUES (\(document), \(sequence))")
            try db.execute(
                """
                INSERT INTO search_words (rowid, title, body, forms, marks)
                VALUES (\(document), \(words.title.joined(separator: " ")),
                    \(words.body.joined(separator: " ")), \(words.forms.joined(separator: " ")),
                    \(words.marks.joined(separator: " ")))
                """)
        case .postgres:
            try db.execute(
                """
                INSERT INTO search_entry (document, sequence, words)
                VALUES (\(document), \(sequence), CAST(\(TSVector.text(words)) AS TSVECTOR))
                """)
        }
    }

    /// Takes an entry out again. SQLite's index must be given the very words it holds.
    static func remove(
        _ text: SearchText, subjects: [ID<Subject>], at occurredAt: Instant, _ sequence: Int64,
        from db: any Writer
    ) throws {
        let document = document(occurredAt, sequence)
        if db.dialect == .sqlite {
            let words = withAnalyser { IndexedWords(text, subjects: subjects, analyser: &$0) }
            try db.execute(
                """
                INSERT INTO search_words (search_words, rowid, title, body, forms, marks)
                VALUES ('delete', \(document), \(words.title.joined(separator: " ")),
                    \(words.body.joined(separator: " ")), \(words.forms.joined(separator: " ")),
                    \(words.marks.joined(separator: " ")))
                """)
        }
        try db.execute("DELETE FROM search_entry WHERE document = \(document)")
    }

    private static let secondsBefore1970: Int64 = 62_135_596_800
    private static let sequenceBits: Int64 = 26

    /// Second of the event above, place in the journal below: sorts by time and is unique as long
    /// as a second does not see the journal grow by 67 million entries.
    static func document(_ occurredAt: Instant, _ sequence: Int64) -> Int64 {
        let second = (occurredAt.milliseconds / 1000) + secondsBefore1970
        let bounded = min(max(0, second), (1 << 37) - 1)
        return (bounded << sequenceBits) | (sequence & ((1 << sequenceBits) - 1))
    }

    /// The smallest document number of an instant, for limits by date.
    static func firstDocument(from instant: Instant) -> Int64 { document(instant, 0) }
}

/// PostgreSQL's index entry, written as text so that its own parser takes no part.
enum TSVector {
    static func text(_ words: IndexedWords) -> String {
        var positions: [String: [String]] = [:]
        for (index, stem) in words.title.enumerated() {
            positions[stem, default: []].append("\(index + 1)A")
        }
        let bodyStart = words.title.count + 20
        for (index, stem) in words.body.enumerated() {
            // PostgreSQL keeps at most 255 positions of one word.
            if positions[stem, default: []].count < 255 {
                positions[stem, default: []].append("\(min(bodyStart + index, 16_383))")
            }
        }
        var parts: [String] = []
        var size = 0
        for (stem, places) in positions.sorted(by: { $0.key < $1.key }) {
            parts.append("'\(stem)':\(places.joined(separator: ","))")
            size += stem.utf8.count + places.count * 2 + 8
        }
        for form in words.forms + words.marks where positions[form] == nil {
            size += form.utf8.count + 8
            // A vector holds 1 MB; what is beyond is found by its stems.
            if size < 900_000 { parts.append("'\(form)'") }
        }
        return parts.joined(separator: " ")
    }
}
