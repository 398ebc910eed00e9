import ArcaTesting
import Commons
import Journal
import Testing

@testable import Desk

/// A page is made, then its stream opens: nothing that happened between the two is lost.
@Suite struct FollowerTests {
    @Test(arguments: TestEngine.available)
    func `who listens from a position hears first what came after it`(
        _ engine: TestEngine
    ) async throws {
        try await TestArca.with(engine, features: EveryRoadTests.features) { arca in
            let follower = arca.house.follower
            let early = await follower.news()
            let position = try #require(await follower.position)
            try await arca.run(MakeLabel(title: "Auto", tone: .sea))
            await follower.nudge()
            var first = early.makeAsyncIterator()
            let heard = try #require(await first.next())
            #expect(heard.name == "desk.labelMade.v1")
            var late = await follower.news(after: position).makeAsyncIterator()
            #expect(await late.next() == heard)
            // From where it stands now there is nothing to tell but what comes next.
            let now = try #require(await follower.position)
            var fresh = await follower.news(after: now).makeAsyncIterator()
            try await arca.run(MakeLabel(title: "Casa", tone: .rose))
            await follower.nudge()
            #expect(try #require(await fresh.next()).sequence > heard.sequence)
        }
    }

    /// What was committed here is told without being read back, also when another node's facts lie
    /// before it, and when who committed last is heard first.
    @Test(arguments: TestEngine.available)
    func `what was committed here is told once and in its place`(_ engine: TestEngine) async throws
    {
        try await TestArca.with(engine, features: EveryRoadTests.features) { arca in
            let follower = JournalFollower(store: arca.house.store)
            var news = await follower.news().makeAsyncIterator()
            let start = try #require(await follower.position)
            for title in ["Auto", "Casa", "Moto"] {
                try await arca.run(MakeLabel(title: title, tone: .sea))
            }
            func committed(_ step: Int64) -> [JournalFollower.News] {
                [.init(sequence: start + step, name: "desk.labelMade.v1", actor: nil)]
            }
            await follower.tell(committed(3))
            await follower.tell(committed(1))
            await follower.tell(committed(2))
            await follower.tell([])
            for step in Int64(1)...3 { #expect(await news.next()?.sequence == start + step) }
            #expect(await follower.position == start + 3)
            // It follows at once on what was told: nothing of it is looked for.
            await follower.tell(committed(4))
            #expect(await news.next() == committed(4)[0])
            #expect(await follower.position == start + 4)
        }
    }

    /// What a line of an import left behind before it was refused is no news.
    @Test(arguments: TestEngine.available)
    func `what was undone inside a transaction is not told`(_ engine: TestEngine) async throws {
        struct Undone: Error {}
        try await TestArca.with(engine, features: EveryRoadTests.features) { arca in
            let follower = arca.house.follower
            var news = await follower.news().makeAsyncIterator()
            let start = try #require(await follower.position)
            try await arca.house.batch(as: arca.giulia, road: .import, cause: "test") { tx in
                try tx.perform(MakeLabel(title: "Auto", tone: .sea))
                try? tx.attempt {
                    try tx.perform(MakeLabel(title: "Casa", tone: .sea))
                    throw Undone()
                }
                try tx.perform(MakeLabel(title: "Moto", tone: .sea))
            }
            for step in Int64(1)...2 { #expect(await news.next()?.sequence == start + step) }
            #expect(await follower.position == start + 2)
            #expect(try await arca.house.store.read { try Journal.length(of: $0) } == start + 2)
        }
    }

    /// The page was made by another node; this one has just begun and remembers nothing (J1).
    @Test(arguments: TestEngine.available)
    func `a fresh node tells what came after the position of another node's page`(
        _ engine: TestEngine
    ) async throws {
        try await TestArca.with(engine, features: EveryRoadTests.features) { arca in
            let first = JournalFollower(store: arca.house.store)
            await first.nudge()
            let position = try #require(await first.position)
            for title in ["Auto", "Casa", "Moto"] {
                try await arca.run(MakeLabel(title: title, tone: .sea))
            }
            let fresh = JournalFollower(store: arca.house.store)
            await fresh.nudge()
            var news = await fresh.news(after: position).makeAsyncIterator()
            for step in Int64(1)...3 { #expect(await news.next()?.sequence == position + step) }
            // What comes next is told once, and in its place.
            try await arca.run(MakeLabel(title: "Vita", tone: .rose))
            await fresh.nudge()
            #expect(await news.next()?.sequence == position + 4)
            // Memory and journal together give no fact twice.
            var both = await fresh.news(after: position).makeAsyncIterator()
            for step in Int64(1)...4 { #expect(await both.next()?.sequence == position + step) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `who listens from long ago or from the future is not told everything`(
        _ engine: TestEngine
    ) async throws {
        try await TestArca.with(engine, features: EveryRoadTests.features) { arca in
            for number in 0..<520 {
                try await arca.run(MakeLabel(title: "L\(number)", tone: .sea))
            }
            let fresh = JournalFollower(store: arca.house.store)
            await fresh.nudge()
            let last = try #require(await fresh.position)
            var old = await fresh.news(after: 0).makeAsyncIterator()
            #expect(try #require(await old.next()).sequence == last - 499)
            var ahead = await fresh.news(after: last + 50).makeAsyncIterator()
            try await arca.run(MakeLabel(title: "Ultima", tone: .rose))
            await fresh.nudge()
            #expect(await ahead.next()?.sequence == last + 1)
        }
    }
}
