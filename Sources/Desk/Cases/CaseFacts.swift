import Commons
import Journal
import Kernel
import Mail
import Members
import Store

/// A request became a case.
struct CaseOpened: Fact {
    static let name = "desk.caseOpened.v1"
    let caseFile: ID<CaseFile>
    let year: Int
    let ordinal: Int
    let party: ID<Party>?
    let mailbox: ID<Mailbox>?
    let thread: ID<MailThread>?
    /// Somebody who called or came by waits from now on; letters say it for themselves.
    var waits: Bool?

    struct Content: Codable, Sendable {
        let title: String
        let correspondent: String
        let correspondentName: String
    }

    var subjects: [ID<Subject>] { [caseFile.subject] + (party.map { [$0.subject] } ?? []) }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO case_file (id, year, ordinal, title, party_id, mailbox_id, correspondent,
                correspondent_name, preview, last_at, opened_at, waiting_since, version, import_id)
            VALUES (\(caseFile), \(year), \(ordinal), \(entry.content?.title ?? ""), \(party), \(mailbox),
                \(entry.content?.correspondent ?? ""), \(entry.content?.correspondentName ?? ""), '',
                \(entry.occurredAt), \(entry.occurredAt),
                \(waits == true ? entry.occurredAt : nil), 1, \(entry.provenance.importID))
            """)
        if let thread {
            try db.execute(
                "INSERT INTO case_thread (thread_id, case_id) VALUES (\(thread), \(caseFile))")
        }
    }

    func searchable(_ content: Content) -> SearchText? {
        SearchText(
            kind: "case", title: content.title,
            body: "\(year)/\(ordinal) \(content.correspondentName)")
    }
}

/// A message went into a case.
struct MessageFiled: Fact {
    static let name = "desk.messageFiled.v1"
    let caseFile: ID<CaseFile>
    let message: ID<MailMessage>
    let direction: MailDirection
    /// Whether somebody waits for an answer because of it.
    let waits: Bool
    /// Whether a closed case is open again because of it.
    let reopens: Bool
    /// An import brings it into a case that was there before: how the case stood is kept.
    var completes: Bool?

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        if completes == true, let importID = entry.provenance.importID {
            try CaseBeforeImport(caseFile: caseFile, importID: importID)
                .remember(entry.sequence, in: db)
        }
        try db.execute(
            """
            INSERT INTO case_message (message_id, case_id, direction, at)
            VALUES (\(message), \(caseFile), \(direction), \(entry.occurredAt))
            """)
        try joinStory(before: entry.sequence, in: db)
        try db.execute(
            """
            UPDATE case_file SET version = version + 1,
                preview = CASE WHEN last_at <= \(entry.occurredAt)
                    THEN COALESCE((SELECT preview FROM message WHERE id = \(message)), '')
                    ELSE preview END,
                last_at = CASE WHEN last_at < \(entry.occurredAt) THEN \(entry.occurredAt) ELSE last_at END
                \(changes(at: entry.occurredAt))
            WHERE id = \(caseFile)
            """)
    }

    /// What changes further in the case: all right sides mean the row as it was.
    private func changes(at moment: Instant) -> SQL {
        var changes: SQL = ""
        if waits {
            // Who writes again is not left aside until a day that was chosen before.
            changes = """
                , snoozed_until = NULL, waiting_since = CASE
                    WHEN waiting_since IS NULL OR waiting_since > \(moment) THEN \(moment)
                    ELSE waiting_since END
                """
        }
        if reopens { changes = "\(changes), closed_at = NULL, closing_reason = NULL" }
        if direction == .outgoing {
            changes = """
                \(changes), waiting_since = CASE WHEN waiting_since <= \(moment) THEN NULL
                    ELSE waiting_since END,
                answered_at = CASE WHEN waiting_since IS NULL OR waiting_since <= \(moment)
                    THEN \(moment) ELSE answered_at END
                """
        }
        return changes
    }
}

extension MessageFiled {
    /// Somebody may write from an address that the register does not know: what was told of the
    /// message belongs to the story of the person whose case it is.
    private func joinStory(before sequence: Int64, in db: any Writer) throws {
        // One row a statement, for the reason that `Journal.link` gives.
        let missing = try db.rows(
            """
            SELECT case_file.party_id, told.occurred_at, told.sequence
            FROM fact_subject AS told JOIN case_file ON case_file.id = \(caseFile)
            WHERE told.subject = \(message) AND told.sequence < \(sequence)
                AND case_file.party_id IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM fact_subject AS known
                    WHERE known.subject = case_file.party_id
                        AND known.occurred_at = told.occurred_at AND known.sequence = told.sequence)
            ORDER BY told.occurred_at, told.sequence
            """
        ) {
            (
                party: try $0["party_id"] as ID<Party>, at: try $0["occurred_at"] as Instant,
                sequence: try $0["sequence"] as Int64
            )
        }
        for row in missing {
            try db.execute(
                """
                INSERT INTO fact_subject (subject, occurred_at, sequence)
                VALUES (\(row.party), \(row.at), \(row.sequence))
                """)
        }
    }
}

/// Somebody took the case: by her own choice, as always.
struct CaseTaken: Fact {
    static let name = "desk.caseTaken.v1"
    let caseFile: ID<CaseFile>
    let holder: ID<Account>

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET holder = \(holder), held_since = \(entry.recordedAt),
                snoozed_until = NULL
            WHERE id = \(caseFile)
            """)
        try CaseOffer.end(caseFile, in: db)
    }
}

/// The case is for whoever takes it.
struct CaseReleased: Fact {
    static let name = "desk.caseReleased.v1"
    let caseFile: ID<CaseFile>

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET holder = NULL, held_since = NULL, snoozed_until = NULL
            WHERE id = \(caseFile)
            """)
        try CaseOffer.end(caseFile, in: db)
    }
}

/// The case is closed, with an answer or for a stated reason (D3).
struct CaseClosed: Fact {
    static let name = "desk.caseClosed.v1"
    let caseFile: ID<CaseFile>
    let reason: String

    struct Content: Codable, Sendable { let note: String? }

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET closed_at = \(entry.occurredAt), closing_reason = \(reason),
                waiting_since = NULL, holder = NULL, held_since = NULL, snoozed_until = NULL,
                version = version + 1
            WHERE id = \(caseFile)
            """)
        try CaseOffer.end(caseFile, in: db)
    }
}

/// The case is open again.
struct CaseReopened: Fact {
    static let name = "desk.caseReopened.v1"
    let caseFile: ID<CaseFile>
    /// A letter of ours did not leave: its sender still waits.
    let waits: Bool

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET closed_at = NULL, closing_reason = NULL, version = version + 1
            WHERE id = \(caseFile)
            """)
        if waits {
            try db.execute(
                """
                UPDATE case_file SET waiting_since = \(entry.occurredAt)
                WHERE id = \(caseFile) AND waiting_since IS NULL
                """)
        }
    }
}

/// Whose case it is became known: its whole past joins the person's story.
struct CaseLinked: Fact {
    static let name = "desk.caseLinked.v1"
    let caseFile: ID<CaseFile>
    let party: ID<Party>

    var subjects: [ID<Subject>] { [caseFile.subject, party.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET party_id = \(party), version = version + 1 WHERE id = \(caseFile)
            """)
        try db.execute(
            """
            INSERT INTO fact_subject (subject, occurred_at, sequence)
            SELECT DISTINCT CAST(\(party) AS BIGINT), occurred_at, sequence FROM fact_subject
            WHERE sequence < \(entry.sequence) AND (subject = \(caseFile)
                OR subject IN (SELECT message_id FROM case_message WHERE case_id = \(caseFile)))
            ON CONFLICT DO NOTHING
            """)
    }
}
