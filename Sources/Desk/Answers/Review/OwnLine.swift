import Postal

/// A written line of an answer.
struct OwnLine {
    let words: [Word]
    /// The words as names are compared.
    let names: [String]
    /// It ends as sentences do; the lines of a signature seldom do.
    let endsAsSentence: Bool
    private let bytes: ArraySlice<UInt8>

    /// A line of many words is prose: names are looked for in the first ones alone.
    private static let reach = 4000

    /// Nil for a line on which nothing is written.
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        let near = range.lowerBound..<min(range.upperBound, range.lowerBound + Self.reach)
        words = SentenceReader.sentences(bytes, in: near).flatMap(\.words)
        self.bytes = bytes[near]
        names = PersonName.words(String(decoding: bytes[near], as: UTF8.self))
        let last = bytes[near].last { $0 > 0x20 }
        endsAsSentence = last == 0x2E || last == 0x3F || last == 0x3A
        if words.isEmpty { return nil }
    }

    func opensWithGreeting(_ lexicon: AnswerLexicon) -> Bool {
        lexicon.end(of: .greetings, in: words, at: 0) != nil
    }

    /// The names behind the last phrase of a role.
    func names(afterLast role: AnswerLexicon.Role, _ lexicon: AnswerLexicon) -> [String] {
        var end: Int?
        for index in words.indices {
            end = lexicon.end(of: role, in: words, at: index).map { max($0, end ?? 0) } ?? end
        }
        guard let end, end < words.count else { return [] }
        let start = words[end].range.lowerBound
        return PersonName.words(String(decoding: bytes[start...], as: UTF8.self))
    }
}
