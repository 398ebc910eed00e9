import Commons
import Kernel
import Postal
import Store

/// A mailbox by function (`sinistri@`): of the office, never of a person (D1).
public enum Mailbox {}

/// How to reach one side of a mailbox: its server for reading (IMAP) or for sending (SMTP).
public struct MailServerSettings: Sendable, Codable, Equatable {
    public let host: String
    public let port: Int
    public let security: MailServer.Security
    public let username: String
    /// A file with the certificates of the authorities to believe; the system's if left out.
    public let trustFile: String?

    public init(
        host: String, port: Int, security: MailServer.Security, username: String,
        trustFile: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.username = username
        self.trustFile = trustFile
    }

    func server(password: String, timeouts: MailTimeouts) -> MailServer {
        MailServer(
            host: host, port: port, security: security,
            trust: trustFile.map { .file($0) } ?? .systemRoots,
            credentials: username.isEmpty
                ? nil : MailCredentials(username: username, password: password),
            timeouts: timeouts)
    }
}

/// What is set of a mailbox.
public struct MailboxSettings: Sendable, Codable, Equatable {
    public let imap: MailServerSettings?
    public let smtp: MailServerSettings?
    public let folder: String
    /// Each letter goes to the mailbox itself too: what returns there has certainly left.
    public let copiesToItself: Bool
    /// A folder of this machine into which letters are written instead of being sent: for a
    /// cooperative that tries Arca out, and for relays that watch a folder.
    public let spool: String?

    public init(
        imap: MailServerSettings?, smtp: MailServerSettings?, folder: String = "INBOX",
        copiesToItself: Bool = true, spool: String? = nil
    ) {
        self.spool = spool
        self.imap = imap
        self.smtp = smtp
        self.folder = folder
        self.copiesToItself = copiesToItself
    }
}

extension MailboxSettings {
    public var canSend: Bool { smtp != nil || spool != nil }
}

/// A mailbox as its row has it.
public struct MailboxRow: Sendable, Equatable {
    public let id: ID<Mailbox>
    public let address: String
    public let title: String
    public let settings: MailboxSettings
    public let isOpen: Bool

    static let columns: SQL =
        "mailbox.id, mailbox.address, mailbox.title, mailbox.settings, mailbox.closed_at"

    init(_ row: Row) throws {
        id = try row["id"]
        address = try row["address"]
        title = try row["title"]
        settings = try InputDecoder.decode(
            MailboxSettings.self, from: try Tree.json((try row["settings"] as String).utf8))
        isOpen = (try row["closed_at"] as Instant?) == nil
    }

    public static func find(_ id: ID<Mailbox>, in db: any Reader) throws -> MailboxRow? {
        try db.first("SELECT \(columns) FROM mailbox WHERE id = \(id)", MailboxRow.init)
    }

    static func find(address: String, in db: any Reader) throws -> MailboxRow? {
        try db.first("SELECT \(columns) FROM mailbox WHERE address = \(address)", MailboxRow.init)
    }

    /// By address.
    public static func all(in db: any Reader) throws -> [MailboxRow] {
        try db.rows("SELECT \(columns) FROM mailbox ORDER BY address", MailboxRow.init)
    }
}
