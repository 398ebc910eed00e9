import Kernel
import Postal
import Site

/// What a letter says, as its bytes have it.
public struct LetterContent: Sendable {
    public struct Attachment: Sendable {
        public let index: Int
        public let name: String
        public let size: Int
        /// Of a file that lies inside its signature.
        let signed: SignedFile?
    }

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
    /// Only the beginning is shown; the original has all.
    public let isCut: Bool
    /// What the letter travelled in, and who signed what.
    let inside: LetterInside
    /// The words themselves, for drawing the points asked.
    public let freshText: String
    /// All the words of the message, quoted history included.
    public let fullText: String

    /// Characters of a letter on a page: longer than a book chapter, and no browser minds.
    private static let longestText = 200_000
    /// Bytes of a letter that is a page; of a longer one the text is shown.
    private static let longestPage = 1 << 20

    init(_ raw: [UInt8]) {
        inside = LetterInside(ParsedMessage.parse(raw))
        let parsed = inside.body
        let text = parsed.text.beginning(Self.longestText)
        let split = QuotedText.split(text)
        freshText = split.fresh
        fullText = text
        let page = parsed.html.flatMap {
            $0.utf8.count <= Self.longestPage ? HTMLSanitizer.sanitize($0) : nil
        }
        // A page is shown as a page only where it says more than its text would.
        if let page, text.isEmpty || Self.hasStructure(page.html) {
            letter = HTML(alreadySafeMarkup: page.html)
            isPlain = false
            isCut = false
            quoted = nil
        } else {
            letter = Self.paragraphs(split.fresh.isEmpty ? text : split.fresh)
            isPlain = true
            isCut = text.utf8.count < parsed.text.utf8.count
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
        return HTML("\(lines.map { "\($0)\n" as HTML })")
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
}
