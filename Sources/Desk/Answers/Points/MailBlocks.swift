import Postal

/// The writer's own words cut into passages: prose, and items of lists.
///
/// Programs break long lines and people leave short ones unfinished, so a line end means something
/// only in its place: a line goes on in the next when it was broken for width or ends in the middle
/// of a phrase.
struct MailBlocks {
    enum Kind: Equatable { case prose, item }

    struct Block: Equatable {
        let kind: Kind
        /// UTF-8 offsets of the words, without the marker of an item.
        var range: Range<Int>
        /// Something else, or an empty line, stands before it.
        let isApart: Bool
    }

    private(set) var all: [Block] = []

    init(_ bytes: [UInt8], lines: [QuotedText.Line]) {
        let rows = MailRow.rows(bytes, lines)
        let width = MailRow.wrapWidth(of: rows)
        var current: Block?
        var previous: MailRow?
        for row in rows {
            let follows = previous.map { !row.isApart && $0.goesOn(in: row, width: width) } ?? false
            if follows, row.marker == nil, let block = current {
                current?.range = block.range.lowerBound..<row.range.upperBound
            } else {
                if let block = current { all.append(block) }
                current = Block(
                    kind: row.marker == nil ? .prose : .item, range: row.range,
                    isApart: row.isApart || previous == nil)
            }
            previous = row
        }
        if let block = current { all.append(block) }
        all = all.flatMap { InlineList.parts(of: $0, bytes) }
    }
}
