import ArcaTesting
import Commons
import Kernel
import Members
import Testing

/// The member who vouches for an applicant.
@Suite struct SponsorTests {
    @Test(arguments: TestEngine.available)
    func `COOP-04: a sponsor who left yesterday presents nobody`(_ engine: TestEngine) async throws
    {
        try await Village.with(engine) { village in
            let lia = try await village.member("Verdi", "Lia", on: day("2018-05-14"))
            try await village.arca.run(RecordDeath(number: lia.number, on: day("2026-03-08")))
            let (_, application) = try await village.applicant(
                "Tassi", "Bruno", on: day("2026-03-09"), sponsor: lia.party)
            let resolution = try await village.resolution("9", on: day("2026-03-09"))
            let admit = AdmitMember(application: application, resolution: resolution)
            #expect(await village.refused(admit) == [.sponsorNotMember])
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-04: a sponsor who leaves before the admission must be replaced`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let lia = try await village.member("Verdi", "Lia", on: day("2018-05-14"))
            let (party, application) = try await village.applicant(
                "Tassi", "Bruno", on: day("2026-03-01"), sponsor: lia.party)
            try await village.arca.run(RecordDeath(number: lia.number, on: day("2026-03-05")))
            let resolution = try await village.resolution("9", on: day("2026-03-09"))
            let admit = AdmitMember(application: application, resolution: resolution)
            #expect(await village.refused(admit) == [.sponsorHasLeft])

            let read = try await village.arca.ask(ShowApplication(application: application))
                .application
            try await village.arca.run(
                AmendApplication(
                    application: application, version: read.version, sponsor: village.anna,
                    community: village.workshop))
            #expect(try await village.arca.run(admit) == 3)
            #expect(try await village.card(party).memberNumber == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-04: nobody presents themselves, nor whoever presented them`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let lia = try await village.member("Verdi", "Lia", on: day("2018-05-14"))
            let resolution = try await village.resolution("9", on: day("2026-03-09"))
            let (bruno, own) = try await village.applicant("Tassi", "Bruno", on: day("2026-03-09"))
            let read = try await village.arca.ask(ShowApplication(application: own)).application
            try await village.arca.run(
                AmendApplication(
                    application: own, version: read.version, sponsor: bruno,
                    community: village.workshop))
            #expect(
                await village.refused(AdmitMember(application: own, resolution: resolution))
                    == [.sponsorIsApplicant])

            // Anna presented Lia; Anna leaves; Lia may not present Anna.
            let request = try await village.arca.run(
                AskWithdrawal(number: 1, means: .certifiedMail, ground: "Trasferimento"))
            try await village.arca.run(AcceptWithdrawal(request: request, resolution: resolution))
            village.arca.time.advance(days: 10)
            try await village.arca.run(SignCharter(party: village.anna, typedName: "Riva Anna"))
            let again = try await village.arca.run(
                ApplyForMembership(
                    party: village.anna, sponsor: lia.party, community: village.workshop))
            let later = try await village.resolution("10", on: day("2026-03-19"))
            #expect(
                await village.refused(AdmitMember(application: again, resolution: later)) == [
                    .sponsorCycle
                ])
        }
    }
}
