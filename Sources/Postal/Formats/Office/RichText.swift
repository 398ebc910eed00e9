/// The words of a Rich Text document, for finding: control words and the tables of fonts, colours and
/// pictures are passed over.
public enum RichText {
    public static func isRichText(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "{\\rtf".utf8) }

    public static func text(_ bytes: [UInt8], limit: Int) -> String {
        var reader = RichTextReader(bytes, limit: limit)
        return reader.read()
    }
}

private struct RichTextReader {
    private let bytes: [UInt8]
    private let limit: Int
    private var position = 0
    private var scalars = String.UnicodeScalarView()
    private var count = 0
    private var depth = 0
    /// The depth from which on everything is passed over, if so.
    private var silentFrom: Int?
    /// Characters that stand for a Unicode one that was read already.
    private var toSkip = 0

    private static let silent: Set<String> = [
        "fonttbl", "colortbl", "stylesheet", "pict", "info", "object", "themedata", "datastore",
        "listtable", "listoverridetable", "rsidtbl", "generator", "header", "footer",
    ]
    private static let breaks: Set<String> = ["par", "line", "cell", "row", "tab", "sect", "page"]

    init(_ bytes: [UInt8], limit: Int) {
        self.bytes = bytes
        self.limit = limit
    }

    mutating func read() -> String {
        while position < bytes.count, count < limit {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                if silentFrom == depth { silentFrom = nil }
                depth = max(0, depth - 1)
                toSkip = 0
            case UInt8(ascii: "\\"): control()
            case .lineFeed, .carriageReturn: break
            default: add(CharsetDecoder.scalar1252(byte))
            }
        }
        return String(scalars)
    }

    private mutating func control() {
        guard position < bytes.count else { return }
        let byte = bytes[position]
        guard byte.isLetter else {
            position += 1
            switch byte {
            case UInt8(ascii: "'"): hexadecimal()
            case UInt8(ascii: "*"): silence()
            case UInt8(ascii: "~"): add(" ")
            case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"):
                add(Unicode.Scalar(byte))
            default: break
            }
            return
        }
        var word = ""
        while position < bytes.count, bytes[position].isLetter, word.utf8.count < 32 {
            word.unicodeScalars.append(Unicode.Scalar(bytes[position]))
            position += 1
        }
        let number = parameter()
        if position < bytes.count, bytes[position] == .space { position += 1 }
        act(word, number)
    }

    private mutating func parameter() -> Int? {
        var text = ""
        while position < bytes.count, text.utf8.count < 11,
            (0x30...0x39).contains(bytes[position])
                || text.isEmpty && bytes[position] == UInt8(ascii: "-")
        {
            text.unicodeScalars.append(Unicode.Scalar(bytes[position]))
            position += 1
        }
        return Int(text)
    }

    private mutating func act(_ word: String, _ number: Int?) {
        if Self.silent.contains(word) { return silence() }
        if Self.breaks.contains(word) { return add("\n") }
        if word == "bin" { position += min(max(0, number ?? 0), bytes.count - position) }
        guard word == "u", let number, (-32_768...65_535).contains(number) else { return }
        let value = UInt32(number < 0 ? number + 65_536 : number)
        add(Unicode.Scalar(value) ?? "\u{FFFD}")
        toSkip = 1
    }

    private mutating func hexadecimal() {
        guard position + 1 < bytes.count,
            let value = UInt8(
                String(decoding: bytes[position...position + 1], as: UTF8.self), radix: 16)
        else { return }
        position += 2
        add(CharsetDecoder.scalar1252(value))
    }

    private mutating func silence() {
        if silentFrom == nil { silentFrom = depth }
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        if toSkip > 0 {
            toSkip -= 1
            return
        }
        guard silentFrom == nil, scalar.value != 0 else { return }
        scalars.append(scalar)
        count += 1
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool {
        (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
