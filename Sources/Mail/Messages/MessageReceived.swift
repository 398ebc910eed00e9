import Commons
import Journal
import Kernel
import Members
import Store

/// Where a message was found.
public enum ArrivalSource: Sendable, Codable, Equatable {
    /// On the server, under a number that is its for ever.
    case server(uidValidity: Int64, uid: Int64)
    /// In an archive that an import brought.
    case archive(importID: ID<MailImport>)
    /// On a page of ours, by who had signed in.
    case page(account: ID<Account>)

    private enum Key: String, CodingKey { case uidValidity, uid, importID, account }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        if let importID = try fields.decodeIfPresent(ID<MailImport>.self, forKey: .importID) {
            self = .archive(importID: importID)
        } else if let account = try fields.decodeIfPresent(ID<Account>.self, forKey: .account) {
            self = .page(account: account)
        } else {
            self = .server(
                uidValidity: try fields.decode(Int64.self, forKey: .uidValidity),
                uid: try fields.decode(Int64.self, forKey: .uid))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        switch self {
        case .server(let uidValidity, let uid):
            try fields.encode(uidValidity, forKey: .uidValidity)
            try fields.encode(uid, forKey: .uid)
        case .archive(let importID): try fields.encode(importID, forKey: .importID)
        case .page(let account): try fields.encode(account, forKey: .account)
        }
    }

    var importID: ID<MailImport>? {
        if case .archive(let importID) = self { importID } else { nil }
    }

    /// Who had signed in and wrote it on a page of ours.
    var writer: ID<Account>? {
        if case .page(let account) = self { account } else { nil }
    }

    /// What lies under this number on the server is held, and the mailbox has been read up to here.
    func recordPlace(of mailbox: ID<Mailbox>, by provenance: Provenance, in db: any Writer) throws {
        guard provenance.actor == nil, case .server(let uidValidity, let uid) = self else { return }
        try recordPosition(of: mailbox, by: provenance, in: db)
        try db.execute(
            """
            INSERT INTO message_place (mailbox_id, uid_validity, uid)
            VALUES (\(mailbox), \(uidValidity), \(uid)) ON CONFLICT DO NOTHING
            """)
    }

    /// The mailbox has been read up to here: only what the house itself fetched says so, or a number
    /// given by hand would make it pass over mail.
    func recordPosition(
        of mailbox: ID<Mailbox>, by provenance: Provenance, in db: any Writer
    ) throws {
        guard provenance.actor == nil, case .server(let uidValidity, let uid) = self else { return }
        try db.execute(
            """
            INSERT INTO mailbox_position (mailbox_id, uid_validity, last_uid)
            VALUES (\(mailbox), \(uidValidity), \(uid))
            ON CONFLICT (mailbox_id, uid_validity) DO UPDATE
            SET last_uid = excluded.last_uid WHERE excluded.last_uid > mailbox_position.last_uid
            """)
        // What the server would not give earlier has come after all.
        try db.execute(
            """
            DELETE FROM message_not_fetched
            WHERE mailbox_id = \(mailbox) AND uid_validity = \(uidValidity) AND uid = \(uid)
            """)
    }
}

/// A message reached the office: its bytes are stored as they came.
struct MessageReceived: Fact {
    static let name = "mail.messageReceived.v1"
    let message: ID<MailMessage>
    let mailbox: ID<Mailbox>
    let thread: ID<MailThread>
    let party: ID<Party>?
    let direction: MailDirection
    let raw: String
    let size: Int
    let isAutomatic: Bool
    let source: ArrivalSource

    var subjects: [ID<Subject>] {
        [message.subject, mailbox.subject, thread.subject] + (party.map { [$0.subject] } ?? [])
    }

    func apply(_ entry: Entry<MessageContent>, to db: any Writer) throws {
        guard let hash = Bytes.fromHex(raw).flatMap({ Digest($0) }) else { return }
        try MessageRecord(
            id: message, mailbox: mailbox, direction: direction, thread: thread, party: party,
            rawHash: hash, size: size, isAutomatic: isAutomatic,
            attachments: entry.content?.attachments.count ?? 0, state: nil,
            importID: source.importID, writer: source.writer
        ).insert(entry.content, at: entry.occurredAt, into: db)
        try source.recordPlace(of: mailbox, by: entry.provenance, in: db)
    }

    func searchable(_ content: MessageContent) -> SearchText? { content.searchText }
}

/// A message that we have already lies on the server under another number.
struct MessageSeenAgain: Fact {
    static let name = "mail.messageSeenAgain.v1"
    let message: ID<MailMessage>
    let mailbox: ID<Mailbox>
    let source: ArrivalSource

    var subjects: [ID<Subject>] { [message.subject, mailbox.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try source.recordPlace(of: mailbox, by: entry.provenance, in: db)
    }
}

/// A message on the server could not be fetched: too large, or the server would not give it. It is
/// shown, so that somebody looks.
struct MessageNotFetched: Fact {
    static let name = "mail.messageNotFetched.v1"
    let mailbox: ID<Mailbox>
    let uidValidity: Int64
    let uid: Int64
    let size: Int?

    var subjects: [ID<Subject>] { [mailbox.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try ArrivalSource.server(uidValidity: uidValidity, uid: uid).recordPosition(
            of: mailbox, by: entry.provenance, in: db)
        try db.execute(
            """
            INSERT INTO message_not_fetched (mailbox_id, uid_validity, uid, size, at)
            VALUES (\(mailbox), \(uidValidity), \(uid), \(size), \(entry.recordedAt))
            ON CONFLICT DO NOTHING
            """)
    }
}
