import ArcaTesting
import Commons
import Kernel
import Mail
import Members
import Store
import Testing

@testable import Desk

/// M8: who has an access writes to the office from the own page, and it is a letter like any other.
@Suite struct OwnLetterTests {
    private static let mail = "bruno@officinatassi.example"

    /// Bruno Tassi speaks for a supplier and has an access.
    private func bruno(_ room: DeskRoom) async throws -> (party: ID<Party>, actor: Actor) {
        let party = try await room.arca.run(
            RegisterParty(
                partyName: "Tassi", givenName: "Bruno", contacts: [ContactDraft(.mail, Self.mail)]))
        try await room.arca.run(BeginRole(party: party, role: .contact))
        let account = try await room.arca.run(
            GiveAccess(party: party, mail: try MailAddress(Self.mail)))
        return (party, Actor(id: account, name: "Bruno", roles: [.supplierContact]))
    }

    @Test(arguments: TestEngine.available)
    func `M8: a request from the page opens a case that waits, and more goes into it`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let bruno = try await bruno(room)
            let file = try await room.arca.run(
                WriteRequest(subject: "Polizza del furgone", text: "Quanto costa?"),
                as: bruno.actor)
            let shown = try await room.show(file)
            #expect(shown.caseFile.party == bruno.party && shown.caseFile.waitingSince != nil)
            #expect(shown.caseFile.title == "Polizza del furgone")
            let ids = shown.messages
            let letter = try #require(
                try await room.arca.house.store.read { try MessageRow.of(ids, in: $0) }
                    .first)
            #expect(letter.writer == bruno.actor.id && letter.fromAddress == Self.mail)
            #expect(letter.direction == .incoming && letter.preview == "Quanto costa?")
            // Another one is another case, also under the same words.
            let second = try await room.arca.run(
                WriteRequest(subject: "Polizza del furgone", text: "E del camion?"),
                as: bruno.actor)
            #expect(second != file)
            try await room.arca.run(CloseCase(caseFile: file, reason: "noAnswerNeeded"))
            let again = try await room.arca.run(
                WriteRequest(caseFile: file, text: "Ancora una cosa"), as: bruno.actor)
            #expect(again == file)
            let after = try await room.show(file)
            #expect(after.caseFile.isOpen && after.messages.count == 2)
            let mine = try await room.arca.ask(MyRequest(caseFile: file), as: bruno.actor)
            #expect(mine.messages.count == 2 && mine.request.state == .waiting)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M8: writing on in a case that came by mail or by telephone stays in it`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let bruno = try await bruno(room)
            let byMail = try await room.brunoAsks()
            let called = try await room.arca.run(OpenCase(title: "Ha chiamato", party: bruno.party))
            for file in [byMail, called] {
                let before = try await room.show(file).messages.count
                let written = try await room.arca.run(
                    WriteRequest(caseFile: file, text: "Aggiungo questo"), as: bruno.actor)
                #expect(written == file)
                #expect(try await room.show(file).messages.count == before + 1)
            }
            let shown = try await room.show(called).messages
            // An answer of the mail program to what was written on the page finds the case too.
            let letter = try #require(
                try await room.arca.house.store.read {
                    try MessageRow.of(shown, in: $0)
                }.first)
            let reply = try await room.arrives(
                TestLetter(
                    from: Self.mail, subject: "Re: Ha chiamato", text: "Per posta",
                    messageID: "poi@officinatassi.example",
                    inReplyTo: try #require(letter.messageID)))
            #expect(reply == called)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M8: a letter from the page names no letter of others in the case`(_ engine: TestEngine)
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let bruno = try await bruno(room)
            let file = try await room.brunoAsks()
            let lawyer = try await room.arrives(
                TestLetter(
                    from: "avvocato@studio.example", subject: "Re: Moto 1", text: "Il parere.",
                    messageID: "parere@studio.example", inReplyTo: "ask1@officinatassi.example"))
            #expect(lawyer == file)
            _ = try await room.arca.run(
                WriteRequest(caseFile: file, text: "Aggiungo questo"), as: bruno.actor)
            let mine = try await room.arca.ask(MyRequest(caseFile: file), as: bruno.actor)
            #expect(mine.messages.count == 2)
            let last = try #require(mine.messages.last)
            let raw = try await room.arca.house.store.read { db in
                let row = try MessageRow.find(last, in: db)
                return try row.flatMap { try Blobs.get($0.rawHash, from: db) }
            }
            let words = String(decoding: try #require(raw), as: UTF8.self)
            #expect(words.contains("ask1@officinatassi.example"))
            #expect(!words.contains("studio.example"))
            await #expect(throws: RequestRefused.tooManyFiles) {
                try await room.arca.run(
                    WriteRequest(
                        caseFile: file, text: "?",
                        attachments: Array(
                            repeating: OutgoingAttachment(
                                name: "a", type: "text/plain", data: RawMessage([1])), count: 51)),
                    as: bruno.actor)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `M8: nobody writes into another's case, or as another, or without end`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let bruno = try await bruno(room)
            let others = try await room.arca.run(OpenCase(title: "Di un altro", party: nil))
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(
                    WriteRequest(caseFile: others, text: "?"), as: bruno.actor)
            }
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(
                    WriteRequest(mailbox: ID(rawValue: 7), subject: "?", text: "?"),
                    as: bruno.actor)
            }
            await #expect(throws: AccessRefused.nobody) {
                try await room.arca.run(
                    WriteRequest(subject: "?", text: "?"),
                    as: Actor(id: ID(rawValue: 9), name: "Nessuno", roles: [.member]))
            }
            await expectRefusal("an operator is nobody's own page") {
                try await room.arca.run(WriteRequest(subject: "?", text: "?"))
            }
            await expectRefusal("a letter says something") {
                try await room.arca.run(
                    WriteRequest(subject: "Vuota", text: "  "), as: bruno.actor)
            }
            await #expect(throws: ArrivalRefused.onlyFromMail) {
                try await room.arca.run(
                    ReceiveMessage(
                        mailbox: room.box,
                        raw: RawMessage(Array("From: a@b.example\r\n\r\nx".utf8)),
                        source: .page(account: try #require(bruno.actor.id)), arrivedAt: nil))
            }
            for number in 1...WriteRequest.mostADay {
                _ = try await room.arca.run(
                    WriteRequest(subject: "Richiesta \(number)", text: "?"), as: bruno.actor)
            }
            await #expect(throws: RequestRefused.tooMany) {
                try await room.arca.run(
                    WriteRequest(subject: "Di troppo", text: "?"), as: bruno.actor)
            }
        }
    }
}
