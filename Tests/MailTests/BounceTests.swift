import ArcaTesting
import Commons
import Desk
import Journal
import Kernel
import Postal
import Store
import Testing

@testable import Mail

/// D1: a letter that did not arrive is known in its case; a stranger's word about it counts for nothing.
@Suite struct BounceTests {
    static func report(
        _ id: String, to address: String = "bruno@officinatassi.example",
        action: String = "failed", status: String = "5.2.2"
    ) -> [UInt8] {
        let text = """
            Return-Path: <>
            From: Mail Delivery System <MAILER-DAEMON@mx.example>
            To: info@ilborgo.example
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=B

            --B
            Content-Type: text/plain

            Non consegnata.
            --B
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; \(address)
            Action: \(action)
            Status: \(status)

            --B
            Content-Type: text/rfc822-headers

            Message-ID: <\(id)>

            --B--
            """
        return Array(text.replacing("\n", with: "\r\n").utf8)
    }

    private func row(_ sent: MailRoom.Sent, _ room: MailRoom) async throws -> CaseRow {
        try await room.arca.ask(ShowCase(caseFile: sent.caseFile)).caseFile
    }

    @Test(arguments: TestEngine.available)
    func `a failed delivery opens the case again and says why`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            let sent = try await room.answered()
            #expect(try await !row(sent, room).isOpen)
            let report = try await room.fetch(Self.report(sent.id), uid: 2).message
            let caseFile = try await row(sent, room)
            #expect(caseFile.isOpen && caseFile.waitingSince != nil)
            #expect(try await room.thread(report) == room.thread(sent.letter))
            #expect(
                try await room.count(
                    "SELECT COUNT(*) FROM case_message WHERE case_id = \(sent.caseFile)") == 3)
            let rows = try await room.arca.house.store.read {
                try DeliveryRow.of(sent.letter, in: $0)
            }
            #expect(
                rows.map(\.sentence.it) == [
                    "La lettera a bruno@officinatassi.example non è arrivata: casella piena (5.2.2)"
                ])
            let marked = try await room.arca.ask(BouncingAddresses())
            #expect(marked.map(\.address) == ["bruno@officinatassi.example"])
            // Said twice, it is one trouble.
            let version = try await row(sent, room).version
            try await room.fetch(Self.report(sent.id), uid: 3)
            #expect(try await row(sent, room).version == version)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a delay only informs, and what failed stays failed`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            let sent = try await room.answered()
            try await room.fetch(
                Self.report(sent.id, action: "delayed", status: "4.4.7"), uid: 2)
            #expect(try await !row(sent, room).isOpen)
            #expect(try await room.arca.ask(BouncingAddresses()).isEmpty)
            func outcomes() async throws -> [DeliveryReport.Outcome] {
                try await room.arca.house.store.read {
                    try DeliveryRow.of(sent.letter, in: $0).map(\.outcome)
                }
            }
            #expect(try await outcomes() == [.delayed])
            try await room.fetch(Self.report(sent.id), uid: 3)
            try await room.fetch(
                Self.report(sent.id, action: "delayed", status: "4.4.1"), uid: 4)
            #expect(try await outcomes() == [.failed])
            #expect(try await row(sent, room).isOpen)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a report that we cannot know for ours changes nothing`(_ engine: TestEngine) async throws
    {
        try await MailRoom.with(engine) { room in
            let sent = try await room.answered()
            let other = try await room.arca.run(
                MailRoom.mailbox("altra@ilborgo.example", "Altra"))
            let hostile: [([UInt8], ID<Mailbox>)] = [
                // Another letter, another address, another mailbox, an id of somebody else's.
                (Self.report("inventata@ilborgo.example"), room.box),
                (Self.report(sent.id, to: "vittima@altrove.example"), room.box),
                (Self.report(sent.id), other),
                (Self.report("domanda@x.example"), room.box),
            ]
            for (index, (letter, box)) in hostile.enumerated() {
                try await room.fetch(letter, uid: Int64(10 + index), box: box)
            }
            #expect(try await room.arca.facts(DeliveryReported.self).isEmpty)
            #expect(try await !row(sent, room).isOpen)
            #expect(try await room.arca.ask(BouncingAddresses()).isEmpty)
            // So late no server reports.
            room.arca.time.advance(days: 31)
            try await room.fetch(Self.report(sent.id), uid: 30)
            #expect(try await room.arca.facts(DeliveryReported.self).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an absence note stays what it is`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            let sent = try await room.answered()
            try await room.fetch(
                TestLetter(
                    subject: "Fuori ufficio", text: "Sono via. Message-ID: <\(sent.id)>",
                    inReplyTo: sent.id, moreHeaders: ["Auto-Submitted: auto-replied"]
                ).bytes, uid: 2)
            #expect(try await room.arca.facts(DeliveryReported.self).isEmpty)
            #expect(try await !row(sent, room).isOpen)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a mark goes when they write, when a letter arrives, or by hand`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let sent = try await room.answered()
            let bruno = try MailAddress("Bruno@officinatassi.example")
            func marks() async throws -> Int {
                try await room.arca.ask(BouncingAddresses()).count
            }
            await #expect(throws: BouncingRefused.notBouncing) {
                try await room.arca.run(ClearBouncing(address: bruno))
            }
            try await room.fetch(Self.report(sent.id), uid: 2)
            #expect(try await marks() == 1)
            for road in [Road.web, .api, .cli] {
                try await room.arca.run(ClearBouncing(address: bruno), road: road)
                #expect(try await marks() == 0)
                try await room.fetch(
                    Self.report(sent.id, status: "5.1.\(road == .web ? 1 : 2)"),
                    uid: road == .web ? 3 : road == .api ? 4 : 5)
                if road == .cli { continue }
                #expect(try await marks() == 1)
            }
            try await room.fetch(Self.report(sent.id, status: "5.1.6"), uid: 6)
            #expect(try await marks() == 1)
            try await room.fetch(TestLetter(text: "Eccomi").bytes, uid: 7)
            #expect(try await marks() == 0)
            try await room.fetch(Self.report(sent.id, status: "5.0.0"), uid: 8)
            try await room.fetch(
                Self.report(sent.id, action: "delivered", status: "2.1.5"), uid: 9)
            #expect(try await marks() == 0)
            // What was written is at fault, not the address.
            try await room.fetch(Self.report(sent.id, status: "5.7.1"), uid: 11)
            #expect(try await marks() == 0)
        }
    }

    @Test func `reasons are told in words for people`() {
        let cases: [(String?, String?, String, Bool)] = [
            ("5.1.1", nil, "la casella non esiste (5.1.1)", true),
            ("5.2.2", nil, "casella piena (5.2.2)", true),
            (nil, "550 User unknown", "la casella non esiste", true),
            ("5.0.0", "over quota", "casella piena (5.0.0)", true),
            ("5.7.1", nil, "il server l'ha respinta per le sue regole (5.7.1)", false),
            ("5.3.4", nil, "la lettera è troppo grande (5.3.4)", false),
            ("4.4.1", nil, "il server non risponde (4.4.1)", false),
            (nil, nil, "il server non dice perché", true),
        ]
        for (status, words, sentence, isAboutAddress) in cases {
            let reason = DeliveryReason(status: status, words: words)
            #expect(reason.sentence.it == sentence)
            #expect(reason.isAboutAddress == isAboutAddress)
        }
    }
}
