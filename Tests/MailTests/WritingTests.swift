import ArcaTesting
import Commons
import Kernel
import Members
import Postal
import Store
import Testing

@testable import Mail

@Suite struct WritingTests {
    private func parsed(_ room: MailRoom, _ id: ID<MailMessage>) async throws -> ParsedMessage {
        ParsedMessage.parse(try await room.raw(id))
    }

    @Test(arguments: TestEngine.available)
    func `recipients are read from what people type`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            let letter = try await room.arca.run(
                QueueMessage(
                    mailbox: room.box, to: ["a@x.example, b@x.example; c@x.example", " "],
                    cc: ["d@x.example\ne@x.example"], subject: "Prova", text: "Buongiorno."))
            let message = try await parsed(room, letter.message)
            #expect(message.to.map(\.address) == ["a@x.example", "b@x.example", "c@x.example"])
            #expect(message.cc.map(\.address) == ["d@x.example", "e@x.example"])
            #expect(message.from.map(\.address) == ["info@ilborgo.example"])
            #expect(try await room.count("SELECT COUNT(*) FROM message_recipient") == 5)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a letter without a sound recipient, subject or text is refused`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            func queue(_ to: [String], subject: String = "S", text: String = "T") async throws {
                try await room.arca.run(
                    QueueMessage(mailbox: room.box, to: to, subject: subject, text: text))
            }
            await #expect(throws: QueueRefused.noRecipient) { try await queue([]) }
            await #expect(throws: QueueRefused.noRecipient) { try await queue([" ", ";"]) }
            for bad in [
                "nobody", "a@", "@b", "a@b@c", "a b@x.example", "a@x..example", "<a@x.example>",
            ] {
                await expectRefusal("\(bad)") { try await queue([bad]) }
            }
            await #expect(throws: InputRefused.missing(field: "subject")) {
                try await queue(["a@x.example"], subject: " ")
            }
            await #expect(throws: InputRefused.missing(field: "text")) {
                try await queue(["a@x.example"], text: "\n")
            }
            let stored = try await room.count("SELECT COUNT(*) FROM message")
            #expect(stored == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `no subject, name, file or address can add a header or a part`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let evil = "Prova\r\nBcc: victim@x.example\r\n\r\n<script>"
            let bruno = try await room.arca.run(
                RegisterParty(
                    partyName: "Tassi\r\nBcc: victim@x.example", givenName: "Bruno",
                    contacts: [ContactDraft(.mail, "bruno@officinatassi.example")]))
            _ = bruno
            try await room.arca.run(
                MailRoom.mailbox("info@ilborgo.example", "Il Borgo\r\nBcc: victim@x.example"))
            let letter = try await room.arca.run(
                QueueMessage(
                    mailbox: room.box, to: ["bruno@officinatassi.example"], subject: evil,
                    text: "Ciao\r\n.\r\nQUIT",
                    attachments: [
                        OutgoingAttachment(
                            name: "a.pdf\"\r\nBcc: victim@x.example",
                            type: "text/html\r\nBcc: victim@x.example",
                            data: RawMessage(Array("x".utf8)))
                    ]))
            let raw = try await room.raw(letter.message)
            let lines = String(decoding: raw, as: UTF8.self).split(
                separator: "\r\n", omittingEmptySubsequences: false)
            #expect(!lines.contains { $0.lowercased().hasPrefix("bcc:") })
            let message = try await parsed(room, letter.message)
            #expect(message.header("bcc") == nil)
            #expect(message.attachments.count == 1)
            #expect(message.subject.contains("Bcc: victim"))
            for bad in ["a@x.example\r\nBcc: victim@x.example", "\"a\r\nb\"@x.example"] {
                await expectRefusal {
                    try await room.arca.run(
                        QueueMessage(mailbox: room.box, to: [bad], subject: "S", text: "T"))
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `an answer refers to what it answers and carries its files`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let first = try await room.fetch(TestLetter(messageID: "1@x").bytes, uid: 1).message
            room.arca.time.advance(seconds: 60)
            let second = try await room.fetch(
                TestLetter(subject: "Re: Richiesta", messageID: "2@x", inReplyTo: "1@x").bytes,
                uid: 2
            ).message
            let data = Array("contenuto àè".utf8)
            let letter = try await room.arca.run(
                QueueMessage(
                    mailbox: room.box, to: ["bruno@officinatassi.example"],
                    subject: "Re: Richiesta", text: "Ecco.",
                    attachments: [
                        OutgoingAttachment(
                            name: "polizza è.pdf", type: "application/pdf", data: RawMessage(data))
                    ],
                    inReplyTo: second))
            #expect(letter.thread == (try await room.thread(first)))
            let message = try await parsed(room, letter.message)
            #expect(message.inReplyTo == ["2@x"])
            #expect(message.references == ["1@x", "2@x"])
            #expect(message.attachments.map(\.filename) == ["polizza è.pdf"])
            #expect(message.attachments.map(\.data) == [data])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a letter over 25 MB or from a mailbox that cannot send is refused`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let large = RawMessage([UInt8](repeating: 65, count: 20 << 20))
            await #expect(throws: QueueRefused.tooLarge) {
                try await room.arca.run(
                    QueueMessage(
                        mailbox: room.box, to: ["a@x.example"], subject: "S", text: "T",
                        attachments: [
                            OutgoingAttachment(name: "a", type: "text/plain", data: large)
                        ]))
            }
            let mute = try await room.arca.run(
                SetMailbox(
                    address: try MailAddress("muta@ilborgo.example"), title: "Muta", imap: nil,
                    smtp: nil))
            await #expect(throws: QueueRefused.cannotSend) {
                try await room.arca.run(
                    QueueMessage(mailbox: mute, to: ["a@x.example"], subject: "S", text: "T"))
            }
        }
    }
}
