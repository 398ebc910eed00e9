import Testing

@testable import Demo

@Suite struct CorpusDeterminismTests {
    private func corpus(seed: UInt64, messages: Int = 600) -> DemoCorpus {
        DemoCorpus(seed: seed, today: CorpusFixture.today, messages: messages, parties: 300)
    }

    @Test func `the same seed tells the same life`() {
        let first = CorpusFixture.fingerprint(of: corpus(seed: 11))
        let second = CorpusFixture.fingerprint(of: corpus(seed: 11))
        #expect(first == second)
    }

    @Test func `another seed tells another life`() {
        let prints = Set((1...4).map { CorpusFixture.fingerprint(of: corpus(seed: $0)) })
        #expect(prints.count == 4)
    }

    @Test func `a conversation is the same whenever and in whatever order it is asked for`() {
        let corpus = corpus(seed: 3)
        let forwards = Array(corpus.conversations)
        let backwards = Array(corpus.conversations.reversed())
        #expect(forwards == backwards.reversed())
        let middle = forwards.count / 2
        #expect(corpus.conversations[middle] == forwards[middle])
    }

    @Test func `single sentences repeat with their seed and differ with another`() {
        for kind in DemoKind.allCases {
            let first = CorpusSentence.mail(kind, seed: 5)
            #expect(first == CorpusSentence.mail(kind, seed: 5))
            #expect(!first.isEmpty)
        }
        let many = Set((0..<40).map { CorpusSentence.request(.motorRenewal, seed: $0) })
        #expect(many.count > 30)
        #expect(CorpusSentence.question(.thanks, seed: 1).isEmpty)
        #expect(CorpusSentence.answer(.billDoubt, seed: 1).hasSuffix("."))
    }

    @Test func `the chance is SplitMix64`() {
        var chance = CorpusChance(seed: 1_234_567)
        // The reference values of the algorithm's published test.
        #expect(chance.next() == 6_457_827_717_110_365_317)
        #expect(chance.next() == 3_203_168_211_198_807_973)
        #expect(chance.next() == 9_817_491_932_198_370_423)
    }

    @Test func `chance stays inside its bounds and never traps`() {
        var chance = CorpusChance(seed: 0)
        #expect(chance.below(0) == 0 && chance.below(-3) == 0 && chance.below(1) == 0)
        #expect((0..<1_000).allSatisfy { _ in (3...5).contains(chance.number(in: 3...5)) })
        #expect(chance.pick([]) == "")
        #expect(chance.place(among: []) == 0)
        #expect(chance.place(among: [0, 0, 4]) == 2)
    }
}
