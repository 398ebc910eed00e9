import ArcaTesting
import Commons
import Kernel
import Testing

@testable import Members

@Suite struct TwoTimesTests {
    @Test(arguments: TestEngine.available)
    func `J5, M1: what is corrected today with an earlier date is not in what was known yesterday`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            try await arca.run(
                BeginRole(party: bruno.party, role: .client, on: day("2019-06-01")))
            let on = day("2020-01-01")
            let yesterday = arca.time.now()
            func known(_ moment: Instant?) async throws -> PartyAsKnown.Answer {
                try await arca.ask(PartyAsKnown(party: bruno.party, on: on, knownAt: moment))
            }
            let before = try await known(yesterday)
            #expect(before.roles == [.member, .client])
            #expect(before.entries.map(\.number) == [2])
            #expect(before.shareCents == 25_00)
            let csv = try await arca.ask(RegisterCSV(on: on, knownAt: yesterday))
            arca.time.advance(days: 1)

            let entry = try await arca.ask(ShowMember(number: bruno.number)).member
            try await arca.run(
                CorrectRegisterEntry(
                    number: 2, version: entry.version, admittedOn: day("2020-03-01"),
                    enteredOn: day("2020-03-01"), reasons: "Verbale letto male"))
            try await arca.run(
                EndRole(party: bruno.party, role: .client, on: day("2019-12-31")))
            try await arca.run(
                BeginRole(party: bruno.party, role: .supplier, on: day("2019-07-01")))
            try await arca.run(
                PayShare(party: bruno.party, shareCents: 10_00, on: day("2019-08-01")))
            let row = try await village.card(bruno.party).party
            try await arca.run(
                CorrectParty(
                    party: row.id, version: row.version, partyName: "Tassi Ricci",
                    givenName: "Bruno"))

            #expect(try await known(yesterday) == before)
            #expect(try await arca.ask(RegisterCSV(on: on, knownAt: yesterday)) == csv)
            let now = try await known(nil)
            #expect(now.roles == [.supplier])
            #expect(now.entries.map(\.isInForce) == [false])
            #expect(now.shareCents == 35_00)
            #expect(now.name?.shown == "Bruno Tassi Ricci")
            #expect(try await arca.ask(RegisterCSV(on: on)) != csv)
        }
    }

    @Test(arguments: TestEngine.available)
    func `J5: a merge of today is not in what was known yesterday`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            let again = try await village.person("Tassi", "Bruno")
            try await arca.run(BeginRole(party: again, role: .supplier, on: day("2019-06-01")))
            let yesterday = arca.time.now()
            func known(_ party: ID<Party>, _ moment: Instant?) async throws -> PartyAsKnown.Answer {
                try await arca.ask(
                    PartyAsKnown(party: party, on: day("2020-01-01"), knownAt: moment))
            }
            arca.time.advance(days: 1)
            try await arca.run(MergeParties(party: bruno.party, into: again))
            let merged = try await known(again, nil)
            #expect(merged.roles == [.member, .supplier])
            #expect(merged.shareCents == 25_00)
            #expect(try await known(again, yesterday).roles == [.supplier])
            #expect(try await known(again, yesterday).shareCents == 0)
            #expect(try await known(bruno.party, yesterday).roles == [.member])
            await #expect(throws: PartyRefused.notFound(field: "party")) {
                try await arca.ask(PartyAsKnown(party: ID(rawValue: 7)))
            }
        }
    }

    @Test func `a role that ended and began again has two periods`() {
        let history = RoleHistory([
            .begun(.client, day("2015-01-01")), .ended(.client, day("2016-12-31")),
            .begun(.client, day("2018-01-01")), .ended(.supplier, day("2018-01-01")),
        ])
        #expect(history.roles(on: day("2014-12-31")) == [])
        #expect(history.roles(on: day("2016-12-31")) == [.client])
        #expect(history.roles(on: day("2017-01-01")) == [])
        #expect(history.roles(on: day("2030-01-01")) == [.client])
    }
}
