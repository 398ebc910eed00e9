import Testing

@testable import Demo

@Suite struct CorpusSizeTests {
    @Test(arguments: [0, 1, 2, 13, 100, 999, 3_000])
    func `a corpus has exactly the messages that were asked for`(wished: Int) {
        let corpus = DemoCorpus(
            seed: 5, today: CorpusFixture.today, messages: wished, parties: 200)
        let told = corpus.conversations.reduce(0) { $0 + $1.messages.count }
        #expect(told == wished)
        #expect(corpus.conversations.messageCount == wished)
    }

    @Test func `the default is twenty thousand messages, two thousand parties and forty groups`() {
        let corpus = CorpusFixture.corpus
        #expect(CorpusFixture.messages.count == 20_000)
        #expect(corpus.parties.count == 2_000)
        #expect(corpus.communities.count == 40)
        #expect(corpus.operators.count == 8)
        #expect(corpus.operators.first?.fullName == "Giulia Ferrari")
        #expect(corpus.operators.contains { $0.leftOn != nil })
    }

    @Test func `a corpus of two million messages costs nothing until it is read`() {
        let corpus = DemoCorpus(
            seed: 5, today: CorpusFixture.today, messages: 2_000_000, parties: 400)
        #expect(corpus.conversations.messageCount == 2_000_000)
        #expect(corpus.conversations.count > 400_000)
        for position in [0, 1, 77_777, 333_333, corpus.conversations.count - 1] {
            #expect(corpus.conversations[position].index == position)
            #expect(!corpus.conversations[position].messages.isEmpty)
        }
    }

    @Test func `odd wishes give a small corpus and no trap`() {
        let early = DemoCorpus(
            seed: 1, today: CorpusFixture.day(1970, 1, 1), messages: 60, parties: -5)
        #expect(early.today == CorpusFixture.day(2012, 4, 14))
        #expect(early.parties.count == 60)
        #expect(early.conversations.reduce(0) { $0 + $1.messages.count } == 60)
        let none = DemoCorpus(seed: 1, today: CorpusFixture.today, messages: -9, parties: 60)
        #expect(none.conversations.isEmpty)
    }

    @Test func `every kind comes up, and each has one to nine messages`() {
        let kinds = Set(CorpusFixture.conversations.map(\.kind))
        #expect(kinds.count >= 30)
        #expect(kinds == Set(DemoKind.allCases))
        #expect(CorpusFixture.conversations.allSatisfy { (1...9).contains($0.messages.count) })
        let lengths = Set(CorpusFixture.conversations.map(\.messages.count))
        #expect(lengths == Set(1...9))
    }

    @Test func `requests ask one to five points`() {
        let asked = CorpusFixture.conversations.filter { !KindScript.of($0.kind).isLight }
            .compactMap { $0.messages.first { $0.expectsAnswer } }.map(\.points.count)
        #expect(asked.allSatisfy { (1...5).contains($0) })
        #expect(Set(asked) == Set(1...5))
    }

    @Test func `one contact for every six messages or so`() {
        let contacts = CorpusFixture.conversations.flatMap(\.contacts)
        #expect((2_700...3_700).contains(contacts.count))
        #expect(Set(contacts.map(\.channel)) == Set(DemoContact.Channel.allCases))
        #expect(contacts.allSatisfy { $0.minutes > 0 && $0.minutes <= 75 && !$0.note.isEmpty })
    }

    @Test func `the cooperative grows from year to year`() {
        var byYear: [Int: Int] = [:]
        for conversation in CorpusFixture.conversations {
            byYear[CorpusFixture.year(of: conversation.startedAt), default: 0] += 1
        }
        // The first and the last year are not whole.
        for year in 2012...2024 {
            let (one, next) = (byYear[year] ?? 0, byYear[year + 1] ?? 0)
            #expect(next > one, "\(year): \(one), then \(next)")
        }
        #expect((byYear[2025] ?? 0) > 4 * (byYear[2012] ?? 0))
    }

    @Test func `firms are about one party in eight`() {
        let firms = CorpusFixture.corpus.parties.filter { $0.organisation != nil }.count
        #expect((180...300).contains(firms))
        let names = CorpusFixture.corpus.parties.compactMap(\.organisation?.name)
        #expect(Set(names).count > names.count * 95 / 100)
    }
}
