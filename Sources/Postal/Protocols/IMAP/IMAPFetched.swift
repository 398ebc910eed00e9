/// What became of one message that was asked for. Every number asked for comes back once, so a
/// caller that stores what it gets loses nothing silently.
public enum IMAPFetched: Sendable, Equatable {
    case message(IMAPMessage)
    /// Larger than the limit: not fetched. `bytes` is its size.
    case tooLarge(uid: UInt32, bytes: Int)
    /// Not handed over. Without a reason it is gone; with one the server could not read it, which
    /// does not say that it never will: ask again another time.
    case unavailable(uid: UInt32, reason: String?)

    public var uid: UInt32 {
        switch self {
        case .message(let message): message.uid
        case .tooLarge(let uid, _), .unavailable(let uid, _): uid
        }
    }
}

/// A message as it lies on the server, byte for byte.
public struct IMAPMessage: Sendable, Equatable {
    public let uid: UInt32
    /// When it arrived in the mailbox, in UTC milliseconds since 1970; nothing where the server
    /// does not say, or says nonsense.
    public let internalDate: Int64?
    /// As the server writes them: `\Seen`, `\Flagged`, `$Forwarded`.
    public let flags: [String]
    public let raw: [UInt8]
}

/// Collects one message from answers that may come in parts.
struct IMAPMessageFindings {
    var internalDate: Int64?
    var flags: [String] = []
    var raw: [UInt8]?
    var skippedBytes: Int?

    mutating func take(_ attributes: [String: IMAPValue]) {
        if let date = attributes["INTERNALDATE"]?.text {
            internalDate = IMAPDate.milliseconds(date)
        }
        if let list = attributes["FLAGS"]?.list { flags = list.compactMap(\.text) }
        switch attributes["BODY[]"] {
        case .string(let bytes): raw = bytes
        case .skipped(let bytes): skippedBytes = bytes
        default: break
        }
    }

    func result(_ uid: UInt32) -> IMAPFetched? {
        if let raw {
            let message = IMAPMessage(
                uid: uid, internalDate: internalDate, flags: flags, raw: raw)
            return .message(message)
        }
        return skippedBytes.map { .tooLarge(uid: uid, bytes: $0) }
    }
}
