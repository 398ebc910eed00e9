/// What a person wrote now, told apart from what hangs below it: the history that mail programs
/// quote, signatures and legal notices.
///
/// Nothing is thrown away: every line of the message has a part, and the parts add up to the whole.
/// In doubt a line counts as fresh, since a question read twice costs less than one never read.
/// The time is linear in the length of the text.
public enum QuotedText {
    /// The part of a message that a line belongs to.
    public enum Part: String, Sendable, Codable, CaseIterable {
        /// Written by the sender for this message.
        case fresh
        /// Earlier messages, with the lines that introduce them.
        case quoted
        /// The sender's standing signature, and what a phone adds by itself.
        case signature
        /// Legal notices on confidentiality and their kin.
        case notice
    }

    /// A line of a message with the part it belongs to.
    public struct Line: Sendable, Equatable {
        /// Where the line stands, in UTF-8 offsets of the text, without its line end.
        public let range: Range<Int>
        public let part: Part

        public init(range: Range<Int>, part: Part) {
            self.range = range
            self.part = part
        }
    }

    /// The text in its parts. `fresh` may be empty; the other two are nil where there are none.
    /// Answers written between quoted lines are fresh; notices go with the signature.
    public static func split(
        _ text: String
    ) -> (fresh: String, quoted: String?, signature: String?) {
        let bytes = Array(text.utf8)
        var fresh: [Substring] = []
        var quoted: [Substring] = []
        var signature: [Substring] = []
        for line in lines(bytes) {
            let words = Substring(decoding: bytes[line.range], as: UTF8.self)
            switch line.part {
            case .fresh: fresh.append(words)
            case .quoted: quoted.append(words)
            case .signature, .notice: signature.append(words)
            }
        }
        return (
            joined(fresh) ?? "", joined(quoted), joined(signature)
        )
    }

    /// Every line of the text with its part, in order.
    public static func lines(_ text: String) -> [Line] {
        lines(Array(text.utf8))
    }

    static func lines(_ bytes: [UInt8]) -> [Line] {
        let lines = MailLines(bytes)
        var parts = [Part](repeating: .fresh, count: lines.count)
        HistoryMarks(lines: lines).mark(&parts)
        var signatures = SignatureMarks(lines: lines)
        signatures.mark(&parts)
        return zip(lines.all, parts).map { Line(range: $0.range, part: $1) }
    }

    /// The lines as one text, without empty lines at either end; nil if nothing can be seen in it.
    private static func joined(_ lines: [Substring]) -> String? {
        guard let first = lines.firstIndex(where: hasInk), let last = lines.lastIndex(where: hasInk)
        else { return nil }
        return lines[first...last].joined(separator: "\n")
    }

    private static func hasInk(_ line: Substring) -> Bool {
        line.unicodeScalars.contains { !TextFolding.isBlank($0) && !TextFolding.isInvisible($0) }
    }
}
