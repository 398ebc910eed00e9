/// Writes tokens as plain text for reading, searching and quoting.
///
/// Each block is a list of lines; when it ends it is put into the block around it, with a mark or
/// a margin before its lines. So quotes, lists and cells nest without recursion.
struct HTMLPlainText {
    private var blocks = [TextBlock(tag: nil)]
    private var listNumbers: [Int?] = []
    private var link: (target: String, start: Int)?

    static func write(_ tokens: [HTMLToken]) -> String {
        var writer = HTMLPlainText()
        for token in tokens {
            switch token {
            case .text(let text): writer.text(text)
            case .open(let tag, let attributes): writer.open(tag, attributes)
            case .close(let tag): writer.close(tag)
            }
        }
        while writer.blocks.count > 1 { writer.closeBlock() }
        return writer.blocks[0].finishedLines.joined(separator: "\n")
    }

    private var top: Int { blocks.count - 1 }

    private mutating func text(_ text: String) {
        let isPreformatted = blocks.contains { $0.tag == .pre }
        guard isPreformatted else { return blocks[top].append(text) }
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            if index > 0 { blocks[top].breakLine() }
            blocks[top].append(String(line))
        }
    }

    private mutating func open(_ tag: HTMLTag, _ attributes: [HTMLAttribute]) {
        switch tag {
        case .br: blocks[top].breakLine()
        case .hr: blocks[top].add(lines: ["---"], isParagraph: true)
        case .img:
            let words = attributes.first { $0.name == .alt }?.value ?? ""
            if !words.isEmpty { blocks[top].append("[\(words)]") }
        case .a:
            link = attributes.first.map { ($0.value, blocks[top].currentLength) }
        case _ where tag.isInline: break
        default:
            if tag == .ul { listNumbers.append(nil) }
            if tag == .ol {
                listNumbers.append(attributes.first.flatMap { Int($0.value) } ?? 1)
            }
            link = nil
            blocks.append(TextBlock(tag: tag))
        }
    }

    private mutating func close(_ tag: HTMLTag) {
        if tag == .a {
            closeLink()
        } else if !tag.isInline, !tag.isVoid {
            closeBlock()
            if tag == .ul || tag == .ol { _ = listNumbers.popLast() }
        }
    }

    /// Sets the target behind the words of a link, unless they are the target already.
    private mutating func closeLink() {
        guard let link else { return }
        self.link = nil
        let words = blocks[top].current(from: link.start)
        let target =
            link.target.hasPrefix("mailto:") || link.target.hasPrefix("tel:")
            ? String(link.target.drop { $0 != ":" }.dropFirst()) : link.target
        guard Self.bare(words) != Self.bare(target) else { return }
        blocks[top].append(words.isEmpty ? "<\(target)>" : " <\(target)>")
    }

    /// An address as people write it: no scheme, no slash at the end.
    private static func bare(_ address: String) -> String {
        var text = CleanText.line(address).lowercased()
        for scheme in ["https://", "http://", "mailto:"] where text.hasPrefix(scheme) {
            text = String(text.dropFirst(scheme.count))
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    private mutating func closeBlock() {
        guard blocks.count > 1, let block = blocks.popLast(), let tag = block.tag else { return }
        let lines = block.finishedLines
        switch tag {
        case .td, .th: blocks[top].add(cell: lines)
        case .tr: blocks[top].add(lines: block.row, isParagraph: false)
        case .li: blocks[top].add(lines: marked(lines), isParagraph: false)
        case .dd: blocks[top].add(lines: indented(lines, "  "), isParagraph: false)
        case .dt, .div, .thead, .tbody, .tfoot, .caption:
            blocks[top].add(lines: lines, isParagraph: false)
        case .blockquote:
            let margin = quoteDepth < Self.deepestMargin ? ">" : ""
            blocks[top].add(
                lines: lines.map { margin.isEmpty ? $0 : $0.isEmpty ? margin : "\(margin) \($0)" },
                isParagraph: true)
        default:
            // A list within a list stands close, as its items do.
            let isInner = (tag == .ul || tag == .ol) && listNumbers.count > 1
            blocks[top].add(lines: lines, isParagraph: !isInner)
        }
    }

    /// Deeper margins say nothing more, and would let a small page make a huge text.
    private static let deepestMargin = 10

    private var quoteDepth: Int { blocks.count { $0.tag == .blockquote } }

    private mutating func marked(_ lines: [String]) -> [String] {
        var mark = "- "
        if let last = listNumbers.indices.last, let number = listNumbers[last] {
            mark = "\(number). "
            listNumbers[last] = number + 1
        }
        guard listNumbers.count <= Self.deepestMargin else { return lines }
        guard let first = lines.first else { return [] }
        let margin = String(repeating: " ", count: mark.utf8.count)
        return ["\(mark)\(first)"] + indented(Array(lines.dropFirst()), margin)
    }

    private func indented(_ lines: [String], _ margin: String) -> [String] {
        lines.map { $0.isEmpty ? $0 : "\(margin)\($0)" }
    }
}
