internal import CGMimeShim
import Glibc

/// Bytes of a message or of a piece of it. Slices share the storage of the message they come
/// from, so taking a message apart copies nothing.
typealias ByteSlice = ArraySlice<UInt8>

extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20

    /// A space or a tab: what may fold a header line.
    var isBlank: Bool { self == .space || self == .tab }

    /// A space, a tab or a piece of a line end.
    var isWhitespace: Bool { isBlank || self == .lineFeed || self == .carriageReturn }

    /// The small letter for a capital of ASCII, anything else as it is.
    var lowercasedASCII: UInt8 { self &- 65 < 26 ? self | 0x20 : self }

    var isDigitASCII: Bool { self &- 48 < 10 }

    var isLetterASCII: Bool { lowercasedASCII &- 97 < 26 }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        if isDigitASCII { return self &- 48 }
        let letter = lowercasedASCII &- 97
        return letter < 6 ? letter &+ 10 : nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where the line that holds `position` ends: the index of its line feed, or `count`.
    func lineEnd(from position: Int) -> Int {
        guard position < count, let base = baseAddress else { return count }
        guard let found = memchr(base + position, 10, count - position) else { return count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Where a line's content ends, without the carriage return before its line feed.
    func contentEnd(from start: Int, lineEnd: Int) -> Int {
        lineEnd > start && self[lineEnd - 1] == .carriageReturn ? lineEnd - 1 : lineEnd
    }
}

extension ByteSlice {
    /// The slice without blanks and line ends around it.
    var trimmed: ByteSlice {
        var (start, end) = (startIndex, endIndex)
        while start < end, self[start].isWhitespace { start += 1 }
        while end > start, self[end - 1].isWhitespace { end -= 1 }
        return self[start..<end]
    }

    /// Where `needle` first occurs at or after `start`, in linear time.
    func firstRange(of needle: [UInt8], from start: Int) -> Range<Int>? {
        guard start < endIndex, !needle.isEmpty else { return nil }
        let offset = self[start...].withUnsafeBufferPointer { bytes in
            cgm_find(bytes.baseAddress, bytes.count, needle, needle.count)
        }
        let found = start + offset
        return found < endIndex ? found..<(found + needle.count) : nil
    }
}
