/// A message to be written. Everything is handed in, the id and the date too, so that the same
/// value always gives the same bytes.
public struct OutgoingMessage: Sendable, Equatable {
    /// A file that travels with the message.
    public struct Attachment: Sendable, Equatable {
        /// The file name; a path before it and what could harm a reader is taken away.
        public var name: String

        /// The media type; what is none is sent as `application/octet-stream`.
        public var type: String

        public var data: [UInt8]

        public init(name: String, type: String, data: [UInt8]) {
            self.name = name
            self.type = type
            self.data = data
        }
    }

    /// A further header, such as `Auto-Submitted`.
    public struct Header: Sendable, Equatable {
        public var name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    public var from: MailboxAddress
    public var to: [MailboxAddress]
    public var cc: [MailboxAddress] = []
    public var replyTo: [MailboxAddress] = []
    public var subject: String

    /// The message as plain text; line ends of any kind.
    public var text: String

    /// The same as a page, whole or a piece; nil for plain text only.
    public var html: String?

    public var attachments: [Attachment] = []

    /// Ids of the messages answered, without brackets.
    public var inReplyTo: [String] = []

    /// Ids of the thread, the oldest first, without brackets.
    public var references: [String] = []

    /// The id of this message, without brackets; new for every message.
    public var messageID: String

    /// When it is written, in milliseconds since 1970, UTC.
    public var date: Int64

    /// How far the clock of the writer is ahead of UTC: 60 or 120 in Italy.
    public var utcOffsetMinutes = 0

    public var extraHeaders: [Header] = []

    public init(
        from: MailboxAddress, to: [MailboxAddress], subject: String, text: String,
        messageID: String, date: Int64
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.messageID = messageID
        self.date = date
    }
}
