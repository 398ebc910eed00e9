import Postal

/// Names compared as people write them: in any order and case, with or without accents.
enum PersonName {
    /// The words of a name in comparing form: letters only, apostrophes and hyphens part them.
    static func words(_ text: some StringProtocol) -> [String] {
        TextFolding.folded(text).split { !$0.isLetter }.map(String.init)
    }

    /// The words of a person's name without titles.
    static func words(_ name: String, without lexicon: AnswerLexicon) -> [String] {
        let all = words(name)
        let titles = Set(
            lexicon.phrases(for: .honorifics).flatMap { $0.split { " |".contains($0) } }.map(
                String.init))
        let own = all.filter { !titles.contains($0) }
        return own.isEmpty ? all : own
    }

    /// Whether one line, or two that follow each other, hold every word of a name.
    static func holds(_ name: [String], in lines: [[String]]) -> Bool {
        for (index, line) in lines.enumerated() {
            let next = index + 1 < lines.count ? lines[index + 1] : []
            if contains(name, in: line) { return true }
            // A name may be broken over two lines, but then they hold little else.
            if (line + next).count <= name.count + 6, contains(name, in: line + next) {
                return true
            }
        }
        return false
    }

    private static func contains(_ name: [String], in line: [String]) -> Bool {
        var left = line
        for word in name {
            guard let index = left.firstIndex(of: word) else { return false }
            left.remove(at: index)
        }
        return true
    }
}
