import ArcaTesting
import Kernel
import Testing

@testable import Mail
@testable import Postal

/// D1: what a server will not give now is shown, asked for again, and never lost.
@Suite struct NotFetchedTests {
    private func take(_ fetched: [IMAPFetched], _ room: MailRoom) async throws {
        try await room.arca.house.run(
            TakeFetched(
                mailbox: room.box, uidValidity: 1, fetched: fetched.map(TakeFetched.Item.init)),
            as: .house, road: .mail)
    }

    @Test(arguments: TestEngine.available)
    func `a message that comes at the second asking is no longer missing`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let refused = IMAPFetched.unavailable(uid: 7, reason: "disk is slow")
            try await take([refused], room)
            try await take([refused], room)
            let facts = try await room.arca.facts(MessageNotFetched.self)
            #expect(facts.count == 1)
            #expect(try await room.count("SELECT COUNT(*) FROM message_not_fetched") == 1)
            let letter = IMAPMessage(
                uid: 7, internalDate: nil, flags: [],
                raw: TestLetter(messageID: "late@x.example").bytes)
            try await take([.message(letter)], room)
            #expect(try await room.count("SELECT COUNT(*) FROM message_not_fetched") == 0)
            #expect(try await room.count("SELECT COUNT(*) FROM message") == 1)
        }
    }
}
