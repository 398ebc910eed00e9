/// A page as the parser gets it: without NUL, at which libxml2 would end, without the data of
/// embedded pictures, which are never shown and make pages large, and of bounded length.
struct HTMLInput {
    let bytes: [UInt8]

    /// Whether the page goes on behind what is kept.
    let isTruncated: Bool

    /// The time that a hostile page costs grows with this; honest ones stay far below.
    private static let mostBytes = 4 << 20

    init(_ html: String) {
        var html = html
        (bytes, isTruncated) = html.withUTF8 { Self.prepare($0) }
    }

    private static func prepare(
        _ source: UnsafeBufferPointer<UInt8>
    ) -> (bytes: [UInt8], isTruncated: Bool) {
        var kept: [UInt8] = []
        kept.reserveCapacity(min(source.count, mostBytes))
        var index = 0
        while index < source.count {
            let byte = source[index]
            // The cut falls between two characters.
            if kept.count >= mostBytes, byte & 0xC0 != 0x80 { return (kept, true) }
            index += 1
            if byte == 0 { continue }
            kept.append(byte)
            if byte == UInt8(ascii: ":"), kept.suffix(5).map(\.lowercasedASCII) == dataScheme {
                let end = dataEnd(source, from: index)
                // Short ones may be words: "data:2014".
                if end - index > 100 { index = end }
            }
        }
        return (kept, false)
    }

    private static let dataScheme = Array("data:".utf8)

    private static func dataEnd(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < source.count, isDataLetter(source[end]) { end += 1 }
        return end
    }

    /// Letters of an encoded data URL (RFC 2397), broken into lines or not.
    private static func isDataLetter(_ byte: UInt8) -> Bool {
        byte.isLetterASCII || byte.isDigitASCII || "+/=;,%-_.\r\n".utf8.contains(byte)
    }
}
