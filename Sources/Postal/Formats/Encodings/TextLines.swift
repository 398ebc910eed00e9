/// Text as lines, whatever closes them.
enum TextLines {
    /// The lines of a text without their ends, which may be LF, CRLF or CR. Text that ends with a
    /// line end has no empty line after it. NUL is left out.
    static func split(_ text: String) -> [ArraySlice<UInt8>] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            defer { previous = byte }
            if byte == 0 || (byte == .lineFeed && previous == .carriageReturn) { continue }
            bytes.append(byte == .carriageReturn ? .lineFeed : byte)
        }
        if bytes.last == .lineFeed { bytes.removeLast() }
        return bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
    }
}
