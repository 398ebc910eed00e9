import Commons
import Journal
import Kernel
import Store

/// The words of a file that came with a letter were read: from here on it is found by them.
struct AttachmentRead: Fact {
    static let name = "mail.attachmentRead.v1"
    let message: ID<MailMessage>
    /// Place within the letter: `2.1` is the first thing inside the second.
    let path: String
    /// What the letter is about (its mailbox, exchange, person): the file is about it too.
    let about: [ID<Subject>]

    struct Content: Codable, Sendable {
        let name: String
        let text: String
    }

    var subjects: [ID<Subject>] { [message.subject] + about }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO attachment_text (message_id, path) VALUES (\(message), \(path))
            ON CONFLICT DO NOTHING
            """)
    }

    func searchable(_ content: Content) -> SearchText? {
        SearchText(kind: "mail", title: content.name, body: content.text)
    }
}

/// All that came with a letter was opened, as far as the machine could.
struct AttachmentsOpened: Fact {
    static let name = "mail.attachmentsOpened.v1"
    let message: ID<MailMessage>
    let read: Int
    /// Had words, and none could be read.
    let unreadable: Int
    /// Programs that the machine lacked.
    let lacking: [AttachmentTools.Tool]

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("DELETE FROM attachment_waiting WHERE message_id = \(message)")
        try db.execute(
            """
            INSERT INTO attachment_opened (message_id, unreadable, lacking)
            VALUES (\(message), \(unreadable),
                \(lacking.isEmpty ? nil : lacking.map(\.rawValue).joined(separator: " ")))
            ON CONFLICT (message_id) DO UPDATE
            SET unreadable = excluded.unreadable, lacking = excluded.lacking
            """)
    }
}

/// The machine has what it lacked: letters are opened once more.
struct AttachmentsAwaited: Fact {
    static let name = "mail.attachmentsAwaited.v1"
    let messages: [ID<MailMessage>]

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        for message in messages {
            try db.execute(
                """
                INSERT INTO attachment_waiting (message_id) VALUES (\(message))
                ON CONFLICT DO NOTHING
                """)
        }
    }
}
