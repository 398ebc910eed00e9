import Commons
import Journal
import Kernel
import Members
import Store

/// Mail of one exchange, joined by what answers what.
public enum MailThread {}

/// A message that came in or went out.
public enum MailMessage {}

public enum MailDirection: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case incoming = "in"
    case outgoing = "out"
}

/// What a message says and to whom: personal, so erasable.
public struct MessageContent: Codable, Sendable, Equatable {
    public struct Person: Codable, Sendable, Equatable {
        public let name: String
        public let address: String

        public init(name: String, address: String) {
            self.name = name
            self.address = address
        }

        /// The name, or else the address.
        public var shown: String { name.isEmpty ? address : name }
    }

    public let messageID: String?
    public let from: Person
    public let to: [Person]
    public let cc: [Person]
    public let subject: String
    public let text: String
    public let attachments: [String]

    /// The words under which the message is found.
    var searchText: SearchText {
        let people = ([from] + to + cc).map { "\($0.name) \($0.address)" }.joined(separator: " ")
        return SearchText(
            kind: "mail", title: subject,
            body: [text, people, attachments.joined(separator: " ")].joined(separator: "\n"))
    }
}

/// A message as its row has it.
public struct MessageRow: Sendable, Equatable {
    public let id: ID<MailMessage>
    public let mailbox: ID<Mailbox>
    public let direction: MailDirection
    public let thread: ID<MailThread>
    public let party: ID<Party>?
    public let at: Instant
    public let subject: String
    public let fromName: String
    public let fromAddress: String
    /// The other side: whom an answer would reach.
    public let correspondent: String
    public let preview: String
    public let rawHash: Digest
    public let size: Int
    public let isAutomatic: Bool
    public let messageID: String?
    /// Of outgoing mail.
    public let state: SendingState?
    /// Who had signed in and wrote it on a page of ours, where it did not come by mail.
    public let writer: ID<Account>?

    /// Of letters of ours that have not left: the condition of their index, in its very words, without
    /// which SQLite reads all letters there ever were.
    static let isLeaving: SQL = "state IN ('queued', 'sending', 'doubt', 'refused')"

    static let columns: SQL = """
        message.id, message.mailbox_id, message.direction, message.thread_id, message.party_id,
        message.at, message.subject, message.from_name, message.from_address, message.correspondent,
        message.preview, message.raw_hash, message.size, message.is_automatic, message.message_id,
        message.state, message.written_by
        """

    init(_ row: Row) throws {
        id = try row["id"]
        mailbox = try row["mailbox_id"]
        direction = try row["direction"]
        thread = try row["thread_id"]
        party = try row["party_id"]
        at = try row["at"]
        subject = try row["subject"]
        fromName = try row["from_name"]
        fromAddress = try row["from_address"]
        correspondent = try row["correspondent"]
        preview = try row["preview"]
        rawHash = try row["raw_hash"]
        size = try row["size"]
        isAutomatic = try row["is_automatic"]
        messageID = try row["message_id"]
        state = try row["state"]
        writer = try row["written_by"]
    }

    public var fromShown: String { fromName.isEmpty ? fromAddress : fromName }

    public static func find(_ id: ID<MailMessage>, in db: any Reader) throws -> MessageRow? {
        try db.first("SELECT \(columns) FROM message WHERE id = \(id)", MessageRow.init)
    }

    /// Oldest first.
    public static func of(_ ids: [ID<MailMessage>], in db: any Reader) throws -> [MessageRow] {
        try db.rows(
            "SELECT \(columns) FROM message WHERE id IN \(list: ids) ORDER BY at, id",
            MessageRow.init)
    }
}

/// What both directions write into the table of messages.
struct MessageRecord {
    let id: ID<MailMessage>
    let mailbox: ID<Mailbox>
    let direction: MailDirection
    let thread: ID<MailThread>
    let party: ID<Party>?
    let rawHash: Digest
    let size: Int
    let isAutomatic: Bool
    let attachments: Int
    let state: SendingState?
    /// The import that brought it, or who wrote it on a page of ours.
    var importID: ID<MailImport>?
    var writer: ID<Account>?

    private static let previewLength = 180

    func insert(_ content: MessageContent?, at: Instant, into db: any Writer) throws {
        let correspondent =
            direction == .incoming ? content?.from.address : content?.to.first?.address
        try db.execute(
            """
            INSERT INTO message (id, mailbox_id, direction, thread_id, party_id, at, message_id, subject,
                subject_key, from_name, from_address, correspondent, preview, raw_hash, size,
                is_automatic, attachments, state, attempts, import_id, written_by)
            VALUES (\(id), \(mailbox), \(direction), \(thread), \(party), \(at), \(content?.messageID),
                \(content?.subject ?? ""), \(content.map { ThreadFinder.key($0.subject) } ?? ""),
                \(content?.from.name ?? ""), \(content?.from.address ?? ""), \(correspondent ?? ""),
                \(content.map { Self.preview($0.text) } ?? ""), \(rawHash), \(size), \(isAutomatic),
                \(attachments), \(state), 0, \(importID), \(writer))
            """)
        try db.execute("UPDATE mailbox SET stored = stored + 1 WHERE id = \(mailbox)")
        if attachments > 0 {
            try db.execute("INSERT INTO attachment_waiting (message_id) VALUES (\(id))")
        }
    }

    /// The beginning as one line. Reads no further than it must: texts are long. Where no scalar
    /// combines with another, as in most letters, each is a character and nothing need join them.
    static func preview(_ text: String) -> String {
        if let line = plainLine(text) { return line }
        let line = oneLine(text.beginning(2_000), space: " ", isSpace: \.isWhitespace)
        return String(line).beginning(previewLength)
    }

    /// Of a text without combining scalars (the first is U+0300, whose first byte is 0xCC) as far as
    /// the line needs it; nil of others.
    private static func plainLine(_ text: String) -> String? {
        var line: [UInt8] = []
        var length = 0
        var owesSpace = false
        var bytes = text.utf8.prefix(4_000).makeIterator()
        while length < previewLength, let byte = bytes.next() {
            guard byte < 0xCC else { return nil }
            // Of two bytes: U+0080 to U+02FF.
            let second = byte < 0x80 ? nil : bytes.next()
            if byte >= 0x80, second == nil { break }
            let isSpace =
                byte == 0x20 || (0x09...0x0D).contains(byte)
                || byte == 0xC2 && (second == 0x85 || second == 0xA0)
            if isSpace {
                owesSpace = !line.isEmpty
                continue
            }
            if owesSpace {
                line.append(0x20)
                length += 1
                owesSpace = false
                if length == previewLength { break }
            }
            line.append(byte)
            if let second { line.append(second) }
            length += 1
        }
        return String(decoding: line, as: UTF8.self)
    }

    private static func oneLine<Piece>(
        _ pieces: some Sequence<Piece>, space: Piece, isSpace: (Piece) -> Bool
    ) -> [Piece] {
        var line: [Piece] = []
        var owesSpace = false
        for piece in pieces where line.count < previewLength {
            if isSpace(piece) {
                owesSpace = !line.isEmpty
                continue
            }
            if owesSpace { line.append(space) }
            owesSpace = false
            if line.count < previewLength { line.append(piece) }
        }
        return line
    }
}
