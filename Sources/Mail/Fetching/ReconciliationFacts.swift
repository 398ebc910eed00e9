import Commons
import Journal
import Kernel
import Store

/// Somebody wants to know at once whether the server has something that we lack.
struct ReconciliationAsked: Fact {
    static let name = "mail.reconciliationAsked.v1"
    let mailbox: ID<Mailbox>

    var subjects: [ID<Subject>] { [mailbox.subject] }
}

/// What the server holds was compared with what is stored, and there was something to tell: mail
/// that had been passed over, or somebody had asked.
struct MailboxReconciled: Fact {
    static let name = "mail.mailboxReconciled.v1"
    let mailbox: ID<Mailbox>
    let uidValidity: Int64
    let onServer: Int
    /// Passed over earlier, and fetched now.
    let brought: Int
    /// On the server still and not here: each has a fact of its own.
    let missing: Int
    /// Held here and no longer on the server.
    let gone: Int

    var subjects: [ID<Subject>] { [mailbox.subject] }
}

/// Messages that could not be fetched lie on the server no more, or their numbers mean nothing since
/// it numbers anew: nobody need look for them.
struct MissingSettled: Fact {
    static let name = "mail.missingSettled.v1"
    let mailbox: ID<Mailbox>
    let uidValidity: Int64
    let uids: [Int64]

    var subjects: [ID<Subject>] { [mailbox.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        for uid in uids {
            try db.execute(
                """
                DELETE FROM message_not_fetched
                WHERE mailbox_id = \(mailbox) AND uid_validity = \(uidValidity) AND uid = \(uid)
                """)
        }
    }
}
