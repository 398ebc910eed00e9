/// The header fields at the beginning of a message or part, and where its body begins.
struct HeaderBlock {
    private(set) var headers: [MessageHeader] = []

    /// Where the body begins, as an index of the bytes that were read.
    private(set) var bodyStart: Int

    private(set) var faults: [MessageFault] = []

    /// Reads fields up to the empty line. A line that is neither a field nor the continuation of
    /// one ends the block too, and belongs to the body: better headers in the text than text lost.
    init(reading bytes: ByteSlice, limits: ParseLimits) {
        bodyStart = bytes.endIndex
        let start = bytes.startIndex
        bytes.withUnsafeBufferPointer { buffer in
            bodyStart = start + read(buffer, limits: limits)
        }
    }

    /// The block of a message without headers: everything is body.
    init(bodyOf bytes: ByteSlice) {
        bodyStart = bytes.startIndex
        faults = bytes.isEmpty ? [] : [.headerMissing]
    }

    private mutating func read(_ buffer: UnsafeBufferPointer<UInt8>, limits: ParseLimits) -> Int {
        var position = Self.envelopeEnd(buffer)
        while position < buffer.count {
            let lineEnd = buffer.lineEnd(from: position)
            let contentEnd = buffer.contentEnd(from: position, lineEnd: lineEnd)
            if contentEnd == position { return min(lineEnd + 1, buffer.count) }
            guard let nameEnd = Self.nameEnd(buffer, position, contentEnd) else {
                faults.append(.headerBroken)
                return position
            }
            let field = Self.fieldEnd(buffer, firstLineEnd: lineEnd)
            if headers.count < limits.headerFields, field.end <= limits.headerBytes {
                append(buffer, nameStart: position, nameEnd: nameEnd, field)
            } else if faults.isEmpty {
                faults.append(.headerTooLarge)
            }
            position = min(field.end + 1, buffer.count)
        }
        return buffer.count
    }

    /// Where the headers begin: behind the `From ` line that an mbox file leaves before them.
    private static func envelopeEnd(_ buffer: UnsafeBufferPointer<UInt8>) -> Int {
        let isEnvelope = buffer.starts(with: "From ".utf8) || buffer.starts(with: ">From ".utf8)
        return isEnvelope ? min(buffer.lineEnd(from: 0) + 1, buffer.count) : 0
    }

    /// Where the name of the field on this line ends; nil when the line is no field.
    private static func nameEnd(
        _ buffer: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> Int? {
        var index = start
        while index < end, buffer[index] > 0x20, buffer[index] < 0x7F,
            buffer[index] != UInt8(ascii: ":")
        {
            index += 1
        }
        guard index > start, index - start <= 200 else { return nil }
        var colon = index
        while colon < end, buffer[colon].isBlank { colon += 1 }
        guard colon < end, buffer[colon] == UInt8(ascii: ":") else { return nil }
        return index
    }

    private typealias Field = (end: Int, isFolded: Bool)

    /// The end of the last line of a field, with its continuation lines.
    private static func fieldEnd(
        _ buffer: UnsafeBufferPointer<UInt8>, firstLineEnd: Int
    ) -> Field {
        var field: Field = (firstLineEnd, false)
        while field.end + 1 < buffer.count, buffer[field.end + 1].isBlank {
            field = (buffer.lineEnd(from: field.end + 1), true)
        }
        return field
    }

    private mutating func append(
        _ buffer: UnsafeBufferPointer<UInt8>, nameStart: Int, nameEnd: Int, _ field: Field
    ) {
        var start = nameEnd
        while start < field.end, buffer[start] != UInt8(ascii: ":") { start += 1 }
        start = min(start + 1, field.end)
        while start < field.end, buffer[start].isWhitespace { start += 1 }
        var end = field.end
        while end > start, buffer[end - 1].isWhitespace { end -= 1 }
        let name = String(decoding: buffer[nameStart..<nameEnd], as: UTF8.self)
        let value = Self.text(buffer, start..<end, isFolded: field.isFolded)
        headers.append(
            MessageHeader(
                name: name, value: value, decoded: CleanText.line(EncodedWords.decode(value)),
                key: name.lowercased()))
    }

    /// A value unfolded: line feeds, the carriage returns before them and NUL taken away.
    private static func text(
        _ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isFolded: Bool
    ) -> String {
        let value = UnsafeBufferPointer(rebasing: buffer[range])
        guard isFolded || value.contains(where: { $0 == 0 || $0 == .carriageReturn }) else {
            return CharsetDecoder.header(value)
        }
        let kept = value.filter { $0 != 0 && $0 != .lineFeed && $0 != .carriageReturn }
        return kept.withUnsafeBufferPointer(CharsetDecoder.header)
    }
}
