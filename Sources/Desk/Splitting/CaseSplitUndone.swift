import Journal
import Kernel
import Store

extension CaseSplitting {
    /// Whether nothing new has happened in either case since they were split.
    func isUntouched(in db: any Reader) throws -> Bool {
        try db.exists(
            """
            SELECT 1 FROM case_split JOIN case_file AS one ON one.id = case_split.case_id
            JOIN case_file AS other ON other.id = case_split.from_id
            WHERE case_split.case_id = \(split) AND case_split.from_id = \(from)
                AND one.version = case_split.own_version AND other.version = case_split.version
            """)
    }

    /// Merged back with nothing new: the case is what it was before the split.
    /// - Returns: false where something has happened, so that it is a merge like any other.
    func putBack(in db: any Writer) throws -> Bool {
        guard try isUntouched(in: db) else { return false }
        // What was split off this case before is as untouched as it was.
        try db.execute(
            """
            UPDATE case_split SET version = (SELECT version + 1 FROM case_file WHERE id = \(from))
            WHERE from_id = \(from) AND case_id <> \(split) AND version = (
                SELECT version - 1 FROM case_file WHERE id = \(from))
            """)
        try db.execute(
            """
            UPDATE case_file SET version = case_file.version + 1,
                waiting_since = before.waiting_since, answered_at = before.answered_at,
                preview = before.preview,
                last_at = CASE WHEN case_file.last_at > before.last_at THEN case_file.last_at
                    ELSE before.last_at END
            FROM case_split AS before WHERE case_file.id = \(from) AND before.case_id = \(split)
            """)
        // Known as put back until it is parted again.
        try db.execute(
            "UPDATE case_split SET version = 0, own_version = 0 WHERE case_id = \(split)")
        for row in try told(in: db) {
            try db.execute(
                """
                DELETE FROM fact_subject WHERE subject = \(row.subject)
                    AND occurred_at = \(row.at) AND sequence = \(row.sequence)
                """)
        }
        return true
    }

    /// Parted again after that: split as before.
    func takeApart(in db: any Writer) throws {
        let wasPutBack = try db.exists(
            """
            SELECT 1 FROM case_split
            WHERE case_id = \(split) AND from_id = \(from) AND own_version = 0
            """)
        guard wasPutBack else { return }
        for row in try told(in: db) {
            try db.execute(
                """
                INSERT INTO fact_subject (subject, occurred_at, sequence)
                VALUES (\(row.subject), \(row.at), \(row.sequence)) ON CONFLICT DO NOTHING
                """)
        }
        try seal(in: db)
    }
}

extension CaseSplitting {
    struct Told {
        let subject: ID<Subject>
        let at: Instant
        let sequence: Int64
    }

    private func told(in db: any Reader) throws -> [Told] {
        try db.rows(
            """
            SELECT subject, occurred_at, sequence FROM case_split_told WHERE case_id = \(split)
            ORDER BY subject, sequence
            """
        ) {
            Told(
                subject: try $0["subject"], at: try $0["occurred_at"],
                sequence: try $0["sequence"])
        }
    }

    /// What was told of the entries belongs to the story of the new case, and of its person where
    /// that is another.
    func tell(
        _ items: [(kind: String, id: Int64)], before sequence: Int64, in db: any Writer
    ) throws {
        let whose = try db.value(
            """
            SELECT fresh.party_id FROM case_file AS fresh JOIN case_file AS old ON old.id = \(from)
            WHERE fresh.id = \(split) AND fresh.party_id IS DISTINCT FROM old.party_id
            """, as: ID<Subject>?.self)
        let stories = [ID<Subject>(rawValue: split.rawValue)] + [whose ?? nil].compactMap { $0 }
        for item in items where item.kind != "reply" {
            let mention = "%\"\(ID<Subject>(rawValue: item.id))\"%"
            let facts = try db.rows(
                """
                SELECT fact_subject.occurred_at, fact_subject.sequence FROM fact_subject
                JOIN fact ON fact.sequence = fact_subject.sequence
                WHERE fact_subject.subject = \(from) AND fact_subject.sequence < \(sequence)
                    AND fact.structure LIKE \(mention)
                UNION SELECT occurred_at, sequence FROM fact_subject
                WHERE subject = \(item.id) AND sequence < \(sequence)
                ORDER BY 2
                """
            ) { (at: try $0["occurred_at"] as Instant, sequence: try $0["sequence"] as Int64) }
            for fact in facts { for story in stories { try tell(fact, to: story, in: db) } }
        }
    }

    private func tell(
        _ fact: (at: Instant, sequence: Int64), to story: ID<Subject>, in db: any Writer
    ) throws {
        let isThere = try db.exists(
            """
            SELECT 1 FROM fact_subject WHERE subject = \(story) AND occurred_at = \(fact.at)
                AND sequence = \(fact.sequence)
            """)
        if isThere { return }
        try db.execute(
            """
            INSERT INTO fact_subject (subject, occurred_at, sequence)
            VALUES (\(story), \(fact.at), \(fact.sequence))
            """)
        try db.execute(
            """
            INSERT INTO case_split_told (case_id, subject, occurred_at, sequence)
            VALUES (\(split), \(story), \(fact.at), \(fact.sequence))
            """)
    }
}
