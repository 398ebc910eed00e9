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

/// Words of the index that stand for what a fact is about, not for its text. They cannot meet a
/// word of a person: `0` is followed there by digits only in codes that are never this long.
enum Mark {
    static func subject(_ id: ID<Subject>) -> String { "zz0s\(id.description.lowercased())" }
    static func kind(_ kind: String) -> String {
        "zz0k" + kind.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}

/// Codes that people write in pieces: a plate `AB 123 CD`, a telephone number `059 12 34 56`. They
/// are indexed joined as well, and a search for them in pieces finds them joined.
enum JoinedCodes {
    static func found(in words: [AnalysedWord]) -> Set<String> {
        var found: Set<String> = []
        for start in words.indices {
            if let plate = plate(at: start, in: words) { found.insert(plate) }
            if start == 0 || !isDigits(words[start - 1].form), isDigits(words[start].form) {
                if let number = number(from: start, in: words) { found.insert(number) }
            }
        }
        return found
    }

    /// Two letters, three digits, two letters.
    static func plate(at start: Int, in words: [AnalysedWord]) -> String? {
        guard start + 2 < words.count else { return nil }
        let parts = words[start...(start + 2)].map(\.form)
        guard parts[0].utf8.count == 2, parts[2].utf8.count == 2, parts[1].utf8.count == 3,
            isLetters(parts[0]), isDigits(parts[1]), isLetters(parts[2])
        else { return nil }
        return parts.joined()
    }

    /// A run of two to five groups of digits, six to sixteen digits in all.
    static func number(from start: Int, in words: [AnalysedWord]) -> String? {
        let run = words[start...].prefix(6).prefix { isDigits($0.form) }
        let joined = run.map(\.form).joined()
        guard (2...5).contains(run.count), (6...16).contains(joined.utf8.count) else { return nil }
        return joined
    }

    private static func isDigits(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }
    private static func isLetters(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 97 && $0 <= 122 } }
}
