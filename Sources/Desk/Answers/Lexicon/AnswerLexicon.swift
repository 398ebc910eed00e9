/// The words by which the desk reads requests and answers: phrases in Italian and English, each
/// list with its role.
///
/// This is the one place for them. An office adds its own with `adding(_:to:)`; the rules that use
/// the words are elsewhere and know none. A phrase is words in comparing form (see `TextFolding`),
/// with these signs:
/// - `a|b` either word, `stem*` any word that begins so, `*end` any word that ends so;
/// - `word?` may be missing, `_` any one word, `~` none to three words of any kind.
///
/// The verb "è" is written with its accent, to tell it from the conjunction; apostrophes part
/// words.
public struct AnswerLexicon: Sendable {
    /// What a list of phrases is for.
    public enum Role: String, Sendable, CaseIterable {
        /// "Buongiorno", "Gentile", "Dear": how a letter opens.
        case greetings
        /// "Cordiali saluti", "Kind regards": how a letter closes.
        case farewells
        /// "Sig.ra", "Dott.", "Mr": what stands before a name.
        case honorifics
        /// "anche", "scusate", "please": words before an asking that carry none themselves.
        case fillers
        /// "e", "inoltre", "and": after them another asking may begin.
        case conjunctions
        /// "che", "quando", "if": what follows depends on something said before.
        case subordinators
        case negations
        /// "ho letto", "told": a question after them is somebody else's, or answered.
        case reporting
        /// "vorrei sapere", "could you tell me": a question follows, with or without its mark.
        case questionLeads
        /// "chiedo", "fatemi sapere": a question if an interrogative follows, else a request.
        case openAsks
        /// "mandatemi", "avrei bisogno di", "please send".
        case requests
        /// Requests only where a sentence begins: "inviare copia…", "serve…", "need…".
        case openings
        /// "per favore", "kindly": make a request of a sentence that has no verb.
        case courtesies
        /// "quanto", "entro quando", "how much": begin a question in a sentence that asks.
        case interrogatives
        /// "se", "whether": the same, but only after a question.
        case alternatives
        /// "quanto costa", "how do I": ask even without a question mark.
        case directQuestions
        /// "quanto", "when": ask behind the thing they are about, "il rimborso quando arriva".
        case questionWords
        /// "posso", "is there": begin another question after "e", "and".
        case yesNoOpenings
        /// "dirmi", "tell me": go on asking after "e", "and".
        case continuations
        /// "attestato", "preventivo": what people ask for by its name alone.
        case things
        /// "richiesta", "request for": how a subject line asks.
        case headings
        /// "ho alcune domande", "my questions": the list that follows asks.
        case listLeads
        /// "vi comunico", "allego": the list that follows tells.
        case informing
        /// "targa", "nato", "plate": the data of a person or a thing.
        case dataNames
        /// Words that look like asking and are not: "come state", "non esitate a", "quanto prima".
        case neverAsked
        /// "in allegato", "attached": an attachment is announced.
        case announcements
        /// "che ci ha inviato", "your attached": somebody else's attachment, or one still to come.
        case announcedElsewhere
    }

    private let phrases: [Role: [String]]
    private let books: [Role: PhraseBook]

    /// A lexicon of these phrases alone.
    public init(_ phrases: [Role: [String]]) {
        self.phrases = phrases
        books = phrases.mapValues(PhraseBook.init)
    }

    /// Italian and English.
    public static let standard = AnswerLexicon(
        AnswerLexicon.italian.merging(AnswerLexicon.english) { $0 + $1 })

    /// The same lexicon with more phrases.
    public func adding(_ more: [String], to role: Role) -> AnswerLexicon {
        AnswerLexicon(phrases.merging([role: more]) { $0 + $1 })
    }

    /// The phrases of a role, as they were written.
    public func phrases(for role: Role) -> [String] { phrases[role] ?? [] }

    /// Where the longest phrase of a role ends that begins at a word, if one does.
    func end(of role: Role, in words: [Word], at position: Int) -> Int? {
        books[role]?.end(in: words, at: position)
    }

    /// Where a phrase of a role begins and ends, the first from a word on.
    func first(_ role: Role, in words: [Word], from start: Int = 0) -> Range<Int>? {
        guard let book = books[role], start < words.count else { return nil }
        for position in start..<words.count {
            if let end = book.end(in: words, at: position) { return position..<end }
        }
        return nil
    }
}

extension AnswerLexicon {
    /// The Italian phrases by role.
    public static let italian = phrases(
        in: italianQuestions, italianRequests, italianSmallWords, italianIdioms)

    /// The English phrases by role.
    public static let english = phrases(
        in: englishQuestions, englishRequests, englishSmallWords, englishIdioms)

    private static func phrases(in tables: [Role: String]...) -> [Role: [String]] {
        tables.reduce(into: [:]) { result, table in
            for (role, text) in table {
                result[role, default: []] += text.split(separator: "\n").map(String.init)
            }
        }
    }
}
