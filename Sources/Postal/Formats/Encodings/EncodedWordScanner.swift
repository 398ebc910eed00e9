/// Finds encoded words (RFC 2047, 2) in the bytes of a header value, in time that grows with its
/// length however hostile it is.
struct EncodedWordScanner {
    struct Word {
        /// The charset in small letters, without a language (RFC 2231, 5).
        let charset: String
        let content: [UInt8]
        /// Where the value goes on behind the word.
        let end: Int
    }

    private let bytes: [UInt8]

    /// No closing `?=` stands between the last content looked at and this place.
    private var searchedTo = 0

    /// Words are at most 75 characters by the rule, and some hundreds in real life.
    private static let longestWord = 4_000

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The encoded word that begins at `start`, if one does. To be asked in rising order.
    mutating func word(at start: Int) -> Word? {
        let question = UInt8(ascii: "?")
        let limit = min(bytes.count, start + Self.longestWord)
        guard start + 6 < limit, bytes[start] == UInt8(ascii: "="), bytes[start + 1] == question
        else { return nil }
        var index = start + 2
        while index < limit, bytes[index] != question {
            guard index - start < 60, bytes[index] > .space else { return nil }
            index += 1
        }
        guard index > start + 2, index + 2 < limit, bytes[index + 2] == question else { return nil }
        let kind = bytes[index + 1].lowercasedASCII
        guard kind == UInt8(ascii: "b") || kind == UInt8(ascii: "q") else { return nil }
        let contentStart = index + 3
        var end = max(contentStart, searchedTo)
        while end + 1 < limit, !(bytes[end] == question && bytes[end + 1] == UInt8(ascii: "=")) {
            end += 1
        }
        searchedTo = end
        guard end + 1 < limit else { return nil }
        let name = bytes[start + 2..<index].prefix { $0 != UInt8(ascii: "*") }
        let content = bytes[contentStart..<end]
        return Word(
            charset: String(decoding: name, as: UTF8.self).lowercased(),
            content: kind == UInt8(ascii: "q") ? decodeQ(content) : decodeB(content),
            end: end + 2)
    }

    private func decodeQ(_ content: ByteSlice) -> [UInt8] {
        let spaced = content.map { $0 == UInt8(ascii: "_") ? UInt8.space : $0 }
        return spaced.withUnsafeBufferPointer(QuotedPrintable.decode) ?? spaced
    }

    private func decodeB(_ content: ByteSlice) -> [UInt8] {
        content.withUnsafeBufferPointer(Base64Lines.decode) ?? Array(content)
    }
}
