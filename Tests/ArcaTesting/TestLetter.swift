/// The bytes of a letter as a stranger's program writes them.
public struct TestLetter: Sendable {
    public var from: String
    public var to: String
    public var subject: String
    public var text: String
    public var messageID: String?
    public var inReplyTo: String?
    public var references: [String]
    public var date: String?
    public var moreHeaders: [String]

    public init(
        from: String = "Bruno Tassi <bruno@officinatassi.example>",
        to: String = "info@ilborgo.example",
        subject: String = "Richiesta", text: String = "Buongiorno.", messageID: String? = nil,
        inReplyTo: String? = nil, references: [String] = [],
        date: String? = "Mon, 09 Mar 2026 09:30:00 +0100", moreHeaders: [String] = []
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.references = references
        self.date = date
        self.moreHeaders = moreHeaders
    }

    public var bytes: [UInt8] {
        var lines = ["From: \(from)", "To: \(to)", "Subject: \(subject)"]
        if let date { lines.append("Date: \(date)") }
        if let messageID { lines.append("Message-ID: <\(messageID)>") }
        if let inReplyTo { lines.append("In-Reply-To: <\(inReplyTo)>") }
        if !references.isEmpty {
            lines.append("References: " + references.map { "<\($0)>" }.joined(separator: " "))
        }
        lines += moreHeaders
        lines += [
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit", "",
        ]
        return Array(
            (lines + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
                .joined(separator: "\r\n").utf8)
    }
}
