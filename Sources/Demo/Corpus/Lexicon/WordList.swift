/// Word lists are texts split once at first use: an array literal of that size compiles slowly.
enum WordList {
    /// Items separated by commas or line ends.
    static func items(_ text: String) -> [String] {
        text.split(whereSeparator: { $0 == "," || $0 == "\n" })
            .map { trimmed($0) }
            .filter { !$0.isEmpty }
    }

    /// One item a line; a line that starts with a blank goes on with the one before.
    static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix(" "), let last = lines.popLast() {
                lines.append(last + " " + trimmed(line))
            } else {
                lines.append(trimmed(line))
            }
        }
        return lines
    }

    /// Nouns with their gender: `m furgone`, `f auto`.
    static func nouns(_ text: String) -> [Phrase] {
        items(text).map { Phrase(line: $0) }
    }

    static func templates(_ text: String) -> [Template] {
        lines(text).map { TemplateReader.template($0) }
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        var kept = text[...]
        while kept.first == " " { kept = kept.dropFirst() }
        while kept.last == " " { kept = kept.dropLast() }
        return String(kept)
    }
}
