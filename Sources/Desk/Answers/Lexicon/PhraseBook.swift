/// Phrases made ready for finding: a word leads straight to the few that may begin with it.
struct PhraseBook: Sendable {
    private enum Test: Sendable {
        case exactly(String)
        case begins(String)
        case ends(String)
        case any

        func accepts(_ word: String) -> Bool {
            switch self {
            case .exactly(let text): return word == text
            case .begins(let stem): return word.hasPrefix(stem)
            case .ends(let ending): return word.hasSuffix(ending)
            case .any: return true
            }
        }
    }

    private struct Element: Sendable {
        let tests: [Test]
        let isOptional: Bool
        /// How many words of any kind may stand here; nil for an element of its own.
        let gap: Int?

        func accepts(_ word: String) -> Bool { tests.contains { $0.accepts(word) } }

        /// It stands for certain words and is always there: a phrase may begin with it.
        var isWord: Bool {
            !isOptional && !tests.isEmpty
                && tests.allSatisfy { if case .any = $0 { false } else { true } }
        }
    }

    private var phrases: [[Element]] = []
    private var byBeginning: [String: [Int]] = [:]
    private var byEnding: [String: [Int]] = [:]

    /// How many phrases can be found.
    var count: Int { phrases.count }

    /// Phrases that are empty, or begin with a word that may be missing, are left out.
    init(_ phrases: [String]) {
        for phrase in phrases {
            let elements = phrase.split(separator: " ").map(Self.element)
            guard let first = elements.first, first.isWord else { continue }
            let index = self.phrases.count
            self.phrases.append(elements)
            for test in first.tests {
                switch test {
                case .exactly(let text), .begins(let text):
                    Self.insert(index, under: Self.beginning(text), in: &byBeginning)
                case .ends(let text):
                    Self.insert(index, under: Self.ending(text), in: &byEnding)
                case .any: break
                }
            }
        }
    }

    /// The end of the longest phrase that begins at a word.
    func end(in words: [Word], at position: Int) -> Int? {
        guard words.indices.contains(position) else { return nil }
        let word = words[position].text
        var longest: Int?
        func consider(_ candidates: [Int]?) {
            for index in candidates ?? [] {
                guard let end = match(phrases[index][...], words, position) else { continue }
                longest = max(longest ?? end, end)
            }
        }
        consider(byBeginning[Self.beginning(word)])
        if !byEnding.isEmpty { consider(byEnding[Self.ending(word)]) }
        return longest
    }

    /// Goes one element deeper at each call, so the depth is the length of a phrase.
    private func match(_ elements: ArraySlice<Element>, _ words: [Word], _ position: Int) -> Int? {
        guard let element = elements.first else { return position }
        let rest = elements.dropFirst()
        if let gap = element.gap {
            for width in 0...gap where position + width <= words.count {
                if let end = match(rest, words, position + width) { return end }
            }
            return nil
        }
        if position < words.count, element.accepts(words[position].text),
            let end = match(rest, words, position + 1)
        {
            return end
        }
        return element.isOptional ? match(rest, words, position) : nil
    }

    private static func element(_ text: Substring) -> Element {
        if text == "~" { return Element(tests: [], isOptional: false, gap: 3) }
        if text == "_" { return Element(tests: [.any], isOptional: false, gap: nil) }
        let isOptional = text.hasSuffix("?")
        let tests = text.split { $0 == "|" || $0 == "?" }.map { part in
            if part.hasSuffix("*") { return Test.begins(String(part.dropLast())) }
            if part.hasPrefix("*") { return Test.ends(String(part.dropFirst())) }
            return Test.exactly(String(part))
        }
        return Element(tests: tests, isOptional: isOptional, gap: nil)
    }

    private static func insert(
        _ index: Int, under key: String, in table: inout [String: [Int]]
    ) {
        if table[key]?.last != index { table[key, default: []].append(index) }
    }

    private static func beginning(_ text: String) -> String {
        String(decoding: text.utf8.prefix(2), as: UTF8.self)
    }

    private static func ending(_ text: String) -> String {
        String(decoding: text.utf8.suffix(2), as: UTF8.self)
    }
}
