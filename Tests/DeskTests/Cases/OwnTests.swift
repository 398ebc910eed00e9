import ArcaTesting
import Commons
import Kernel
import Members
import Testing

@testable import Desk

/// M8: who has an access sees all of their own and nothing of others.
@Suite struct OwnTests {
    /// Somebody who speaks for a supplier, with an address and an account.
    private func contact(_ name: String, _ mail: String, _ room: DeskRoom) async throws -> (
        party: ID<Party>, actor: Actor
    ) {
        let address = try MailAddress(mail)
        let party = try await room.arca.run(
            RegisterParty(
                partyName: name, givenName: "Bruno",
                contacts: [ContactDraft(.mail, mail)]))
        try await room.arca.run(BeginRole(party: party, role: .contact))
        let account = try await room.arca.run(GiveAccess(party: party, mail: address))
        return (party, Actor(id: account, name: name, roles: [.supplierContact]))
    }

    @Test(arguments: TestEngine.available)
    func `M8: one's own requests, and nobody else's`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let bruno = try await contact("Tassi", "bruno@officinatassi.example", room)
            let other = try await contact("Gatti", "ada@gatti.example", room)
            let file = try await room.brunoAsks()
            try await room.arca.run(
                RecordContact(caseFile: file, means: .note, minutes: 0, note: "È in ritardo"))
            try await room.arca.run(
                RecordContact(caseFile: file, means: .call, minutes: 7, note: "Parlato di altro"))
            let lines = try await room.arca.ask(MyRequests(), as: bruno.actor).lines
            #expect(lines.map(\.caseFile) == [file] && lines[0].state == .waiting)
            let mine = try await room.arca.ask(MyRequest(caseFile: file), as: bruno.actor)
            #expect(mine.messages.count == 1)
            #expect(mine.talks.map(\.means) == [.call] && mine.talks[0].minutes == 7)
            #expect(try await room.arca.ask(MyRequests(), as: other.actor).lines.isEmpty)
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.ask(MyRequest(caseFile: file), as: other.actor)
            }
            let isTheirs = try await room.arca.house.reading(as: other.actor) { db in
                try MyRequest.isMine(mine.messages[0], in: db)
            }
            #expect(!isTheirs)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M8: letters of others in one's case are not one's own`(_ engine: TestEngine) async throws
    {
        try await DeskRoom.with(engine) { room in
            let bruno = try await contact("Tassi", "bruno@officinatassi.example", room)
            let file = try await room.brunoAsks()
            let stranger = try await room.arrives(
                TestLetter(
                    from: "perito@studio.example", subject: "Re: Moto 1", text: "La perizia segue.",
                    messageID: "perizia@studio.example", inReplyTo: "ask1@officinatassi.example"))
            #expect(stranger == file)
            let mine = try await room.arca.ask(MyRequest(caseFile: file), as: bruno.actor)
            #expect(mine.messages.count == 1)
            let whole = try await room.show(file)
            #expect(whole.messages.count == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M8: what the office writes to somebody else about one is not one's own`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let bruno = try await contact("Tassi", "bruno@officinatassi.example", room)
            let file = try await room.brunoAsks()
            let answer = try await room.complete(file).changed(
                reason: "prima il legale", to: ["avvocato@studio.example"])
            let sent = try await room.arca.run(answer).message
            let mine = try await room.arca.ask(MyRequest(caseFile: file), as: bruno.actor)
            #expect(mine.messages.count == 1 && !mine.messages.contains(sent))
            let isTheirs = try await room.arca.house.reading(as: bruno.actor) { db in
                try MyRequest.isMine(sent, in: db)
            }
            #expect(!isTheirs)
            // What is written to them is.
            let own = try await room.complete(file)
            let reply = try await room.arca.run(own).message
            let after = try await room.arca.ask(MyRequest(caseFile: file), as: bruno.actor)
            #expect(after.messages.last == reply)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M8: an access opens nothing of the office`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let bruno = try await contact("Tassi", "bruno@officinatassi.example", room)
            let file = try await room.brunoAsks()
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.ask(ShowCase(caseFile: file), as: bruno.actor)
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.ask(ShowParty(party: bruno.party), as: bruno.actor)
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.ask(MemberRegister(), as: bruno.actor)
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.run(TakeCase(caseFile: file), as: bruno.actor)
            }
            // And an operator has nothing of their own here.
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.ask(MyRequests())
            }
        }
    }
}
