import Commons
import Kernel
import Postal
import Site
import Store

/// A message as it is read on a page: taken apart from its raw bytes each time, so that better
/// reading reaches old mail too.
public struct MessageReading: Sendable {
    public struct Attachment: Sendable {
        public let index: Int
        public let name: String
        public let size: Int
        /// Of a file that lies inside its signature.
        let signed: SignedFile?
    }

    public let row: MessageRow
    /// What was written for this message.
    public let letter: HTML
    public let isPlain: Bool
    /// Earlier messages, signatures, notices.
    public let quoted: HTML?
    public let attachments: [Attachment]
    public let to: [String]
    /// Things of the page that would have been loaded from elsewhere.
    public let blockedRemoteContent: Int
    public let faults: [String]
    /// What servers reported on this letter, or on another by this message.
    public let deliveries: [DeliveryRow]
    /// What providers of certified mail state on this letter, or on another by this message.
    public let receipts: [ReceiptRow]
    /// It is itself what a provider of certified mail states on a letter of ours.
    public var isReceipt: Bool { row.direction == .incoming && !receipts.isEmpty }
    /// What the letter travelled in, and who signed what.
    let inside: LetterInside
    /// The words themselves, for drawing the points asked.
    public let freshText: String
    /// All the words of the message, quoted history included.
    public let fullText: String

    public static func read(_ row: MessageRow, from db: any Reader) throws -> MessageReading {
        let raw = try Blobs.get(row.rawHash, from: db) ?? []
        return MessageReading(
            row, LetterInside(ParsedMessage.parse(raw)),
            try DeliveryRow.of(row.id, in: db), try ReceiptRow.of(row.id, in: db))
    }

    private init(
        _ row: MessageRow, _ inside: LetterInside, _ deliveries: [DeliveryRow],
        _ receipts: [ReceiptRow]
    ) {
        self.row = row
        self.inside = inside
        self.deliveries = deliveries
        self.receipts = receipts
        let parsed = inside.body
        let split = QuotedText.split(parsed.text)
        freshText = split.fresh
        fullText = parsed.text
        let page = parsed.html.map { HTMLSanitizer.sanitize($0) }
        // A page is shown as a page only where it says more than its text would.
        if let page, parsed.text.isEmpty || Self.hasStructure(page.html) {
            letter = HTML(alreadySafeMarkup: page.html)
            isPlain = false
            quoted = nil
        } else {
            letter = Self.paragraphs(split.fresh.isEmpty ? parsed.text : split.fresh)
            isPlain = true
            let rest = [split.signature, split.quoted].compactMap { $0 }.joined(separator: "\n\n")
            quoted = split.fresh.isEmpty || rest.isEmpty ? nil : Self.paragraphs(rest)
        }
        blockedRemoteContent = page?.blockedRemoteContent ?? 0
        attachments = Self.attachments(of: parsed)
        to = (inside.head.to + inside.head.cc).prefix(20).map {
            $0.name.isEmpty ? $0.address : $0.name
        }
        faults = parsed.faults
    }

    /// Tables and lists are worth showing; the rest reads better as plain words.
    private static func hasStructure(_ html: String) -> Bool {
        ["<table", "<ul", "<ol", "<img"].contains { html.contains($0) }
    }

    /// Lines stay lines; addresses of the web become links.
    private static func paragraphs(_ text: String) -> HTML {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return HTML("\(lines.prefix(20_000).map { "\($0)\n" as HTML })")
    }

    /// How many bytes of signed files are looked into for one page.
    private static let mostSigned = 16 << 20

    private static func attachments(of letter: ParsedMessage) -> [Attachment] {
        var left = mostSigned
        return letter.attachments.enumerated().compactMap { index, part in
            if LetterSeal.isSignature(part) { return nil }
            var signed: SignedFile?
            if SignedFile.isSigned(part), part.size <= left {
                left -= part.size
                signed = SignedFile(part)
            }
            return Attachment(
                index: index, name: part.filename ?? part.type, size: part.size, signed: signed)
        }
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
