/// A sentence prepared for reading: where it begins behind its greeting, where its clauses begin,
/// and which of its words do not count.
struct SentenceFrame {
    let sentence: Sentence
    let lexicon: AnswerLexicon
    /// For each word, whether it belongs to a phrase that never asks.
    let denied: [Bool]
    /// The first word after the opening greeting.
    let start: Int
    /// The first word after it that is not a filler.
    let opening: Int

    var words: [Word] { sentence.words }

    init(_ sentence: Sentence, _ lexicon: AnswerLexicon) {
        self.sentence = sentence
        self.lexicon = lexicon
        denied = Self.denied(sentence.words, lexicon)
        start = Self.afterGreeting(sentence.words, lexicon)
        opening = Self.afterFillers(sentence.words, from: start, lexicon)
    }

    /// Where a phrase of a role ends that begins at a word.
    func end(of role: AnswerLexicon.Role, at index: Int) -> Int? {
        lexicon.end(of: role, in: words, at: index)
    }

    // MARK: Clauses

    /// Where the clause begins that a word opens, and whether a conjunction joins it to what stands
    /// before; nil in the middle of a clause.
    func clauseStart(_ index: Int) -> (start: Int, isJoined: Bool)? {
        var position = index
        while position > start, index - position < 6 {
            if stands(.conjunctions, at: position - 1) { return (position, true) }
            if words[position].gap != .none { return (position, false) }
            guard isFiller(position - 1) else { return nil }
            position -= 1
        }
        return nil
    }

    private func isFiller(_ index: Int) -> Bool {
        stands(.fillers, at: index) || stands(.courtesies, at: index)
    }

    /// Whether a word is, by itself, one of a role.
    func stands(_ role: AnswerLexicon.Role, at index: Int) -> Bool {
        end(of: role, at: index) == index + 1
    }

    /// The end of a clause without the "e", "and" that leads to the next.
    func beforeConjunction(_ index: Int) -> Int {
        var end = index
        while end > start, stands(.conjunctions, at: end - 1) { end -= 1 }
        return end
    }

    // MARK: Words that do not count

    /// How many words of a range say something: no greetings, thanks, courtesies or fillers.
    func contentCount(in range: Range<Int>) -> Int {
        range.count { isContent($0) }
    }

    /// Whether anything is said from a word on.
    func saysSomething(from index: Int) -> Bool {
        (index..<max(index, words.count)).contains { isContent($0) }
    }

    private func isContent(_ index: Int) -> Bool {
        !denied[index] && !isFiller(index) && !stands(.conjunctions, at: index)
            && end(of: .farewells, at: index) == nil
            && end(of: .greetings, at: index) == nil
    }

    private static func denied(_ words: [Word], _ lexicon: AnswerLexicon) -> [Bool] {
        var denied = [Bool](repeating: false, count: words.count)
        for index in words.indices {
            guard let end = lexicon.end(of: .neverAsked, in: words, at: index) else { continue }
            for position in index..<end { denied[position] = true }
        }
        return denied
    }

    /// The first word after "Buongiorno Giulia,": up to four words of name if a comma closes them.
    private static func afterGreeting(_ words: [Word], _ lexicon: AnswerLexicon) -> Int {
        var position = 0
        while position < words.count,
            let end = lexicon.end(of: .greetings, in: words, at: position)
        {
            position = end
            let near = position..<min(position + 5, words.count)
            if let comma = near.first(where: { words[$0].gap != .none }) { position = comma }
        }
        return position < words.count ? position : 0
    }

    private static func afterFillers(
        _ words: [Word], from start: Int, _ lexicon: AnswerLexicon
    ) -> Int {
        var position = start
        while position < words.count,
            let end = lexicon.end(of: .fillers, in: words, at: position)
                ?? lexicon.end(of: .conjunctions, in: words, at: position)
        {
            position = end
        }
        return position < words.count ? position : start
    }
}
