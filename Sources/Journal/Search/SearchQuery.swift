import Kernel

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
        for (index, part) in typed.prefix(2_000).split(separator: "\"", omittingEmptySubsequences: false)
            .enumerated()
        {
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
            if chunks[index].hasSuffix("*"), let last = words[index].last, last.form.utf8.count >= 2 {
                terms += words[index].dropLast().map { .phrase([$0.stem]) }
                terms.append(.prefix(last.form, stem: last.stem))
            } else if !words[index].isEmpty {
                terms.append(.phrase(words[index].map(\.stem)))
            }
            index += 1
        }
    }

    /// A plate or number typed in several pieces.
    private static func code(at index: Int, in chunks: [[AnalysedWord]]) -> (Term, length: Int)? {
        let single = chunks[index...].prefix(6).prefix { $0.count == 1 }.compactMap(\.first)
        if let plate = JoinedCodes.plate(at: 0, in: single) {
            return (.code(pieces: single.prefix(3).map(\.form), joined: plate), 3)
        }
        if let number = JoinedCodes.number(from: 0, in: single), !single.isEmpty {
            let run = single.prefix { $0.form.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }
            return (.code(pieces: run.map(\.form), joined: number), run.count)
        }
        return nil
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
    func sqlite(marks: [String]) -> String {
        let words = terms.map { term in
            switch term {
            case .phrase(let stems): Self.quoted(stems.joined(separator: " "))
            case .prefix(let form, let stem): "(\(Self.quoted(form)) * OR \(Self.quoted(stem)))"
            case .code(let pieces, let joined):
                "(\(Self.quoted(pieces.joined(separator: " "))) OR \(Self.quoted(joined)))"
            }
        }
        return (words + marks.map(Self.quoted)).joined(separator: " AND ")
    }

    func postgres(marks: [String]) -> String {
        let words = terms.map { term in
            switch term {
            case .phrase(let stems): "(" + stems.map { "'\($0)'" }.joined(separator: " <-> ") + ")"
            case .prefix(let form, let stem): "('\(form)':* | '\(stem)')"
            case .code(let pieces, let joined):
                "((" + pieces.map { "'\($0)'" }.joined(separator: " <-> ") + ") | '\(joined)')"
            }
        }
        return (words + marks.map { "'\($0)'" }).joined(separator: " & ")
    }

    /// Words hold only letters and digits, so there is nothing to escape inside the quotes.
    private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
