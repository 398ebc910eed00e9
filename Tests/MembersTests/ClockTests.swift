import ArcaTesting
import Commons
import Kernel
import Members
import Testing

@Suite struct ClockTests {
    @Test func `COOP-03: sixty days to give notice, sixty to appeal`() throws {
        let clocks = AdmissionClocks(parameters: try ParameterBook.standard())
        #expect(try clocks.noticeUntil(appliedOn: day("2025-01-10")) == day("2025-03-11"))
        #expect(try clocks.appealUntil(notifiedOn: day("2025-03-03")) == day("2025-05-02"))
        // DATE-01: the sixtieth day is Sunday 1 June 2025 and Monday is a holiday.
        #expect(try clocks.noticeUntil(appliedOn: day("2025-04-02")) == day("2025-06-03"))
    }

    @Test func `COOP-05: a member votes from the ninetieth day`() {
        func votes(_ text: String) -> Bool {
            VotingRight.mayVote(enteredOn: day("2025-02-01"), on: day(text), minimumDays: 90)
        }
        #expect(!votes("2025-02-01"))
        #expect(!votes("2025-05-01"))
        #expect(votes("2025-05-02"))
        #expect(votes("2026-05-02"))
    }

    @Test func `COOP-12: three months before the year's end or a year more`() throws {
        let clocks = WithdrawalClocks(parameters: try ParameterBook.standard())
        #expect(
            try clocks.mutualRelationEnds(communicatedOn: day("2025-09-30")) == day("2025-12-31"))
        #expect(
            try clocks.mutualRelationEnds(communicatedOn: day("2025-10-01")) == day("2026-12-31"))
        #expect(
            try clocks.mutualRelationEnds(communicatedOn: day("2024-02-29")) == day("2024-12-31"))
    }

    @Test(arguments: TestEngine.available)
    func `COOP-05: the roll of a meeting leaves out who is too new, COOP-06: one vote each`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            try await village.member("Tassi", "Bruno", on: day("2025-02-01"))
            let before = try await village.arca.ask(VotingRoll(on: day("2025-05-01")))
            #expect(before.members == 2)
            #expect(before.voters.map(\.number) == [1])
            let after = try await village.arca.ask(VotingRoll(on: day("2025-05-02")))
            #expect(after.voters.map(\.number) == [1, 2])
            #expect(after.voters.allSatisfy { $0.votes == 1 })
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-05: an entry that takes effect earlier does not vote earlier`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let (_, application) = try await village.applicant(
                "Tassi", "Bruno", on: day("2025-11-01"))
            let resolution = try await village.resolution("9", on: day("2025-11-01"))
            let number = try await village.arca.run(
                AdmitMember(application: application, resolution: resolution))
            let card = try await village.arca.ask(ShowMember(number: number))
            #expect(card.member.admittedOn == day("2025-11-01"))
            #expect(card.member.enteredOn == day("2026-03-09"))
            #expect(card.votesFrom == day("2026-06-07"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-03: a refusal has reasons and notice, and can be appealed in time`(
        _ engine: TestEngine
    )
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            let (_, application) = try await village.applicant(
                "Tassi", "Bruno", on: day("2026-01-10"))
            let board = try await village.resolution("9", on: day("2026-02-01"))
            await #expect(throws: InputRefused.missing(field: "reasons")) {
                try await arca.run(
                    RefuseApplication(application: application, resolution: board, reasons: "  "))
            }
            await #expect(throws: ApplicationRefused.notRefused) {
                try await arca.run(AppealRefusal(application: application))
            }
            try await arca.run(
                RefuseApplication(
                    application: application, resolution: board, reasons: "Non partecipa al gruppo."
                ))
            await #expect(throws: ApplicationRefused.notNotified) {
                try await arca.run(AppealRefusal(application: application))
            }
            let notice = try await arca.run(
                NotifyRefusal(application: application, on: day("2026-03-02")))
            #expect(notice.dueOn == day("2026-03-11"))
            #expect(!notice.isLate)
            // 1 May is a holiday, a Saturday is none.
            #expect(notice.appealUntil == day("2026-05-02"))

            arca.time.set(Instant("2026-05-04T08:00:00Z") ?? TestArca.opening)
            await #expect(throws: ApplicationRefused.appealTooLate(until: day("2026-05-02"))) {
                try await arca.run(AppealRefusal(application: application))
            }
            try await arca.run(AppealRefusal(application: application, on: day("2026-05-02")))
            let meeting = try await village.resolution("1", on: day("2026-05-04"), kind: .meeting)
            await #expect(throws: ApplicationRefused.resolutionOfAnotherKind) {
                try await arca.run(
                    DecideAppeal(application: application, resolution: board, isUpheld: true))
            }
            try await arca.run(
                DecideAppeal(application: application, resolution: meeting, isUpheld: true))
            #expect(
                try await arca.run(AdmitMember(application: application, resolution: meeting)) == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-03: notice on the sixtieth day is in time, on the sixty-first it is late`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            for (name, on, isLate) in [
                ("Uno", "2025-03-10", false), ("Due", "2025-03-11", false),
                ("Tre", "2025-03-12", true),
            ] {
                let (_, application) = try await village.applicant(
                    "Neri", name, on: day("2025-01-10"))
                let board = try await village.resolution(name, on: day("2025-02-01"))
                try await village.arca.run(
                    RefuseApplication(
                        application: application, resolution: board, reasons: "Motivi."))
                let notice = try await village.arca.run(
                    NotifyRefusal(application: application, on: day(on)))
                #expect(notice.isLate == isLate, "\(on)")
            }
        }
    }
}
