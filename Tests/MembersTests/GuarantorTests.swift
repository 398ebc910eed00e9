import ArcaTesting
import Commons
import Kernel
import Members
import Testing

@Suite struct GuarantorTests {
    @Test(arguments: TestEngine.available)
    func `M2: who was presented by somebody who left is shown until somebody decides`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            let carla = try await village.member(
                "Verdi", "Carla", on: day("2020-02-03"), sponsor: bruno.party)
            let dario = try await village.member(
                "Neri", "Dario", on: day("2020-02-04"), sponsor: carla.party)
            #expect(try await arca.ask(SponsorsGone()).count == 0)
            await #expect(throws: SponsorRefused.sponsorStillMember) {
                try await arca.run(ReviewSponsor(number: carla.number, reasons: "Non serve."))
            }
            await #expect(throws: SponsorRefused.founder) {
                try await arca.run(ReviewSponsor(number: 1, reasons: "Fondatrice."))
            }
            try await arca.run(RecordDeath(number: bruno.number, on: day("2026-03-01")))
            let answer = try await arca.ask(SponsorsGone())
            #expect(answer.lines.map(\.number) == [carla.number])
            #expect(answer.lines.first?.sponsorLeftOn == day("2026-03-01"))
            #expect(
                try await arca.ask(ShowMember(number: carla.number)).sponsorGone
                    == answer.lines.first)

            func review(_ sponsor: ID<Party>?, _ reasons: String = "Lo conosce.") async throws {
                _ = try await arca.run(
                    ReviewSponsor(number: carla.number, sponsor: sponsor, reasons: reasons))
            }
            await #expect(throws: InputRefused.missing(field: "reasons")) {
                try await review(village.anna, " ")
            }
            await #expect(throws: SponsorRefused.ownSponsor) { try await review(carla.party) }
            await #expect(throws: SponsorRefused.newSponsorNotMember) {
                try await review(bruno.party)
            }
            await #expect(throws: SponsorRefused.sponsorCycle) { try await review(dario.party) }
            let before = arca.time.now()
            arca.time.advance(seconds: 60)
            try await review(village.anna)
            #expect(try await arca.ask(SponsorsGone()).count == 0)
            let line = try await village.register(on: day("2026-03-09")).lines.first {
                $0.number == carla.number
            }
            #expect(line?.sponsorName == "Riva Anna")
            // Who had presented her stays in what was known then.
            let then = try await village.register(on: day("2026-03-09"), knownAt: before).lines
                .first { $0.number == carla.number }
            #expect(then?.sponsorName == "Tassi Bruno")
        }
    }

    @Test(arguments: TestEngine.available)
    func `M2: a member may go on without a sponsor, and is shown no more`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            let carla = try await village.member(
                "Verdi", "Carla", on: day("2020-02-03"), sponsor: bruno.party)
            try await arca.run(RecordDeath(number: bruno.number, on: day("2026-03-01")))
            try await arca.run(
                ReviewSponsor(
                    number: carla.number, reasons: "Socia da anni, il consiglio la conosce."))
            #expect(try await arca.ask(SponsorsGone()).count == 0)
            #expect(
                try await arca.ask(ShowMember(number: carla.number)).member.sponsor == bruno.party)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M6: who is away does not answer; who stands in does, until the day is over`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            try await arca.run(TakeOverParty(party: village.anna))
            try await arca.run(StandIn(party: village.anna), as: arca.marta)
            func answers() async throws -> String? {
                try await village.card(village.anna).answers?.name
            }
            await #expect(
                throws: DayRefused.tooEarly(field: "from", earliest: day("2026-03-09"))
            ) {
                try await arca.run(BeAway(from: day("2026-03-08"), to: day("2026-03-10")))
            }
            await #expect(throws: DayRefused.tooEarly(field: "to", earliest: day("2026-03-10"))) {
                try await arca.run(BeAway(from: day("2026-03-10"), to: day("2026-03-09")))
            }
            await #expect(throws: FollowingRefused.awayTooLong) {
                try await arca.run(BeAway(from: day("2026-03-10"), to: day("2027-03-12")))
            }
            await #expect(throws: FollowingRefused.notAway) { try await arca.run(BeBack()) }
            await #expect(throws: FollowingRefused.onlyOperators) {
                try await arca.run(
                    BeAway(from: day("2026-03-10"), to: day("2026-03-12")), as: .house)
            }
            try await arca.run(BeAway(from: day("2026-03-10"), to: day("2026-03-12")))
            #expect(try await answers() == "Giulia Ferrari")
            arca.time.advance(days: 1)
            #expect(try await answers() == "Marta Neri")
            arca.time.advance(days: 2)
            #expect(try await answers() == "Marta Neri")
            try await arca.run(BeBack())
            #expect(try await answers() == "Giulia Ferrari")
            #expect(try await arca.ask(Absences()).isEmpty)
        }
    }

    @Test func `M4: a small count is withheld, and no difference gives it away`() {
        func published(_ counts: Int...) -> [Int?] { SmallCounts.published(counts, least: 5) }
        #expect(published(10, 20, 5) == [10, 20, 5])
        #expect(published(10, 20, 0) == [10, 20, 0])
        #expect(published(10, 20, 4) == [nil, 20, nil])
        #expect(published(10, 20, 4, 3) == [10, 20, nil, nil])
        // Together one and two are still a small number.
        #expect(published(10, 20, 1, 2) == [nil, 20, nil, nil])
        #expect(published(4, 30) == [nil, nil])
        #expect(published(3) == [nil])
        #expect(published() == [])
    }

    @Test(arguments: TestEngine.available)
    func `M4: figures to publish say nothing of fewer than five`(_ engine: TestEngine) async throws
    {
        try await Village.with(engine) { village in
            let few = try await village.arca.ask(PublishedFigures())
            #expect(few.members == nil)
            #expect(few.byKind.allSatisfy { $0.count == nil })
            for index in 0..<6 {
                try await village.member("Rossi\(index)", "Ugo", on: day("2020-02-03"))
            }
            let more = try await village.arca.ask(PublishedFigures())
            #expect(more.members == 7)
            #expect(more.byKind.map(\.count) == [7])
            // One founder alone: the other part goes too.
            #expect(more.byCommunity.map(\.count) == [nil, nil])
        }
    }
}
