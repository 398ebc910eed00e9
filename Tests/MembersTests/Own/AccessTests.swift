import ArcaTesting
import Commons
import Kernel
import Testing

@testable import Members

/// M8: a member sees what the house has of them, and nothing of others.
@Suite struct AccessTests {
    private static let mail = "rosa@esempio.example"

    private func rosa(_ village: Village) async throws -> (party: ID<Party>, number: Int) {
        let member = try await village.member("Verdi", "Rosa", on: day("2026-01-10"))
        try await village.arca.run(
            AddContact(party: member.party, contact: ContactDraft(.mail, Self.mail)))
        return member
    }

    @Test(arguments: TestEngine.available)
    func `M8: a member's record is shown to the member`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let member = try await rosa(village)
            let account = try await village.arca.run(
                GiveAccess(party: member.party, mail: try MailAddress(Self.mail)))
            let actor = Actor(id: account, name: "Rosa", roles: [.member])
            let mine = try await village.arca.ask(MyRecord(), as: actor)
            #expect(mine.party == member.party)
            #expect(mine.memberships.map(\.number) == [member.number])
            #expect(mine.memberships.first?.shareCents == 25_00)
            #expect(mine.contacts.map(\.value) == [Self.mail])
            // The accounts of the house are not those of its thousands.
            let listed = try await village.arca.ask(Accounts()).map(\.id)
            #expect(!listed.contains(account))
        }
    }

    @Test(arguments: TestEngine.available)
    func `M8: no access without a role, an address on record, or twice`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let stranger = try await village.person("Neri", "Ugo")
            let address = try MailAddress(Self.mail)
            await #expect(throws: AccessRefused.neitherMemberNorSupplier) {
                try await village.arca.run(GiveAccess(party: stranger, mail: address))
            }
            let member = try await rosa(village)
            await #expect(throws: AccessRefused.mailNotOnRecord) {
                try await village.arca.run(
                    GiveAccess(party: member.party, mail: try MailAddress("altra@esempio.example")))
            }
            let account = try await village.arca.run(GiveAccess(party: member.party, mail: address))
            await #expect(throws: AccessRefused.accessAlready) {
                try await village.arca.run(GiveAccess(party: member.party, mail: address))
            }
            let other = try await village.member("Bruni", "Ivo", on: day("2026-01-10"))
            try await village.arca.run(
                AddContact(party: other.party, contact: ContactDraft(.mail, Self.mail)))
            await #expect(throws: AccountRefused.mailInUse) {
                try await village.arca.run(GiveAccess(party: other.party, mail: address))
            }
            let rosa = Actor(id: account, name: "Rosa", roles: [.member])
            #expect(try await village.arca.ask(MyRecord(), as: rosa).party == member.party)
            await #expect(throws: CommonRefusal.forbidden) {
                try await village.arca.run(
                    GiveAccess(party: other.party, mail: address), as: rosa)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `M8: a director who is a member keeps one account`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let member = try await rosa(village)
            let address = try MailAddress(Self.mail)
            let opened = try await village.arca.run(
                OpenAccount(accountName: "Rosa Verdi", mail: address, role: .director))
            let given = try await village.arca.run(GiveAccess(party: member.party, mail: address))
            #expect(given == opened)
            let roles = try await village.arca.ask(Accounts()).first { $0.id == given }?.roles
            #expect(roles == [.director, .member])
        }
    }

    @Test(arguments: TestEngine.available)
    func `M8: the access follows a record that turns out to be somebody's`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let member = try await rosa(village)
            let account = try await village.arca.run(
                GiveAccess(party: member.party, mail: try MailAddress(Self.mail)))
            let twin = try await village.person("Verdi", "Rosa Maria")
            try await village.arca.run(MergeParties(party: twin, into: member.party))
            let rosa = Actor(id: account, name: "Rosa", roles: [.member])
            #expect(try await village.arca.ask(MyRecord(), as: rosa).party == member.party)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M8: an access ends, and given again begins anew`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let member = try await rosa(village)
            let address = try MailAddress(Self.mail)
            let first = try await village.arca.run(GiveAccess(party: member.party, mail: address))
            try await village.arca.run(EndAccess(party: member.party))
            let former = Actor(id: first, name: "Rosa", roles: [.member])
            await #expect(throws: AccessRefused.nobody) {
                try await village.arca.ask(MyRecord(), as: former)
            }
            await #expect(throws: AccessRefused.noAccess) {
                try await village.arca.run(EndAccess(party: member.party))
            }
            let second = try await village.arca.run(GiveAccess(party: member.party, mail: address))
            #expect(second != first)
            let rosa = Actor(id: second, name: "Rosa", roles: [.member])
            #expect(try await village.arca.ask(MyRecord(), as: rosa).party == member.party)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M8: who lost the password has a new access, and the old one is shut`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let member = try await rosa(village)
            await #expect(throws: AccessRefused.noAccess) {
                try await village.arca.run(RenewAccess(party: member.party))
            }
            let first = try await village.arca.run(
                GiveAccess(party: member.party, mail: try MailAddress(Self.mail)))
            let second = try await village.arca.run(RenewAccess(party: member.party))
            #expect(second != first)
            let (old, new) = try await village.arca.house.store.read { db in
                (try AccountRow.find(first, in: db), try AccountRow.find(second, in: db))
            }
            #expect(old?.isOpen == false)
            #expect(new?.isOpen == true && new?.mail == Self.mail && new?.roles == [.member])
        }
    }

    @Test(arguments: TestEngine.available)
    func `ADR 0019: nobody gives a colleague another access by way of the own record`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let member = try await rosa(village)
            let address = try MailAddress(Self.mail)
            try await village.arca.run(
                OpenAccount(accountName: "Rosa Verdi", mail: address, role: .director))
            try await village.arca.run(GiveAccess(party: member.party, mail: address))
            await #expect(throws: AccessRefused.worksHere) {
                try await village.arca.run(RenewAccess(party: member.party))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `M8: who is somebody of the house keeps that account`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let member = try await rosa(village)
            let address = try MailAddress(Self.mail)
            let account = try await village.arca.run(
                OpenAccount(accountName: "Rosa Verdi", mail: address, role: .director))
            try await village.arca.run(GiveAccess(party: member.party, mail: address))
            await #expect(throws: AccountRoleRefused.ofAPerson) {
                try await village.arca.run(TakeRole(account: account, role: .member))
            }
            try await village.arca.run(EndAccess(party: member.party))
            let left = try await village.arca.ask(Accounts()).first { $0.id == account }
            #expect(left?.roles == [.director] && left?.isOpen == true)
            // And may be given it again.
            let again = try await village.arca.run(GiveAccess(party: member.party, mail: address))
            #expect(again == account)
        }
    }

    @Test func `an amount without an opposite does not stop the house`() {
        #expect(Shares.leaving(.min) == .max && Shares.leaving(25_00) == -25_00)
    }
}
