import ArcaTesting
import Commons
import Kernel
import Testing

@Suite struct RoleTests {
    /// An account for the test, with its first role.
    private func open(_ name: String, _ role: Role, in arca: TestArca) async throws -> ID<Account> {
        try await arca.run(
            OpenAccount(
                accountName: name, mail: try MailAddress("\(name.lowercased())@ilborgo.example"),
                role: role))
    }

    private func roles(_ account: ID<Account>, in arca: TestArca) async throws -> [Role] {
        try await arca.ask(Accounts()).first { $0.id == account }?.roles ?? []
    }

    @Test(arguments: TestEngine.available)
    func `an operator is a director as well, until she is not`(_ engine: TestEngine) async throws {
        try await TestArca.with(engine) { arca in
            let nora = try await open("Nora", .operator, in: arca)
            try await arca.run(GiveRole(account: nora, role: .director))
            #expect(try await roles(nora, in: arca) == [.operator, .director])
            try await arca.run(TakeRole(account: nora, role: .operator))
            #expect(try await roles(nora, in: arca) == [.director])
            await #expect(throws: AccountRoleRefused.lastRole) {
                try await arca.run(TakeRole(account: nora, role: .director))
            }
            // In the very moment in which it was taken.
            try await arca.run(GiveRole(account: nora, role: .operator))
            #expect(try await roles(nora, in: arca) == [.operator, .director])
        }
    }

    @Test(arguments: TestEngine.available)
    func `each role has its beginning and its end`(_ engine: TestEngine) async throws {
        try await TestArca.with(engine) { arca in
            let nora = try await open("Nora", .director, in: arca)
            let begun = arca.time.now()
            arca.time.advance(seconds: 3600)
            try await arca.run(GiveRole(account: nora, role: .president))
            let chosen = arca.time.now()
            arca.time.advance(seconds: 3600)
            try await arca.run(TakeRole(account: nora, role: .president))
            let ended = arca.time.now()
            let periods = try await arca.house.store.read { db in
                try db.rows(
                    "SELECT role, since, until FROM account_role WHERE account_id = \(nora) ORDER BY since"
                ) {
                    let until: Instant? = try $0["until"]
                    return
                        "\(try $0["role"] as String) \(try $0["since"] as Instant) \(until as Any)"
                }
            }
            let none: Instant? = nil
            #expect(
                periods == [
                    "director \(begun) \(none as Any)",
                    "president \(chosen) \(Optional(ended) as Any)",
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func `who audits stands apart from who acts`(_ engine: TestEngine) async throws {
        try await TestArca.with(engine) { arca in
            let renzo = try #require(arca.renzo.id)
            for role in [Role.operator, .president, .director] {
                await #expect(throws: AccountRoleRefused.auditorApart) {
                    try await arca.run(GiveRole(account: renzo, role: role))
                }
            }
            let giulia = try #require(arca.giulia.id)
            await #expect(throws: AccountRoleRefused.auditorApart) {
                try await arca.run(GiveRole(account: giulia, role: .auditor))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `one presides, and an operator is always left`(_ engine: TestEngine) async throws {
        try await TestArca.with(engine) { arca in
            let nora = try await open("Nora", .president, in: arca)
            await #expect(throws: AccountRoleRefused.presidentAlready) {
                try await open("Otto", .president, in: arca)
            }
            let (giulia, marta) = (try #require(arca.giulia.id), try #require(arca.marta.id))
            await #expect(throws: AccountRoleRefused.presidentAlready) {
                try await arca.run(GiveRole(account: giulia, role: .president))
            }
            // A closed account presides no longer.
            try await arca.run(CloseAccount(account: nora))
            try await arca.run(GiveRole(account: giulia, role: .president))
            try await arca.run(CloseAccount(account: marta))
            await #expect(throws: AccountRefused.lastOperator) {
                try await arca.run(TakeRole(account: giulia, role: .operator))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a role of a person on record is not given here`(_ engine: TestEngine) async throws {
        try await TestArca.with(engine) { arca in
            for role in [Role.member, .supplierContact] {
                await #expect(throws: AccountRoleRefused.ofAPerson) {
                    try await open("Nora", role, in: arca)
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a president gives no roles, and reads no accounts' letters`(_ engine: TestEngine)
        async throws
    {
        try await TestArca.with(engine) { arca in
            let nora = try await open("Nora", .president, in: arca)
            let president = Actor(id: nora, name: "Nora", roles: [.president])
            await #expect(throws: CommonRefusal.forbidden) {
                try await arca.run(GiveRole(account: nora, role: .operator), as: president)
            }
            #expect(president.may(.oversee) && !president.may(.read) && !president.may(.work))
        }
    }
}
