import ArcaTesting
import Commons
import Kernel
import Members
import Testing

@Suite struct PartyTests {
    @Test(arguments: TestEngine.available)
    func `who writes is found by address whatever its case`(_ engine: TestEngine) async throws {
        try await TestArca.with(engine, features: [MembersFeature()]) { arca in
            let bruno = try await arca.run(
                RegisterParty(
                    partyName: "Tassi", givenName: "Bruno",
                    contacts: [ContactDraft(.mail, "Bruno@OfficinaTassi.example")]))
            let address = try MailAddress("bruno@officinatassi.EXAMPLE")
            let found = try await arca.house.store.read { try Parties.byMail(address, in: $0) }
            #expect(found == [bruno])
        }
    }
}
