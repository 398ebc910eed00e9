import Commons
import Kernel
import Store

/// The mailboxes with how they are doing, by address.
public struct Mailboxes: Query {
    public static let name = "mail.mailboxes"
    public static let purpose = Bilingual(
        it: "Le caselle con il loro stato.", en: "The mailboxes with their state.")

    public struct Row: Codable, Sendable {
        public let id: ID<Mailbox>
        public let address: String
        public let title: String
        public let settings: MailboxSettings
        public let isOpen: Bool
        public let fetchedAt: Instant?
        public let onServer: Int?
        /// Messages of this mailbox in the memory, archives included.
        public let stored: Int
        /// Messages that the server has and that could not be fetched.
        public let notFetched: Int
        /// The first of them, the longest missing first.
        public let missing: [MissingMessage]
        /// The last comparison of the server's list with what is stored, if there was one.
        public let comparison: MailboxComparison?
        public let readingFault: Bilingual?
        public let sendingFault: Bilingual?
    }

    public init() {}

    public func fetch(from db: Reading) throws -> [Row] {
        let health = try db.rows(
            "SELECT mailbox_id, side, seen_at, on_server, fault_it, fault_en FROM mailbox_health"
        ) {
            Health(
                try $0["mailbox_id"], try $0["side"], try $0["seen_at"], try $0["on_server"],
                try $0["fault_it"], try $0["fault_en"])
        }
        return try MailboxRow.all(in: db).map { mailbox in
            let own = health.filter { $0.mailbox == mailbox.id }
            let imap = own.first { $0.side == "imap" }
            let missing = try MissingMessage.of(mailbox.id, in: db)
            return Row(
                id: mailbox.id, address: mailbox.address, title: mailbox.title,
                settings: mailbox.settings, isOpen: mailbox.isOpen, fetchedAt: imap?.seenAt,
                onServer: imap?.onServer,
                stored: try db.count("SELECT stored FROM mailbox WHERE id = \(mailbox.id)"),
                notFetched: try db.count(
                    "SELECT COUNT(*) FROM message_not_fetched WHERE mailbox_id = \(mailbox.id)"),
                missing: missing, comparison: try MailboxComparison.of(mailbox.id, in: db),
                readingFault: imap?.fault, sendingFault: own.first { $0.side == "smtp" }?.fault)
        }
    }

    private struct Health {
        let mailbox: ID<Mailbox>
        let side: String
        let seenAt: Instant
        let onServer: Int?
        let fault: Bilingual?

        init(
            _ mailbox: ID<Mailbox>, _ side: String, _ seenAt: Instant, _ onServer: Int?,
            _ italian: String?, _ english: String?
        ) {
            self.mailbox = mailbox
            self.side = side
            self.seenAt = seenAt
            self.onServer = onServer
            fault = italian.map { Bilingual(it: $0, en: english ?? $0) }
        }
    }
}

/// Letters that a person must look at: in doubt, or refused by the server; the oldest first.
public struct LettersToSettle: Query {
    public static let name = "mail.lettersToSettle"
    public static let purpose = Bilingual(
        it: "Lettere in dubbio o rifiutate.", en: "Letters in doubt or refused.")

    public struct Row: Codable, Sendable {
        public let id: ID<MailMessage>
        public let subject: String
        public let correspondent: String
        public let at: Instant
        public let state: SendingState
    }

    public init() {}

    public func fetch(from db: Reading) throws -> [Row] {
        try db.rows(
            """
            SELECT id, subject, correspondent, at, state FROM message
            WHERE state IN ('doubt', 'refused') AND \(MessageRow.isLeaving)
            ORDER BY id LIMIT 100
            """
        ) {
            Row(
                id: try $0["id"], subject: try $0["subject"],
                correspondent: try $0["correspondent"],
                at: try $0["at"], state: try $0["state"])
        }
    }
}
