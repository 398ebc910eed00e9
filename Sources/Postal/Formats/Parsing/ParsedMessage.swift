/// A message taken apart for showing, searching and answering.
///
/// Reading never fails: what cannot be understood is named in `faults` and shown as it came, and
/// `raw` always holds every byte.
public struct ParsedMessage: Sendable {
    /// The id the sender gave, without brackets. Strangers choose it: it may repeat.
    public let messageID: String?

    /// The ids of the messages answered.
    public let inReplyTo: [String]

    /// The ids of the messages of the thread, the oldest first.
    public let references: [String]

    /// The subject in one line; empty when there is none.
    public let subject: String

    public let from: [MailboxAddress]
    public let sender: [MailboxAddress]
    public let replyTo: [MailboxAddress]
    public let to: [MailboxAddress]
    public let cc: [MailboxAddress]
    public let bcc: [MailboxAddress]

    /// When the sender says to have written, in milliseconds since 1970, UTC.
    public let date: Int64?

    /// When our side received the message: the date of the topmost `Received`, in milliseconds
    /// since 1970, UTC.
    public let receivedDate: Int64?

    /// The best plain text, with line feeds; made from the page when there is no other.
    public let text: String

    /// The first HTML page, as the sender wrote it: to be shown only through `HTMLSanitizer`.
    public let html: String?

    /// The parts in the order in which they stand; the first is the whole.
    public let parts: [MessagePart]

    /// The headers in the order in which they stand.
    public let headers: [MessageHeader]

    /// What was wrong, as codes of `MessageFault`, with the path of the part where it was met.
    public let faults: [String]

    /// What the message says of having been sent by a program.
    public let automation: Automation

    /// Whether no person wrote this: never to be answered by a program.
    public var isAutomatic: Bool { automation.isAutomatic }

    /// Whether this reports that a message of ours did not arrive.
    public var isBounce: Bool { automation.isBounce }

    let rawBytes: ByteSlice

    /// The message as it came, every byte.
    public var raw: [UInt8] { Array(rawBytes) }

    /// The parts that people expect in the list of attachments.
    public var attachments: [MessagePart] { parts.filter(\.isAttachment) }

    /// Takes a message apart.
    ///
    /// - Parameters:
    ///   - raw: the message as it came, with CRLF, LF or even CR line ends.
    ///   - limits: how far to go; the standard ones suit mail from strangers.
    public static func parse(_ raw: [UInt8], limits: ParseLimits = ParseLimits()) -> ParsedMessage {
        MessageReader.read(raw[...], depth: 0, budget: ParseBudget(limits))
    }

    /// The decoded value of the first header of a name, in whatever letters.
    public func header(_ name: String) -> String? {
        headers.first(name.lowercased())?.decoded
    }

    /// The decoded values of all headers of a name, in whatever letters.
    public func headers(named name: String) -> [String] {
        let key = name.lowercased()
        return headers.filter { $0.key == key }.map(\.decoded)
    }
}
