/// quoted-printable (RFC 2045, 6.7).
enum QuotedPrintable {
    /// Text in lines of at most 76 characters, each closed by CRLF. A line that begins with a
    /// full stop or with `From ` is written so that neither SMTP nor an mbox file mistakes it.
    static func encode(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + text.utf8.count / 8 + 16)
        for line in TextLines.split(text) {
            encode(line: Array(line), into: &output)
            output.append(.carriageReturn)
            output.append(.lineFeed)
        }
        return output
    }

    private static func encode(line: [UInt8], into output: inout [UInt8]) {
        var column = 0
        let isRisky = line.first == UInt8(ascii: ".") || line.starts(with: "From ".utf8)
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let isPlain =
                byte.isBlank ? !isLast : (33...126).contains(byte) && byte != UInt8(ascii: "=")
            let width = isPlain && !(isRisky && index == 0) ? 1 : 3
            if column + width > (isLast ? 76 : 75) {
                output.append(contentsOf: "=\r\n".utf8)
                column = 0
            }
            if width == 1 {
                output.append(byte)
            } else {
                appendEscape(byte, to: &output)
            }
            column += width
        }
    }

    /// `=` and two capital hexadecimal digits.
    static func appendEscape(_ byte: UInt8, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "="))
        output.append(hexDigits[Int(byte >> 4)])
        output.append(hexDigits[Int(byte & 15)])
    }

    static let hexDigits = Array("0123456789ABCDEF".utf8)

    /// The bytes that the text stands for. An `=` that opens nothing is kept as it is.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        // Nothing grows by decoding, so it holds what is written; `count` says how much that was.
        [UInt8](unsafeUninitializedCapacity: bytes.count) { target, count in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if byte == UInt8(ascii: "=") {
                    if let next = softBreakEnd(bytes, index) {
                        index = next
                        continue
                    }
                    if index + 1 < bytes.count, let high = bytes[index].hexValue,
                        let low = bytes[index + 1].hexValue
                    {
                        target[count] = high << 4 | low
                        count += 1
                        index += 2
                        continue
                    }
                }
                target[count] = byte
                count += 1
            }
        }
    }

    /// Where the text goes on when a line is broken at `index`: only blanks before its end.
    private static func softBreakEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        var end = index
        while end < bytes.count, end - index < 80, bytes[end].isBlank { end += 1 }
        guard end < bytes.count else { return bytes.count }
        if bytes[end] == .lineFeed { return end + 1 }
        guard bytes[end] == .carriageReturn else { return nil }
        return end + 1 < bytes.count && bytes[end + 1] == .lineFeed ? end + 2 : end + 1
    }
}
