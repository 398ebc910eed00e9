import ArcaTesting
import Commons
import Kernel
import Members
import Testing

@Suite struct CommunityTests {
    @Test(arguments: TestEngine.available)
    func `OPS-09: a refusal is the board's, with its reason, and closes the door`(
        _ engine: TestEngine
    )
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            let armoury = try await arca.run(
                ProposeCommunity(communityName: "Armeria del Nord", kind: .firm))
            let board = try await village.resolution("9", on: day("2026-03-09"))
            await #expect(throws: InputRefused.missing(field: "reason")) {
                try await arca.run(
                    RefuseCommunity(
                        community: armoury, resolution: board, ground: .weapons, reason: ""))
            }
            await #expect(throws: CommunityRefused.resolutionNotFound) {
                try await arca.run(
                    RefuseCommunity(
                        community: armoury, resolution: ID(rawValue: 3), ground: .weapons,
                        reason: "Armi"))
            }
            try await arca.run(
                RefuseCommunity(
                    community: armoury, resolution: board, ground: .weapons,
                    reason: "Commercia in armi."))
            let card = try await arca.ask(ShowCommunity(community: armoury))
            #expect(card.status == .refused)
            #expect(card.standings.last?.ground == .weapons)
            await #expect(throws: CommunityRefused.notServed) {
                try await arca.run(JoinCommunity(party: village.anna, community: armoury))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `M4: the closed market includes who belongs to a community validated that day`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let party = try await village.person("Tassi", "Bruno")
            func isIn(_ text: String) async throws -> Bool {
                try await arca.house.store.read {
                    try ClosedMarket.includes(party, on: day(text), in: $0)
                }
            }
            #expect(try await !isIn("2026-03-09"))
            try await arca.run(
                JoinCommunity(party: party, community: village.workshop, on: day("2012-01-01")))
            #expect(try await !isIn("2011-12-31"))
            #expect(try await isIn("2012-01-01"))
            try await arca.run(
                LeaveMarket(
                    community: village.workshop, reason: "Si scioglie.", lastDay: day("2020-06-30"))
            )
            #expect(try await isIn("2020-06-30"))
            #expect(try await !isIn("2020-07-01"))
            let board = try await village.resolution("5", on: day("2021-01-10"))
            try await arca.run(
                ValidateCommunity(
                    community: village.workshop, resolution: board, reason: "Rinata.",
                    on: day("2021-02-01")))
            #expect(try await !isIn("2021-01-31"))
            #expect(try await isIn("2021-02-01"))
            try await arca.run(
                PartFromCommunity(party: party, community: village.workshop, on: day("2022-12-31")))
            #expect(try await isIn("2022-12-31"))
            #expect(try await !isIn("2023-01-01"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a party can belong to several communities, each with its days`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            let other = try await arca.run(
                ProposeCommunity(
                    communityName: "Orti in rete", kind: .association, territory: "Modena"))
            await #expect(throws: CommunityRefused.nameTaken) {
                try await arca.run(ProposeCommunity(communityName: "ORTI  in rete", kind: .group))
            }
            try await arca.run(
                JoinCommunity(party: village.anna, community: other, on: day("2015-01-01")))
            try await arca.run(
                JoinCommunity(
                    party: village.anna, community: village.workshop, on: day("2016-01-01")))
            try await arca.run(
                JoinCommunity(
                    party: village.anna, community: village.workshop, on: day("2017-01-01")))
            #expect(try await village.card(village.anna).communities.count == 2)
            await #expect(throws: CommunityRefused.periodsOverlap) {
                try await arca.run(
                    JoinCommunity(party: village.anna, community: other, on: day("2014-01-01")))
            }
            let lines = try await arca.ask(CommunitiesByName())
            #expect(lines.map(\.people) == [1, 1])
            #expect(lines.map(\.members) == [1, 1])
            #expect(lines.map(\.status) == [.validated, .proposed])
            let inside = try await arca.ask(PartiesByName(community: other))
            #expect(inside.lines.map(\.party.id) == [village.anna])
        }
    }

    @Test(arguments: TestEngine.available)
    func `contacts and agreements of a community have their days`(_ engine: TestEngine) async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            try await arca.run(
                NameCommunityContact(
                    community: village.workshop, party: village.anna, duty: "presidente",
                    on: day("2012-01-01")))
            await #expect(throws: CommunityRefused.periodsOverlap) {
                try await arca.run(
                    NameCommunityContact(community: village.workshop, party: village.anna))
            }
            await #expect(throws: CommunityRefused.notValidated) {
                try await arca.run(
                    MakeAgreement(
                        community: village.workshop, title: "Convenzione", from: day("2011-05-01")))
            }
            let agreement = try await arca.run(
                MakeAgreement(
                    community: village.workshop, title: "Convenzione RCA",
                    terms: "Sconto del 10 %.",
                    from: day("2020-01-01"), to: day("2026-12-31")))
            try await arca.run(EndAgreement(agreement: agreement, on: day("2025-12-31")))
            var card = try await arca.ask(ShowCommunity(community: village.workshop))
            #expect(card.contacts.map(\.name) == ["Anna Riva"])
            #expect(card.agreements.map(\.to) == [day("2025-12-31")])
            try await arca.run(
                EndCommunityContact(
                    community: village.workshop, party: village.anna, on: day("2026-03-08")))
            card = try await arca.ask(ShowCommunity(community: village.workshop))
            #expect(card.contacts.isEmpty)
        }
    }
}
