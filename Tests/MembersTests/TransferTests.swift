import ArcaTesting
import Commons
import Kernel
import Members
import Testing

@Suite struct TransferTests {
    /// A village with Bruno, member no. 2, who holds 100 EUR, and Carla, no. 3, who holds 25.
    private static func with(
        _ engine: TestEngine,
        _ body: (Village, (party: ID<Party>, number: Int), (party: ID<Party>, number: Int))
            async throws -> Void
    ) async throws {
        try await Village.with(engine) { village in
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            try await village.arca.run(
                PayShare(party: bruno.party, shareCents: 75_00, on: day("2019-06-01")))
            let carla = try await village.member("Verdi", "Carla", on: day("2020-02-03"))
            try await body(village, bruno, carla)
        }
    }

    private static func held(_ village: Village, _ number: Int) async throws -> Int64 {
        try await village.arca.ask(ShowMember(number: number)).shareCents
    }

    private static func capital(_ village: Village) async throws -> Int64 {
        try await village.register(on: day("2026-03-09"), isWhole: true).lines
            .reduce(0) { $0 + $1.shareCents }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-15: an authorised transfer moves the share and conserves the capital`(
        _ engine: TestEngine
    ) async throws {
        try await Self.with(engine) { village, bruno, carla in
            let arca = village.arca
            let before = try await Self.capital(village)
            let asked = try await arca.run(
                AskTransfer(
                    number: bruno.number, receiver: carla.party, shareCents: 40_00,
                    means: .certifiedMail, on: day("2026-02-02")))
            // DATE-01: the sixtieth day is Friday 3 April 2026.
            #expect(asked.answeredUntil == day("2026-04-03"))
            await #expect(throws: TransferRefused.pendingAlready) {
                try await arca.run(
                    AskTransfer(
                        number: bruno.number, receiver: carla.party, shareCents: 1_00,
                        means: .certifiedMail))
            }
            await #expect(throws: TransferRefused.notFree(until: day("2026-04-03"))) {
                try await arca.run(CompleteTransfer(transfer: asked.transfer))
            }
            let board = try await village.resolution("8", on: day("2026-02-20"))
            try await arca.run(
                AuthoriseTransfer(
                    transfer: asked.transfer, resolution: board, notifiedOn: day("2026-02-21")))
            await #expect(throws: TransferRefused.settled) {
                try await arca.run(
                    RefuseTransfer(transfer: asked.transfer, resolution: board, reasons: "No"))
            }
            let done = try await arca.run(
                CompleteTransfer(transfer: asked.transfer, on: day("2026-03-01")))
            #expect(!done.hasLeft)
            #expect(try await Self.held(village, bruno.number) == 60_00)
            #expect(try await Self.held(village, carla.number) == 65_00)
            #expect(try await Self.capital(village) == before)
            let card = try await arca.ask(ShowMember(number: bruno.number))
            #expect(card.standing[.given] == 40_00)
            #expect(card.standing[.paid] == 60_00)
            await #expect(throws: TransferRefused.settled) {
                try await arca.run(CompleteTransfer(transfer: asked.transfer))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-15: silence beyond the sixtieth day leaves the member free`(_ engine: TestEngine)
        async throws
    {
        try await Self.with(engine) { village, bruno, carla in
            let arca = village.arca
            let asked = try await arca.run(
                AskTransfer(
                    number: bruno.number, receiver: carla.party, shareCents: 100_00,
                    means: .registeredLetter, on: day("2026-01-08")))
            // Sixty days end on Monday 9 March, today.
            #expect(asked.answeredUntil == day("2026-03-09"))
            let clock = try #require(try await arca.ask(MembershipClocks()).first)
            #expect(clock.kind == .transferAnswer && clock.dueOn == day("2026-03-09"))
            await #expect(throws: TransferRefused.notFree(until: day("2026-03-09"))) {
                try await arca.run(CompleteTransfer(transfer: asked.transfer))
            }
            arca.time.advance(days: 1)
            let board = try await village.resolution("9", on: day("2026-03-10"))
            await #expect(throws: TransferRefused.answeredTooLate(until: day("2026-03-09"))) {
                try await arca.run(
                    RefuseTransfer(transfer: asked.transfer, resolution: board, reasons: "Tardi."))
            }
            let done = try await arca.run(CompleteTransfer(transfer: asked.transfer))
            // The whole share: the membership ends with that day.
            #expect(done.hasLeft)
            let card = try await arca.ask(ShowMember(number: bruno.number))
            #expect(card.member.exit == .transfer && card.member.leftOn == day("2026-03-10"))
            #expect(card.standing[.toBeRepaid] == 0)
            #expect(try await village.register(on: day("2026-03-10")).members == 3)
            #expect(try await village.register(on: day("2026-03-11")).members == 2)
            #expect(try await Self.held(village, carla.number) == 125_00)
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-15: a refusal has reasons and can be challenged for sixty days`(_ engine: TestEngine)
        async throws
    {
        try await Self.with(engine) { village, bruno, carla in
            let arca = village.arca
            let asked = try await arca.run(
                AskTransfer(
                    number: bruno.number, receiver: carla.party, shareCents: 40_00,
                    means: .certifiedMail, on: day("2026-02-02")))
            let board = try await village.resolution("8", on: day("2026-02-20"))
            await #expect(throws: InputRefused.missing(field: "reasons")) {
                try await arca.run(
                    RefuseTransfer(transfer: asked.transfer, resolution: board, reasons: " "))
            }
            let refused = try await arca.run(
                RefuseTransfer(
                    transfer: asked.transfer, resolution: board, reasons: "Non partecipa.",
                    notifiedOn: day("2026-02-20")))
            #expect(refused.challengeUntil == day("2026-04-21"))
            await #expect(throws: TransferRefused.settled) {
                try await arca.run(CompleteTransfer(transfer: asked.transfer))
            }
            let card = try await arca.ask(ShowMember(number: bruno.number))
            #expect(card.clocks.map(\.kind) == [.transferChallenge])
            #expect(card.transfers.map(\.reasons) == ["Non partecipa."])
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-15: only to a member, or to an applicant who lacks nothing but the share`(
        _ engine: TestEngine
    ) async throws {
        try await Self.with(engine) { village, bruno, _ in
            let arca = village.arca
            let dario = try await village.person("Neri", "Dario")
            let asked = try await arca.run(
                AskTransfer(
                    number: bruno.number, receiver: dario, shareCents: 40_00,
                    means: .certifiedMail, on: day("2026-02-02")))
            let board = try await village.resolution("8", on: day("2026-02-20"))
            try await arca.run(
                AuthoriseTransfer(
                    transfer: asked.transfer, resolution: board, notifiedOn: day("2026-02-21")))
            let command = CompleteTransfer(transfer: asked.transfer, on: day("2026-03-05"))
            await #expect(throws: TransferRefused.receiverNotAdmissible) {
                try await arca.run(command)
            }
            let application = try await arca.run(
                ApplyForMembership(
                    party: dario, sponsor: village.anna, community: village.workshop,
                    on: day("2026-03-02")))
            await #expect(throws: TransferRefused.receiverNotAdmissible) {
                try await arca.run(command)
            }
            try await arca.run(
                SignCharter(party: dario, typedName: "Dario Neri", on: day("2026-03-02")))
            try await arca.run(command)
            let admitted = try await village.resolution("9", on: day("2026-03-06"))
            let number = try await arca.run(
                AdmitMember(application: application, resolution: admitted))
            #expect(try await Self.held(village, number) == 40_00)
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-16: nobody keeps less than the smallest share or gets more than the largest`(
        _ engine: TestEngine
    ) async throws {
        try await Self.with(engine) { village, bruno, carla in
            let arca = village.arca
            func ask(_ cents: Int64) async throws {
                _ = try await arca.run(
                    AskTransfer(
                        number: bruno.number, receiver: carla.party, shareCents: cents,
                        means: .certifiedMail))
            }
            let least = try Money(plain: "25.00")
            let most = try Money(plain: "100000.00")
            await #expect(throws: TransferRefused.leavesTooLittle(least)) { try await ask(75_01) }
            await #expect(throws: TransferRefused.moreThanHeld) { try await ask(100_01) }
            await #expect(throws: ShareRefused.amount) { try await ask(0) }
            await #expect(throws: ShareRefused.amount) { try await ask(.max) }
            try await arca.run(PayShare(party: carla.party, shareCents: 99_975_00))
            await #expect(throws: TransferRefused.aboveMaximum(most)) { try await ask(1) }
            await #expect(throws: TransferRefused.sameParty) {
                try await arca.run(
                    AskTransfer(
                        number: bruno.number, receiver: bruno.party, shareCents: 1,
                        means: .certifiedMail))
            }
            await #expect(throws: TransferRefused.notFound) {
                try await arca.run(CompleteTransfer(transfer: ID(rawValue: 7)))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-15: a transfer taken back moves nothing`(_ engine: TestEngine) async throws {
        try await Self.with(engine) { village, bruno, carla in
            let arca = village.arca
            let asked = try await arca.run(
                AskTransfer(
                    number: bruno.number, receiver: carla.party, shareCents: 40_00,
                    means: .certifiedMail, on: day("2026-02-02")))
            try await arca.run(TakeBackTransfer(transfer: asked.transfer))
            await #expect(throws: TransferRefused.settled) {
                try await arca.run(TakeBackTransfer(transfer: asked.transfer))
            }
            #expect(try await arca.ask(MembershipClocks()).isEmpty)
            #expect(try await Self.held(village, bruno.number) == 100_00)
        }
    }
}
