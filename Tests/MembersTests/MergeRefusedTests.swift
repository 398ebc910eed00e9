import ArcaTesting
import Commons
import Kernel
import Members
import Testing

@Suite struct MergeRefusedTests {
    private static func refused(
        _ village: Village, _ party: ID<Party>, _ into: ID<Party>, _ why: PartyMergeRefused
    ) async {
        await #expect(throws: why) {
            try await village.arca.run(MergeParties(party: party, into: into))
        }
    }

    @Test(arguments: TestEngine.available)
    func `M1, M5: two members of the same days, sponsor and presented, are not merged`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            let other = try await village.member("Tassi", "Brunetto", on: day("2020-05-14"))
            await Self.refused(village, bruno.party, other.party, .bothMembers)
            await Self.refused(village, village.anna, bruno.party, .bothMembers)
            await Self.refused(village, bruno.party, bruno.party, .sameParty)
            let firm = try await arca.run(
                RegisterParty(kind: .organisation, partyName: "Tassi Bruno"))
            await Self.refused(village, firm, bruno.party, .kindsDiffer)
            // One after the other they may be one person.
            let preview = try await arca.ask(
                MergePreview(party: bruno.party, into: other.party))
            #expect(preview.obstacles.map(\.code) == ["bothMembers"])
            #expect(preview.obstacles.allSatisfy { !$0.sentence.it.isEmpty })
            try await arca.run(RecordDeath(number: other.number, on: day("2026-03-01")))
            await Self.refused(village, bruno.party, other.party, .bothMembers)
            let nobody = ID<Party>(rawValue: 7)
            await #expect(throws: PartyRefused.notFound(field: "into")) {
                try await arca.run(MergeParties(party: firm, into: nobody))
            }
            await #expect(throws: PartyRefused.notFound(field: "party")) {
                try await arca.run(PartParties(party: nobody))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-04, COOP-15: nobody presents themselves or gives to themselves by a merge`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let (party, _) = try await village.applicant("Neri", "Ugo", on: day("2026-01-10"))
            await Self.refused(village, party, village.anna, .onePresentedTheOther)
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            let twin = try await village.person("Tassi", "Bruno")
            try await arca.run(
                AskTransfer(
                    number: bruno.number, receiver: twin, shareCents: 25_00, means: .certifiedMail))
            await Self.refused(village, twin, bruno.party, .oneGaveToTheOther)
            let (first, _) = try await village.applicant("Blu", "Ada", on: day("2026-01-10"))
            let (second, _) = try await village.applicant("Blu", "Ada", on: day("2026-01-10"))
            await Self.refused(village, first, second, .bothApplying)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M5: three records become one, a signpost leads no further`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            var people: [ID<Party>] = []
            for _ in 0..<3 { people.append(try await village.person("Neri", "Ugo")) }
            let pairs = try await arca.ask(ProposedMerges())
            #expect(pairs.count == 3)
            try await arca.run(MergeParties(party: people[0], into: people[2]))
            await Self.refused(village, people[0], people[1], .mergedAlready)
            await Self.refused(village, people[2], people[1], .holdsOthers)
            try await arca.run(MergeParties(party: people[1], into: people[2]))
            #expect(try await arca.ask(ShowParty(party: people[2])).merged.count == 2)
            #expect(try await arca.ask(ProposedMerges()).isEmpty)
            #expect(
                try await arca.ask(PartiesByName(text: "neri ugo")).lines.map(\.party.id)
                    == [people[2]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `M5: records said to be of two are not proposed again`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let one = try await village.person("Neri", "Ugo")
            let other = try await village.person("Neri", "Ugo")
            try await arca.run(
                RegisterParty(
                    partyName: "Neri", givenName: "Ugo", bornOn: day("1970-01-01")))
            #expect(try await arca.ask(ProposedMerges()).count == 3)
            for _ in 0..<2 { try await arca.run(KeepApart(party: other, other: one)) }
            #expect(try await arca.ask(ProposedMerges()).count == 2)
            await #expect(throws: PartyMergeRefused.sameParty) {
                try await arca.run(KeepApart(party: one, other: one))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `M5: a code given to somebody else meanwhile stands in the way of parting`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let code = try TaxIdentifier("RSSMRA85T10A562S")
            let one = try await arca.run(
                RegisterParty(partyName: "Rossi", givenName: "Mario", taxIdentifier: code))
            let other = try await arca.run(RegisterParty(partyName: "Rossi", givenName: "Mario"))
            try await arca.run(MergeParties(party: one, into: other))
            let row = try await arca.ask(ShowParty(party: other)).party
            #expect(row.taxIdentifier == code.description)
            #expect(row.id == other)
            try await arca.run(
                CorrectParty(
                    party: other, version: row.version, partyName: "Rossi", givenName: "Mario"))
            try await arca.run(
                RegisterParty(partyName: "Bianchi", givenName: "Ugo", taxIdentifier: code))
            await #expect(throws: PartyMergeRefused.codeTaken) {
                try await arca.run(PartParties(party: one))
            }
        }
    }
}
