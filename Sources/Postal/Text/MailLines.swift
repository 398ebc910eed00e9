/// A message cut into lines, each with the comparing form of its beginning and end.
struct MailLines {
    struct Line {
        /// UTF-8 offsets in the message, without the line end.
        let range: Range<Int>
        /// The comparing form of the first `reach` bytes: enough to know any mark.
        let opening: String
        let isBlank: Bool

        var isPrefixed: Bool { opening.hasPrefix(">") }
    }

    /// How much of a line is looked at. Marks are short: a longer line is somebody's prose.
    static let reach = 600

    let all: [Line]
    /// For each line, the first line from there on that is not blank, or `count`.
    let nextWritten: [Int]

    var count: Int { all.count }

    init(_ bytes: [UInt8]) {
        var lines: [Line] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            let width = Self.lineEndWidth(in: bytes, at: index)
            if width > 0 {
                lines.append(Self.line(bytes, start..<index))
                index += width
                start = index
            } else {
                index += 1
            }
        }
        lines.append(Self.line(bytes, start..<bytes.count))
        all = lines
        var next = lines.count
        var nextWritten = [Int](repeating: next, count: lines.count)
        for position in lines.indices.reversed() {
            if !lines[position].isBlank { next = position }
            nextWritten[position] = next
        }
        self.nextWritten = nextWritten
    }

    /// The first written line at or after a position, or `count`.
    func written(from position: Int) -> Int {
        nextWritten.indices.contains(position) ? nextWritten[position] : count
    }

    subscript(position: Int) -> Line { all[position] }

    private static func line(_ bytes: [UInt8], _ range: Range<Int>) -> Line {
        let near = range.lowerBound..<min(range.upperBound, range.lowerBound + reach)
        var opening = TextFolding.folded(String(decoding: bytes[near], as: UTF8.self))
        if opening.isEmpty && near != range {
            let whole = TextFolding.folded(String(decoding: bytes[range], as: UTF8.self))
            opening = String(whole.unicodeScalars.prefix(reach))
        }
        return Line(range: range, opening: opening, isBlank: opening.isEmpty)
    }

    /// LF, CR, CRLF, and Unicode's line and paragraph separators.
    private static func lineEndWidth(in bytes: [UInt8], at index: Int) -> Int {
        switch bytes[index] {
        case 0x0A: return 1
        case 0x0D: return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
        case 0xE2:
            guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return 0 }
            return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
        default: return 0
        }
    }
}
