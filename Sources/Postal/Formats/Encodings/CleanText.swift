/// Text on its way to people: what could break a line, a log or a database is taken out.
enum CleanText {
    /// One line: control characters, line ends included, become spaces; NUL goes; the ends are
    /// trimmed.
    static func line(_ text: String) -> String {
        // 0xC2 leads the upper control characters, U+0080 to U+009F.
        let isClean = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 }
        guard !isClean || text.utf8.first == .space || text.utf8.last == .space else {
            return text
        }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar.value != 0 {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            scalars.append(isControl ? " " : scalar)
        }
        let start = scalars.firstIndex { $0 != " " } ?? scalars.endIndex
        let last = scalars.lastIndex { $0 != " " } ?? scalars.endIndex
        guard start < scalars.endIndex else { return "" }
        return String(scalars[start...last])
    }

    /// Text of several lines from UTF-8 bytes: every line end becomes one line feed, NUL goes, a
    /// byte order mark at the beginning goes. Broken sequences become U+FFFD.
    static func lines(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var start = 0
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
        // Nothing grows by cleaning, so it holds what is written; `count` says how much that was.
        let kept = [UInt8](unsafeUninitializedCapacity: bytes.count - start) { target, count in
            var index = start
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if byte == 0 { continue }
                if byte == .carriageReturn {
                    if index < bytes.count, bytes[index] == .lineFeed { continue }
                    target[count] = .lineFeed
                } else {
                    target[count] = byte
                }
                count += 1
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// The beginning of a text, at most so many bytes of UTF-8, whole characters only.
    static func beginning(of text: String, bytes limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: max(0, limit))
        while end > text.utf8.startIndex, text.utf8[end] & 0xC0 == 0x80 {
            end = text.utf8.index(before: end)
        }
        return String(text[..<end])
    }
}
