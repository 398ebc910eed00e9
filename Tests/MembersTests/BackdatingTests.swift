import ArcaTesting
import Commons
import Kernel
import Members
import Testing

/// Rules are not gone round by writing another date.
@Suite struct BackdatingTests {
    @Test(arguments: TestEngine.available)
    func `COOP-14: a member's share is not paid back under a day before they came`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            for on in ["2019-05-13", "2019-05-14", "2026-03-09"] {
                await #expect(throws: ShareRefused.stillMember, "\(on)") {
                    try await village.arca.run(
                        PayShareBack(party: bruno.party, shareCents: 25_00, on: day(on)))
                }
            }
            try await village.arca.run(RecordDeath(number: bruno.number, on: day("2025-03-01")))
            let meeting = try await village.resolution("1", on: day("2026-03-02"), kind: .meeting)
            try await village.arca.run(ApproveAccounts(year: 2025, resolution: meeting))
            try await village.arca.run(
                PayShareBack(party: bruno.party, shareCents: 25_00, on: day("2026-03-02")))
            await #expect(throws: ShareRefused.moreThanHeld) {
                try await village.arca.run(PayShareBack(party: bruno.party, shareCents: 1))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-16: a payment dated before the law is held to it all the same`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let party = try await village.person("Tassi", "Bruno")
            let most = try Money(plain: "100000.00")
            for on in ["1990-01-01", "2003-12-31", "2026-03-09"] {
                await #expect(throws: ShareRefused.aboveMaximum(most), "\(on)") {
                    try await village.arca.run(
                        PayShare(party: party, shareCents: 100_000_01, on: day(on)))
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `M1, COOP-06: no correction makes one person two members of a day`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            let board = try await village.resolution("40", on: day("2020-12-10"))
            try await arca.run(
                ExcludeMember(
                    number: bruno.number, ground: .seriousBreach, reasons: "Mai risposto.",
                    resolution: board, notifiedOn: day("2020-12-12")))
            let again = try await arca.run(
                ApplyForMembership(
                    party: bruno.party, sponsor: village.anna, community: village.workshop,
                    on: day("2022-01-10")))
            let new = try await village.resolution("1", on: day("2022-01-15"))
            try await arca.run(AdmitMember(application: again, resolution: new))
            let entry = try await arca.ask(ShowMember(number: bruno.number)).member
            await #expect(throws: RegisterRefused.memberAgain) {
                try await arca.run(
                    CorrectRegisterEntry(
                        number: entry.number, version: entry.version, admittedOn: entry.admittedOn,
                        enteredOn: entry.enteredOn, leftOn: day("2022-01-15"), reasons: "Svista"))
            }
            #expect(try await village.register(on: day("2022-01-15")).members == 2)
            try await arca.run(
                CorrectRegisterEntry(
                    number: entry.number, version: entry.version, admittedOn: entry.admittedOn,
                    enteredOn: entry.enteredOn, leftOn: day("2022-01-14"), reasons: "Svista"))
            #expect(try await village.register(on: day("2022-01-14")).members == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-03, COOP-05: of a time whose law we do not know we say so`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            await #expect(throws: LawRefused.notKnown(on: day("1999-01-01"))) {
                try await arca.ask(VotingRoll(on: day("1999-01-01")))
            }
            let application = try await arca.run(
                ApplyForMembership(
                    party: try await village.person("Tassi", "Bruno"), on: day("2003-12-31")))
            let board = try await village.resolution("9", on: day("2026-03-09"))
            try await arca.run(
                RefuseApplication(
                    application: application, resolution: board, reasons: "Non ancora."))
            await #expect(throws: LawRefused.notKnown(on: day("2003-12-31"))) {
                try await arca.run(NotifyRefusal(application: application))
            }
            let first = DayRefused.tooEarly(field: "on", earliest: day("1800-01-01"))
            await #expect(throws: first) {
                _ = try await village.resolution("10", on: day("0019-05-14"))
            }
        }
    }
}
