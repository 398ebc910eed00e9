extension CharsetDecoder {
    /// Any bytes as text of windows-1252, in which every byte means something: the last resort.
    /// Line ends become line feeds and NUL goes.
    static func windows1252(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                utf8.append(byte)
            } else {
                let scalar = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt16(byte)
                if scalar >= 0x800 {
                    utf8.append(0xE0 | UInt8(scalar >> 12))
                    utf8.append(0x80 | UInt8(scalar >> 6 & 0x3F))
                } else {
                    utf8.append(0xC0 | UInt8(scalar >> 6))
                }
                utf8.append(0x80 | UInt8(scalar & 0x3F))
            }
        }
        return utf8.withUnsafeBufferPointer(CleanText.lines)
    }

    /// One byte of windows-1252.
    static func scalar1252(_ byte: UInt8) -> Unicode.Scalar {
        (0x80..<0xA0).contains(byte)
            ? Unicode.Scalar(upper[Int(byte) - 0x80]) ?? "\u{FFFD}" : Unicode.Scalar(byte)
    }

    /// The characters of the bytes 0x80 to 0x9F, as browsers read them: the five that have none
    /// are U+FFFD.
    private static let upper: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
