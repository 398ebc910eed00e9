import Kernel
import Store

extension CaseMerge {
    /// Letters that came into the first case's exchanges after the merge belong to it too.
    /// - Returns: whether there are any.
    func takeNews(in db: any Writer) throws -> Bool {
        let news = try db.values(
            """
            SELECT case_message.message_id FROM case_message
            JOIN message ON message.id = case_message.message_id
            WHERE case_message.case_id = \(into)
                AND message.thread_id IN (SELECT item_id FROM case_merge_item
                    WHERE from_id = \(from) AND kind = 'thread')
                AND message.id NOT IN (SELECT item_id FROM case_merge_item
                    WHERE from_id = \(from) AND kind = 'message')
            ORDER BY case_message.message_id
            """, as: Int64.self)
        for message in news {
            for kind in ["message", "reply"] {
                try db.execute(
                    """
                    INSERT INTO case_merge_item (from_id, kind, item_id)
                    VALUES (\(from), \(kind), \(message))
                    """)
            }
        }
        // Who said after the merge that an answer did not settle it waits in the case of that answer.
        let isUnsettled = try db.exists(
            """
            SELECT 1 FROM reply_question
            JOIN case_merge_item ON case_merge_item.item_id = reply_question.message_id
                AND case_merge_item.kind = 'reply' AND case_merge_item.from_id = \(from)
            JOIN case_merge ON case_merge.from_id = \(from)
            WHERE NOT reply_question.settled AND reply_question.answered_at > case_merge.at
            """)
        return !news.isEmpty || isUnsettled
    }

    /// Both cases as they stood before, and with what has happened since.
    func restore(hasNews: Bool, in db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET merged_into = NULL, version = case_file.version + 1,
                holder = before.holder, held_since = before.held_since,
                waiting_since = before.waiting_since, snoozed_until = before.snoozed_until,
                closed_at = before.closed_at, closing_reason = before.closing_reason
            FROM case_merge AS before WHERE case_file.id = \(from) AND before.from_id = \(from)
            """)
        if hasNews { try recount(from, in: db) }
        let isUntouched = try db.exists(
            """
            SELECT 1 FROM case_merge JOIN case_file ON case_file.id = case_merge.into_id
            WHERE case_merge.from_id = \(from)
                AND case_file.version = case_merge.into_version + 1
            """)
        guard isUntouched else {
            // Answers by phone leave no letter: those given before the merge are known from then.
            try db.execute(
                """
                UPDATE case_file SET answered_at = before.into_answered_at
                FROM case_merge AS before
                WHERE case_file.id = \(into) AND before.from_id = \(from)
                """)
            return try recount(into, in: db)
        }
        try db.execute(
            """
            UPDATE case_file SET version = case_file.version + 1,
                waiting_since = before.into_waiting_since, last_at = before.into_last_at,
                answered_at = before.into_answered_at, closed_at = before.into_closed_at,
                closing_reason = before.into_closing_reason, preview = before.into_preview
            FROM case_merge AS before WHERE case_file.id = \(into) AND before.from_id = \(from)
            """)
        if !hasNews { try CaseSplitting(split: from, from: into).takeApart(in: db) }
    }

    func forget(in db: any Writer) throws {
        try db.execute("DELETE FROM case_merge_item WHERE from_id = \(from)")
        try db.execute("DELETE FROM case_merge WHERE from_id = \(from)")
    }

    /// How a case stands by what is in it: who wrote after the last answer waits, and an open case is
    /// what such a letter makes of it.
    private func recount(_ caseFile: ID<CaseFile>, in db: any Writer) throws {
        try Self.recountEntries(of: caseFile, in: db)
        try db.execute(
            """
            UPDATE case_file SET waiting_since = (SELECT MIN(at) FROM (
                    SELECT case_message.at AS at FROM case_message
                    JOIN message ON message.id = case_message.message_id
                    WHERE case_message.case_id = \(caseFile) AND case_message.direction = 'in'
                        AND NOT message.is_automatic
                    UNION ALL SELECT reply_question.answered_at FROM reply_question
                    JOIN reply ON reply.message_id = reply_question.message_id
                    WHERE reply.case_id = \(caseFile) AND NOT reply_question.settled) AS asked
                WHERE at > COALESCE(case_file.answered_at, 0)
                    AND at > COALESCE(case_file.closed_at, 0))
            WHERE id = \(caseFile)
            """)
        try db.execute(
            """
            UPDATE case_file SET closed_at = NULL, closing_reason = NULL
            WHERE id = \(caseFile) AND waiting_since IS NOT NULL
            """)
    }

    /// What the letters and contacts of a case say of it, but for who waits.
    static func recountEntries(of caseFile: ID<CaseFile>, in db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET version = version + 1,
                answered_at = (SELECT MAX(at) FROM (
                    SELECT case_file.answered_at AS at
                    UNION ALL SELECT at FROM case_message
                    WHERE case_id = \(caseFile) AND direction = 'out') AS given),
                last_at = COALESCE((SELECT MAX(at) FROM (
                    SELECT at FROM case_message WHERE case_id = \(caseFile)
                    UNION ALL SELECT at FROM case_contact WHERE case_id = \(caseFile)) AS told),
                    opened_at),
                preview = COALESCE((SELECT message.preview FROM case_message
                    JOIN message ON message.id = case_message.message_id
                    WHERE case_message.case_id = \(caseFile)
                    ORDER BY case_message.at DESC, message.id DESC LIMIT 1), '')
            WHERE id = \(caseFile)
            """)
    }
}
