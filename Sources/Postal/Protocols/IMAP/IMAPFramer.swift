import NIOCore

/// A stretch of an answer: what the grammar speaks, or bytes it only carries.
enum IMAPPiece: Equatable, Sendable {
    case text([UInt8])
    case literal([UInt8])
    /// A literal too large to keep: its bytes went by unread.
    case skipped(bytes: Int)
}

/// Cuts the stream into whole answers (RFC 9051 section 4.3). Literals are measured, never read:
/// mail that imitates an answer of the server stays mail.
struct IMAPFramer {
    private var lines: WireLines
    private var pieces: [IMAPPiece] = []
    private var literal: Literal?
    private let limits: MailLimits
    /// Bytes of literals that the request under way may still keep.
    private var budget: Int

    private struct Literal {
        let size: Int
        var missing: Int
        /// Nothing when the literal is skipped.
        var kept: [UInt8]?
    }

    /// No answer we ask for has more literals than this.
    private static let mostPieces = 64

    init(limits: MailLimits) {
        self.limits = limits
        self.lines = WireLines(limit: limits.lineBytes)
        self.budget = limits.answerBytes
    }

    /// A new request begins.
    mutating func begin(_ step: MailStep) {
        lines.step = step
        budget = limits.answerBytes
    }

    mutating func append(_ bytes: ByteBuffer) {
        lines.append(bytes)
    }

    /// Forgets everything, for the moment when TLS begins.
    mutating func forget() {
        lines.forget()
        pieces = []
        literal = nil
    }

    /// The next whole answer, if it is there.
    mutating func next() throws -> [IMAPPiece]? {
        while true {
            if literal != nil, !takeLiteral() { return nil }
            guard let line = try lines.next() else { return nil }
            guard let (text, size) = try announcedLiteral(in: line) else {
                pieces.append(.text(line))
                defer { pieces = [] }
                return pieces
            }
            pieces.append(.text(text))
            guard pieces.count < Self.mostPieces else {
                throw PostalFault.answerTooLarge(lines.step)
            }
            try open(size)
        }
    }

    private mutating func open(_ size: Int) throws {
        guard size <= limits.messageBytes else {
            literal = Literal(size: size, missing: size, kept: nil)
            return
        }
        budget -= size
        guard budget >= 0 else { throw PostalFault.answerTooLarge(lines.step) }
        literal = Literal(size: size, missing: size, kept: [])
    }

    /// Whether the literal under way is complete now.
    private mutating func takeLiteral() -> Bool {
        guard var open = literal else { return true }
        literal = nil
        open.missing -= lines.take(atMost: open.missing, into: &open.kept)
        guard open.missing == 0 else {
            literal = open
            return false
        }
        pieces.append(open.kept.map(IMAPPiece.literal) ?? .skipped(bytes: open.size))
        return true
    }

    /// The text before `{n}` or `{n+}` at the end of a line, and n.
    private func announcedLiteral(in line: [UInt8]) throws -> ([UInt8], Int)? {
        guard line.last == UInt8(ascii: "}"), !(pieces.isEmpty && Self.isHumanText(line)),
            let brace = line.lastIndex(of: UInt8(ascii: "{"))
        else { return nil }
        var digits = line[(brace + 1)..<(line.count - 1)]
        if digits.last == UInt8(ascii: "+") { digits.removeLast() }
        guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return nil }
        guard let size = UInt32(String(decoding: digits, as: UTF8.self)) else {
            throw PostalFault.garbled(lines.step, detail: "impossible literal")
        }
        return (Array(line[..<brace]), Int(size))
    }

    /// Status lines and `+` end in words for people: `{5}` there announces nothing.
    private static func isHumanText(_ line: [UInt8]) -> Bool {
        let words = line.prefix(64).split(separator: UInt8(ascii: " "), maxSplits: 2)
        guard let first = words.first else { return true }
        if first.elementsEqual("+".utf8) { return true }
        return words.count > 1 && IMAPStatus.Condition(words[1]) != nil
    }
}

extension UInt8 {
    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
