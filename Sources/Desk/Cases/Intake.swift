import Commons
import Journal
import Kernel
import Mail
import Members
import Store

/// What the desk does with each message: it goes into the case of its exchange, or opens one. No
/// message stays outside (D3), and nothing that waits is left unseen (D7).
enum Intake {
    static func arrived(_ message: ArrivedMessage, in tx: Transaction) throws {
        // One exchange may have been split into two cases: the letter that is answered tells which.
        let known =
            try message.answered.flatMap { try CaseRow.of(message: $0, in: tx) }
            ?? tx.value("SELECT case_id FROM case_thread WHERE thread_id = \(message.thread)")
        let caseFile = try known ?? open(for: message, in: tx)
        let isIncoming = message.direction == .incoming
        // An answering machine does not wait; but what it says first, somebody should read. A case that
        // was opened just now is open, and nobody waited for an answer before.
        let row = try known.map { try CaseRow.require($0, in: tx) }
        let isSettled = try message.isFromArchive && isSettledPast(message, caseFile, tx)
        let waits = isIncoming && !(message.isAutomatic && known != nil) && !isSettled
        var waited: Int64?
        if !isIncoming, let row {
            waited = try self.waited(
                row, until: message.at, isPast: message.isFromArchive, tx)
        }
        try tx.append(
            MessageFiled(
                caseFile: caseFile, message: message.id, direction: message.direction, waits: waits,
                reopens: waits && row?.isOpen == false,
                completes: message.isFromArchive && known != nil ? true : nil),
            occurredAt: message.at)
        if !isIncoming {
            // A letter that was written elsewhere (an archive, another program) is an answer too.
            try tx.append(
                ReplyRecorded(
                    caseFile: caseFile, message: message.id,
                    waitedMilliseconds: waited, score: nil, waived: nil), occurredAt: message.at)
        }
        if message.isFromArchive, isSettled, try known == nil || isOver(caseFile, message, tx) {
            try tx.append(
                CaseClosed(caseFile: caseFile, reason: "archive"),
                content: CaseClosed.Content(note: nil), occurredAt: message.at)
        }
    }

    /// How long an answer of this moment was waited for; nil when nobody waited. In the past that an
    /// archive tells no case waits: there the first letter since the answer before it counts, but for
    /// those of machines.
    static func waited(
        _ row: CaseRow, until at: Instant, isPast: Bool, _ tx: Transaction
    ) throws -> Int64? {
        var since = row.waitingSince
        if isPast, since == nil {
            since = try tx.value(
                """
                SELECT case_message.at FROM case_message
                JOIN message ON message.id = case_message.message_id
                WHERE case_id = \(row.id) AND case_message.direction = 'in' AND NOT is_automatic
                    AND case_message.at <= \(at) AND case_message.at > COALESCE(
                        (SELECT MAX(at) FROM case_message
                        WHERE case_id = \(row.id) AND direction = 'out' AND at < \(at)), 0)
                ORDER BY case_message.at LIMIT 1
                """)
        }
        return since.map { max(0, $0.milliseconds(until: at)) }
    }

    /// Nobody waits any more for what an archive brings from long ago.
    private static let archiveDays = 30

    private static func isSettledPast(
        _ message: ArrivedMessage, _ caseFile: ID<CaseFile>, _ tx: Transaction
    ) throws -> Bool {
        if message.direction == .outgoing { return true }
        if message.at.milliseconds(until: tx.now) > Int64(archiveDays) * 86_400_000 { return true }
        // Archives come in any order: the answer may have come in before the question.
        return try tx.exists(
            """
            SELECT 1 FROM case_message
            WHERE case_id = \(caseFile) AND direction = 'out' AND at >= \(message.at) LIMIT 1
            """)
    }

    /// The past may complete the story of a case that is alive and was there before, never end it.
    private static func isOver(
        _ caseFile: ID<CaseFile>, _ message: ArrivedMessage, _ tx: Transaction
    ) throws -> Bool {
        let row = try CaseRow.require(caseFile, in: tx)
        return try row.isOpen && row.waitingSince == nil
            && message.direction == .outgoing && row.lastAt == message.at
            && PromiseRow.open(in: caseFile, tx).isEmpty
    }

    private static func open(for message: ArrivedMessage, in tx: Transaction) throws -> ID<CaseFile>
    {
        let isIncoming = message.direction == .incoming
        let partyName = try message.party.flatMap { try PartyRow.find($0, in: tx)?.name.shown }
        let title = message.subject.trimmingSpace
        return try CaseOpening(
            title: title.isEmpty ? "(senza oggetto)" : title, party: message.party,
            mailbox: message.mailbox, thread: message.thread,
            correspondent: message.correspondent,
            correspondentName: partyName ?? (isIncoming ? message.fromName : ""), at: message.at
        ).open(in: tx)
    }

    /// A letter of ours did not leave: its case is open again and somebody still waits.
    static func couldNotLeave(_ message: ID<MailMessage>, in tx: Transaction) throws {
        guard let caseFile = try CaseRow.of(message: message, in: tx) else { return }
        try tx.append(CaseReopened(caseFile: caseFile, waits: true))
    }

    /// Nor did it arrive: whoever it was for waits as before. A second report of the same changes
    /// nothing.
    static func didNotArrive(_ message: ID<MailMessage>, in tx: Transaction) throws {
        guard let caseFile = try CaseRow.of(message: message, in: tx) else { return }
        let row = try CaseRow.require(caseFile, in: tx)
        guard !row.isOpen || row.waitingSince == nil else { return }
        try tx.append(CaseReopened(caseFile: caseFile, waits: true))
    }
}
