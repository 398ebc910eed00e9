/// How long we wait for a mail server before we say so. No request waits for ever.
public struct MailTimeouts: Sendable, Equatable {
    /// Until the TCP connection stands, the look-up of the name included.
    public var connect: Duration
    /// Between one sign of life and the next, while an answer is due.
    public var reply: Duration
    /// For one whole request, so that an answer that trickles byte by byte ends as well.
    public var request: Duration
    /// For the answer to a message handed over by SMTP. Servers may scan it first: RFC 5321
    /// section 4.5.3.2.6 asks for ten minutes, and giving up earlier makes doubtful deliveries.
    public var receipt: Duration

    public init(
        connect: Duration = .seconds(30), reply: Duration = .seconds(60),
        request: Duration = .seconds(900), receipt: Duration = .seconds(600)
    ) {
        self.connect = connect
        self.reply = reply
        self.request = request
        self.receipt = receipt
    }

    public static let standard = MailTimeouts()
}

/// How much we are ready to take from a mail server, whatever it sends.
public struct MailLimits: Sendable, Equatable {
    /// Longest line of an answer, in bytes.
    public var lineBytes: Int
    /// Largest message, in bytes. A larger one is skipped and reported by its number.
    public var messageBytes: Int
    /// Messages asked for in one request.
    public var batchMessages: Int
    /// Bytes of mail asked for in one request, unless a single message is larger.
    public var batchBytes: Int
    /// Most messages in one folder.
    public var folderMessages: Int
    /// Most folders of one mailbox.
    public var folders: Int

    public init(
        lineBytes: Int = 64 << 10, messageBytes: Int = 64 << 20, batchMessages: Int = 100,
        batchBytes: Int = 16 << 20, folderMessages: Int = 5_000_000, folders: Int = 20_000
    ) {
        self.lineBytes = lineBytes
        self.messageBytes = messageBytes
        self.batchMessages = max(1, batchMessages)
        self.batchBytes = batchBytes
        self.folderMessages = folderMessages
        self.folders = folders
    }

    public static let standard = MailLimits()

    /// What one answer may hold in memory. Servers may be a little wrong about a size they
    /// announce, hence the double of what was asked for.
    var answerBytes: Int { messageBytes.clampedSum(batchBytes).clampedSum(batchBytes) }
}

extension Int {
    fileprivate func clampedSum(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
