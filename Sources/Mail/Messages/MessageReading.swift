import Commons
import Kernel
import Postal
import Site
import Store

/// A message as it is read on a page: taken apart from its raw bytes, not stored so, that better
/// reading reaches old mail too.
@dynamicMemberLookup public struct MessageReading: Sendable {
    public let row: MessageRow
    let content: LetterContent
    /// What servers reported on this letter, or on another by this message.
    public let deliveries: [DeliveryRow]
    /// What providers of certified mail state on this letter, or on another by this message.
    public let receipts: [ReceiptRow]
    /// It is itself what a provider of certified mail states on a letter of ours.
    public var isReceipt: Bool { row.direction == .incoming && !receipts.isEmpty }

    /// The envelope of certified mail around it proves nothing: who wrote is only what it says.
    public var isEnvelopeUnproven: Bool {
        row.direction == .incoming && content.inside.isEnvelopeUnproven
    }
    /// Whom it says it is by, where its envelope proves nothing. The address of the envelope is a
    /// provider's machine, which nobody reads: an answer goes to who says to have written, or nowhere.
    public var claimedAddress: String? {
        guard isEnvelopeUnproven, let claimed = content.inside.claimedAuthor else { return nil }
        return (try? MailAddress(claimed.address))?.description
    }

    /// Where an answer to it goes; nil where nobody would read it.
    public var answerAddress: String? {
        isEnvelopeUnproven ? claimedAddress : row.correspondent.isEmpty ? nil : row.correspondent
    }

    public subscript<Value>(dynamicMember path: KeyPath<LetterContent, Value>) -> Value {
        content[keyPath: path]
    }

    public static func read(_ row: MessageRow, from db: any Reader) throws -> MessageReading {
        // What was forgotten is not there any more, whatever is in memory.
        let raw = try Blobs.get(row.rawHash, from: db) ?? []
        return MessageReading(
            row: row, content: LetterShelf.shared.content(of: raw, at: row.rawHash),
            deliveries: try DeliveryRow.of(row.id, in: db),
            receipts: try ReceiptRow.of(row.id, in: db))
    }

    struct File {
        let name: String
        let type: String
        let bytes: [UInt8]
    }

    /// An attachment by its place in the message; or what lies inside its signature.
    static func attachment(
        _ index: Int, inside: Bool = false, of row: MessageRow, from db: any Reader
    ) throws -> File? {
        let raw = try Blobs.get(row.rawHash, from: db) ?? []
        let parts = LetterInside(ParsedMessage.parse(raw)).body.attachments
        guard parts.indices.contains(index) else { return nil }
        let part = parts[index]
        guard inside else {
            return File(
                name: part.filename ?? "allegato-\(index + 1)", type: part.type, bytes: part.data)
        }
        return SignedFile(part).map {
            File(name: $0.name, type: "application/octet-stream", bytes: $0.content)
        }
    }
}
