/// Encoded words in headers: `=?utf-8?Q?citt=C3=A0?=` (RFC 2047).
///
/// Neighbouring words of one charset are put together as bytes before they become text, since
/// many programs cut a character in two; each is decoded by itself, so padding inside the row
/// loses nothing.
enum EncodedWords {
    /// A header value for people. Whatever is no well-formed word stays as it is written.
    static func decode(_ value: String) -> String {
        guard value.utf8.contains(UInt8(ascii: "?")) else { return value }
        let bytes = Array(value.utf8)
        var scanner = EncodedWordScanner(bytes)
        var output: [UInt8] = []
        var run = Run()
        var index = 0
        var plainStart = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "="), let word = scanner.word(at: index) else {
                index += 1
                continue
            }
            let between = bytes[plainStart..<index]
            if run.isEmpty || !between.allSatisfy(\.isWhitespace) {
                run.flush(into: &output)
                output.append(contentsOf: between)
            }
            run.add(word, into: &output)
            index = word.end
            plainStart = index
        }
        run.flush(into: &output)
        output.append(contentsOf: bytes[plainStart...])
        return String(decoding: output, as: UTF8.self)
    }

    /// Words of one charset that stand next to each other.
    private struct Run {
        var charset = ""
        var bytes: [UInt8] = []
        var isEmpty = true

        mutating func add(_ word: EncodedWordScanner.Word, into output: inout [UInt8]) {
            if !isEmpty, charset != word.charset { flush(into: &output) }
            charset = word.charset
            bytes.append(contentsOf: word.content)
            isEmpty = false
        }

        mutating func flush(into output: inout [UInt8]) {
            guard !isEmpty else { return }
            output.append(contentsOf: CharsetDecoder.phrase(bytes, charset: charset).utf8)
            bytes = []
            isEmpty = true
        }
    }
}
