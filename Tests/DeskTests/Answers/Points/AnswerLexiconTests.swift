import Testing

@testable import Desk

@Suite struct AnswerLexiconTests {
    @Test(arguments: AnswerLexicon.Role.allCases)
    func `every phrase of the standard lexicon can be found`(_ role: AnswerLexicon.Role) {
        let phrases = AnswerLexicon.standard.phrases(for: role)
        #expect(PhraseBook(phrases).count == phrases.count)
        #expect(!phrases.isEmpty)
    }

    @Test(arguments: [AnswerLexicon.italian, AnswerLexicon.english])
    func `each language has words for every role`(_ phrases: [AnswerLexicon.Role: [String]]) {
        #expect(Set(phrases.keys) == Set(AnswerLexicon.Role.allCases))
    }

    /// Phrases are written as words compare: no capitals, no accents but that of "è".
    @Test(arguments: AnswerLexicon.Role.allCases)
    func `phrases are written in comparing form`(_ role: AnswerLexicon.Role) {
        for phrase in AnswerLexicon.standard.phrases(for: role) {
            let letters = phrase.unicodeScalars.filter { $0.properties.isAlphabetic && $0 != "è" }
            #expect(letters.allSatisfy { ("a"..."z").contains($0) }, "\(phrase)")
            #expect(!phrase.contains("'") && !phrase.contains("\\"), "\(phrase)")
        }
    }

    private func end(_ phrase: String, _ text: String) -> Int? {
        let bytes = Array(text.utf8)
        let words = SentenceReader.sentences(bytes, in: 0..<bytes.count).flatMap(\.words)
        return PhraseBook([phrase]).end(in: words, at: 0)
    }

    @Test func `the signs of a phrase mean what they say`() {
        #expect(end("a|b c", "b c d") == 2)
        #expect(end("a|b c", "c") == nil)
        #expect(end("inv* x", "inviare x") == 2)
        #expect(end("*rmi", "inviarmi") == 1)
        #expect(end("a b? c", "a c") == 2)
        #expect(end("a b? c", "a b c") == 3)
        #expect(end("a _ c", "a b c") == 3)
        #expect(end("a _ c", "a c") == nil)
        #expect(end("a ~ c", "a c") == 2)
        #expect(end("a ~ c", "a 1 2 3 c") == 5)
        #expect(end("a ~ c", "a 1 2 3 4 c") == nil)
    }

    @Test(arguments: ["", " ", "a? b", "~ a", "|", "?", "_"])
    func `a phrase without a first word is left out`(_ phrase: String) {
        #expect(end(phrase, "a b") == nil)
    }

    @Test func `the longest phrase is found`() {
        let bytes = Array("vorrei sapere se".utf8)
        let words = SentenceReader.sentences(bytes, in: 0..<bytes.count).flatMap(\.words)
        #expect(PhraseBook(["vorrei", "vorrei sapere"]).end(in: words, at: 0) == 2)
        #expect(PhraseBook(["vorrei"]).end(in: words, at: 9) == nil)
        #expect(PhraseBook(["vorrei"]).end(in: words, at: -1) == nil)
    }
}
