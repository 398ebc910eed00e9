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
