/// What a subject line asks when the body asks nothing.
enum SubjectPoints {
    /// The longest subject that is read, in bytes.
    private static let longest = 2000

    static func drawn(
        from subject: String, below body: PointReader, _ lexicon: AnswerLexicon
    ) -> [AskedPoint] {
        let bytes = Array(subject.utf8.prefix(longest))
        guard let start = startOfOwnWords(bytes) else { return [] }
        let sentences = SentenceReader.sentences(bytes, in: start..<bytes.count)
        for sentence in sentences {
            let asks = SentenceAsks.asks(sentence, lexicon)
            let isNamed = !body.informs && BareNames.asks(sentence, lexicon)
            guard let kind = asks.first?.kind ?? (isNamed ? .request : nil) else { continue }
            let whole = start..<bytes.count
            return [
                AskedPoint(
                    text: Shortening.text(bytes, in: whole), kind: kind, source: .subject,
                    sentence: sentence.range)
            ]
        }
        return []
    }

    /// Whether a subject is taken over from the message that is answered.
    static func isReply(_ subject: String) -> Bool {
        startOfOwnWords(Array(subject.utf8.prefix(longest))) == nil
    }

    /// Where the writer's own subject begins; nil for a reply, whose subject is somebody else's.
    private static func startOfOwnWords(_ bytes: [UInt8]) -> Int? {
        var start = 0
        while let colon = bytes[start...].prefix(8).firstIndex(of: 0x3A) {
            let name = String(decoding: bytes[start..<colon], as: UTF8.self).lowercased()
                .filter(\.isLetter)
            if replies.contains(name) { return nil }
            guard forwards.contains(name) else { return start }
            start = colon + 1
        }
        return start
    }

    private static let replies: Set<String> = ["re", "r", "ris", "risp", "aw"]
    private static let forwards: Set<String> = ["fwd", "fw", "i", "tr", "inoltro", "inoltra"]
}
