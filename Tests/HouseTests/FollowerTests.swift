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
}
