import Testing

@testable import Demo

@Suite struct CorpusOpenWorkTests {
    private let corpus = CorpusFixture.corpus
    private var open: [DemoConversation] { CorpusFixture.conversations.filter(\.isOpen) }

    @Test func `some twenty-five conversations wait since a few days at most`() {
        let now = RomeClock.instant(dayNumber: corpus.today.number, minuteOfDay: 480)
        #expect((24...27).contains(open.count))
        #expect(open.map(\.index) == corpus.conversations.openPositions)
        for conversation in open {
            let last = conversation.messages.last
            #expect(last?.direction == .incoming && last?.expectsAnswer == true)
            let waited = now - (last?.sentAt ?? 0)
            #expect(waited >= 0 && waited < 5 * RomeClock.day)
        }
    }

    @Test func `a handful is urgent and says so`() {
        let urgent = open.filter(\.isUrgent)
        #expect((3...8).contains(urgent.count))
        for conversation in urgent {
            let reasons = ["rgente", "avvocato"]
            #expect(reasons.contains { conversation.messages.first?.text.contains($0) ?? false })
        }
        #expect(CorpusFixture.conversations.allSatisfy { !$0.isUrgent || $0.isOpen })
    }

    @Test func `the showcase asks exactly three questions`() throws {
        let place = try #require(corpus.cast.showcase)
        let conversation = corpus.conversations[place]
        let request = try #require(conversation.messages.first)
        #expect(conversation.messages.count == 1 && conversation.isOpen)
        #expect(conversation.kind == .motorRenewal && conversation.mailbox == .motor)
        #expect(corpus.parties[conversation.partyIndex].displayName == "Officina Tassi snc")
        #expect(request.points.count == 3)
        #expect(request.text.filter { $0 == "?" }.count == 3)
        #expect(request.points.allSatisfy { request.text.contains($0) })
        #expect(request.text.contains("Bruno Tassi"))
    }

    @Test(arguments: [(2026, 11, 22), (2026, 1, 1), (2020, 4, 14), (2016, 8, 16), (2012, 4, 14)])
    func `every day of the calendar can be today`(year: Int, month: Int, day: Int) {
        let today = CorpusFixture.day(year, month, day)
        let corpus = DemoCorpus(seed: 21, today: today, messages: 700, parties: 150)
        let now = RomeClock.instant(dayNumber: today.number, minuteOfDay: 480)
        var last = 0
        for conversation in corpus.conversations {
            #expect(conversation.startedAt >= last)
            last = conversation.startedAt
            let times = conversation.messages.map(\.sentAt)
            #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
            #expect(times.allSatisfy { $0 <= now })
            #expect(!conversation.messages.isEmpty)
        }
        #expect(corpus.conversations.contains { $0.isOpen })
    }
}
