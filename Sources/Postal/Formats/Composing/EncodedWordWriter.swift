/// Text for headers, in ASCII: plain where it can be, else in encoded words of UTF-8 (RFC 2047).
enum EncodedWordWriter {
    /// `=?utf-8?Q?` and `?=` take twelve of the 75 characters that a word may have.
    private static let roomInWord = 63

    /// The words of a text. Between plain words stands one space; encoded words hold their spaces
    /// themselves, and those between them do not count.
    static func words(_ text: String, firstLineUsed: Int) -> [String] {
        let line = CleanText.line(text)
        if isPlain(line) { return line.split(separator: " ").map(String.init) }
        return encoded(line, firstRoom: max(20, roomInWord - firstLineUsed), isPhrase: false)
    }

    /// A name before an address: bare words, a quoted string, or encoded words.
    static func phrase(_ name: String) -> [String] {
        let line = CleanText.line(name)
        guard isPlain(line), line.utf8.count <= 60 else {
            return encoded(line, firstRoom: roomInWord - 10, isPhrase: true)
        }
        let words = line.split(separator: " ").map(String.init)
        if words.allSatisfy({ $0.utf8.allSatisfy(AddressForm.isAtom) }) { return words }
        let escaped = line.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        return line.isEmpty ? [] : ["\"\(escaped)\""]
    }

    /// Whether a line can stand in a header as it is, and comes back the same.
    private static func isPlain(_ line: String) -> Bool {
        line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !line.contains("=?")
            && !line.contains("  ")
            && line.split(separator: " ").allSatisfy { $0.utf8.count <= 500 }
    }

    private static func encoded(_ line: String, firstRoom: Int, isPhrase: Bool) -> [String] {
        let quoted = line.utf8.reduce(0) { $0 + ($1 == .space || isBare($1) ? 1 : 3) }
        let useQ = quoted <= (line.utf8.count + 2) / 3 * 4
        var words: [String] = []
        var chunk: [UInt8] = []
        var used = 0
        var room = min(roomInWord, firstRoom)
        for scalar in line.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            let width =
                useQ
                ? bytes.reduce(0) { $0 + ($1 == .space || isBare($1) ? 1 : 3) }
                : (chunk.count + bytes.count + 2) / 3 * 4 - used
            if used + width > room, !chunk.isEmpty {
                words.append(word(chunk, useQ))
                chunk = []
                room = roomInWord
                used = 0
            }
            chunk += bytes
            used = useQ ? used + width : (chunk.count + 2) / 3 * 4
        }
        if !chunk.isEmpty { words.append(word(chunk, useQ)) }
        return words
    }

    /// Letters that need no escape in an encoded word, in a name before an address neither.
    private static func isBare(_ byte: UInt8) -> Bool {
        byte.isLetterASCII || byte.isDigitASCII || "!*+-/".utf8.contains(byte)
    }

    private static func word(_ chunk: [UInt8], _ useQ: Bool) -> String {
        var output = Array("=?utf-8?\(useQ ? "Q" : "B")?".utf8)
        if useQ {
            for byte in chunk {
                if byte == .space {
                    output.append(UInt8(ascii: "_"))
                } else if isBare(byte) {
                    output.append(byte)
                } else {
                    QuotedPrintable.appendEscape(byte, to: &output)
                }
            }
        } else {
            Base64Lines.encode(chunk[...], into: &output)
        }
        return String(decoding: output, as: UTF8.self) + "?="
    }
}
