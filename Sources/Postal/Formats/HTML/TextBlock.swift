/// The lines of one block of a page that is written as text.
struct TextBlock {
    let tag: HTMLTag?
    private var lines: [String] = []
    private var current = ""
    private var wantsGap = false

    /// The cells of a row, each a list of lines.
    private var cells: [[String]] = []

    init(tag: HTMLTag?) {
        self.tag = tag
    }

    /// Where the line being written has got to, in bytes.
    var currentLength: Int { current.utf8.count }

    /// What was written on the line since `start`; the whole line if it was broken meanwhile.
    func current(from start: Int) -> String {
        guard start <= current.utf8.count else { return current }
        return String(current.utf8.dropFirst(start)) ?? current
    }

    mutating func append(_ text: String) {
        openGap()
        current += text
    }

    mutating func breakLine() {
        openGap()
        lines.append(current)
        current = ""
    }

    /// Adds the lines of a block that ended within this one; a paragraph has an empty line around.
    mutating func add(lines added: [String], isParagraph: Bool) {
        endLine()
        guard !added.isEmpty else { return }
        if isParagraph { wantsGap = !lines.isEmpty }
        openGap()
        lines += added
        wantsGap = isParagraph
    }

    mutating func add(cell: [String]) {
        // A cell outside a row is a block like any other.
        guard tag == .tr else { return add(lines: cell, isParagraph: false) }
        cells.append(cell)
    }

    /// A row on one line when each cell fits there, else its cells one below the other.
    var row: [String] {
        guard cells.allSatisfy({ $0.count <= 1 }) else {
            return finishedLines + cells.flatMap { $0 }
        }
        var words = cells.map { $0.first ?? "" }
        while words.last?.isEmpty ?? false { words.removeLast() }
        if words.count(where: { !$0.isEmpty }) < 2 { words = words.filter { !$0.isEmpty } }
        let line = words.joined(separator: " | ")
        return finishedLines + (line.isEmpty ? [] : [line])
    }

    /// The lines, without empty ones at either end and never two empty ones in a row.
    var finishedLines: [String] {
        let all = current.isEmpty ? lines : lines + [current]
        var kept: [String] = []
        for line in all {
            let line = tag == .pre ? line : Self.withoutSpacesAtEnd(line)
            if line.isEmpty, kept.last?.isEmpty ?? true, tag != .pre { continue }
            kept.append(line)
        }
        while kept.last?.isEmpty ?? false { kept.removeLast() }
        return kept
    }

    private mutating func endLine() {
        guard !current.isEmpty else { return }
        lines.append(current)
        current = ""
    }

    /// Leaves an empty line behind a paragraph before anything follows it.
    private mutating func openGap() {
        guard wantsGap else { return }
        wantsGap = false
        endLine()
        if !lines.isEmpty { lines.append("") }
    }

    private static func withoutSpacesAtEnd(_ line: String) -> String {
        guard line.utf8.last == .space else { return line }
        return String(line[...(line.lastIndex { $0 != " " } ?? line.startIndex)])
            .trimmedIfBlank
    }
}

extension String {
    /// Nothing when there are only spaces.
    fileprivate var trimmedIfBlank: String { allSatisfy { $0 == " " } ? "" : self }
}
