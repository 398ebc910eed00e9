import Commons
import Journal
import Kernel
import Members
import Store

/// Where an outgoing letter is. `doubt`: it was handed over and no receipt came, so it may have left
/// or not; it is never sent again by itself.
public enum SendingState: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case queued, sending, sent, refused, doubt
}

/// A letter is to leave, in the transaction of the answer that it carries. Its bytes are final.
struct MessageQueued: Fact {
    static let name = "mail.messageQueued.v1"
    let message: ID<MailMessage>
    let mailbox: ID<Mailbox>
    let thread: ID<MailThread>
    let party: ID<Party>?
    let inReplyTo: ID<MailMessage>?
    let raw: String
    let size: Int
    /// An old letter of an archive (demo, migration) is recorded as having left.
    let hasLeft: Bool

    var subjects: [ID<Subject>] {
        [message.subject, mailbox.subject, thread.subject] + (party.map { [$0.subject] } ?? [])
    }

    func apply(_ entry: Entry<MessageContent>, to db: any Writer) throws {
        guard let hash = Bytes.fromHex(raw).flatMap({ Digest($0) }) else { return }
        try MessageRecord(
            id: message, mailbox: mailbox, direction: .outgoing, thread: thread, party: party,
            rawHash: hash, size: size, isAutomatic: false,
            attachments: entry.content?.attachments.count ?? 0, state: hasLeft ? .sent : .queued
        ).insert(entry.content, at: entry.occurredAt, into: db)
        for person in (entry.content.map { $0.to + $0.cc }) ?? [] {
            try db.execute(
                """
                INSERT INTO message_recipient (message_id, address) VALUES (\(message), \(person.address))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    func searchable(_ content: MessageContent) -> SearchText? { content.searchText }
}

/// A letter is being handed over now. Durable before the first byte goes out.
struct SendingBegun: Fact {
    static let name = "mail.sendingBegun.v1"
    let message: ID<MailMessage>
    /// The process that sends: if it dies, whoever comes next knows.
    let node: String

    var subjects: [ID<Subject>] { [message.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE message SET state = 'sending', attempts = attempts + 1, attempt_node = \(node),
                attempt_at = \(entry.recordedAt)
            WHERE id = \(message)
            """)
    }
}

/// A letter has left: the server gave its receipt, or a copy came back, or a person knows.
struct MessageSent: Fact {
    static let name = "mail.messageSent.v1"

    enum Evidence: String, Codable, Sendable, CaseIterable { case receipt, copy, person }

    let message: ID<MailMessage>
    let evidence: Evidence
    /// Under which the server keeps it, where it says so.
    let queueID: String?
    /// Recipients that the server would not take.
    let refusedCount: Int

    struct Content: Codable, Sendable {
        let refused: [String]
    }

    var subjects: [ID<Subject>] { [message.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            "UPDATE message SET state = 'sent', next_attempt_at = NULL WHERE id = \(message)")
    }
}

/// The letter did not leave this time and will be tried again.
struct SendingDeferred: Fact {
    static let name = "mail.sendingDeferred.v1"
    let message: ID<MailMessage>
    let nextAttemptAt: Instant

    struct Content: Codable, Sendable { let reason: Bilingual }

    var subjects: [ID<Subject>] { [message.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE message SET state = 'queued', next_attempt_at = \(nextAttemptAt) WHERE id = \(message)
            """)
    }
}

/// The server will not take the letter: a person must look.
struct SendingRefused: Fact {
    static let name = "mail.sendingRefused.v1"
    let message: ID<MailMessage>

    struct Content: Codable, Sendable { let reason: Bilingual }

    var subjects: [ID<Subject>] { [message.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute("UPDATE message SET state = 'refused' WHERE id = \(message)")
    }
}

/// The letter was handed over and no receipt came.
struct SendingInDoubt: Fact {
    static let name = "mail.sendingInDoubt.v1"
    let message: ID<MailMessage>

    var subjects: [ID<Subject>] { [message.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE message SET state = 'doubt' WHERE id = \(message)")
    }
}

/// Our own copy of a letter arrived: it has certainly left.
struct CopySeen: Fact {
    static let name = "mail.copySeen.v1"
    let message: ID<MailMessage>
    let mailbox: ID<Mailbox>
    let source: ArrivalSource

    var subjects: [ID<Subject>] { [message.subject, mailbox.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE message SET state = 'sent', next_attempt_at = NULL
            WHERE id = \(message)
                AND (state IN ('doubt', 'sending', 'refused') OR state = 'queued' AND attempts > 0)
            """)
        try source.recordPlace(of: mailbox, by: entry.provenance, in: db)
    }
}
