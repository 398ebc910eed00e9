/// Reads the values of an answer, one after the other, from its pieces.
///
/// Servers are forgiven odd characters in atoms; unbalanced brackets, open quotes and deep nesting
/// are not forgiven.
struct IMAPValueReader: Sendable {
    private var pieces: ArraySlice<IMAPPiece>
    private var text: ArraySlice<UInt8>

    /// Nothing in mail nests deeper by itself: a body structure follows the nesting of parts.
    private static let deepest = 64

    init(_ pieces: some Sequence<IMAPPiece>) {
        self.pieces = ArraySlice(Array(pieces))
        self.text = []
    }

    init(text: some Sequence<UInt8>) {
        self.init([.text(Array(text))])
    }

    /// All values up to the end, or nothing when they make no sense.
    mutating func values() -> [IMAPValue]? {
        var open: [[IMAPValue]] = [[]]
        while let token = nextToken() {
            switch token {
            case .opening:
                guard open.count <= Self.deepest else { return nil }
                open.append([])
            case .closing:
                guard open.count > 1, let values = open.popLast() else { return nil }
                open[open.count - 1].append(.list(values))
            case .value(let value): open[open.count - 1].append(value)
            case .nonsense: return nil
            }
        }
        return open.count == 1 ? open[0] : nil
    }

    private enum Token {
        case opening, closing, nonsense
        case value(IMAPValue)
    }

    private mutating func nextToken() -> Token? {
        while true {
            guard let byte = text.first else {
                guard let piece = pieces.popFirst() else { return nil }
                switch piece {
                case .text(let bytes): text = bytes[...]
                case .literal(let bytes): return .value(.string(bytes))
                case .skipped(let bytes): return .value(.skipped(bytes: bytes))
                }
                continue
            }
            switch byte {
            case UInt8(ascii: " "): text.removeFirst()
            case UInt8(ascii: "("):
                text.removeFirst()
                return .opening
            case UInt8(ascii: ")"):
                text.removeFirst()
                return .closing
            case UInt8(ascii: "\""): return quoted()
            default: return atom()
            }
        }
    }

    private mutating func quoted() -> Token {
        text.removeFirst()
        var bytes: [UInt8] = []
        while let byte = text.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return .value(.string(bytes))
            case UInt8(ascii: "\\"):
                guard let escaped = text.popFirst() else { return .nonsense }
                bytes.append(escaped)
            default: bytes.append(byte)
            }
        }
        return .nonsense
    }

    private mutating func atom() -> Token {
        var bytes: [UInt8] = []
        var isInSection = false
        while let byte = text.first {
            if isInSection {
                isInSection = byte != UInt8(ascii: "]")
            } else if Self.delimiters.contains(byte) {
                break
            } else if byte == UInt8(ascii: "["), Self.takesSection(bytes) {
                // `BODY[HEADER.FIELDS (SUBJECT)]` is one name, spaces and all.
                isInSection = true
            }
            bytes.append(byte)
            text.removeFirst()
        }
        // `~` before a literal only says that it may hold null bytes (RFC 3516).
        if bytes == [UInt8(ascii: "~")], text.isEmpty, let piece = pieces.first {
            if case .literal(let content) = piece {
                pieces.removeFirst()
                return .value(.string(content))
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return .value(text.uppercased() == "NIL" ? .nothing : .atom(text))
    }

    private static let delimiters = Array(" ()\"".utf8)

    private static func takesSection(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= 6 else { return false }
        let name = String(decoding: bytes, as: UTF8.self).uppercased()
        return name == "BODY" || name == "BINARY"
    }
}
