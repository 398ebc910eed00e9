import Commons
import Journal
import Kernel
import Postal
import Store

public enum MailboxRefused: String, Refusal {
    case notFound, plainOnlyHere, spoolOnlyHere, trustFileOnlyHere, passwordAgain

    public var kind: RefusalKind { self == .notFound ? .notFound : .invalid }

    public var rule: String? { "D1" }
    public var sentence: Bilingual {
        switch self {
        case .notFound: CommonRefusal.notFound.sentence
        case .plainOnlyHere:
            Bilingual(
                it:
                    "Senza cifratura si può parlare solo con un server su questa stessa macchina: scegli TLS o STARTTLS.",
                en:
                    "Without encryption only a server on this very machine can be used: choose TLS or STARTTLS."
            )
        case .spoolOnlyHere:
            Bilingual(
                it:
                    "Una cartella di partenza si imposta solo dalla riga di comando di questa macchina.",
                en: "A spool folder is set only from the command line of this machine.")
        case .trustFileOnlyHere:
            Bilingual(
                it:
                    "Un file di certificati si imposta solo dalla riga di comando di questa macchina.",
                en: "A file of certificates is set only from the command line of this machine.")
        case .passwordAgain:
            Bilingual(
                it: "Il server è cambiato: scrivi di nuovo la password, quella di prima non parte.",
                en:
                    "The server has changed: type the password again, the old one is not sent to it."
            )
        }
    }
}

/// Opens a mailbox by function, or changes how it is reached. Passwords go in sealed and never come
/// out; left out, they stay as they are.
public struct SetMailbox: Command {
    public static let name = "mail.setMailbox"
    public static let purpose = Bilingual(
        it: "Apre o modifica una casella per funzione.",
        en: "Opens or changes a mailbox by function.")

    /// One side of the mailbox, as typed.
    public struct Side: Codable, Sendable {
        let host: String?
        let port: Int?
        let security: MailServer.Security?
        let username: String?
        let password: String?
        let trustFile: String?

        public init(
            host: String?, port: Int?, security: MailServer.Security?, username: String?,
            password: String?, trustFile: String? = nil
        ) {
            self.host = host
            self.port = port
            self.security = security
            self.username = username
            self.password = password
            self.trustFile = trustFile
        }

        /// Nil where no host is given.
        func settings(field: String, standardPort: Int) throws -> MailServerSettings? {
            guard let host = try Typed.optional(host, field: "\(field).host") else { return nil }
            let port = port ?? standardPort
            guard (1...65_535).contains(port) else {
                throw InputRefused.wrongType(
                    field: "\(field).port", wanted: Bilingual(alike: "1–65535"))
            }
            let security = security ?? .tls
            if security == .plain, !["127.0.0.1", "::1", "localhost"].contains(host) {
                throw MailboxRefused.plainOnlyHere
            }
            return MailServerSettings(
                host: host, port: port, security: security,
                username: try Typed.optional(username, field: "\(field).username") ?? "",
                trustFile: try Typed.optional(trustFile, field: "\(field).trustFile", most: 500))
        }
    }

    let address: MailAddress
    let title: String
    let imap: Side?
    let smtp: Side?
    let folder: String?
    let copiesToItself: Bool?
    let spool: String?

    public init(
        address: MailAddress, title: String, imap: Side?, smtp: Side?, folder: String? = nil,
        copiesToItself: Bool? = nil, spool: String? = nil
    ) {
        self.spool = spool
        self.address = address
        self.title = title
        self.imap = imap
        self.smtp = smtp
        self.folder = folder
        self.copiesToItself = copiesToItself
    }

    public func run(in tx: Transaction) throws -> ID<Mailbox> {
        let title = try Typed.required(title, field: "title", most: 80)
        let known = try MailboxRow.find(address: address.matchingKey, in: tx)
        let settings = MailboxSettings(
            imap: try imap?.settings(field: "imap", standardPort: 993),
            smtp: try smtp?.settings(field: "smtp", standardPort: 465),
            folder: try Typed.optional(folder, field: "folder") ?? "INBOX",
            copiesToItself: copiesToItself ?? true,
            spool: try spoolFolder(before: known?.settings.spool, tx))
        if tx.road.isElsewhere { try checkTrustFiles(settings, before: known?.settings) }
        let mailbox: ID<Mailbox>
        if let known {
            mailbox = known.id
            try checkPasswords(settings, known, tx)
            try tx.append(MailboxChanged(mailbox: mailbox, title: title, settings: settings))
        } else {
            mailbox = tx.newID()
            try tx.append(
                MailboxOpened(
                    mailbox: mailbox, address: address.matchingKey, title: title, settings: settings
                ))
        }
        try keepPasswords(of: mailbox, tx)
        return mailbox
    }

    /// Whoever may set mailboxes on a page must not thereby write files on the machine. The page does
    /// not know the folder, so it leaves it as it is.
    private func spoolFolder(before: String?, _ tx: Transaction) throws -> String? {
        let spool = try Typed.optional(spool, field: "spool", most: 500)
        guard tx.road.isElsewhere else { return spool }
        guard spool == nil || spool == before else { throw MailboxRefused.spoolOnlyHere }
        return before
    }

    /// Nor read them: a device without an end would fill the memory of the house.
    private func checkTrustFiles(_ settings: MailboxSettings, before: MailboxSettings?) throws {
        let known = [nil, before?.imap?.trustFile, before?.smtp?.trustFile]
        for side in [settings.imap, settings.smtp] where !known.contains(side?.trustFile) {
            throw MailboxRefused.trustFileOnlyHere
        }
    }

    /// A password that is kept goes to the server it was given for, never to another: whoever could
    /// name one of her own would read it there.
    private func checkPasswords(
        _ settings: MailboxSettings, _ known: MailboxRow, _ tx: Transaction
    ) throws {
        let sides = [
            ("imap", known.settings.imap, settings.imap, imap?.password),
            ("smtp", known.settings.smtp, settings.smtp, smtp?.password),
        ]
        for (side, before, now, password) in sides where (password ?? "").isEmpty {
            guard before?.host != now?.host || before?.port != now?.port else { continue }
            let isKept = try tx.exists(
                "SELECT 1 FROM mailbox_secret WHERE mailbox_id = \(known.id) AND side = \(side)")
            guard isKept else { continue }
            // Without a server there is nothing to send it to; with one later, it is typed again.
            if now != nil { throw MailboxRefused.passwordAgain }
            try tx.executeOperational(
                "DELETE FROM mailbox_secret WHERE mailbox_id = \(known.id) AND side = \(side)")
        }
    }

    private func keepPasswords(of mailbox: ID<Mailbox>, _ tx: Transaction) throws {
        for (side, password) in [("imap", imap?.password), ("smtp", smtp?.password)] {
            guard let password, !password.isEmpty else { continue }
            let sealed = try tx.secrets.seal(password, purpose: "mailbox \(mailbox) \(side)")
            try tx.executeOperational(
                """
                INSERT INTO mailbox_secret (mailbox_id, side, sealed) VALUES (\(mailbox), \(side), \(sealed))
                ON CONFLICT (mailbox_id, side) DO UPDATE SET sealed = excluded.sealed
                """)
        }
    }
}

/// Stops reading a mailbox. Its messages stay.
public struct CloseMailbox: Command {
    public static let name = "mail.closeMailbox"
    public static let purpose = Bilingual(
        it: "Smette di leggere una casella.", en: "Stops reading a mailbox.")

    let mailbox: ID<Mailbox>

    public func run(in tx: Transaction) throws -> Done {
        guard try MailboxRow.find(mailbox, in: tx)?.isOpen == true else {
            throw MailboxRefused.notFound
        }
        try tx.append(MailboxClosed(mailbox: mailbox))
        return Done()
    }
}

extension Road {
    /// Whoever comes by it need not have a hand on this machine.
    fileprivate var isElsewhere: Bool { self != .cli && self != .import }
}

extension House {
    /// The server of one side with its password; nil where the side is not set.
    func mailServer(
        of mailbox: MailboxRow, side: String, _ settings: MailServerSettings?,
        timeouts: MailTimeouts
    ) async throws -> MailServer? {
        guard let settings else { return nil }
        let sealed = try await store.read { db in
            try db.value(
                "SELECT sealed FROM mailbox_secret WHERE mailbox_id = \(mailbox.id) AND side = \(side)",
                as: String.self)
        }
        let password = sealed.flatMap { secrets.open($0, purpose: "mailbox \(mailbox.id) \(side)") }
        return settings.server(password: password ?? "", timeouts: timeouts)
    }
}
