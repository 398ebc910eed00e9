import ArcaTesting
import Commons
import Kernel
import Members
import Testing

@Suite struct RegisterTests {
    @Test(arguments: TestEngine.available)
    func `M1: who leaves on 31 December is a member on 31 December`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            let request = try await village.arca.run(
                AskWithdrawal(
                    number: bruno.number, means: .registeredLetter,
                    ground: "Trasferimento all'estero",
                    on: day("2025-11-03")))
            let board = try await village.resolution("40", on: day("2025-12-10"))
            let outcome = try await village.arca.run(
                AcceptWithdrawal(request: request, resolution: board, notifiedOn: day("2025-12-31"))
            )
            #expect(outcome.mutualRelationEndsOn == day("2026-12-31"))
            #expect(try await village.register(on: day("2019-05-13")).members == 1)
            #expect(try await village.register(on: day("2019-05-14")).members == 2)
            #expect(try await village.register(on: day("2025-12-31")).members == 2)
            #expect(try await village.register(on: day("2026-01-01")).members == 1)
            let whole = try await village.register(on: day("2026-01-01"), isWhole: true)
            #expect(whole.lines.map(\.number) == [1, 2])
            #expect(whole.lines.last?.exit == .withdrawal)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M1: numbers are never used again, not even by the same person`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            let board = try await village.resolution("40", on: day("2025-12-10"))
            try await village.arca.run(
                ExcludeMember(
                    number: bruno.number, ground: .seriousBreach, reasons: "Mai risposto.",
                    resolution: board, notifiedOn: day("2025-12-12")))
            let again = try await village.arca.run(
                ApplyForMembership(
                    party: bruno.party, sponsor: village.anna, community: village.workshop,
                    on: day("2026-01-10")))
            let new = try await village.resolution("1", on: day("2026-01-15"))
            let number = try await village.arca.run(
                AdmitMember(application: again, resolution: new))
            #expect(number == 3)
            let card = try await village.card(bruno.party)
            #expect(card.memberships.map(\.number) == [2, 3])
            #expect(card.memberNumber == 3)
            await #expect(throws: RegisterRefused.memberAgain) {
                try await village.arca.run(AnnulExit(number: 2, reasons: "Sentenza"))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `J5: a correction with an earlier date leaves the old view as it was`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            let then = arca.time.now()
            let before = try await village.register(on: day("2019-06-01"), knownAt: then)
            arca.time.advance(days: 30)

            let entry = try await arca.ask(ShowMember(number: bruno.number)).member
            let refused = try #require(
                AdmissionRefused([.beforeApplication, .charterNotSigned, .admittedBeforeResolution])
            )
            await #expect(throws: refused) {
                try await arca.run(
                    CorrectRegisterEntry(
                        number: 2, version: entry.version, admittedOn: day("2019-05-13"),
                        enteredOn: day("2019-05-14"), reasons: "Refuso"))
            }
            try await arca.run(
                CorrectRegisterEntry(
                    number: 2, version: entry.version, admittedOn: day("2019-07-14"),
                    enteredOn: day("2019-07-14"), reasons: "Refuso nel verbale"))
            let read = try await village.card(bruno.party).party
            try await arca.run(
                CorrectParty(
                    party: read.id, version: read.version, partyName: "Tassi Ricci",
                    givenName: "Bruno"))
            try await arca.run(
                PayShare(party: bruno.party, shareCents: 75_00, on: day("2019-05-20")))

            let same = try await village.register(on: day("2019-06-01"), knownAt: then)
            #expect(same == before)
            #expect(same.lines.map(\.name) == ["Riva Anna", "Tassi Bruno"])
            let now = try await village.register(on: day("2019-06-01"))
            #expect(now.lines.map(\.number) == [1])
            let later = try await village.register(on: day("2019-08-01"))
            #expect(later.lines.map(\.name) == ["Riva Anna", "Tassi Ricci Bruno"])
            #expect(later.lines.last?.shareCents == 100_00)
            #expect(try await arca.ask(ShowMember(number: 2)).versions.count == 2)
            await #expect(throws: RegisterRefused.changedMeanwhile) {
                try await arca.run(
                    CorrectRegisterEntry(
                        number: 2, version: entry.version, admittedOn: day("2019-05-14"),
                        enteredOn: day("2019-05-14"), reasons: "Di nuovo"))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-13: an exclusion needs a ground, reasons and a resolution; undone, it never was`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let bruno = try await village.member("Tassi", "Bruno", on: day("2019-05-14"))
            let board = try await village.resolution("40", on: day("2025-12-10"))
            await #expect(throws: RegisterRefused.resolutionTooEarly) {
                try await arca.run(
                    ExcludeMember(
                        number: 2, ground: .bylaws, reasons: "Sì", resolution: board,
                        notifiedOn: day("2025-12-09")))
            }
            await #expect(throws: RegisterRefused.resolutionNotFound) {
                try await arca.run(
                    ExcludeMember(
                        number: 2, ground: .bylaws, reasons: "Sì", resolution: ID(rawValue: 5)))
            }
            try await arca.run(
                ExcludeMember(
                    number: 2, ground: .lostRequirements, reasons: "Ha ceduto l'impresa.",
                    resolution: board, notifiedOn: day("2025-12-12")))
            await #expect(throws: RegisterRefused.notInForce) {
                try await arca.run(RecordDeath(number: 2, on: day("2026-01-01")))
            }
            await #expect(throws: ShareRefused.moreThanHeld) {
                try await arca.run(PayShareBack(party: bruno.party, shareCents: 25_01))
            }
            try await arca.run(AnnulExit(number: 2, reasons: "L'assemblea non ha confermato."))
            #expect(try await village.register(on: day("2026-01-01")).members == 2)
            await #expect(throws: ShareRefused.stillMember) {
                try await arca.run(PayShareBack(party: bruno.party, shareCents: 25_00))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-11: a refused withdrawal leaves the member a member`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let request = try await village.arca.run(
                AskWithdrawal(
                    number: 1, means: .certifiedMail, ground: "Altro", on: day("2026-02-01")))
            await #expect(throws: RegisterRefused.requestOpen) {
                try await village.arca.run(
                    AskWithdrawal(number: 1, means: .certifiedMail, ground: "Altro"))
            }
            let board = try await village.resolution("2", on: day("2026-02-20"))
            try await village.arca.run(
                RefuseWithdrawal(
                    request: request, resolution: board, reasons: "Non è un caso dello statuto.",
                    notifiedOn: day("2026-02-21")))
            await #expect(throws: RegisterRefused.requestNotOpen) {
                try await village.arca.run(AcceptWithdrawal(request: request, resolution: board))
            }
            #expect(try await village.register(on: day("2026-03-09")).members == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `COOP-11: a withdrawal of the wrong member is taken back, with its reason, until answered`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let wrong = try await arca.run(
                AskWithdrawal(
                    number: 1, means: .certifiedMail, ground: "Altro", on: day("2026-02-01")))
            #expect(try await arca.ask(MembershipClocks()).count == 1)
            await #expect(throws: InputRefused.missing(field: "reasons")) {
                try await arca.run(TakeBackWithdrawal(request: wrong, reasons: " "))
            }
            await #expect(
                throws: DayRefused.tooEarly(field: "on", earliest: day("2026-02-01"))
            ) {
                try await arca.run(
                    TakeBackWithdrawal(
                        request: wrong, reasons: "Era un'altra", on: day("2026-01-31")))
            }
            try await arca.run(
                TakeBackWithdrawal(request: wrong, reasons: "L'ha chiesto un'omonima."))
            #expect(try await arca.ask(MembershipClocks()).isEmpty)
            #expect(try await village.register(on: day("2026-03-09")).members == 1)
            let shown = try await arca.ask(ShowMember(number: 1)).withdrawals
            #expect(shown.map(\.status) == [.takenBack])
            #expect(shown.map(\.reasons) == ["L'ha chiesto un'omonima."])
            // It cannot be answered any more, nor taken back twice; another can be asked for.
            let board = try await village.resolution("2", on: day("2026-02-20"))
            await #expect(throws: RegisterRefused.requestNotOpen) {
                try await arca.run(AcceptWithdrawal(request: wrong, resolution: board))
            }
            await #expect(throws: RegisterRefused.requestNotOpen) {
                try await arca.run(TakeBackWithdrawal(request: wrong, reasons: "Ancora"))
            }
            await #expect(throws: RegisterRefused.requestNotFound) {
                try await arca.run(TakeBackWithdrawal(request: ID(rawValue: 7), reasons: "Boh"))
            }
            let right = try await arca.run(
                AskWithdrawal(number: 1, means: .certifiedMail, ground: "Ora sì"))
            try await arca.run(AcceptWithdrawal(request: right, resolution: board))
            await #expect(throws: RegisterRefused.requestNotOpen) {
                try await arca.run(TakeBackWithdrawal(request: right, reasons: "Tardi"))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `organisations do not die and nobody leaves before they came`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            let firm = try await arca.run(
                RegisterParty(
                    kind: .organisation, partyName: "Officina Tassi", on: day("2015-01-01")))
            try await arca.run(PayShare(party: firm, shareCents: 25_00, on: day("2015-01-01")))
            let application = try await arca.run(
                ApplyForMembership(
                    party: firm, sponsor: village.anna, community: village.workshop,
                    on: day("2015-01-01")))
            let board = try await village.resolution("1", on: day("2015-01-02"))
            let number = try await arca.run(
                AdmitMember(application: application, resolution: board))
            await #expect(throws: RegisterRefused.onlyPeopleDie) {
                try await arca.run(RecordDeath(number: number, on: day("2016-01-01")))
            }
            await #expect(throws: RegisterRefused.notInForce) {
                try await arca.run(RecordDeath(number: 1, on: day("2011-04-13")))
            }
            await #expect(throws: RegisterRefused.notFound) {
                try await arca.run(RecordDeath(number: 99, on: day("2016-01-01")))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the register comes in pages and as a table that opens safely`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            try await village.member("=cmd|'/c calc'!A1; \"x\"", "Ugo", on: day("2018-05-14"))
            try await village.member("Verdi", "Lia", on: day("2018-06-14"))
            try await village.member("=\u{301}1+1", "Ivo", on: day("2018-07-14"))
            let first = try await village.arca.ask(MemberRegister(limit: 2))
            #expect(first.lines.map(\.number) == [1, 2])
            #expect(first.members == 4)
            let second = try await village.arca.ask(MemberRegister(after: first.next, limit: 2))
            #expect(second.lines.map(\.number) == [3, 4])
            #expect(second.next == nil)
            let text = try await village.arca.ask(RegisterCSV())
            let lines = text.split(separator: "\r\n")
            #expect(lines.count == 5)
            #expect(
                lines[1].hasPrefix(
                    "1;Riva Anna;;2011-04-14;2011-04-14;atto costitutivo;1;2011-04-14;;;sì;25.00;;")
            )
            #expect(lines[2].hasPrefix("2;\"'=cmd|'/c calc'!A1; \"\"x\"\" Ugo\";;2018-05-14"))
            #expect(lines[4].unicodeScalars.starts(with: "4;'=\u{301}1+1 Ivo;".unicodeScalars))
        }
    }
}
