import Commons
import Journal
import Kernel
import Mail
import Members
import Store

/// A case held two matters: some of what is in it is in a case of its own from now on.
struct CaseSplit: Fact {
    static let name = "desk.caseSplit.v1"
    let from: ID<CaseFile>
    let split: ID<CaseFile>
    let messages: [ID<MailMessage>]
    let contacts: [ID<CaseContact>]
    let promises: [ID<Promise>]
    var tasks: [ID<DeskTask>]?

    var subjects: [ID<Subject>] { [from.subject, split.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        let splitting = CaseSplitting(split: split, from: from)
        guard let since = try splitting.remember(at: entry.occurredAt, in: db) else { return }
        try splitting.tell(items, before: entry.sequence, in: db)
        try splitting.move(items, in: db)
        try splitting.recount(since: since, in: db)
        try splitting.followPerson(in: db)
        try splitting.hold(in: db)
    }

    /// As `CaseMerge.belongings` names them. An answer goes with its letter.
    private var items: [(kind: String, id: Int64)] {
        messages.flatMap { [("message", $0.rawValue), ("reply", $0.rawValue)] }
            + contacts.map { ("contact", $0.rawValue) } + promises.map { ("promise", $0.rawValue) }
            + (tasks ?? []).map { ("task", $0.rawValue) }
    }
}

/// What a split moves, and how the case stood before: enough for merging back to undo it exactly.
/// Moving is what merges do too (`CaseMerge`).
struct CaseSplitting {
    let split: ID<CaseFile>
    let from: ID<CaseFile>

    /// How long somebody has waited in the case that is split; outer nil where there is none.
    func remember(at: Instant, in db: any Writer) throws -> Instant?? {
        try db.execute(
            """
            INSERT INTO case_split (case_id, from_id, at, waiting_since, last_at, answered_at,
                preview, version, own_version)
            SELECT CAST(\(split) AS BIGINT), id, CAST(\(at) AS BIGINT), waiting_since, last_at,
                answered_at, preview, version, 0
            FROM case_file WHERE id = \(from)
            """)
        return try db.first("SELECT waiting_since FROM case_split WHERE case_id = \(split)") {
            try $0["waiting_since"] as Instant?
        }
    }

    func move(_ items: [(kind: String, id: Int64)], in db: any Writer) throws {
        let merge = CaseMerge(from: split, into: from)
        for item in items { try note(item.kind, item.id, in: db) }
        // An exchange of which nothing is left behind goes along, and with it the letters to come.
        let threads = try db.values(
            """
            SELECT thread_id FROM case_thread WHERE case_id = \(from)
                AND NOT EXISTS (SELECT 1 FROM case_message
                    JOIN message ON message.id = case_message.message_id
                    WHERE case_message.case_id = \(from)
                        AND message.thread_id = case_thread.thread_id
                        AND case_message.message_id NOT IN (SELECT item_id FROM case_merge_item
                            WHERE from_id = \(split) AND kind = 'message'))
                AND EXISTS (SELECT 1 FROM case_message
                    JOIN message ON message.id = case_message.message_id
                    WHERE case_message.case_id = \(from)
                        AND message.thread_id = case_thread.thread_id)
            ORDER BY thread_id
            """, as: Int64.self)
        for thread in threads { try note("thread", thread, in: db) }
        try merge.move(from, to: split, in: db)
        try db.execute("DELETE FROM case_merge_item WHERE from_id = \(split)")
        // What one would look for both under stays on both.
        try db.execute(
            """
            INSERT INTO case_label (case_id, label_id)
            SELECT CAST(\(split) AS BIGINT), label_id FROM case_label WHERE case_id = \(from)
            """)
    }

    private func note(_ kind: String, _ item: Int64, in db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO case_merge_item (from_id, kind, item_id)
            VALUES (\(split), \(kind), \(item))
            """)
    }

    /// Each letter waits as it did before, wherever it is now: nobody begins to wait by a split, and
    /// nobody ceases to.
    func recount(since: Instant?, in db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET answered_at = before.answered_at
            FROM case_file AS before WHERE case_file.id = \(split) AND before.id = \(from)
                AND EXISTS (SELECT 1 FROM case_message WHERE case_id = \(split)
                    AND direction = 'in' AND at <= before.answered_at)
            """)
        try db.execute(
            """
            UPDATE case_file SET version = before.version
            FROM case_file AS before WHERE case_file.id = \(split) AND before.id = \(from)
            """)
        for one in [split, from] { try CaseMerge.recountEntries(of: one, in: db) }
        guard let since else { return }
        let asked = try asked(since: since, in: db)
        // Something else than an entry made the case wait, such as a letter that did not leave.
        let isElsewhere = !asked.contains { $0.first == since }
        for one in [split, from] {
            let first = one == from && isElsewhere ? since : asked.first { $0.file == one }?.first
            try db.execute("UPDATE case_file SET waiting_since = \(first) WHERE id = \(one)")
        }
        // Words under way go where somebody waits for them.
        if asked.map(\.file) == [split], !isElsewhere {
            try db.execute("UPDATE draft SET case_id = \(split) WHERE case_id = \(from)")
        }
    }

    private func asked(since: Instant, in db: any Reader) throws -> [(
        file: ID<CaseFile>, first: Instant
    )] {
        try db.rows(
            """
            SELECT case_id, MIN(at) AS first FROM (
                SELECT case_message.case_id, case_message.at FROM case_message
                JOIN message ON message.id = case_message.message_id
                WHERE case_message.case_id IN (\(split), \(from))
                    AND case_message.direction = 'in' AND (case_message.at = \(since)
                        OR (case_message.at > \(since) AND NOT message.is_automatic))
                UNION ALL SELECT case_id, at FROM case_contact
                WHERE case_id IN (\(split), \(from)) AND at = \(since)
                UNION ALL SELECT reply.case_id, reply_question.answered_at FROM reply_question
                JOIN reply ON reply.message_id = reply_question.message_id
                WHERE reply.case_id IN (\(split), \(from)) AND NOT reply_question.settled
                    AND reply_question.answered_at >= \(since)) AS asked
            GROUP BY case_id ORDER BY case_id
            """
        ) { (file: try $0["case_id"], first: try $0["first"]) }
    }

    /// Where two records of a person were merged, the new case parts with the one it came from.
    func followPerson(in db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO case_party_move (merge_id, case_id, sequence)
            SELECT case_party_move.merge_id, CAST(\(split) AS BIGINT), case_party_move.sequence
            FROM case_party_move JOIN case_file AS old ON old.id = case_party_move.case_id
            JOIN case_file AS fresh ON fresh.id = \(split)
            WHERE case_party_move.case_id = \(from) AND fresh.party_id = old.party_id
            """)
    }

    /// Whoever held the case holds both; what is left to do is known by its versions.
    func hold(in db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET holder = old.holder, held_since = old.held_since
            FROM case_file AS old WHERE case_file.id = \(split) AND old.id = \(from)
            """)
        try seal(in: db)
    }

    /// From these versions on something new has happened.
    func seal(in db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_split SET
                version = (SELECT version FROM case_file WHERE id = \(from)),
                own_version = (SELECT version FROM case_file WHERE id = \(split))
            WHERE case_id = \(split)
            """)
    }
}
