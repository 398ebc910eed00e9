import ArcaTesting
import Commons
import Kernel
import Members
import Testing

@Suite struct EndingTests {
    @Test func `COOP-11, COOP-13, COOP-14, COOP-15: the terms to the day`() throws {
        let book = try ParameterBook.standard()
        let withdrawal = WithdrawalClocks(parameters: book)
        let exit = ExitClocks(parameters: book)
        #expect(
            try withdrawal.examinedUntil(receivedOn: day("2025-01-10")) == day("2025-03-11"))
        #expect(
            try withdrawal.challengeUntil(notifiedOn: day("2025-03-03")) == day("2025-05-02"))
        #expect(
            try exit.exclusionChallengeUntil(notifiedOn: day("2025-03-03")) == day("2025-05-02"))
        #expect(try exit.transferAnsweredUntil(receivedOn: day("2025-01-10")) == day("2025-03-11"))
        // 180 days from 30 April 2025.
        #expect(try exit.repaidUntil(approvedOn: day("2025-04-30")) == day("2025-10-27"))
        // DATE-01: the last day is Sunday 26 October: Monday.
        #expect(try exit.repaidUntil(approvedOn: day("2025-04-29")) == day("2025-10-27"))
    }

    @Test(arguments: TestEngine.available)
    func `COOP-11: the sixty days show on the entry and among the terms until it is answered`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            let request = try await arca.run(
                AskWithdrawal(
                    number: bruno.number, means: .certifiedMail, ground: "Si trasferisce.",
                    on: day("2026-02-02")))
            let clock = try #require(try await arca.ask(MembershipClocks()).first)
            #expect(clock.kind == .withdrawalExamination && clock.dueOn == day("2026-04-03"))
            #expect(try await arca.ask(MembershipClocks(until: day("2026-04-02"))).isEmpty)
            let board = try await village.resolution("4", on: day("2026-02-20"))
            try await arca.run(
                AcceptWithdrawal(
                    request: request, resolution: board, notifiedOn: day("2026-02-20")))
            #expect(try await arca.ask(MembershipClocks()).isEmpty)
            let card = try await arca.ask(ShowMember(number: bruno.number))
            // COOP-12: communicated in time, so with this year.
            #expect(card.clocks.map(\.kind) == [.mutualRelation])
            #expect(card.clocks.map(\.dueOn) == [day("2026-12-31")])
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-14: a leaver is paid back on the accounts of the year of exit, in 180 days`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            try await arca.run(RecordDeath(number: bruno.number, on: day("2025-06-30")))
            let awaited = try await arca.ask(LeaversToSettle())
            #expect(awaited.map(\.number) == [bruno.number])
            #expect(awaited.first?.dueOn == nil)
            await #expect(throws: ShareRefused.accountsNotApproved(year: 2025)) {
                try await arca.run(PayShareBack(party: bruno.party, shareCents: 25_00))
            }
            arca.time.set(Instant("2026-05-04T08:00:00Z") ?? TestArca.opening)
            let board = try await village.resolution("4", on: day("2026-04-29"))
            let meeting = try await village.resolution("1", on: day("2026-04-29"), kind: .meeting)
            await #expect(throws: AccountsRefused.notOfTheMeeting) {
                try await arca.run(ApproveAccounts(year: 2025, resolution: board))
            }
            await #expect(throws: AccountsRefused.yearNotOver(year: 2026)) {
                try await arca.run(ApproveAccounts(year: 2026, resolution: meeting))
            }
            try await arca.run(ApproveAccounts(year: 2025, resolution: meeting))
            await #expect(throws: AccountsRefused.approvedAlready(year: 2025)) {
                try await arca.run(ApproveAccounts(year: 2025, resolution: meeting))
            }
            // 180 days from 29 April 2026 end on Monday 26 October.
            let due = try await arca.ask(LeaversToSettle())
            #expect(due.map(\.dueOn) == [day("2026-10-26")])
            await #expect(throws: ShareRefused.accountsNotApproved(year: 2025)) {
                try await arca.run(
                    PayShareBack(party: bruno.party, shareCents: 25_00, on: day("2026-04-28")))
            }
            try await arca.run(
                ForfeitShare(
                    party: bruno.party, shareCents: 5_00, ground: .losses,
                    reasons: "Perdite del 2025.", resolution: board))
            try await arca.run(PayShareBack(party: bruno.party, shareCents: 20_00))
            await #expect(throws: ShareRefused.moreThanHeld) {
                try await arca.run(
                    ForfeitShare(
                        party: bruno.party, shareCents: 1, ground: .losses, reasons: "Ancora.",
                        resolution: board))
            }
            let card = try await arca.ask(ShowMember(number: bruno.number))
            #expect(card.standing.lines.map(\.state) == [.repaid, .forfeited])
            #expect(card.standing[.repaid] + card.standing[.forfeited] == 25_00)
            #expect(try await arca.ask(LeaversToSettle()).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-13: a share called and not paid shows with its day until it is paid`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            await #expect(
                throws: DayRefused.tooEarly(field: "dueOn", earliest: day("2026-03-09"))
            ) {
                try await arca.run(
                    CallShare(number: bruno.number, shareCents: 50_00, dueOn: day("2026-03-08")))
            }
            for cents in [Int64.min, 0, .max] {
                await #expect(throws: ShareRefused.amount) {
                    try await arca.run(
                        CallShare(
                            number: bruno.number, shareCents: cents, dueOn: day("2026-04-08")))
                }
            }
            try await arca.run(
                CallShare(number: bruno.number, shareCents: 50_00, dueOn: day("2026-04-08")))
            var clocks = try await arca.ask(MembershipClocks())
            #expect(clocks.map(\.kind) == [.shareCall])
            #expect(clocks.map(\.cents) == [50_00])
            try await arca.run(PayShare(party: bruno.party, shareCents: 20_00))
            clocks = try await arca.ask(MembershipClocks())
            #expect(clocks.map(\.cents) == [30_00])
            let card = try await arca.ask(ShowMember(number: bruno.number))
            #expect(card.standing[.called] == 30_00)
            #expect(card.standing[.paid] == 45_00)
            try await arca.run(PayShare(party: bruno.party, shareCents: 30_00))
            #expect(try await arca.ask(MembershipClocks()).isEmpty)
        }
    }

    @Test func `COOP-16, COOP-09: the register against the limits of the law`() throws {
        let limits = RegisterLimits(try ParameterBook.standard(), on: day("2026-03-09"))
        #expect(limits.warnings(members: 8).map(\.kind) == [.tooFewMembers])
        #expect(limits.warnings(members: 9).isEmpty)
        #expect(limits.warnings(members: 500).isEmpty)
        #expect(limits.warnings(members: 501).map(\.kind) == [.separateByActivity])
        #expect(limits.warnings(members: 3_000).map(\.kind) == [.separateByActivity])
        #expect(
            limits.warnings(members: 3_001).map(\.kind)
                == [.separateByTerritory, .separateByActivity])
        #expect(limits.warnings(members: 9, small: [3], large: [4]).map(\.numbers) == [[3], [4]])
    }

    @Test(arguments: TestEngine.available)
    func `COOP-16: a cooperative of two members says so`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            let warnings = try await village.arca.ask(RegisterWarnings())
            #expect(warnings.map(\.kind) == [.tooFewMembers])
        }
    }
}
