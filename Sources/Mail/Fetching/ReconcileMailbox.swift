import Commons
import Kernel
import Store

public enum ReconcileRefused: String, Refusal {
    case cannotRead

    public var rule: String? { "D1" }
    public var field: String? { "mailbox" }
    public var sentence: Bilingual {
        Bilingual(
            it: "Questa casella non legge da un server: non c'è niente con cui confrontarla.",
            en: "This mailbox reads from no server: there is nothing to compare it with.")
    }
}

/// Asks for what happens each hour anyway: the server's list is compared with what is stored, and
/// what is missing is fetched. Whoever reads the mailbox does it within moments.
public struct ReconcileMailbox: Command {
    public static let name = "mail.reconcile"
    public static let purpose = Bilingual(
        it: "Confronta adesso il server di una casella con quello che è conservato.",
        en: "Compares the server of a mailbox with what is stored, now.")

    let mailbox: ID<Mailbox>

    public init(mailbox: ID<Mailbox>) { self.mailbox = mailbox }

    public func run(in tx: Transaction) throws -> Done {
        guard let row = try MailboxRow.find(mailbox, in: tx) else {
            throw MailboxRefused.notFound
        }
        guard row.isOpen, row.settings.imap != nil else { throw ReconcileRefused.cannotRead }
        try tx.append(ReconciliationAsked(mailbox: mailbox))
        try tx.executeOperational(
            """
            INSERT INTO mailbox_reconciliation (mailbox_id, asked_at) VALUES (\(mailbox), \(tx.now))
            ON CONFLICT (mailbox_id) DO UPDATE SET asked_at = excluded.asked_at
            """)
        return Done()
    }
}

/// Writes down what a comparison found. What is missing no more stops being shown.
struct RecordReconciliation: Command {
    static let name = "mail.recordReconciliation"
    static let purpose = Bilingual(
        it: "Registra il confronto tra server e memoria.",
        en: "Records how server and memory compare.")

    let mailbox: ID<Mailbox>
    let uidValidity: Int64
    let onServer: Int
    let brought: Int
    let gone: Int
    /// Not fetched, and not on the server either.
    let settled: [Missing]
    /// When it began: who asks while it runs is answered by the next one.
    let begunAt: Instant

    struct Missing: Codable, Sendable, Equatable {
        let uidValidity: Int64
        let uid: Int64
    }

    func run(in tx: Transaction) throws -> Done {
        guard tx.actor == .house else { throw CommonRefusal.forbidden }
        for (validity, lost) in Dictionary(grouping: settled, by: \.uidValidity).sorted(by: {
            $0.key < $1.key
        }) {
            try tx.append(
                MissingSettled(mailbox: mailbox, uidValidity: validity, uids: lost.map(\.uid)))
        }
        let missing = try tx.count(
            "SELECT COUNT(*) FROM message_not_fetched WHERE mailbox_id = \(mailbox)")
        let wasAsked = try tx.exists(
            """
            SELECT 1 FROM mailbox_reconciliation
            WHERE mailbox_id = \(mailbox) AND asked_at IS NOT NULL AND asked_at <= \(begunAt)
                AND (done_at IS NULL OR asked_at > done_at)
            """)
        if brought > 0 || !settled.isEmpty || wasAsked {
            try tx.append(
                MailboxReconciled(
                    mailbox: mailbox, uidValidity: uidValidity, onServer: onServer,
                    brought: brought, missing: missing, gone: gone))
        }
        try tx.executeOperational(
            """
            UPDATE mailbox_reconciliation
            SET begun_at = NULL,
                done_at = CASE WHEN done_at > \(begunAt) THEN done_at ELSE \(begunAt) END, on_server = \(onServer),
                brought = \(brought), gone = \(gone)
            WHERE mailbox_id = \(mailbox)
            """)
        return Done()
    }
}
