import Commons
import Journal
import Kernel
import Store

/// A mailbox by function is read and written from here on.
struct MailboxOpened: Fact {
    static let name = "mail.mailboxOpened.v1"
    let mailbox: ID<Mailbox>
    let address: String
    let title: String
    let settings: MailboxSettings

    var subjects: [ID<Subject>] { [mailbox.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO mailbox (id, address, title, settings, opened_at, stored)
            VALUES (\(mailbox), \(address), \(title), \(try OutputJSON.text(settings)),
                \(entry.recordedAt), 0)
            """)
    }
}

/// A mailbox is reached in another way, or has another title.
struct MailboxChanged: Fact {
    static let name = "mail.mailboxChanged.v1"
    let mailbox: ID<Mailbox>
    let title: String
    let settings: MailboxSettings

    var subjects: [ID<Subject>] { [mailbox.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE mailbox SET title = \(title), settings = \(try OutputJSON.text(settings)),
                closed_at = NULL
            WHERE id = \(mailbox)
            """)
    }
}

/// A mailbox is no longer read. Its messages stay.
struct MailboxClosed: Fact {
    static let name = "mail.mailboxClosed.v1"
    let mailbox: ID<Mailbox>

    var subjects: [ID<Subject>] { [mailbox.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE mailbox SET closed_at = \(entry.recordedAt) WHERE id = \(mailbox)")
    }
}
