import Kernel
import Store

/// What a person typed into the search box, understood: words (any inflection), `"phrases"`,
/// `prefix*`, and codes in one piece or several. All must be there.
struct SearchTerms: Equatable {
    enum Term: Equatable {
        /// Stems in this order; one for a simple word.
        case phrase([String])
        /// Beginning of a written form, and the stem of what was typed.
        case prefix(String, stem: String)
        /// A code as typed in pieces, or joined.
        case code(pieces: [String], joined: String)
    }

    var terms: [Term] = []

    /// More terms than this no person types; the rest is left out.
    private static let mostTerms = 24

    init(_ typed: String, analyser: inout ItalianAnalyser) {
        var isQuoted = false
        for (index, part) in typed.prefix(2_000).split(
            separator: "\"", omittingEmptySubsequences: false
        )
        .enumerated() {
            isQuoted = index % 2 == 1
            if isQuoted {
                let stems = analyser.words(of: String(part)).map(\.stem)
                if !stems.isEmpty { terms.append(.phrase(stems)) }
            } else {
                addWords(of: part, &analyser)
            }
        }
        withoutCommonWords()
        terms = Array(terms.prefix(Self.mostTerms))
    }

    private mutating func addWords(of part: Substring, _ analyser: inout ItalianAnalyser) {
        let chunks = part.split(whereSeparator: \.isWhitespace)
        var index = 0
        let words = chunks.map { analyser.words(of: String($0)) }
        while index < chunks.count {
            if let (code, length) = Self.code(at: index, in: words) {
                terms.append(code)
                index += length
                continue
            }
            if chunks[index].hasSuffix("*"), let last = words[index].last, last.form.utf8.count >= 2
            {
                terms += words[index].dropLast().map { .phrase([$0.stem]) }
                terms.append(.prefix(last.form, stem: last.stem))
            } else if !words[index].isEmpty {
                terms.append(.phrase(words[index].map(\.stem)))
            }
            index += 1
        }
    }

    /// A code typed in several pieces, be they parted by spaces or by other signs. It must end where
    /// a chunk ends.
    private static func code(at index: Int, in chunks: [[AnalysedWord]]) -> (Term, length: Int)? {
        let words = Array(chunks[index...].prefix(10).joined().prefix(12))
        guard words.count > 1,
            let found = JoinedCodes.code(at: 0, in: words) ?? JoinedCodes.number(at: 0, in: words)
        else { return nil }
        var length = 0
        var covered = 0
        while covered < found.count, index + length < chunks.count {
            covered += chunks[index + length].count
            length += 1
        }
        guard covered == found.count else { return nil }
        return (.code(pieces: words.prefix(found.count).map(\.form), joined: found.joined), length)
    }

    /// `il`, `di`, `che` narrow nothing; they count only when nothing else is asked.
    private mutating func withoutCommonWords() {
        let rest = terms.filter { term in
            guard case .phrase(let stems) = term, stems.count == 1 else { return true }
            return !Self.commonStems.contains(stems[0])
        }
        if !rest.isEmpty { terms = rest }
    }

    private static let commonStems: Set<String> = [
        "il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "di", "a", "da", "in", "con", "su",
        "per", "tra", "fra", "e", "o", "che", "non", "si", "mi", "ci", "vi", "del", "dell", "al",
        "all", "dal", "nel", "sul", "è", "the", "of", "and", "to",
    ]

    /// The text of a query in the language of the engine.
    func sqlite(marks: [String], in db: any Reader) throws -> String {
        var left = SearchVocabulary.most
        let words = try terms.map { term in
            switch term {
            case .phrase(let stems): return Self.inOrder(stems)
            case .prefix(let form, let stem):
                guard
                    let words = try SearchVocabulary.words(beginning: form, most: left, in: db)
                else { return "(\(Self.quoted(form)) * OR \(Self.quoted(stem)))" }
                left -= words.count
                return "(\((words + [stem]).map(Self.quoted).joined(separator: " OR ")))"
            case .code(let pieces, let joined):
                return "(\(Self.inOrder(pieces)) OR \(Self.quoted(joined)))"
            }
        }
        return (words + marks.map { "marks : \(Self.quoted($0))" }).joined(separator: " AND ")
    }

    /// - Parameter inOrder: whether words in order must stand so, or only be there.
    func postgres(marks: [String], inOrder: Bool = true) -> String {
        let follows = inOrder ? " <-> " : " & "
        let words = terms.map { term in
            switch term {
            case .phrase(let stems): "(" + stems.map { "'\($0)'" }.joined(separator: follows) + ")"
            case .prefix(let form, let stem): "('\(form)':* | '\(stem)')"
            case .code(let pieces, let joined):
                "((" + pieces.map { "'\($0)'" }.joined(separator: follows) + ") | '\(joined)')"
            }
        }
        return (words + marks.map { "'\($0)'" }).joined(separator: " & ")
    }

    /// The written forms stand in no order, so words in order are looked for in the text alone.
    private static func inOrder(_ words: [String]) -> String {
        words.count > 1
            ? "({title body} : \(quoted(words.joined(separator: " "))))" : quoted(words.joined())
    }

    /// Words hold only letters and digits, so there is nothing to escape inside the quotes.
    private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
