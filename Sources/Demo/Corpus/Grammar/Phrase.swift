/// A few words with what Italian asks to know before an article can stand in front of them.
struct Phrase: Sendable, Hashable {
    let text: String
    let isFeminine: Bool
    let onset: Onset

    /// How the first sound behaves after an article.
    enum Onset: Sendable {
        /// il cane, la casa
        case consonant
        /// lo zaino, lo studio; feminine words take "la" all the same
        case impure
        /// l'albero, l'auto
        case vowel
    }

    init(_ text: String, isFeminine: Bool = false, onset: Onset? = nil) {
        self.text = text
        self.isFeminine = isFeminine
        self.onset = onset ?? Self.onset(of: text)
    }

    /// A line of a word list: `m furgone`, `f auto`.
    init(line: String) {
        self.init(String(line.dropFirst(2)), isFeminine: line.hasPrefix("f"))
    }

    /// The words with an article, a preposition, or a possessive in front.
    func with(_ form: Form) -> String {
        form.words(for: self) + text
    }

    private static func onset(of text: String) -> Onset {
        let letters = Array(text.lowercased().prefix(2))
        guard let first = letters.first else { return .consonant }
        if "aeiouàèéìòù".contains(first) { return .vowel }
        guard let second = letters.dropFirst().first else { return .consonant }
        if first == "s" && !"aeiouàèéìòù".contains(second) { return .impure }
        if "zxy".contains(first) { return .impure }
        return ["ps", "gn", "pn"].contains(String(letters)) ? .impure : .consonant
    }
}

/// What stands before a noun in a template: `{del car}` gives "della Panda", "dell'Audi", "del
/// Ducato".
enum Form: String, Sendable {
    case plain
    case il
    case un
    case del
    case al
    case dal
    case nel
    case sul
    case mio
    case delmio
    case almio
    case sulmio
    case suo
    case delsuo
    case alsuo
    case sulsuo
    case nostro
    case delnostro
    case alnostro
    case sulnostro

    fileprivate func words(for phrase: Phrase) -> String {
        switch self {
        case .plain: ""
        case .il: Self.choose(phrase, "il ", "lo ", "l'", "la ")
        case .un:
            phrase.isFeminine
                ? (phrase.onset == .vowel ? "un'" : "una ")
                : (phrase.onset == .impure ? "uno " : "un ")
        case .del: Self.choose(phrase, "del ", "dello ", "dell'", "della ")
        case .al: Self.choose(phrase, "al ", "allo ", "all'", "alla ")
        case .dal: Self.choose(phrase, "dal ", "dallo ", "dall'", "dalla ")
        case .nel: Self.choose(phrase, "nel ", "nello ", "nell'", "nella ")
        case .sul: Self.choose(phrase, "sul ", "sullo ", "sull'", "sulla ")
        case .mio: phrase.isFeminine ? "la mia " : "il mio "
        case .delmio: phrase.isFeminine ? "della mia " : "del mio "
        case .almio: phrase.isFeminine ? "alla mia " : "al mio "
        case .sulmio: phrase.isFeminine ? "sulla mia " : "sul mio "
        case .suo: phrase.isFeminine ? "la Sua " : "il Suo "
        case .delsuo: phrase.isFeminine ? "della Sua " : "del Suo "
        case .alsuo: phrase.isFeminine ? "alla Sua " : "al Suo "
        case .sulsuo: phrase.isFeminine ? "sulla Sua " : "sul Suo "
        case .nostro: phrase.isFeminine ? "la nostra " : "il nostro "
        case .delnostro: phrase.isFeminine ? "della nostra " : "del nostro "
        case .alnostro: phrase.isFeminine ? "alla nostra " : "al nostro "
        case .sulnostro: phrase.isFeminine ? "sulla nostra " : "sul nostro "
        }
    }

    /// A firm says "our" where a person says "my".
    var forFirm: Form {
        switch self {
        case .mio: .nostro
        case .delmio: .delnostro
        case .almio: .alnostro
        case .sulmio: .sulnostro
        default: self
        }
    }

    private static func choose(
        _ phrase: Phrase, _ masculine: String, _ impure: String, _ vowel: String, _ feminine: String
    ) -> String {
        switch (phrase.onset, phrase.isFeminine) {
        case (.vowel, _): vowel
        case (_, true): feminine
        case (.impure, false): impure
        case (.consonant, false): masculine
        }
    }
}

extension Phrase {
    /// The same label led by a preposition: "il premio" gives "al premio", "l'auto" gives
    /// "all'auto".
    static func led(_ label: String, by preposition: Preposition) -> String {
        for (article, joined) in preposition.articles where label.hasPrefix(article) {
            return joined + label.dropFirst(article.count)
        }
        return preposition.rawValue + " " + label
    }

    enum Preposition: String {
        case a
        case su
        case di

        /// The articles as a label may start with them, longest first where one begins another.
        fileprivate var articles: [(String, String)] {
            let stem: (String, String) =
                switch self {
                case .a: ("a", "al")
                case .su: ("su", "sul")
                case .di: ("de", "del")
                }
            return [
                ("il ", stem.1 + " "), ("lo ", stem.0 + "llo "), ("la ", stem.0 + "lla "),
                ("l'", stem.0 + "ll'"), ("i ", stem.0 + "i "), ("gli ", stem.0 + "gli "),
                ("le ", stem.0 + "lle "),
            ]
        }
    }
}
