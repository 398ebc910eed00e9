import Commons
import Journal
import Kernel
import Mail
import Store

/// Two cases were about one matter: all that the first held is in the second from now on.
struct CasesMerged: Fact {
    static let name = "desk.casesMerged.v1"
    let from: ID<CaseFile>
    let into: ID<CaseFile>

    var subjects: [ID<Subject>] { [from.subject, into.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        let merge = CaseMerge(from: from, into: into)
        try merge.remember(at: entry.occurredAt, in: db)
        try merge.move(from, to: into, in: db)
        if try !CaseSplitting(split: from, from: into).putBack(in: db) { try merge.add(in: db) }
        try merge.leave(at: entry.occurredAt, in: db)
        try CaseOffer.end(from, in: db)
    }
}

/// They were two matters after all: each case has its own again.
struct CasesUnmerged: Fact {
    static let name = "desk.casesUnmerged.v1"
    let from: ID<CaseFile>
    let into: ID<CaseFile>

    var subjects: [ID<Subject>] { [from.subject, into.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        let merge = CaseMerge(from: from, into: into)
        let hasNews = try merge.takeNews(in: db)
        try merge.move(into, to: from, in: db)
        try merge.restore(hasNews: hasNews, in: db)
        try merge.forget(in: db)
    }
}

/// What a merge moves, and how it stood before: enough to undo it exactly.
struct CaseMerge {
    let from: ID<CaseFile>
    let into: ID<CaseFile>

    /// Tables whose rows belong to a case, by the name that `case_merge_item` has for them.
    static let belongings: [(kind: String, table: SQL, key: SQL)] = [
        ("message", "case_message", "message_id"), ("reply", "reply", "message_id"),
        ("contact", "case_contact", "id"), ("thread", "case_thread", "thread_id"),
        ("promise", "promise", "id"), ("task", "desk_task", "id"),
        ("work", "case_work", "id"),
    ]

    func remember(at: Instant, in db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO case_merge (from_id, into_id, at, holder, held_since, waiting_since,
                snoozed_until, closed_at, closing_reason, into_waiting_since, into_last_at,
                into_answered_at, into_closed_at, into_closing_reason, into_preview, into_version)
            SELECT one.id, other.id, \(at), one.holder, one.held_since, one.waiting_since,
                one.snoozed_until, one.closed_at, one.closing_reason, other.waiting_since,
                other.last_at, other.answered_at, other.closed_at, other.closing_reason,
                other.preview, other.version
            FROM case_file AS one, case_file AS other WHERE one.id = \(from) AND other.id = \(into)
            """)
        for (kind, table, key) in Self.belongings {
            try db.execute(
                """
                INSERT INTO case_merge_item (from_id, kind, item_id)
                SELECT case_id, \(kind), \(key) FROM \(table) WHERE case_id = \(from)
                """)
        }
        // A label that both have stays with the second when they part.
        try db.execute(
            """
            INSERT INTO case_merge_item (from_id, kind, item_id)
            SELECT case_id, 'label', label_id FROM case_label WHERE case_id = \(from)
                AND label_id NOT IN (SELECT label_id FROM case_label WHERE case_id = \(into))
            """)
        // Somebody's words go along, unless they would push away the words of another.
        try db.execute(
            """
            INSERT INTO case_merge_item (from_id, kind, item_id)
            SELECT case_id, 'draft', saved_at FROM draft WHERE case_id = \(from)
                AND NOT EXISTS (SELECT 1 FROM draft WHERE case_id = \(into))
            """)
    }

    /// Moves what the merge remembers, there or back.
    func move(_ source: ID<CaseFile>, to target: ID<CaseFile>, in db: any Writer) throws {
        for (kind, table, key) in Self.belongings {
            try db.execute(
                """
                UPDATE \(table) SET case_id = \(target) WHERE case_id = \(source)
                    AND \(key) IN (SELECT item_id FROM case_merge_item
                        WHERE from_id = \(from) AND kind = \(kind))
                """)
        }
        try db.execute(
            """
            UPDATE draft SET case_id = \(target) WHERE case_id = \(source)
                AND saved_at IN (SELECT item_id FROM case_merge_item
                    WHERE from_id = \(from) AND kind = 'draft')
                AND NOT EXISTS (SELECT 1 FROM draft AS there WHERE there.case_id = \(target))
            """)
        if target == into {
            try db.execute(
                """
                INSERT INTO case_label (case_id, label_id) SELECT CAST(\(into) AS BIGINT), item_id
                FROM case_merge_item WHERE from_id = \(from) AND kind = 'label'
                """)
        } else {
            try db.execute(
                """
                DELETE FROM case_label WHERE case_id = \(into) AND label_id IN (
                    SELECT item_id FROM case_merge_item
                    WHERE from_id = \(from) AND kind = 'label')
                """)
        }
    }

    /// The second case waits as long as either did.
    func add(in db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET version = case_file.version + 1,
                waiting_since = CASE WHEN case_file.waiting_since IS NULL
                        OR one.waiting_since < case_file.waiting_since THEN one.waiting_since
                    ELSE case_file.waiting_since END,
                answered_at = CASE WHEN case_file.answered_at IS NULL
                        OR one.answered_at > case_file.answered_at THEN one.answered_at
                    ELSE case_file.answered_at END,
                preview = CASE WHEN one.last_at > case_file.last_at THEN one.preview
                    ELSE case_file.preview END,
                last_at = CASE WHEN one.last_at > case_file.last_at THEN one.last_at
                    ELSE case_file.last_at END,
                closed_at = CASE WHEN one.closed_at IS NULL THEN NULL
                    ELSE case_file.closed_at END,
                closing_reason = CASE WHEN one.closed_at IS NULL THEN NULL
                    ELSE case_file.closing_reason END
            FROM case_file AS one WHERE case_file.id = \(into) AND one.id = \(from)
            """)
    }

    /// The first is closed and leads to the second.
    func leave(at: Instant, in db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET merged_into = \(into), closed_at = \(at),
                closing_reason = 'merged', waiting_since = NULL, holder = NULL, held_since = NULL,
                snoozed_until = NULL, version = version + 1
            WHERE id = \(from)
            """)
    }
}
