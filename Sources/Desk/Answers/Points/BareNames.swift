/// Sentences that ask by naming a thing alone.
enum BareNames {
    static let longest = 15

    static func asks(_ sentence: Sentence, _ lexicon: AnswerLexicon) -> Bool {
        let words = sentence.words
        guard words.count <= longest, lexicon.first(.informing, in: words) == nil else {
            return false
        }
        var index = SentenceFrame(sentence, lexicon).start
        while index < words.count, let end = lexicon.end(of: .fillers, in: words, at: index) {
            index = end
        }
        return lexicon.end(of: .headings, in: words, at: index) != nil
            || lexicon.end(of: .things, in: words, at: index) != nil
    }
}
