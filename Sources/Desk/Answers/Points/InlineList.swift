/// Lists written in one breath: "vorrei sapere: 1) il costo 2) la scadenza".
enum InlineList {
    /// The block as it is, or cut at its numbers when they count on from the first.
    static func parts(of block: MailBlocks.Block, _ bytes: [UInt8]) -> [MailBlocks.Block] {
        guard block.kind == .prose else { return [block] }
        let marks = marks(in: block.range, bytes)
        guard marks.count > 1, let first = marks.first else { return [block] }
        var parts: [MailBlocks.Block] = []
        if first.start > block.range.lowerBound {
            let lead = block.range.lowerBound..<first.start
            parts.append(.init(kind: .prose, range: lead, isApart: block.isApart))
        }
        for (index, mark) in marks.enumerated() {
            let isLast = index + 1 == marks.count
            let end = isLast ? block.range.upperBound : marks[index + 1].start
            let sentences = isLast ? SentenceReader.sentences(bytes, in: mark.words..<end) : []
            guard sentences.count > 1, let item = sentences.first else {
                parts.append(.init(kind: .item, range: mark.words..<end, isApart: false))
                continue
            }
            // What follows the last item's sentence is prose again.
            parts.append(.init(kind: .item, range: item.range, isApart: false))
            parts.append(.init(kind: .prose, range: item.range.upperBound..<end, isApart: false))
        }
        return parts
    }

    private struct Mark {
        let start: Int
        let words: Int
    }

    /// Where "1)", "2)" … stand, in order and without a hole.
    private static func marks(in range: Range<Int>, _ bytes: [UInt8]) -> [Mark] {
        var marks: [Mark] = []
        var usesLetters = false
        var index = range.lowerBound
        while index < range.upperBound {
            defer { index += 1 }
            let isApart = index == range.lowerBound || " \t\n\r,:;(".utf8.contains(bytes[index - 1])
            guard isApart, let (value, isLetter, end) = mark(at: index, range, bytes) else {
                continue
            }
            if !marks.isEmpty && isLetter != usesLetters { continue }
            guard value == marks.count + 1 else { continue }
            usesLetters = isLetter
            marks.append(Mark(start: index, words: end))
        }
        return marks
    }

    private static func mark(
        at start: Int, _ range: Range<Int>, _ bytes: [UInt8]
    ) -> (value: Int, isLetter: Bool, end: Int)? {
        var index = start
        var value = 0
        while index < range.upperBound, index - start < 2, (48...57).contains(bytes[index]) {
            value = value * 10 + Int(bytes[index]) - 48
            index += 1
        }
        let isLetter = index == start && (97...106).contains(bytes[start] | 0x20)
        if isLetter {
            value = Int(bytes[start] | 0x20) - 96
            index += 1
        }
        guard index > start, index < range.upperBound, bytes[index] == 0x29 else { return nil }
        index += 1
        while index < range.upperBound, bytes[index] == 0x20 { index += 1 }
        return index < range.upperBound ? (value, isLetter, index) : nil
    }
}
