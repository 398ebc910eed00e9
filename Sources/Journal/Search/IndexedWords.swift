import Kernel

/// What the index holds of one fact: the stems of title and body in order, the written forms that
/// differ from their stem (for prefixes), joined codes, and marks to filter by.
struct IndexedWords: Equatable {
    var title: [String]
    var body: [String]
    var forms: [String]
    var marks: [String]

    /// A body longer than this is indexed up to here: PostgreSQL counts positions no further.
    private static let mostPositions = 16_000

    init(_ text: SearchText, subjects: [ID<Subject>], analyser: inout ItalianAnalyser) {
        let titleWords = analyser.words(of: text.title)
        let bodyWords = analyser.words(of: text.body)
        title = titleWords.prefix(1_000).map(\.stem)
        body = bodyWords.prefix(Self.mostPositions - 1_000).map(\.stem)
        var forms: Set<String> = []
        for word in titleWords where word.form != word.stem { forms.insert(word.form) }
        for word in bodyWords where word.form != word.stem { forms.insert(word.form) }
        forms.formUnion(JoinedCodes.found(in: titleWords))
        forms.formUnion(JoinedCodes.found(in: bodyWords))
        self.forms = forms.sorted()
        marks = subjects.map(Mark.subject) + [Mark.kind(text.kind)]
    }
}

/// Words of the index that stand for what a fact is about, not for its text. No word of a person
/// begins with `§`, so nobody can write a mark into a letter.
enum Mark {
    static func subject(_ id: ID<Subject>) -> String { "§s\(id.description.lowercased())" }
    static func kind(_ kind: String) -> String {
        "§k" + kind.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
