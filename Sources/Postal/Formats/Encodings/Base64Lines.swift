/// base64 as mail carries it (RFC 2045, 6.8).
enum Base64Lines {
    /// Lines of 76 characters, each closed by CRLF.
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count / 3 * 4 + bytes.count / 57 * 2 + 8)
        var index = 0
        while index < bytes.count {
            let end = min(index + 57, bytes.count)
            encode(bytes[index..<end], into: &output)
            output.append(.carriageReturn)
            output.append(.lineFeed)
            index = end
        }
        return output
    }

    /// Characters without line ends, padded.
    static func encode(_ bytes: ByteSlice, into output: inout [UInt8]) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let left = bytes.endIndex - index
            let first = bytes[index]
            let second = left > 1 ? bytes[index + 1] : 0
            let third = left > 2 ? bytes[index + 2] : 0
            output.append(letters[Int(first >> 2)])
            output.append(letters[Int((first & 3) << 4 | second >> 4)])
            output.append(left > 1 ? letters[Int((second & 15) << 2 | third >> 6)] : padding)
            output.append(left > 2 ? letters[Int(third & 63)] : padding)
            index += 3
        }
    }

    /// The bytes that base64 stands for. Line ends and stray characters are passed over; pieces
    /// encoded one by one and set in a row are read as one; what follows the padding and is no
    /// base64, such as the footer of a mailing list, is left out. nil when there are as many foreign
    /// letters or spaces as in prose: then the text was never base64.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var foreign = 0
        var spaces = 0
        var soundEnd: Int?
        // Three bytes of four signs, so it holds what is written; `count` says how much that was.
        let output = [UInt8](unsafeUninitializedCapacity: bytes.count / 4 * 3 + 3) {
            target, count in
            var bits: UInt32 = 0
            var held = 0
            for byte in bytes {
                let value = values[Int(byte)]
                if value < 64 {
                    bits = bits << 6 | UInt32(value)
                    held += 6
                    if held >= 8 {
                        held -= 8
                        target[count] = UInt8(truncatingIfNeeded: bits >> UInt32(held))
                        count += 1
                    }
                } else if byte == padding {
                    bits = 0
                    held = 0
                    soundEnd = count
                } else if byte == .space {
                    spaces += 1
                } else if !byte.isWhitespace {
                    foreign += 1
                    if let soundEnd {
                        count = soundEnd
                        break
                    }
                }
            }
        }
        let isProse = foreign > bytes.count / 4 || spaces > bytes.count / 16 + 1
        return isProse && soundEnd == nil ? nil : output
    }

    private static let padding = UInt8(ascii: "=")
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The value of each letter, 255 for what is none.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()
}
