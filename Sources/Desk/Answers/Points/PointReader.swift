/// Reads the passages of a mail in order and collects what they ask.
struct PointReader {
    let bytes: [UInt8]
    let lexicon: AnswerLexicon

    private(set) var points: [AskedPoint] = []
    /// Whether the writer tells that something is sent or stated.
    private(set) var informs = false

    private var seen: Set<[String]> = []
    private var lead = Lead()
    private var isBelowFarewell = false
    private var isFirst = true

    /// The sentence before a list, with the point it would be if no list followed.
    private struct Lead {
        var text = ""
        var asks = false
        var isOpen = false
        var pending: AskedPoint?
    }

    var isFull: Bool { points.count >= AskedPoints.limit }

    init(bytes: [UInt8], lexicon: AnswerLexicon) {
        self.bytes = bytes
        self.lexicon = lexicon
    }

    mutating func read(_ blocks: [MailBlocks.Block]) {
        var index = 0
        while index < blocks.count, !isFull {
            if blocks[index].kind == .item {
                let end = blocks[index...].firstIndex { $0.kind != .item } ?? blocks.count
                readList(blocks[index..<end].map { ListItem($0.range, bytes, lexicon) })
                index = end
            } else {
                readProse(blocks[index])
                index += 1
                let end = endOfBareList(blocks, from: index)
                if end > index {
                    readList(blocks[index..<end].map { ListItem($0.range, bytes, lexicon) })
                    index = end
                }
            }
        }
        flush()
    }

    // MARK: Prose

    private mutating func readProse(_ block: MailBlocks.Block) {
        for sentence in SentenceReader.sentences(bytes, in: block.range) {
            if isFull { return }
            flush()
            read(sentence)
        }
    }

    private mutating func read(_ sentence: Sentence) {
        if startsPostscript(sentence) { isBelowFarewell = false }
        let asks = SentenceAsks.asks(sentence, lexicon, isBelowFarewell: isBelowFarewell)
        if asks.isEmpty, !isFirst, isFarewell(sentence) { isBelowFarewell = true }
        isFirst = false
        let tells = lexicon.first(.informing, in: sentence.words) != nil
        if tells && asks.isEmpty { informs = true }
        for ask in asks.dropLast() { add(point(ask, in: sentence)) }
        let isListLead = lexicon.first(.listLeads, in: sentence.words) != nil
        lead = Lead(
            text: Shortening.text(bytes, in: sentence.range),
            asks: !asks.isEmpty || isListLead && !tells,
            isOpen: sentence.announces || isListLead || !endsFirmly(sentence),
            pending: asks.last.map { point($0, in: sentence) })
        // "Ho tre domande" announces questions and is none.
        if isListLead, asks.last?.sign == .bare { lead.pending = nil }
    }

    private func endsFirmly(_ sentence: Sentence) -> Bool {
        guard let last = bytes[sentence.range].last else { return true }
        return last == 0x2E || last == 0x3F || last == 0x21
    }

    private func point(_ ask: Ask, in sentence: Sentence) -> AskedPoint {
        AskedPoint(
            text: Shortening.text(bytes, in: range(of: ask, in: sentence)), kind: ask.kind,
            sentence: sentence.range)
    }

    /// The bytes of the words that ask, with the closing sign if they end the sentence.
    private func range(of ask: Ask, in sentence: Sentence) -> Range<Int> {
        let words = sentence.words
        guard words.indices.contains(ask.words.lowerBound) else { return sentence.range }
        let lower = words[ask.words.lowerBound].range.lowerBound
        let isLast = ask.words.upperBound >= words.count
        let upper =
            isLast ? sentence.range.upperBound : words[ask.words.upperBound - 1].range.upperBound
        return lower..<max(lower, upper)
    }

    private func isFarewell(_ sentence: Sentence) -> Bool {
        sentence.words.count <= 14 && lexicon.first(.farewells, in: sentence.words) != nil
    }

    private func startsPostscript(_ sentence: Sentence) -> Bool {
        let opening = sentence.words.prefix(2).map(\.text)
        return opening.first == "ps" || opening == ["p", "s"]
    }

    // MARK: Lists

    /// Lines without a marker are a list below a sentence that asks and ends in a colon.
    private func endOfBareList(_ blocks: [MailBlocks.Block], from start: Int) -> Int {
        guard lead.asks, start > 0, endsInColon(blocks[start - 1]) else { return start }
        var end = start
        while end < blocks.count, blocks[end].kind == .prose, blocks[end].range.count <= 100,
            end == start || !blocks[end].isApart,
            ListItem(blocks[end].range, bytes, lexicon).saysSomething
        {
            end += 1
        }
        return end
    }

    private func endsInColon(_ block: MailBlocks.Block) -> Bool { bytes[block.range].last == 0x3A }

    private mutating func readList(_ items: [ListItem]) {
        let isData = items.count { $0.isData } * 2 > items.count
        let adopts = lead.asks && lead.isOpen && !isData
        if adopts { lead.pending = nil } else { flush() }
        for item in items where !isFull && item.saysSomething {
            guard adopts || item.asks else { continue }
            add(
                AskedPoint(
                    text: Shortening.text(bytes, in: item.range), kind: .listItem,
                    context: adopts && !item.asks ? lead.text : nil, sentence: item.range))
        }
        lead = Lead()
    }

    // MARK: Names of things

    /// "Attestato di rischio targa AB123CD, grazie": nothing but the name of what is wanted.
    mutating func readBareNames(_ blocks: [MailBlocks.Block]) {
        guard !informs else { return }
        var isBelow = false
        for block in blocks where block.kind == .prose {
            for (index, sentence) in SentenceReader.sentences(bytes, in: block.range).enumerated() {
                if index > 0 && isFarewell(sentence) { isBelow = true }
                guard !isBelow, !isFull, BareNames.asks(sentence, lexicon) else { continue }
                add(
                    AskedPoint(
                        text: Shortening.text(bytes, in: sentence.range), kind: .request,
                        sentence: sentence.range))
            }
        }
    }

    // MARK: Collecting

    private mutating func flush() {
        if let point = lead.pending {
            lead.pending = nil
            add(point)
        }
    }

    /// The same thing asked twice is one point: greetings, fillers and signs make no difference.
    private mutating func add(_ point: AskedPoint) {
        guard !isFull, !point.text.isEmpty else { return }
        let bytes = Array(point.text.utf8)
        let words = SentenceReader.sentences(bytes, in: 0..<bytes.count).flatMap(\.words)
        let key = words.indices.filter { isTelling($0, in: words) }.map { words[$0].text }
        if !key.isEmpty, !seen.insert(key).inserted { return }
        points.append(point)
    }

    private func isTelling(_ index: Int, in words: [Word]) -> Bool {
        let roles: [AnswerLexicon.Role] = [.fillers, .conjunctions, .courtesies, .greetings]
        return roles.allSatisfy { lexicon.end(of: $0, in: words, at: index) == nil }
    }
}
