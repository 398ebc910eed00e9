/// Finds the quoted history of a message.
///
/// History behind ">" is told line by line, so answers in between stay fresh. History without ">"
/// (Outlook, some phones) begins at its mark and runs to the end.
struct HistoryMarks {
    let lines: MailLines

    func mark(_ parts: inout [QuotedText.Part]) {
        var position = 0
        while position < lines.count {
            let line = lines[position]
            if line.isPrefixed {
                parts[position] = .quoted
                position += 1
            } else if !line.isBlank, let end = endOfMark(at: position) {
                for index in position..<end { parts[index] = .quoted }
                let next = lines.written(from: end)
                if next < lines.count && !lines[next].isPrefixed {
                    for index in end..<lines.count { parts[index] = .quoted }
                    return
                }
                position = end
            } else {
                position += 1
            }
        }
    }

    /// The end of the lines that introduce a quoted message, if they begin here.
    private func endOfMark(at position: Int) -> Int? {
        if isSeparator(lines[position].opening) { return position + 1 }
        if isRule(lines[position].opening) {
            let next = lines.written(from: position + 1)
            return next < lines.count ? endOfHeaders(at: next) : nil
        }
        return endOfHeaders(at: position) ?? endOfAttribution(at: position)
    }

    private func isSeparator(_ opening: String) -> Bool {
        if QuotedTextWords.bareSeparators.contains(opening) { return true }
        guard opening.hasPrefix("--") || opening.hasPrefix("__") || opening.hasPrefix("==") else {
            return false
        }
        let words = opening.drop { "-_= ".contains($0) }
        return QuotedTextWords.separators.contains { words.hasPrefix($0) }
    }

    /// A line drawn with underscores or dashes, as Outlook does above the headers.
    private func isRule(_ opening: String) -> Bool {
        opening.utf8.count >= 5 && opening.utf8.allSatisfy { $0 == 0x5F || $0 == 0x2D }
    }

    // MARK: "Il giorno … ha scritto:"

    private static let longestAttribution = 4
    private static let widestAttribution = 400

    /// A sentence of one to four lines that ends in "ha scritto:". It must carry an address or a
    /// full date, or stand right above ">": people also report in prose what an expert has written.
    private func endOfAttribution(at position: Int) -> Int? {
        var joined = ""
        let last = min(lines.count, position + Self.longestAttribution)
        for index in position..<last {
            let line = lines[index]
            if line.isBlank || line.isPrefixed { return nil }
            joined += joined.isEmpty ? line.opening : " " + line.opening
            if joined.utf8.count > Self.widestAttribution { return nil }
            if isAttribution(joined, before: index + 1) { return index + 1 }
            if index == position && !startsWithDate(joined) { return nil }
        }
        return nil
    }

    private func isAttribution(_ sentence: String, before next: Int) -> Bool {
        let endsAsOne =
            QuotedTextWords.attributionEnds.contains { sentence.hasSuffix($0) }
            || sentence.hasSuffix(":")
                && QuotedTextWords.attributionMiddles.contains { sentence.contains($0) }
        let isBareAddress = sentence.hasSuffix(">:") && startsWithDate(sentence)
        guard endsAsOne || isBareAddress else { return false }
        let following = lines.written(from: next)
        let standsAboveQuote = following < lines.count && lines[following].isPrefixed
        if standsAboveQuote { return true }
        let hasFullDate = sentence.contains("/") || sentence.contains(" 20")
        return sentence.hasSuffix(":")
            && (sentence.contains("@") || hasFullDate && Self.holdsHour(sentence))
    }

    private func startsWithDate(_ sentence: String) -> Bool {
        let words = sentence.split(separator: " ", maxSplits: 2)
        guard let first = words.first else { return false }
        if QuotedTextWords.attributionOpenings.contains(String(first)) {
            guard words.count > 1 else { return false }
            return isDateWord(words[1])
        }
        return isDateWord(first)
    }

    private func isDateWord(_ word: Substring) -> Bool {
        if let initial = word.utf8.first, (0x30...0x39).contains(initial) { return true }
        return QuotedTextWords.dateWords.contains { word.hasPrefix($0) }
    }

    /// Whether an hour such as 9:41 or 09.41 is written in the sentence.
    static func holdsHour(_ sentence: String) -> Bool {
        let bytes = Array(sentence.utf8)
        func isDigit(_ index: Int) -> Bool {
            bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index])
        }
        for index in bytes.indices where bytes[index] == 0x3A || bytes[index] == 0x2E {
            let before = isDigit(index - 1) && !isDigit(index - 3)
            let after = isDigit(index + 1) && isDigit(index + 2) && !isDigit(index + 3)
            if before && after { return true }
        }
        return false
    }

    // MARK: "Da: … Inviato: … A: … Oggetto: …"

    private static let longestHeaders = 16

    /// The copied headers of a message. They need an hour or an address, and a subject or an
    /// addressee: "Da: Modena, A: Milano" is somebody's removal.
    private func endOfHeaders(at position: Int) -> Int? {
        let opening = lines[position].opening
        guard header(opening) == .from else { return nil }
        if holdsAllHeaders(opening) { return position + 1 }
        var found: Set<QuotedTextWords.Header> = [.from]
        var isCertain = opening.contains("@")
        var end = position + 1
        var index = position + 1
        var blanks = 0
        while index < min(lines.count, position + Self.longestHeaders), blanks < 2 {
            let line = lines[index]
            if line.isBlank {
                blanks += 1
            } else if let name = header(line.opening) {
                blanks = 0
                found.insert(name)
                if line.opening.contains("@") { isCertain = true }
                if name == .date && Self.holdsHour(line.opening) { isCertain = true }
                end = index + 1
            } else if blanks == 0, line.opening.contains("@") || line.opening.hasSuffix(";") {
                end = index + 1
            } else {
                break
            }
            index += 1
        }
        let isWhole =
            found.contains(.date) && (found.contains(.subject) || found.contains(.to))
            || found.contains(.subject) && found.contains(.to)
        return isWhole && isCertain ? end : nil
    }

    /// The header that a line begins with, whether plain or in bold ("*Da:* …").
    private func header(_ opening: String) -> QuotedTextWords.Header? {
        let words = opening.drop { "*_| ".contains($0) }
        guard let colon = words.prefix(14).firstIndex(of: ":") else { return nil }
        var name = words[..<colon]
        while let last = name.last, "* ".contains(last) { name.removeLast() }
        return QuotedTextWords.headers[String(name)]
    }

    /// Some programs write all headers in one line.
    private func holdsAllHeaders(_ opening: String) -> Bool {
        let hasDate = [" inviato: ", " sent: ", " data: ", " date: "].contains {
            opening.contains($0)
        }
        return hasDate && (opening.contains(" oggetto:") || opening.contains(" subject:"))
    }
}
