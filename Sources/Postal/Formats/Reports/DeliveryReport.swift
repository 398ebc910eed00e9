/// What a mail server reports about a message that it was given: failed, late, or arrived, for each
/// recipient (RFC 3464, RFC 3461, and the plain text that older servers write).
///
/// Anybody can write such a report: whoever acts on it first finds a message of its own under one of
/// `originalIDs` that went to the very address in question.
public struct DeliveryReport: Sendable, Equatable {
    public enum Outcome: String, Sendable, Codable, CaseIterable {
        /// Given up for good.
        case failed
        /// Not yet; the server goes on trying.
        case delayed
        /// Arrived, or handed on to where reports end.
        case delivered
    }

    public struct Recipient: Sendable, Equatable {
        /// As the sender wrote it, where the report says so, and as the server last had it.
        public let addresses: [String]
        public let outcome: Outcome
        /// Class, subject and detail (RFC 3463), such as `5.2.2`, where the report says so.
        public let status: String?
        /// The server's own words, in one line.
        public let words: String?
    }

    public let recipients: [Recipient]
    /// Ids of the message reported on, without brackets: of the copy or the headers that came back.
    public let originalIDs: [String]

    static let mostRecipients = 200
    static let mostIDs = 5
    private static let longestWords = 300

    static func words(_ text: String) -> String {
        CleanText.line(CleanText.beginning(of: text, bytes: longestWords))
    }
}

extension ParsedMessage {
    /// What this message reports about the delivery of another; nil where it is no such report.
    public var deliveryReport: DeliveryReport? {
        let statuses = parts.filter {
            ["message/delivery-status", "message/global-delivery-status"].contains($0.type)
        }
        let found =
            statuses.isEmpty
            ? PlainReport(self)?.recipients
            : statuses.flatMap { StatusReport.recipients(in: $0.deliveryStatus) }
        guard let found, !found.isEmpty else { return nil }
        return DeliveryReport(
            recipients: Array(found.prefix(DeliveryReport.mostRecipients)),
            originalIDs: ReturnedMessage.ids(in: self))
    }
}

extension MessagePart {
    fileprivate var deliveryStatus: String {
        CharsetDecoder.text(content.prefix(256 << 10), charset: charset).text
    }
}
