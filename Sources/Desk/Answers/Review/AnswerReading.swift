import Postal

/// What can be seen in the text of an answer: greeting, courteous close, signature, announced
/// attachments. Only the operator's own words count, never the history quoted below.
struct AnswerReading {
    private let lexicon: AnswerLexicon
    /// The written lines of the answer, in order, with the signature that the desk adds.
    private let lines: [OwnLine]
    /// The answer's prose, one sentence after the other, without the signature.
    private let sentences: [Sentence]
    private let bytes: [UInt8]
    /// The first line near the end that holds a courteous close.
    private let closingLine: Int?

    /// How many written lines at the top may hold the greeting ("Oggetto: …" may stand above).
    private static let topLines = 3
    /// How many written lines at the end may hold the close and, below it, the signature.
    private static let endLines = 14
    private static let longestGreeting = 12
    /// How many words may stand beside a name on the line of a signature.
    private static let wordsBesideName = 6

    init(_ answer: AnswerUnderReview, _ lexicon: AnswerLexicon) {
        self.lexicon = lexicon
        let bytes = Array(answer.body.utf8)
        let parts = QuotedText.lines(answer.body)
        var lines = parts.filter { $0.part == .fresh || $0.part == .signature }
            .compactMap { OwnLine(bytes, $0.range) }
        if let inserted = answer.insertedSignature {
            let added = Array(inserted.utf8)
            lines += QuotedText.lines(inserted).compactMap { OwnLine(added, $0.range) }
        }
        self.bytes = bytes
        self.lines = lines
        sentences = Self.freshRanges(parts).flatMap { SentenceReader.sentences(bytes, in: $0) }
        // "Buongiorno e buona settimana" opens a letter.
        closingLine = lines.indices.suffix(Self.endLines).first { index in
            lexicon.first(.farewells, in: lines[index].words) != nil
                && !Self.isGreeting(lines[index], lexicon)
        }
    }

    // MARK: Greeting and close

    /// A greeting at the top, be it before the name or behind it ("Mario, buongiorno").
    func hasGreeting(of recipient: String?) -> Bool {
        let names = Set(PersonName.words(recipient ?? ""))
        return lines.prefix(Self.topLines).contains { line in
            let index = line.words.firstIndex { word in
                !names.contains(word.text) && !isHonorific(word)
            }
            guard let index else { return false }
            return lexicon.end(of: .greetings, in: line.words, at: index) != nil
                || lexicon.end(of: .greetings, in: line.words, at: 0) != nil
        }
    }

    /// A line that greets and does nothing else; a whole letter may follow on the same line.
    private static func isGreeting(_ line: OwnLine, _ lexicon: AnswerLexicon) -> Bool {
        line.words.count <= longestGreeting && line.opensWithGreeting(lexicon)
    }

    private func isGreeting(_ line: OwnLine) -> Bool { Self.isGreeting(line, lexicon) }

    var hasCourtesyClose: Bool { closingLine != nil }

    private func isHonorific(_ word: Word) -> Bool {
        lexicon.end(of: .honorifics, in: [word], at: 0) != nil
    }

    // MARK: Names

    /// The operator's name below the close: on the closing line behind it, or on a line after.
    /// Without a close, on one of the last lines that says little else.
    func isSigned(by name: String) -> Bool {
        let words = PersonName.words(name, without: lexicon)
        guard !words.isEmpty else { return false }
        let longest = words.count + Self.wordsBesideName
        let last = closingLine.map { lines[($0 + 1)...] } ?? lines.suffix(4)
        // "La collega Giulia Bianchi la chiama." signs nothing, wherever it stands.
        var candidates = last.filter { line in
            let isProse = line.endsAsSentence && line.names.count > words.count + 2
            return line.names.count <= longest && !isGreeting(line) && !isProse
        }.map(\.names)
        if let closingLine {
            candidates.insert(lines[closingLine].names(afterLast: .farewells, lexicon), at: 0)
        }
        return PersonName.holds(words, in: candidates)
    }

    /// A person named anywhere in the answer, save in its greeting.
    func names(_ name: String) -> Bool {
        let words = PersonName.words(name, without: lexicon)
        guard !words.isEmpty else { return false }
        return PersonName.holds(words, in: lines.filter { !isGreeting($0) }.map(\.names))
    }

    // MARK: Substance

    /// Nothing is said beyond greetings, courtesies and the names of the people concerned.
    func isEmpty(apartFrom people: [String]) -> Bool {
        // "Officina 2000" has a number in its name.
        let numbers = people.flatMap { $0.split { !$0.isNumber }.map(String.init) }
        let names = Set(people.flatMap { PersonName.words($0) } + numbers)
        return sentences.allSatisfy { sentence in
            var index = 0
            while index < sentence.words.count {
                let roles: [AnswerLexicon.Role] = [.greetings, .farewells, .honorifics]
                let ends = roles.compactMap { lexicon.end(of: $0, in: sentence.words, at: index) }
                if let end = ends.max() {
                    index = end
                } else if names.contains(sentence.words[index].text) {
                    index += 1
                } else {
                    return false
                }
            }
            return true
        }
    }

    // MARK: Attachments

    /// The words that announce an attachment of this answer, as written.
    func announcement(subject: String) -> String? {
        if let words = announcement(in: sentences, bytes) { return words }
        // The subject of a reply was written by somebody else.
        guard !SubjectPoints.isReply(subject) else { return nil }
        let bytes = Array(subject.utf8)
        return announcement(in: SentenceReader.sentences(bytes, in: 0..<bytes.count), bytes)
    }

    private func announcement(in sentences: [Sentence], _ bytes: [UInt8]) -> String? {
        for sentence in sentences {
            let words = sentence.words
            for index in words.indices where !words[index].isCited {
                guard let end = lexicon.end(of: .announcements, in: words, at: index), index < end,
                    !isElsewhere(index..<end, in: words)
                else { continue }
                let range = words[index].range.lowerBound..<words[end - 1].range.upperBound
                return Shortening.text(bytes, in: range)
            }
        }
        return nil
    }

    /// "I documenti che ci ha inviato in allegato", "la preghiamo di inviarci in allegato": an
    /// attachment of the addressee's, told in the same clause next to the announcing words.
    private func isElsewhere(_ range: Range<Int>, in words: [Word]) -> Bool {
        for index in max(0, range.lowerBound - 6)..<range.upperBound {
            guard let end = lexicon.end(of: .announcedElsewhere, in: words, at: index) else {
                continue
            }
            if range.contains(index) { return true }
            let between = end..<max(end, range.lowerBound)
            let isClose = between.count <= 2
            let isOneClause = (index + 1...range.lowerBound).allSatisfy { words[$0].gap == .none }
            if isClose && isOneClause { return true }
        }
        return false
    }

    private static func freshRanges(_ lines: [QuotedText.Line]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var isOpen = false
        for line in lines {
            guard line.part == .fresh else {
                isOpen = false
                continue
            }
            if isOpen, let last = ranges.popLast() {
                ranges.append(last.lowerBound..<line.range.upperBound)
            } else {
                ranges.append(line.range)
            }
            isOpen = true
        }
        return ranges
    }
}
