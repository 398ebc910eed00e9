/// An open folder: what a fetcher must remember to fetch each message exactly once.
///
/// A message is known for ever by folder, `uidValidity` and its own number. When `uidValidity`
/// differs from the one remembered, every number means another message (RFC 3501 section 2.3.1.1).
public struct IMAPMailbox: Sendable, Equatable {
    public let folder: String
    public let uidValidity: UInt32
    /// No message has this number yet, the next one will have it or a higher one. Some old servers
    /// do not say.
    public let uidNext: UInt32?
    /// How many messages the folder holds.
    public let exists: Int
    /// Grows with every change of the folder, flags included, where the server counts (RFC 7162).
    public let highestModSeq: UInt64?
}

extension IMAPClient {
    /// Opens a folder for reading only (EXAMINE): no flag changes, whatever we fetch.
    @discardableResult
    public func examine(_ folder: String) async throws -> IMAPMailbox {
        try await work(.openingFolder) { client in
            let name = try client.wireName(of: folder)
            client.opened = nil
            client.openings += 1
            var findings = IMAPFolderFindings()
            _ = try await client.ask(IMAPCommand("EXAMINE").bytes(name)) { response in
                findings.take(response)
            }
            let mailbox = try findings.mailbox(folder)
            client.opened = mailbox
            client.hasNews = false
            return mailbox
        }
    }
}

/// What the server says of a folder while it opens it.
struct IMAPFolderFindings {
    private var uidValidity: UInt32?
    private var uidNext: UInt32?
    private var exists: UInt32?
    private var highestModSeq: UInt64?
    private var numbersLast = true

    mutating func take(_ response: IMAPResponse) {
        switch response {
        case .data(let data) where data.name == "EXISTS": exists = data.number
        case .status(let status) where status.tag == nil: take(status)
        case .data, .status, .goOn: break
        }
    }

    private mutating func take(_ status: IMAPStatus) {
        switch status.code {
        // Everything up to here was about the folder open before (RFC 7162 section 3.2.11).
        case "CLOSED": self = IMAPFolderFindings()
        case "UIDVALIDITY": uidValidity = status.values.first?.number
        case "UIDNEXT": uidNext = status.values.first?.number
        case "HIGHESTMODSEQ": highestModSeq = status.values.first?.largeNumber
        case "UIDNOTSTICKY": numbersLast = false
        default: break
        }
    }

    func mailbox(_ folder: String) throws -> IMAPMailbox {
        guard let uidValidity, uidValidity > 0, numbersLast else {
            throw PostalFault.numbersDoNotLast(folder: folder)
        }
        guard let exists else {
            throw PostalFault.garbled(.openingFolder, detail: "no count of messages")
        }
        return IMAPMailbox(
            folder: folder, uidValidity: uidValidity, uidNext: uidNext, exists: Int(exists),
            highestModSeq: highestModSeq)
    }
}
