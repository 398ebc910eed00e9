/// An answer of the server (RFC 5321 section 4.2): three digits and words for people.
public struct SMTPReply: Sendable, Hashable {
    /// 200 to 559.
    public let code: Int
    /// The finer code where the server gives one, such as `5.1.1` (RFC 3463).
    public let enhancedCode: String?
    /// The server's words, cleaned and cut short; lines joined by a space.
    public let text: String

    public init(code: Int, enhancedCode: String? = nil, text: String) {
        self.code = code
        self.enhancedCode = enhancedCode
        self.text = text
    }

    /// Done.
    public var isPositive: Bool { 200...299 ~= code }
    /// Refused now; the same may be accepted later.
    public var isPassing: Bool { 400...499 ~= code }
    /// Refused for good.
    public var isForGood: Bool { 500...599 ~= code }
}

/// Puts a reply together, line by line.
struct SMTPReplyReader {
    private(set) var lines: [[UInt8]] = []
    private var code: Int?
    private static let mostLines = 200

    /// The reply once its last line is there.
    mutating func take(_ line: [UInt8], step: MailStep) throws -> SMTPReply? {
        guard line.count >= 3, line[..<3].allSatisfy(\.isDigit),
            let code = Int(String(decoding: line[..<3], as: UTF8.self)), 200...559 ~= code,
            self.code == nil || self.code == code, lines.count < Self.mostLines,
            line.count == 3 || line[3] == UInt8(ascii: " ") || line[3] == UInt8(ascii: "-")
        else {
            throw PostalFault.garbled(
                step, detail: "not an answer: \(readableServerText(line, limit: 60))")
        }
        self.code = code
        lines.append(Array(line.dropFirst(4)))
        if line.count > 3, line[3] == UInt8(ascii: "-") { return nil }
        return reply(code)
    }

    private func reply(_ code: Int) -> SMTPReply {
        let words = lines.map { readableServerText($0, limit: 400) }
        let first = words.first.map { $0.prefix { $0 != " " } } ?? ""
        let hasFineCode = Self.isEnhancedCode(first)
        let plain = words.map {
            hasFineCode && $0.hasPrefix(first) ? $0.dropFirst(first.count) : $0[...]
        }
        let text = plain.map(Self.trimmed).joined(separator: " ")
        return SMTPReply(
            code: code, enhancedCode: hasFineCode ? String(first) : nil,
            text: String(text.prefix(400)))
    }

    private static func isEnhancedCode(_ word: Substring) -> Bool {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 3 && ["2", "4", "5"].contains(parts[0])
            && parts.allSatisfy { 1...3 ~= $0.utf8.count && $0.utf8.allSatisfy(\.isDigit) }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        text.drop { $0 == " " }
    }
}
