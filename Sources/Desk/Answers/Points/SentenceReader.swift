import Postal

/// Cuts a passage into sentences and words, in one pass.
///
/// People in a hurry write "scadenza.Grazie", "quanto costa?quando scade?", "n. 12" and "sig.ra":
/// a full stop ends a sentence unless it belongs to a number, an abbreviation or an initial.
struct SentenceReader {
    private let run: ScalarRun

    private var sentences: [Sentence] = []
    private var words: [Word] = []
    private var word = ""
    private var wordStart = 0
    private var gap = Word.Gap.none
    private var sentenceStart: Int?
    private var colonAfter = -1

    /// Reads the bytes of a range that begins and ends at whole characters.
    static func sentences(_ bytes: [UInt8], in range: Range<Int>) -> [Sentence] {
        var reader = SentenceReader(run: ScalarRun(bytes, in: range))
        reader.read()
        return reader.sentences
    }

    private mutating func read() {
        var index = 0
        while index < run.scalars.count {
            index = step(at: index)
        }
        endSentence(at: run.scalars.count, isAsked: false)
    }

    /// Reads one character, or a run that belongs together, and says where to go on.
    private mutating func step(at index: Int) -> Int {
        let scalar = run.scalars[index]
        if TextFolding.isBlank(scalar) {
            endWord(at: index)
            return index + 1
        }
        if word.isEmpty, run.isAfterBlank(index), let end = run.endOfAddress(at: index) {
            beginWord(at: index)
            word = "@"
            endWord(at: end)
            return end
        }
        if ScalarRun.isLetter(scalar) {
            beginWord(at: index)
            word.unicodeScalars.append(scalar)
            return index + 1
        }
        return punctuation(scalar, at: index)
    }

    private mutating func punctuation(_ scalar: Unicode.Scalar, at index: Int) -> Int {
        switch scalar {
        case "'", "’", "‘", "`", "´":
            closeApostrophe(at: index)
        case ".", "…":
            return fullStop(at: index)
        case "?", "!", "¿", "？", "！":
            return mark(at: index)
        case ";":
            endWord(at: index)
            endSentence(at: index + 1, isAsked: false)
        case ",", "/":
            if isInsideNumber(index) {
                word.unicodeScalars.append(scalar)
            } else {
                part(at: index, by: scalar == "," ? .comma : .none)
            }
        case ":":
            if isInsideNumber(index) {
                word.unicodeScalars.append(scalar)
            } else {
                part(at: index, by: .strong)
                colonAfter = words.count
            }
        case "-", "‐", "‑", "–", "—":
            // A hyphen inside a word joins its halves ("e-mail"), one between blanks parts clauses.
            if word.isEmpty || !run.isLetter(at: index + 1) { part(at: index, by: .strong) }
        case "(", "[":
            part(at: index, by: .strong)
        case ")", "]", "\"", "“", "”", "«", "»", "„":
            part(at: index, by: .comma)
        default:
            part(at: index, by: scalar.properties.isEmojiPresentation ? .comma : .none)
        }
        return index + 1
    }

    // MARK: Full stops and question marks

    private mutating func fullStop(at index: Int) -> Int {
        var end = index + 1
        while end < run.scalars.count, run.scalars[end] == "." || run.scalars[end] == "…" {
            end += 1
        }
        if end < run.scalars.count, run.scalars[end] == "?" || run.scalars[end] == "!" {
            return mark(at: end)
        }
        if end - index > 1 || run.scalars[index] == "…" {
            endEllipsis(from: index, to: end)
            return end
        }
        if isInsideNumber(index) {
            word.unicodeScalars.append(".")
            return end
        }
        let short = TextFolding.folded(word)
        let isInitial = short.unicodeScalars.count == 1 && short.first?.isLetter == true
        let follows = end < run.scalars.count && ScalarRun.isLetter(run.scalars[end])
        if isInitial || Abbreviations.all.contains(short) {
            part(at: index, by: .none)
        } else if follows && !run.scalars[end].properties.isUppercase {
            part(at: index, by: .comma)
        } else {
            endWord(at: index)
            endSentence(at: end, isAsked: false)
        }
        return end
    }

    /// Three dots end a sentence before a capital; before a small letter they are a long breath.
    private mutating func endEllipsis(from index: Int, to end: Int) {
        var next = end
        while next < run.scalars.count, TextFolding.isBlank(run.scalars[next]) { next += 1 }
        if next < run.scalars.count, !run.scalars[next].properties.isUppercase {
            part(at: index, by: .strong)
        } else {
            endWord(at: index)
            endSentence(at: end, isAsked: false)
        }
    }

    /// A run of question and exclamation marks; "(?)" is a doubt and no question.
    private mutating func mark(at index: Int) -> Int {
        var end = index
        var isAsked = false
        while end < run.scalars.count, Self.marks.contains(run.scalars[end]) {
            if run.scalars[end] == "?" || run.scalars[end] == "？" { isAsked = true }
            end += 1
        }
        if index > 0, run.scalars[index - 1] == "(", end < run.scalars.count,
            run.scalars[end] == ")"
        {
            part(at: index, by: .none)
            return end
        }
        while end < run.scalars.count, Self.closers.contains(run.scalars[end]) { end += 1 }
        endWord(at: index)
        if words.isEmpty { return end }
        endSentence(at: end, isAsked: isAsked)
        return end
    }

    private static let marks: Set<Unicode.Scalar> = ["?", "!", ".", "…", "¿", "？", "！"]
    private static let closers: Set<Unicode.Scalar> = [")", "»", "”", "\"", "]"]

    // MARK: Words

    private mutating func beginWord(at index: Int) {
        guard word.isEmpty else { return }
        wordStart = index
        if sentenceStart == nil { sentenceStart = index }
    }

    private mutating func endWord(at index: Int) {
        guard !word.isEmpty else { return }
        var text = TextFolding.folded(word)
        if text == "e", word.unicodeScalars.first.map(Self.accentedE.contains) == true {
            text = "è"
        }
        append(text, upTo: index)
    }

    private mutating func append(_ text: String, upTo index: Int) {
        words.append(
            Word(
                text: text, range: run.offsets[wordStart]..<run.offsets[index],
                gap: words.isEmpty ? .none : gap, isCited: run.cited[wordStart]))
        word = ""
        gap = .none
    }

    /// "perche'" and "e'" carry their accent behind; "l'auto" is two words.
    private mutating func closeApostrophe(at index: Int) {
        guard !word.isEmpty else { return }
        if !run.isLetter(at: index + 1), TextFolding.folded(word) == "e" {
            append("è", upTo: index + 1)
        } else {
            endWord(at: index)
        }
    }

    private static let accentedE: Set<Unicode.Scalar> = ["è", "é", "È", "É"]

    private func isInsideNumber(_ index: Int) -> Bool {
        !word.isEmpty && run.isBetweenDigits(index)
    }

    private mutating func part(at index: Int, by newGap: Word.Gap) {
        endWord(at: index)
        gap = max(gap, newGap)
    }

    private mutating func endSentence(at end: Int, isAsked: Bool) {
        endWord(at: min(end, run.scalars.count))
        defer {
            words = []
            gap = .none
            sentenceStart = nil
            colonAfter = -1
        }
        guard let start = sentenceStart, let last = words.last else { return }
        sentences.append(
            Sentence(
                words: words,
                range: run.offsets[start]..<max(last.range.upperBound, run.offsets[end]),
                isAsked: isAsked, announces: colonAfter == words.count))
    }
}
