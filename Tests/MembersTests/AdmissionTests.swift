import ArcaTesting
import Commons
import Kernel
import Members
import Testing

@Suite struct AdmissionTests {
    @Test(arguments: TestEngine.available)
    func `M1: whoever lacks nothing is admitted with the next number`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            let lia = try await village.member(
                "Verdi", "Lia", on: day("2018-05-14"), sponsor: village.anna)
            #expect([bruno.number, lia.number] == [2, 3])
            let card = try await village.card(bruno.party)
            #expect(card.memberNumber == 2)
            #expect(card.roles(on: day("2026-03-09")) == [.member])
            #expect(card.communities.map(\.communityName) == ["Officine del Borgo"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `an empty application is refused for all that it lacks, in order`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let party = try await village.person("Tassi", "Bruno")
            let application = try await village.arca.run(ApplyForMembership(party: party))
            let line = try await village.arca.ask(ShowApplication(application: application))
            let missing: [AdmissionObstacle] = [
                .communityMissing, .sponsorMissing, .charterNotSigned, .shareNotPaid,
            ]
            #expect(line.obstacles == missing)
            let resolution = try await village.resolution("9", on: day("2026-03-09"))
            let obstacles = await village.refused(
                AdmitMember(application: application, resolution: resolution))
            #expect(obstacles == missing)
            #expect(try await village.register(on: day("2026-03-09")).members == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M3: from 2019 nobody is admitted unsigned, before they could be`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            func unsigned(_ name: String, _ on: CalendarDate) async throws -> ID<
                MembershipApplication
            > {
                let party = try await village.person(name, "Ugo")
                try await village.arca.run(PayShare(party: party, shareCents: 25_00, on: on))
                return try await village.arca.run(
                    ApplyForMembership(
                        party: party, sponsor: village.anna, community: village.workshop, on: on))
            }
            let before = try await unsigned("Bassi", day("2018-12-30"))
            let after = try await unsigned("Neri", day("2018-12-30"))
            let resolution = try await village.resolution("99", on: day("2018-12-31"))
            #expect(
                try await village.arca.run(
                    AdmitMember(
                        application: before, resolution: resolution, effectiveOn: day("2018-12-31"))
                ) == 2)
            let late = AdmitMember(
                application: after, resolution: resolution, effectiveOn: day("2019-01-01"))
            #expect(await village.refused(late) == [.charterNotSigned])

            // A signature that is later than the admission does not help.
            let line = try await village.arca.ask(ShowApplication(application: after))
            try await village.arca.run(
                SignCharter(party: line.applicant.id, typedName: "ugo NERI", on: day("2019-01-02")))
            #expect(await village.refused(late) == [.charterNotSigned])
            let later = AdmitMember(
                application: after, resolution: resolution, effectiveOn: day("2019-01-02"))
            #expect(try await village.arca.run(later) == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M4: a community that is validated tomorrow admits nobody today`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let hunters = try await village.arca.run(
                ProposeCommunity(communityName: "Orti in rete", kind: .association))
            let party = try await village.person("Tassi", "Bruno")
            try await village.arca.run(SignCharter(party: party, typedName: "Bruno Tassi"))
            try await village.arca.run(PayShare(party: party, shareCents: 25_00))
            let application = try await village.arca.run(
                ApplyForMembership(party: party, sponsor: village.anna, community: hunters))
            let today = try await village.resolution("9", on: day("2026-03-09"))
            let admit = AdmitMember(application: application, resolution: today)
            #expect(await village.refused(admit) == [.communityNotValidated])

            village.arca.time.advance(days: 1)
            try await village.arca.run(
                ValidateCommunity(
                    community: hunters, resolution: today, reason: "Coltivano insieme.",
                    on: day("2026-03-10")))
            #expect(await village.refused(admit) == [.communityNotValidated])
            let tomorrow = AdmitMember(
                application: application, resolution: today, effectiveOn: day("2026-03-10"))
            #expect(try await village.arca.run(tomorrow) == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-02: the share asked for is paid in full first`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let party = try await village.person("Tassi", "Bruno")
            try await village.arca.run(SignCharter(party: party, typedName: "Bruno Tassi"))
            let application = try await village.arca.run(
                ApplyForMembership(
                    party: party, sponsor: village.anna, community: village.workshop,
                    requestedCents: 250_00))
            let resolution = try await village.resolution("9", on: day("2026-03-09"))
            let admit = AdmitMember(application: application, resolution: resolution)
            try await village.arca.run(PayShare(party: party, shareCents: 249_99))
            #expect(await village.refused(admit) == [.shareNotPaid])
            try await village.arca.run(PayShare(party: party, shareCents: 1, reference: "CRO 123"))
            #expect(try await village.arca.run(admit) == 2)
            #expect(
                try await village.register(on: day("2026-03-09")).lines.last?.shareCents == 250_00)
            let most = try Money(plain: "100000.00")
            await #expect(throws: ShareRefused.aboveMaximum(most)) {
                try await village.arca.run(PayShare(party: party, shareCents: 100_000_00))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-01: no entry before the resolution, nor with one older than the application`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let (_, application) = try await village.applicant(
                "Tassi", "Bruno", on: day("2026-02-10"))
            let old = try await village.resolution("8", on: day("2026-02-09"))
            #expect(
                await village.refused(
                    AdmitMember(
                        application: application, resolution: old, effectiveOn: day("2026-02-10")))
                    == [.resolutionBeforeApplication])
            let right = try await village.resolution("9", on: day("2026-02-20"))
            #expect(
                await village.refused(
                    AdmitMember(
                        application: application, resolution: right, effectiveOn: day("2026-02-19"))
                )
                    == [.admittedBeforeResolution])
            await #expect(throws: DayRefused.inTheFuture(field: "effectiveOn")) {
                try await village.arca.run(
                    AdmitMember(
                        application: application, resolution: right, effectiveOn: day("2026-03-10"))
                )
            }
            let nowhere = ID<BoardResolution>(rawValue: 7)
            await #expect(throws: ApplicationRefused.resolutionNotFound) {
                try await village.arca.run(
                    AdmitMember(application: application, resolution: nowhere))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `M2: founders come first and only by the deed`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let late = try await village.person("Gatti", "Ivo")
            try await village.arca.run(
                PayShare(party: late, shareCents: 25_00, on: Village.founded))
            let application = try await village.arca.run(
                ApplyForMembership(party: late, isFounder: true, on: Village.founded))
            let board = try await village.resolution("3", on: Village.founded)
            #expect(
                await village.refused(AdmitMember(application: application, resolution: board))
                    == [.resolutionOfAnotherKind])
            await #expect(throws: ResolutionRefused.foundedAlready) {
                try await village.resolution("2", on: Village.founded, kind: .foundation)
            }
            try await village.member("Verdi", "Lia", on: day("2018-05-14"))
            let deed = try #require(
                try await village.arca.ask(Resolutions()).first { $0.kind == .foundation })
            let admit = AdmitMember(application: application, resolution: deed.id)
            #expect(await village.refused(admit) == [.foundingOver])
            await #expect(throws: ApplicationRefused.founderNeedsNoSponsor) {
                try await village.arca.run(
                    ApplyForMembership(
                        party: try await village.person("Poli", "Eva"), sponsor: village.anna,
                        isFounder: true))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `an auditor admits nobody, and the house's own roads obey the same rules`(
        _ engine: TestEngine
    )
        async throws
    {
        try await Village.with(engine) { village in
            let resolution = try await village.resolution("9", on: day("2026-03-09"))
            let (_, application) = try await village.applicant("Neri", "Ugo", on: day("2026-03-09"))
            await #expect(throws: CommonRefusal.forbidden) {
                try await village.arca.run(
                    AdmitMember(application: application, resolution: resolution),
                    as: village.arca.renzo)
            }
            let empty = try await village.arca.run(
                ApplyForMembership(party: try await village.person("Poli", "Eva")))
            let input: Tree = .object([
                "application": .text(empty.description),
                "resolution": .text(resolution.description),
            ])
            await #expect(throws: AdmissionRefused.self) {
                _ = try await village.arca.house.run(
                    named: "members.admit", input: input, as: .house, road: .job)
            }
        }
    }
}
