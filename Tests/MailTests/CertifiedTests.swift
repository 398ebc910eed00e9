import ArcaTesting
import Commons
import Desk
import Foundation
import Journal
import Kernel
import Postal
import Store
import Testing

@testable import CMS
@testable import Mail

/// D1, E3: certified mail shows the letter inside its envelope; receipts stand beside the letter that
/// they prove, with what was checked and what was not.
@Suite struct CertifiedTests {
    private func reading(_ id: ID<MailMessage>, _ room: MailRoom) async throws -> MessageReading {
        let row = try await room.message(id)
        return try await room.arca.house.store.read { try MessageReading.read(row, from: $0) }
    }

    private func found(_ words: String, _ room: MailRoom) async throws -> Int {
        try await room.arca.house.store.read { try Search(words).fetch(from: $0).hits.count }
    }

    @Test(arguments: TestEngine.available)
    func `D1: the letter of a case is the one inside the envelope`(_ engine: TestEngine)
        async throws
    {
        let (signed, bare) = try CertifiedLetters.with {
            (try $0.envelope(), try $0.envelope(signed: false))
        }
        try await MailRoom.with(engine) { room in
            let letter = try await room.fetch(signed, uid: 1).message
            let row = try await room.message(letter)
            #expect(row.subject == "Disdetta")
            #expect(row.fromAddress == "bruno@pec.officinatassi.example")
            #expect(row.messageID == "disdetta1@pec.officinatassi.example")
            let shown = try await reading(letter, room)
            #expect(shown.inside.certified == .transport)
            #expect(shown.inside.certification?.provider == "Gestore SpA")
            #expect(
                shown.inside.certification?.identifier == "opec296.20260309@gestore.example")
            #expect(
                shown.inside.certification?.at.map { Instant(milliseconds: $0) }
                    == Instant("2026-03-09T08:45:10Z"))
            #expect(shown.inside.seals.map(\.holds) == [true])
            #expect(shown.attachments.map(\.name) == ["modulo.txt"])
            #expect(shown.freshText.contains("polizzanera"))
            let file = try await room.arca.house.store.read {
                try MessageReading.attachment(0, of: row, from: $0)
            }
            #expect(file.map { String(decoding: $0.bytes, as: UTF8.self) } == "rigamodulo")
            while try await ReadAttachments(house: room.arca.house).readNext() {}
            #expect(try await found("rigamodulo", room) == 1)
            #expect(try await found("polizzanera", room) == 1)
            // He writes on from his own program, which knows his own letter.
            let next = try await room.fetch(
                TestLetter(
                    from: "bruno@pec.officinatassi.example", subject: "Altro", text: "Ancora io.",
                    messageID: "due@pec.officinatassi.example",
                    inReplyTo: "disdetta1@pec.officinatassi.example"
                ).bytes, uid: 2)
            #expect(try await room.thread(next.message) == row.thread)
            // Nobody signed: the letter is shown, and it says so.
            let plain = try await reading(try await room.fetch(bare, uid: 3).message, room)
            #expect(plain.inside.certified == .transport && plain.inside.seals.isEmpty)
            #expect(plain.row.subject == "Disdetta")
            // A byte of the letter inside is another.
            let changed = Array(
                String(decoding: signed, as: UTF8.self).replacing(
                    "polizzanera", with: "polizzarosa"
                )
                .utf8)
            let forged = try await reading(try await room.fetch(changed, uid: 4).message, room)
            #expect(forged.inside.seals.flatMap(\.signers).map(\.standing) == [.contentChanged])
        }
    }

    @Test(arguments: TestEngine.available)
    func `E3: what stands beside a signature has no part in it`(_ engine: TestEngine) async throws {
        let signed = try CertifiedLetters.with { try $0.envelope() }
        // Whoever passes a signed letter on puts a part of their own before its end.
        let text = String(decoding: signed, as: UTF8.self)
        let boundary = try #require(text.components(separatedBy: "boundary=\"").dropFirst().first)
            .prefix { $0 != "\"" }
        let end = try #require(text.range(of: "--\(boundary)--", options: .backwards))
        let forged = text.replacingCharacters(
            in: end,
            with: "--\(boundary)\r\nContent-Type: text/plain\r\n\r\nIBAN nuovo\r\n--\(boundary)--")
        try await MailRoom.with(engine) { room in
            let shown = try await reading(
                try await room.fetch(Array(forged.utf8), uid: 1).message, room)
            let seal = try #require(shown.inside.seals.first)
            #expect(seal.isPartial && !seal.holds && !shown.inside.isEnvelopeProven)
            let whole = try await reading(try await room.fetch(signed, uid: 2).message, room)
            #expect(whole.inside.isEnvelopeProven && whole.inside.sealsOfEnvelope == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `E3: a signature of the letter inside is none of its envelope`(_ engine: TestEngine)
        async throws
    {
        let raw = try CertifiedLetters.with { letters in
            let inner = try letters.openssl.signedLetter(
                [
                    "From: Bruno Tassi <bruno@pec.officinatassi.example>", "Subject: Disdetta",
                    "Message-ID: <dentro@pec.officinatassi.example>",
                ], CertifiedLetters.lines(["Content-Type: text/plain", "", "Disdetta.", ""]))
            let bare = String(decoding: try letters.envelope(signed: false), as: UTF8.self)
            let plain = String(decoding: CertifiedLetters.inner, as: UTF8.self)
            return bare.replacing(plain, with: String(decoding: inner, as: UTF8.self))
        }
        try await MailRoom.with(engine) { room in
            let inside = try await reading(
                try await room.fetch(Array(raw.utf8), uid: 1).message, room
            ).inside
            #expect(inside.certified == .transport && inside.seals.map(\.holds) == [true])
            #expect(inside.sealsOfEnvelope == 0 && !inside.isEnvelopeProven)
        }
    }

    @Test func `E3: a file that nobody signed holds no signature`() throws {
        // SignedData with the content "x" and no signer.
        let hex =
            "302806092a864886f70d010702a01b30190201013100301006092a864886f70d010701a0030401783100"
        let data = try SignedData(try #require(Bytes.fromHex(hex)))
        #expect(data.content == [0x78] && data.signers().isEmpty)
        #expect(LetterSeal(signers: []).worst == nil && !LetterSeal(signers: []).holds)
    }

    @Test(arguments: TestEngine.available)
    func `E3: a signed receipt of another letter or another fate proves nothing of this one`(
        _ engine: TestEngine
    ) async throws {
        try await MailRoom.with(engine) { room in
            let sent = try await send(room)
            let (other, failed, right) = try CertifiedLetters.with { letters in
                (
                    try letters.receipt(
                        "avvenuta-consegna", on: "altra@ilborgo.example",
                        to: "bruno@officinatassi.example", headID: sent.id),
                    try letters.receipt(
                        "errore-consegna", on: sent.id, to: "bruno@officinatassi.example",
                        headKind: "avvenuta-consegna"),
                    try letters.receipt(
                        "avvenuta-consegna", on: sent.id, to: "bruno@officinatassi.example")
                )
            }
            for (uid, raw) in [other, failed, right].enumerated() {
                _ = try await room.fetch(raw, uid: Int64(uid) + 50)
            }
            let letter = sent.letter
            let rows = try await room.arca.house.store.read { try ReceiptRow.of(letter, in: $0) }
            #expect(
                rows.map(\.seal).sorted { $0.rawValue < $1.rawValue } == [.broken, .broken, .holds])
        }
    }

    private struct Sent {
        let letter: ID<MailMessage>
        let id: String
        let caseFile: ID<CaseFile>
    }

    private func send(_ room: MailRoom) async throws -> Sent {
        let asked = try await room.fetch(
            TestLetter(text: "Quanto costa?", messageID: "domanda@x.example").bytes, uid: 1
        ).message
        let caseFile = try #require(
            try await room.arca.house.store.read {
                try $0.value(
                    "SELECT case_id FROM case_message WHERE message_id = \(asked)",
                    as: ID<CaseFile>.self)
            })
        let show = try await room.arca.ask(ShowCase(caseFile: caseFile))
        let letter = try await room.arca.run(
            SendReply(
                caseFile: caseFile, version: show.caseFile.version,
                to: ["bruno@officinatassi.example"],
                text: "Gentile Bruno,\ncosta 100 euro.\nCordiali saluti\nGiulia", points: [],
                ticked: [], reason: "prova", closes: true)
        ).message
        _ = try await room.begin()
        try await room.record(letter, .sent(queueID: nil, refused: []))
        let row = try await room.message(letter)
        return Sent(letter: letter, id: try #require(row.messageID), caseFile: caseFile)
    }

    @Test(arguments: TestEngine.available)
    func `E3: receipts stand beside the letter that was sent`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            let sent = try await send(room)
            let bruno = "bruno@officinatassi.example"
            let letters = try CertifiedLetters.with { provider in
                [
                    try provider.receipt("accettazione", on: sent.id, to: nil),
                    try provider.receipt("avvenuta-consegna", on: sent.id, to: bruno),
                    // A stranger's words: about nobody's letter, about another address, to nobody.
                    try provider.receipt("avvenuta-consegna", on: "altro@x.example", to: bruno),
                    try provider.receipt("avvenuta-consegna", on: sent.id, to: "x@altrove.example"),
                    try provider.receipt("avvenuta-consegna", on: sent.id, to: nil),
                    try provider.receipt("inventata", on: sent.id, to: bruno),
                    // Of our letter, but nobody signed, or somebody else did.
                    try provider.receipt(
                        "avvenuta-consegna", on: sent.id, to: bruno, signed: false),
                    try provider.receipt(
                        "avvenuta-consegna", on: sent.id, to: bruno, from: "falso@altrove.example"),
                ]
            }
            for (number, letter) in letters.enumerated() {
                try await room.fetch(letter, uid: Int64(number + 2))
            }
            let receipts = try await reading(sent.letter, room).receipts
            #expect(
                receipts.map(\.kind) == [.accepted, .delivered, .delivered, .delivered])
            #expect(receipts.map(\.seal) == [.holds, .holds, .none, .otherSigner])
            #expect(receipts.first?.at == Instant("2026-03-09T08:45:10Z"))
            #expect(receipts.first?.provider == "Gestore SpA")
            let show = try await room.arca.ask(ShowCase(caseFile: sent.caseFile))
            #expect(!show.caseFile.isOpen && show.caseFile.waitingSince == nil)
            #expect(
                try await room.count(
                    "SELECT COUNT(*) FROM case_message WHERE case_id = \(sent.caseFile)") >= 6)
        }
    }

    @Test(arguments: TestEngine.available)
    func `E3: a letter that was not delivered opens its case again`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let sent = try await send(room)
            let failed = try CertifiedLetters.with {
                try $0.receipt(
                    "errore-consegna", on: sent.id, to: "bruno@officinatassi.example")
            }
            try await room.fetch(failed, uid: 2)
            let show = try await room.arca.ask(ShowCase(caseFile: sent.caseFile))
            #expect(show.caseFile.isOpen && show.caseFile.waitingSince != nil)
            // Far too late, it is nobody's receipt.
            room.arca.time.advance(seconds: 40 * 86_400)
            let late = try CertifiedLetters.with {
                try $0.receipt(
                    "avvenuta-consegna", on: sent.id, to: "bruno@officinatassi.example")
            }
            try await room.fetch(late, uid: 3)
            #expect(try await reading(sent.letter, room).receipts.map(\.kind) == [.failed])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a signed letter says by whom, a signed file opens`(_ engine: TestEngine) async throws {
        let (beside, inside) = try OpenSSLRoom.with { openssl in
            try openssl.certificate()
            let contract = Data(
                try openssl.sign(Array("parolacontratto".utf8), ["-nodetach"])
            ).base64EncodedString(options: [.lineLength76Characters])
            let entity = CertifiedLetters.lines([
                "Content-Type: multipart/mixed; boundary=IN", "", "--IN",
                "Content-Type: text/plain; charset=utf-8", "", "Le mando il contratto.", "--IN",
                "Content-Type: application/pkcs7-mime; name=\"contratto.txt.p7m\"",
                "Content-Transfer-Encoding: base64",
                "Content-Disposition: attachment; filename=\"contratto.txt.p7m\"", "",
                contract, "--IN--", "",
            ])
            let head = [
                "From: Bruno Tassi <bruno@officinatassi.example>", "To: info@ilborgo.example",
                "Subject: Contratto", "Message-ID: <firmata@officinatassi.example>",
                "Date: Mon, 09 Mar 2026 09:40:00 +0100",
            ]
            let opaque = Data(try openssl.sign(entity, ["-nodetach"])).base64EncodedString(
                options: [.lineLength76Characters])
            return (
                try openssl.signedLetter(head, entity),
                CertifiedLetters.lines(
                    head.map { $0.replacing("firmata@", with: "opaca@") } + [
                        "MIME-Version: 1.0",
                        "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=\"smime.p7m\"",
                        "Content-Transfer-Encoding: base64", "", opaque, "",
                    ])
            )
        }
        try await MailRoom.with(engine) { room in
            for (uid, letter) in [(Int64(1), beside), (2, inside)] {
                let shown = try await reading(
                    try await room.fetch(letter, uid: uid).message, room)
                #expect(shown.row.subject == "Contratto")
                #expect(shown.freshText.contains("Le mando il contratto."))
                let signer = try #require(shown.inside.seals.first?.signers.first)
                #expect(signer.standing == .holds)
                #expect(signer.certificate?.mailAddresses == ["bruno@officinatassi.example"])
                #expect(shown.attachments.map(\.name) == ["contratto.txt.p7m"])
                #expect(shown.attachments.first?.signed?.name == "contratto.txt")
                #expect(shown.attachments.first?.signed?.seal.holds == true)
                let file = try await room.arca.house.store.read {
                    try MessageReading.attachment(0, inside: true, of: shown.row, from: $0)
                }
                #expect(file.map { String(decoding: $0.bytes, as: UTF8.self) } == "parolacontratto")
            }
            while try await ReadAttachments(house: room.arca.house).readNext() {}
            #expect(try await found("parolacontratto", room) == 2)
            #expect(try await found("contratto.txt.p7m", room) >= 1)
        }
    }
}
