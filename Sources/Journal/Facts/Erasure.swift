import Kernel
import Store

extension Journal {
    /// Destroys what facts say of people: their words in the index, their content and its salt. What
    /// they are (when, of which kind, by whom) stays, and so do the proofs. Nothing follows from an
    /// erased content any more, so rows that came of it must go by a fact in the same transaction.
    public static func erase(
        _ sequences: [Int64], _ catalogue: FactCatalogue, in db: any Writer
    ) throws {
        guard !sequences.isEmpty else { return }
        let facts = try db.rows(
            """
            SELECT \(StoredFact.columns) FROM fact
            JOIN fact_content ON fact_content.sequence = fact.sequence
            WHERE fact.sequence IN \(list: sequences) ORDER BY fact.sequence
            """, StoredFact.init)
        for fact in facts {
            let decoded = try catalogue.decode(fact)
            guard let words = decoded.searchText else { continue }
            try SearchIndex.remove(
                words, subjects: distinct(decoded.subjects), at: fact.occurredAt, fact.sequence,
                from: db)
        }
        try db.execute("DELETE FROM fact_content WHERE sequence IN \(list: facts.map(\.sequence))")
    }

    /// Takes facts out of the stories of these subjects, for the `apply` of a fact that says so.
    /// - Parameter told: where they stand, as the rows of one of the subjects have it.
    public static func untell(
        _ told: [Timeline.Position], of subjects: [ID<Subject>], in db: any Writer
    ) throws {
        for position in told {
            try db.execute(
                """
                DELETE FROM fact_subject WHERE subject IN \(list: subjects)
                    AND occurred_at = \(position.occurredAt) AND sequence = \(position.sequence)
                """)
        }
    }

    /// Where the facts stand that an import brought about a subject, and those of some names whoever
    /// brought them, the first recorded first.
    public static func positions(
        about subject: ID<Subject>, broughtBy importID: ID<Subject>, orNamed names: [String] = [],
        from sequence: Int64 = 0, in db: any Reader
    ) throws -> [Timeline.Position] {
        let named = names.map { name -> SQL in "OR fact.name = \(name)" }
        // Crossed, so that SQLite begins at the few facts of the subject, never at all of the import.
        return try db.rows(
            """
            SELECT fact_subject.occurred_at, fact_subject.sequence FROM fact_subject
            CROSS JOIN fact
            WHERE fact.sequence = fact_subject.sequence AND fact_subject.subject = \(subject) AND fact_subject.sequence >= \(sequence)
                AND (fact.import_id = \(importID) \(SQL.joined(named, by: " ")))
            ORDER BY fact_subject.sequence
            """
        ) { Timeline.Position(occurredAt: try $0["occurred_at"], sequence: try $0["sequence"]) }
    }

    /// The first fact about each subject that another than this import brought, leaving out some names.
    public static func firstForeign(
        to importID: ID<Subject>, about subjects: [ID<Subject>], butFor names: [String] = [],
        in db: any Reader
    ) throws -> [ID<Subject>: Int64] {
        let others = names.map { name -> SQL in "AND fact.name <> \(name)" }
        let found = try db.rows(
            """
            SELECT fact_subject.subject, MIN(fact_subject.sequence) AS sequence FROM fact_subject
            CROSS JOIN fact
            WHERE fact.sequence = fact_subject.sequence AND fact_subject.subject IN \(list: subjects)
                AND (fact.import_id IS NULL OR fact.import_id <> \(importID))
                \(SQL.joined(others, by: " "))
            GROUP BY fact_subject.subject
            """
        ) { (try $0["subject"] as ID<Subject>, try $0["sequence"] as Int64) }
        return Dictionary(found, uniquingKeysWith: { one, _ in one })
    }
}
