/// Finds signatures, what phones add, and legal notices among the lines that are still fresh.
struct SignatureMarks {
    private let lines: MailLines
    /// What was seen in a line, kept: notices are looked for at many lines that overlap.
    private var seen: [Int: NoticeSigns] = [:]

    init(lines: MailLines) {
        self.lines = lines
    }

    /// No person writes more lines before her name; a program does, to keep the page of a case busy.
    private static let linesMarked = 20_000

    mutating func mark(_ parts: inout [QuotedText.Part]) {
        var position = 0
        while position < min(lines.count, Self.linesMarked) {
            guard parts[position] == .fresh, !lines[position].isBlank else {
                position += 1
                continue
            }
            let opening = lines[position].opening
            if isDelimiter(opening) {
                position = markSignature(from: position, in: &parts)
            } else if isSentFrom(opening) {
                parts[position] = .signature
                position += 1
            } else if let end = endOfNotice(at: position, in: parts) {
                for index in position..<end { parts[index] = .notice }
                position = markFurtherNotices(from: end, in: &parts)
            } else {
                position += 1
            }
        }
    }

    /// RFC 3676, 4.3: the signature begins after a line of two hyphens and a space; many programs
    /// lose the space.
    private func isDelimiter(_ opening: String) -> Bool { opening == "--" }

    /// A signature runs to the next quoted line; notices inside it keep their own name.
    private mutating func markSignature(from start: Int, in parts: inout [QuotedText.Part]) -> Int {
        var position = start
        while position < lines.count, parts[position] == .fresh {
            if let end = endOfNotice(at: position, in: parts) {
                for index in position..<end { parts[index] = .notice }
                position = end
            } else {
                parts[position] = .signature
                position += 1
            }
        }
        return position
    }

    private func isSentFrom(_ opening: String) -> Bool {
        guard opening.utf8.count <= 90 else { return false }
        let words = opening.drop { "-_*>< ".contains($0) }
        return QuotedTextWords.sentFrom.contains { words.hasPrefix($0) }
            && QuotedTextWords.senders.contains { words.contains($0) }
    }

    // MARK: Notices

    /// How many lines of a paragraph are read to know a notice: a bound, so that a text made of
    /// nothing but openings stays linear.
    private static let linesRead = 8

    private mutating func endOfNotice(at position: Int, in parts: [QuotedText.Part]) -> Int? {
        guard !lines[position].isBlank else { return nil }
        let opening = lines[position].opening.drop { !$0.isLetter }
        if QuotedTextWords.noticeOpenings.contains(where: { opening.hasPrefix($0) }) {
            return endOfParagraph(at: position, in: parts, wordsNeeded: 1)
        }
        if QuotedTextWords.weakNoticeOpenings.contains(where: { opening.hasPrefix($0) }) {
            return endOfParagraph(at: position, in: parts, wordsNeeded: 2)
        }
        return nil
    }

    /// Paragraphs right after a notice belong to it when they speak like one.
    private mutating func markFurtherNotices(
        from start: Int, in parts: inout [QuotedText.Part]
    ) -> Int {
        var position = start
        while true {
            let next = lines.written(from: position)
            guard next < lines.count, parts[next] == .fresh,
                let end = endOfParagraph(at: next, in: parts, wordsNeeded: 1)
            else { return position }
            for index in next..<end { parts[index] = .notice }
            position = end
        }
    }

    /// The end of the paragraph at a position, if so many of its words are those of a notice.
    private mutating func endOfParagraph(
        at position: Int, in parts: [QuotedText.Part], wordsNeeded: Int
    ) -> Int? {
        var found: Set<String> = []
        var end = position
        while end < lines.count, parts[end] == .fresh, !lines[end].isBlank {
            if end < position + Self.linesRead {
                let signs = noticeSigns(at: end)
                if signs.isDenied { return nil }
                found.formUnion(signs.words)
            } else if found.count < wordsNeeded {
                return nil
            }
            end += 1
        }
        return found.count >= wordsNeeded ? end : nil
    }

    private struct NoticeSigns {
        let words: Set<String>
        let isDenied: Bool
    }

    private mutating func noticeSigns(at position: Int) -> NoticeSigns {
        if let signs = seen[position] { return signs }
        let opening = lines[position].opening
        let signs = NoticeSigns(
            words: Set(QuotedTextWords.noticeWords.filter { opening.contains($0) }),
            isDenied: QuotedTextWords.noticeDenials.contains { opening.contains($0) })
        seen[position] = signs
        return signs
    }
}
