/// Cuts the body of a multipart at its boundary lines (RFC 2046, 5.1.1).
enum MultipartSplitter {
    struct Pieces {
        /// The parts, without the line end before each boundary, which belongs to it.
        var parts: [ByteSlice] = []

        /// Whether the closing boundary was met.
        var isClosed = false

        /// Whether there were more parts than asked for; the last one then holds the rest.
        var isCut = false
    }

    /// The parts of a body, at most `most` of them. What stands before the first boundary and
    /// behind the closing one is no part.
    static func split(_ body: ByteSlice, boundary: String, most: Int) -> Pieces {
        let delimiter = Array("--\(boundary)".utf8)
        var pieces = Pieces()
        var partStart: Int?
        var position = body.startIndex
        while let found = body.firstRange(of: delimiter, from: position) {
            position = found.lowerBound + 1
            let isAtLineStart =
                found.lowerBound == body.startIndex || body[found.lowerBound - 1] == .lineFeed
            guard isAtLineStart, let line = boundaryLine(body, behind: found.upperBound) else {
                continue
            }
            if let start = partStart {
                if pieces.parts.count + 1 >= most, !line.isClosing {
                    pieces.isCut = true
                    break
                }
                pieces.parts.append(body[start..<contentEnd(body, start, found.lowerBound)])
                partStart = nil
            }
            if line.isClosing {
                pieces.isClosed = true
                return pieces
            }
            partStart = line.end
            position = line.end
        }
        if let start = partStart, start < body.endIndex || pieces.parts.isEmpty {
            pieces.parts.append(body[start...])
        }
        return pieces
    }

    /// What follows a boundary: where its line ends, and whether it closes the multipart. nil
    /// when more letters follow, so that this is another, longer boundary.
    private static func boundaryLine(
        _ body: ByteSlice, behind start: Int
    ) -> (end: Int, isClosing: Bool)? {
        var index = start
        let dash = UInt8(ascii: "-")
        let isClosing =
            index + 1 < body.endIndex && body[index] == dash && body[index + 1] == dash
        if isClosing { index += 2 }
        while index < body.endIndex, body[index].isBlank { index += 1 }
        if index < body.endIndex, body[index] == .carriageReturn { index += 1 }
        if index == body.endIndex { return (index, isClosing) }
        return body[index] == .lineFeed ? (index + 1, isClosing) : nil
    }

    /// The end of a part whose next boundary begins at `end`.
    private static func contentEnd(_ body: ByteSlice, _ start: Int, _ end: Int) -> Int {
        var end = end
        if end > start, body[end - 1] == .lineFeed { end -= 1 }
        if end > start, body[end - 1] == .carriageReturn { end -= 1 }
        return end
    }
}
