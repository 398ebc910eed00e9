/// An item of a list, and whether it asks, tells, or is only a thank-you.
struct ListItem {
    let range: Range<Int>
    /// It asks by its own words.
    let asks: Bool
    /// The data of a person or a thing: "targa: AB123CD".
    let isData: Bool
    /// It holds more than a greeting.
    let saysSomething: Bool

    init(_ range: Range<Int>, _ bytes: [UInt8], _ lexicon: AnswerLexicon) {
        self.range = range
        let sentences = SentenceReader.sentences(bytes, in: range)
        asks = sentences.contains { !SentenceAsks.asks($0, lexicon).isEmpty }
        let words = sentences.flatMap(\.words)
        isData = !asks && Self.isData(words, lexicon)
        saysSomething = Self.saysSomething(words, lexicon)
    }

    private static func isData(_ words: [Word], _ lexicon: AnswerLexicon) -> Bool {
        let hasDigits = words.contains { word in
            word.text.utf8.contains { (48...57).contains($0) }
        }
        let isNamed = words.indices.prefix(3).contains { index in
            lexicon.end(of: .dataNames, in: words, at: index) != nil
        }
        let isPair = words.indices.dropFirst().prefix(3).contains { words[$0].gap == .strong }
        return isNamed && (hasDigits || isPair) || isPair && hasDigits
            || lexicon.end(of: .informing, in: words, at: 0) != nil
    }

    private static func saysSomething(_ words: [Word], _ lexicon: AnswerLexicon) -> Bool {
        let courteous: [AnswerLexicon.Role] = [.greetings, .farewells]
        let opensCourteously = courteous.contains { lexicon.end(of: $0, in: words, at: 0) != nil }
        if opensCourteously { return false }
        var index = 0
        while index < words.count {
            let end =
                lexicon.end(of: .neverAsked, in: words, at: index)
                ?? lexicon.end(of: .fillers, in: words, at: index)
            guard let end else { return true }
            index = end
        }
        return false
    }
}
