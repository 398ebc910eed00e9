import ArcaTesting
import Commons
import Kernel
import Testing

@testable import Site

@Suite struct TokenTests {
    @Test(arguments: TestEngine.available)
    func `a key opens to the end of its last day, as far as it reaches`(_ engine: TestEngine)
        async throws
    {
        try await TestArca.with(engine, features: [SiteCore()]) { arca in
            let account = try #require(arca.giulia.id)
            let today = arca.house.zone.date(of: arca.time.now())
            let secret = try await Tokens.issue(
                label: "Contabilità", reach: try Reach.read("site:read"), lastDay: today,
                for: account, by: arca.giulia, road: .web, in: arca.house)
            let unused = try await arca.house.ask(MyTokens(), as: arca.giulia)
            #expect(unused.map(\.usedAt) == [nil])
            let found = try #require(try await Tokens.find(secret: secret, in: arca.house))
            #expect(found.actor.reach?.description == "site:read")
            let used = try await arca.house.ask(MyTokens(), as: arca.giulia)
            #expect(used.map(\.usedAt) == [arca.time.now()])
            // 23:59 in Modena, and a minute later.
            arca.time.advance(seconds: (13 * 60 + 59) * 60)
            #expect(try await Tokens.find(secret: secret, in: arca.house) != nil)
            arca.time.advance(seconds: 60)
            #expect(try await Tokens.find(secret: secret, in: arca.house) == nil)
        }
    }

    @Test func `a key for somebody else is made by nobody`() async throws {
        try await TestArca.with(.sqlite, features: [SiteCore()]) { arca in
            let account = try #require(arca.marta.id)
            await #expect(throws: CommonRefusal.forbidden) {
                _ = try await Tokens.issue(
                    label: "x", for: account, by: arca.giulia, road: .web, in: arca.house)
            }
        }
    }
}
