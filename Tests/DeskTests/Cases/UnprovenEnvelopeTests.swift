import ArcaTesting
import Commons
import Kernel
import Mail
import Store
import Testing

@testable import Desk

/// D1, E3: an envelope of certified mail that proves nothing names nobody, and no answer goes to the
/// machine that sent it.
@Suite struct UnprovenEnvelopeTests {
    private static let provider = "posta-certificata@gestore.example"

    /// As a provider writes it (RFC 6109), without the signature that would prove it.
    private static func envelope(author: String, number: Int) -> [UInt8] {
        let lines = [
            "From: \"Per conto di: bruno@pec.officinatassi.example\" <\(provider)>",
            "To: info@ilborgo.example", "Subject: POSTA CERTIFICATA: Disdetta",
            "Message-ID: <busta\(number)@gestore.example>", "Date: Mon, 09 Mar 2026 09:45:10 +0100",
            "X-Trasporto: posta-certificata", "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=OUT", "", "--OUT", "Content-Type: text/plain",
            "", "Messaggio di posta certificata.", "--OUT",
            "Content-Type: message/rfc822; name=\"postacert.eml\"",
            "Content-Disposition: attachment; filename=\"postacert.eml\"", "",
            "From: \(author)", "To: info@ilborgo.example", "Subject: Disdetta",
            "Message-ID: <disdetta\(number)@pec.officinatassi.example>", "Content-Type: text/plain",
            "",
            "Disdico la polizza del furgone.", "--OUT--", "",
        ]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private static func arrives(
        _ author: String, number: Int = 1, in room: DeskRoom
    ) async throws -> ID<CaseFile> {
        let outcome = try await room.arca.house.run(
            ReceiveMessage(
                mailbox: room.box, raw: RawMessage(envelope(author: author, number: number)),
                source: .server(uidValidity: 1, uid: Int64(number)), arrivedAt: room.arca.time.now()
            ),
            as: .house, road: .mail)
        let found = try await room.arca.house.store.read {
            try CaseRow.of(message: outcome.message, in: $0)
        }
        return try #require(found)
    }

    @Test(arguments: TestEngine.available)
    func `E3: the answer goes to who the letter says it is by, never to the provider`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await Self.arrives(
                "Bruno Tassi <bruno@pec.officinatassi.example>", in: room)
            // The case itself stands under who sent the envelope: that alone is known.
            #expect(try await room.row(file).correspondent == Self.provider)
            let sent = try await room.arca.run(try await room.complete(file))
            let to = try await room.arca.house.store.read {
                try $0.values(
                    "SELECT address FROM message_recipient WHERE message_id = \(sent.message)",
                    as: String.self)
            }
            #expect(to == ["bruno@pec.officinatassi.example"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `E3: where it names nobody, somebody has to say to whom the answer goes`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await Self.arrives("senza indirizzo", in: room)
            let reply = try await room.complete(file)
            await #expect(throws: InputRefused.missing(field: "to")) {
                try await room.arca.run(reply)
            }
            #expect(try await room.queued() == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `E3: two who write the same words through one provider have a case each`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let one = try await Self.arrives("Bruno <bruno@pec.officinatassi.example>", in: room)
            let other = try await Self.arrives(
                "Ada <ada@pec.altrove.example>", number: 2, in: room)
            #expect(one != other)
            #expect(try await room.show(one).messages.count == 1)
        }
    }

    @Test func `D4: an address is no name to greet anybody by`() {
        #expect(
            AnswerOpening.greeting("Per conto di: bruno@pec.officinatassi.example")
                == "Buongiorno,")
        #expect(AnswerOpening.greeting("") == "Buongiorno,")
        #expect(AnswerOpening.greeting("Bruno Conti") == "Gentile Bruno Conti,")
    }
}
