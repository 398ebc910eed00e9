/// Finds what a sentence asks, from left to right.
///
/// The first asking takes the words from the beginning of the sentence. Another one begins only
/// where a clause begins ("…, e quando scade"), or where a new request starts without any
/// punctuation a few words later, as people write in a hurry.
struct SentenceAsks {
    private let frame: SentenceFrame
    /// Below the closing greeting only clear signs count: addresses and mottoes stand there.
    private let isBelowFarewell: Bool
    private var asks: [Ask] = []

    private var words: [Word] { frame.words }
    private var start: Int { frame.start }
    private var opening: Int { frame.opening }
    private var isAsked: Bool { frame.sentence.isAsked }

    /// What the sentence asks, in order; nothing if it only tells.
    static func asks(
        _ sentence: Sentence, _ lexicon: AnswerLexicon, isBelowFarewell: Bool = false
    ) -> [Ask] {
        var reading = SentenceAsks(
            frame: SentenceFrame(sentence, lexicon), isBelowFarewell: isBelowFarewell)
        reading.read()
        return reading.asks
    }

    private mutating func read() {
        guard start < words.count else { return }
        if isAsked, !frame.denied[opening],
            let end = frame.end(of: .yesNoOpenings, at: opening),
            mainSign(at: opening) == nil
        {
            add(.question, .yesNo, opening..<end, clause: start)
        }
        var index = start
        while index < words.count {
            index = frame.denied[index] || words[index].isCited ? index + 1 : read(at: index)
        }
        if asks.isEmpty { readWithoutSign() }
        close()
    }

    /// Looks for a sign at a word and says where to look next.
    private mutating func read(at index: Int) -> Int {
        if let sign = mainSign(at: index), let clause = clauseForMain(sign, at: index) {
            add(sign.kind, sign.sign, index..<sign.end, clause: clause)
            return sign.end
        }
        if let end = frame.end(of: .interrogatives, at: index), end < words.count,
            let clause = clauseForInterrogative(at: index)
        {
            add(.question, .interrogative, index..<end, clause: clause)
            return end
        }
        guard let last = asks.last, let (clause, isJoined) = frame.clauseStart(index),
            isWhole(last, before: clause)
        else { return index + 1 }
        if isAsked, let end = frame.end(of: .yesNoOpenings, at: index) {
            add(.question, .yesNo, index..<end, clause: clause)
            return end
        }
        guard isJoined else { return index + 1 }
        if last.kind == .question, last.sign != .yesNo,
            let end = frame.end(of: .alternatives, at: index)
        {
            add(.question, .interrogative, index..<end, clause: clause)
            return end
        }
        if [.lead, .open, .request].contains(last.sign),
            let end = frame.end(of: .continuations, at: index)
        {
            add(asksToKnow(after: end) ? .question : .request, .open, index..<end, clause: clause)
            return end
        }
        return index + 1
    }

    /// A sentence with a question mark asks, whatever its words; one with "per favore" as well.
    private mutating func readWithoutSign() {
        let whole = start..<words.count
        if isAsked {
            let hasDenied = frame.denied[whole].contains(true)
            if frame.contentCount(in: whole) >= (hasDenied ? 2 : 1), !words[start].isCited {
                add(.question, .bare, whole, clause: start)
            }
            return
        }
        if isBelowFarewell { return }
        let direct = frame.lexicon.first(.directQuestions, in: words, from: opening)
        if let direct, !frame.denied[direct].contains(true), !words[direct.lowerBound].isCited,
            standsFree(direct.lowerBound)
        {
            add(.question, .interrogative, direct, clause: start)
            return
        }
        if let courtesy = frame.lexicon.first(.courtesies, in: words, from: start),
            !frame.denied[courtesy.lowerBound], frame.contentCount(in: whole) >= 2,
            frame.lexicon.first(.informing, in: words, from: start) == nil
        {
            add(.request, .bare, courtesy, clause: start)
        }
    }

    /// A question stands free where the sentence or a clause opens, or behind the thing it is
    /// about: "il rimborso quando arriva".
    private func standsFree(_ index: Int) -> Bool {
        if index == opening || frame.clauseStart(index) != nil { return true }
        guard index - opening <= Self.longestTopic, frame.stands(.questionWords, at: index) else {
            return false
        }
        return !(opening..<index).contains { frame.stands(.reporting, at: $0) }
    }

    private static let longestTopic = 5

    // MARK: Signs

    private func mainSign(at index: Int) -> (kind: AskedPoint.Kind, sign: Ask.Sign, end: Int)? {
        let lead = frame.end(of: .questionLeads, at: index) ?? -1
        let open = frame.end(of: .openAsks, at: index) ?? -1
        var request = frame.end(of: .requests, at: index) ?? -1
        if index == opening && !isBelowFarewell && !isAsked {
            request = max(request, frame.end(of: .openings, at: index) ?? -1)
        }
        let longest = max(lead, open, request)
        guard longest > index else { return nil }
        if lead == longest { return (.question, .lead, lead) }
        if open == longest {
            // "Fatemi sapere, grazie" ends a letter and asks for nothing in particular.
            guard frame.saysSomething(from: open) || frame.sentence.announces else { return nil }
            return (asksToKnow(after: open) ? .question : .request, .open, open)
        }
        return (.request, .request, request)
    }

    private func clauseForMain(
        _ sign: (kind: AskedPoint.Kind, sign: Ask.Sign, end: Int), at index: Int
    ) -> Int? {
        if index > start {
            let isJoined = words[index].gap == .none
            if isJoined && frame.stands(.subordinators, at: index - 1) { return nil }
            if isJoined && !isAsked && frame.stands(.negations, at: index - 1) { return nil }
        }
        guard let last = asks.last else { return start }
        if let (clause, _) = frame.clauseStart(index), isWhole(last, before: clause) {
            return clause
        }
        return index - last.signEnd >= 3 ? index : nil
    }

    private func clauseForInterrogative(at index: Int) -> Int? {
        guard let last = asks.last else {
            guard isAsked else { return nil }
            return index == opening || frame.clauseStart(index) != nil ? start : nil
        }
        guard let (clause, isJoined) = frame.clauseStart(index), isWhole(last, before: clause)
        else { return nil }
        if isJoined { return clause }
        // After a mere comma "quando" may also tell: "posso pagare a marzo, quando torno?"
        let isSeries = last.kind == .question && [.lead, .interrogative, .open].contains(last.sign)
        return isSeries || words[clause].gap == .strong ? clause : nil
    }

    /// Whether an asking says enough to stand alone when another begins at a clause: "quando e come
    /// posso pagare" is one question.
    private func isWhole(_ ask: Ask, before clause: Int) -> Bool {
        let end = frame.beforeConjunction(clause)
        switch ask.sign {
        case .request, .yesNo, .bare:
            return end >= ask.signEnd
        case .lead, .open, .interrogative:
            let isBare = ask.sign != .interrogative && ask.signEnd < words.count
            let word = isBare ? frame.end(of: .interrogatives, at: ask.signEnd) : nil
            return end > word ?? ask.signEnd
        }
    }

    private func asksToKnow(after index: Int) -> Bool {
        for position in index..<min(index + 4, words.count) {
            if position > index && words[position].gap != .none { return false }
            if frame.denied[position] { continue }
            if frame.end(of: .interrogatives, at: position) != nil { return true }
            if frame.end(of: .alternatives, at: position) != nil { return true }
        }
        return false
    }

    private mutating func add(
        _ kind: AskedPoint.Kind, _ sign: Ask.Sign, _ range: Range<Int>, clause: Int
    ) {
        if !asks.isEmpty {
            let last = asks.count - 1
            let lower = asks[last].words.lowerBound
            asks[last].words = lower..<max(lower, frame.beforeConjunction(clause))
        }
        asks.append(
            Ask(
                words: clause..<words.count, kind: kind, sign: sign, signEnd: range.upperBound,
                signStart: range.lowerBound))
    }

    /// Long circumstances before the first asking are left out of its words.
    private mutating func close() {
        guard let first = asks.first,
            first.signStart - first.words.lowerBound > Self.longestPreamble
        else { return }
        asks[0].words = first.signStart..<max(first.signStart, first.words.upperBound)
    }

    private static let longestPreamble = 16
}
