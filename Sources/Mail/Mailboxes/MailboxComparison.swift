import Kernel
import Store

/// A message that lies on the server and could not be fetched.
public struct MissingMessage: Codable, Sendable, Equatable {
    /// Its number on the server.
    public let uid: Int64
    /// In bytes, where it is too large to be fetched; nil where the server would not give it.
    public let size: Int?
    public let since: Instant

    private static let mostShown = 20

    /// The longest missing first.
    static func of(_ mailbox: ID<Mailbox>, in db: any Reader) throws -> [MissingMessage] {
        try db.rows(
            """
            SELECT uid, size, at FROM message_not_fetched
            WHERE mailbox_id = \(mailbox) ORDER BY at, uid_validity, uid LIMIT \(mostShown)
            """
        ) { MissingMessage(uid: try $0["uid"], size: try $0["size"], since: try $0["at"]) }
    }
}

/// How the server's list and what is stored compared the last time.
public struct MailboxComparison: Codable, Sendable, Equatable {
    /// Nil where none has ended yet.
    public let at: Instant?
    public let onServer: Int?
    /// Had been passed over, and was fetched then.
    public let brought: Int?
    /// Held here and no longer on the server: normal.
    public let gone: Int?
    /// Somebody has asked for the next one, which is to come.
    public let isAsked: Bool

    static func of(_ mailbox: ID<Mailbox>, in db: any Reader) throws -> MailboxComparison? {
        try db.first(
            """
            SELECT done_at, on_server, brought, gone, asked_at FROM mailbox_reconciliation
            WHERE mailbox_id = \(mailbox)
            """
        ) {
            let (done, asked) = (try $0["done_at"] as Instant?, try $0["asked_at"] as Instant?)
            return MailboxComparison(
                at: done, onServer: try $0["on_server"], brought: try $0["brought"],
                gone: try $0["gone"],
                isAsked: asked.map { asked in done.map { asked > $0 } ?? true } ?? false)
        }
    }
}
