import ArcaTesting
import Commons
import Kernel
import Members
import Testing

@Suite struct FollowingTests {
    @Test(arguments: TestEngine.available)
    func `M6: operators choose for themselves; there is always one who answers`(
        _ engine: TestEngine
    )
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            let nobodyYet = try #require(try await village.card(village.anna).answers)
            #expect(nobodyYet.reason == .byTurn)

            try await arca.run(TakeOverParty(party: village.anna), as: arca.giulia)
            try await arca.run(StandIn(party: village.anna), as: arca.marta)
            var answers = try await village.card(village.anna).answers
            #expect(answers?.name == "Giulia Ferrari")
            #expect(answers?.reason == .follows)

            try await arca.run(StopFollowing(party: village.anna), as: arca.giulia)
            answers = try await village.card(village.anna).answers
            #expect(answers?.name == "Marta Neri")
            #expect(answers?.reason == .standsIn)

            try await arca.run(TakeOverParty(party: village.anna), as: arca.marta)
            try await arca.run(TakeOverParty(party: village.anna), as: arca.giulia)
            let card = try await village.card(village.anna)
            #expect(card.answers?.name == "Giulia Ferrari")
            #expect(card.following.filter { $0.to == nil }.count == 1)
            #expect(card.following.count == 4)
            await #expect(throws: FollowingRefused.notFollowing) {
                try await arca.run(StopFollowing(party: village.anna), as: arca.marta)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `M6: the one who answers is somebody who is there`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            try await arca.run(TakeOverParty(party: village.anna), as: arca.giulia)
            try await arca.run(StandIn(party: village.anna), as: arca.marta)
            let giulia = try #require(arca.giulia.id)
            let marta = try #require(arca.marta.id)
            func answers(away: Set<ID<Account>>) async throws -> WhoAnswers? {
                try await arca.house.store.read {
                    try WhoAnswers.find(
                        for: village.anna, on: day("2026-03-09"), away: away, in: $0)
                }
            }
            #expect(try await answers(away: [giulia])?.account == marta)
            #expect(try await answers(away: [giulia, marta]) != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M6: no field of any command can name another operator`(_ engine: TestEngine) async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            for name in ["members.takeOver", "members.stopFollowing", "members.standIn"] {
                let input: Tree = .object([
                    "party": .text(village.anna.description),
                    "account": .text(arca.marta.id?.description ?? ""),
                    "operator": .text(arca.marta.id?.description ?? ""),
                ])
                _ = try await arca.house.run(named: name, input: input, as: arca.giulia, road: .api)
                let following = try await village.card(village.anna).following
                #expect(following.allSatisfy { $0.account == arca.giulia.id }, "\(name)")
            }
            for actor in [arca.renzo, .house] {
                let refusal = await #expect(throws: (any Error).self) {
                    try await arca.run(TakeOverParty(party: village.anna), as: actor)
                }
                #expect((refusal as? any Refusal)?.kind == .forbidden)
            }
        }
    }
}
