import Kernel

/// A piece of a text around the words that were looked for, in parts to be marked or not.
public struct Snippet: Sendable, Equatable {
    public struct Part: Sendable, Equatable {
        public let text: String
        public let isMatch: Bool
    }

    public let parts: [Part]

    private static let wordsBefore = 8
    private static let wordsInAll = 36

    /// The beginning of the text where none of the words is in it.
    public init(of text: String, for typed: String) {
        let bytes = Array(text.utf8.prefix(200_000))
        let (words, wanted) = SearchIndex.withAnalyser { analyser in
            (
                analyser.words(of: String(decoding: bytes, as: UTF8.self)),
                Wanted(SearchTerms(typed, analyser: &analyser))
            )
        }
        let first = words.firstIndex(where: wanted.matches) ?? 0
        let start = max(0, first - Self.wordsBefore)
        let window = words[min(start, words.count)...].prefix(Self.wordsInAll)
        guard let from = window.first?.range.lowerBound, let to = window.last?.range.upperBound
        else {
            parts = text.isEmpty ? [] : [Part(text: String(text.prefix(200)), isMatch: false)]
            return
        }
        var parts: [Part] = start > 0 ? [Part(text: "… ", isMatch: false)] : []
        var position = from
        for word in window where wanted.matches(word) {
            Self.add(bytes[position..<word.range.lowerBound], isMatch: false, to: &parts)
            Self.add(bytes[word.range], isMatch: true, to: &parts)
            position = word.range.upperBound
        }
        Self.add(bytes[position..<to], isMatch: false, to: &parts)
        if window.endIndex < words.count { parts.append(Part(text: " …", isMatch: false)) }
        self.parts = parts
    }

    private static func add(_ bytes: ArraySlice<UInt8>, isMatch: Bool, to parts: inout [Part]) {
        guard !bytes.isEmpty else { return }
        let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            .joined(separator: " ")
        parts.append(Part(text: text, isMatch: isMatch))
    }

    private struct Wanted: Sendable {
        var stems: Set<String> = []
        var prefixes: [String] = []

        init(_ terms: SearchTerms) {
            for term in terms.terms {
                switch term {
                case .phrase(let words): stems.formUnion(words)
                case .prefix(let form, _): prefixes.append(form)
                case .code(let pieces, let joined): stems.formUnion(pieces + [joined])
                }
            }
        }

        func matches(_ word: AnalysedWord) -> Bool {
            stems.contains(word.stem) || prefixes.contains { word.form.hasPrefix($0) }
        }
    }
}
