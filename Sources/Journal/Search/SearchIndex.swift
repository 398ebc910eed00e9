import Kernel
import Store
import Synchronization

/// The full-text index, written in the transaction of the fact: what is committed is findable.
enum SearchIndex {
    /// Analysers that nobody uses now: each remembers stems, which is most of its speed.
    private static let analysers = Mutex<[AnalyserBox]>([])

    /// The analyser's C handle is touched only by who took the box out.
    private final class AnalyserBox: @unchecked Sendable {
        var analyser = ItalianAnalyser()
    }

    static func withAnalyser<Value>(_ body: (inout ItalianAnalyser) -> Value) -> Value {
        let box = analysers.withLock { $0.popLast() } ?? AnalyserBox()
        defer { analysers.withLock { $0.append(box) } }
        return body(&box.analyser)
    }

    static func add(
        _ text: IndexedText, subjects: [ID<Subject>], at occurredAt: Instant, _ sequence: Int64,
        to db: any Writer
    ) throws {
        let document = document(occurredAt, sequence)
        switch text {
        case .sqlite(let title, let body, let forms, let kind):
            try db.execute(
                "INSERT INTO search_entry (document, sequence) VALUES (\(document), \(sequence))")
            try db.execute(
                """
                INSERT INTO search_words (rowid, title, body, forms, marks)
                VALUES (\(document), \(title), \(body), \(forms),
                    \(Mark.all(subjects, kind: kind).joined(separator: " ")))
                """)
        case .postgres(let vector, let kind):
            let marks = TSVector.marks(Mark.all(subjects, kind: kind))
            try db.execute(
                """
                INSERT INTO search_entry (document, sequence, words)
                VALUES (\(document), \(sequence), CAST(\("\(vector) \(marks)") AS TSVECTOR))
                """)
        }
    }

    /// Takes an entry out again. SQLite's index must be given the very words it holds.
    static func remove(
        _ text: SearchText, subjects: [ID<Subject>], at occurredAt: Instant, _ sequence: Int64,
        from db: any Writer
    ) throws {
        let document = document(occurredAt, sequence)
        if case .sqlite(let title, let body, let forms, let kind) = IndexedText(
            text, for: db.dialect)
        {
            try db.execute(
                """
                INSERT INTO search_words (search_words, rowid, title, body, forms, marks)
                VALUES ('delete', \(document), \(title), \(body), \(forms),
                    \(Mark.all(subjects, kind: kind).joined(separator: " ")))
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
