import Testing

@testable import Demo

/// One corpus of twenty thousand messages, made once for all tests that only look at it.
enum CorpusFixture {
    static let today = day(2026, 11, 24)
    static let corpus = DemoCorpus(seed: 7, today: today)
    static let conversations = Array(corpus.conversations)
    static let messages = conversations.flatMap(\.messages)

    /// A day that the test's author knows to exist.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> DemoDay {
        DemoDay(year: year, month: month, day: day) ?? DemoDay(number: 0)
    }

    /// FNV-1a over everything that a corpus says, in order.
    static func fingerprint(of corpus: DemoCorpus) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
        for party in corpus.parties { mix("\(party)") }
        for conversation in corpus.conversations {
            mix("\(conversation.kind)\(conversation.partyIndex)\(conversation.subject)")
            for message in conversation.messages { mix("\(message.sentAt)\(message.body)") }
            for contact in conversation.contacts { mix("\(contact.happenedAt)\(contact.note)") }
        }
        return hash
    }

    static func year(of instant: Int) -> Int {
        DemoDay(number: RomeClock.local(of: instant).dayNumber).year
    }
}
