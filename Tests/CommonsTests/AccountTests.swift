import ArcaTesting
import Commons
import Kernel
import Testing

@testable import Journal

@Suite struct AccountTests {
    @Test(arguments: TestEngine.available)
    func `a founded cooperative replays to equal tables`(_ engine: TestEngine) async throws {
        try await TestArca.with(engine) { arca in
            let report = try await arca.verify()
            #expect(report.isClean)
            #expect(report.facts == 4)
            let names = try await arca.ask(Accounts()).map(\.name)
            #expect(names == ["Giulia Ferrari", "Marta Neri", "Renzo Bassi"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `the same key gives the first answer and no second fact`(_ engine: TestEngine) async throws
    {
        try await TestArca.with(engine) { arca in
            let open = OpenAccount(
                accountName: "Nora Riva", mail: try MailAddress("nora@ilborgo.example"),
                role: .operator)
            let first = try await arca.run(open, key: "k1")
            let second = try await arca.run(open, key: "k1")
            #expect(first == second)
            let facts = try await arca.verify().facts
            #expect(facts == 5)
            let other = OpenAccount(
                accountName: "Altra", mail: try MailAddress("altra@ilborgo.example"),
                role: .operator)
            await #expect(throws: CommonRefusal.keyUsedForSomethingElse) {
                try await arca.run(other, key: "k1")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `an auditor reads but changes nothing`(_ engine: TestEngine) async throws {
        try await TestArca.with(engine) { arca in
            await #expect(throws: CommonRefusal.forbidden) {
                try await arca.run(
                    OpenAccount(
                        accountName: "X", mail: try MailAddress("x@ilborgo.example"), role: .auditor
                    ),
                    as: arca.renzo)
            }
            let seen = try await arca.ask(Accounts(), as: arca.renzo)
            #expect(seen.count == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a row changed by hand is named`(_ engine: TestEngine) async throws {
        let arca = try await TestArca.make(engine)
        let id = try #require(arca.giulia.id)
        try await arca.house.store.write { db in
            try db.execute("UPDATE account SET name = 'Mallory' WHERE id = \(id)")
        }
        let report = try await arca.verify()
        #expect(
            report.findings == [
                "table account: row \(id.rawValue) holds another name than its facts say"
            ])
        await arca.close()
    }
}
