import ArcaTesting
import Commons
import Desk
import Foundation
import Journal
import Kernel
import Postal
import Site
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
            // Nobody signed: the letter is shown and it says so, under who sent the envelope.
            let plain = try await reading(try await room.fetch(bare, uid: 3).message, room)
            #expect(plain.inside.certified == .transport && plain.inside.seals.isEmpty)
            #expect(plain.row.subject == "POSTA CERTIFICATA: Disdetta")
            #expect(plain.row.fromAddress == CertifiedLetters.provider)
            #expect(plain.freshText.contains("polizzanera"))
            #expect(plain.inside.claimedAuthor?.address == "bruno@pec.officinatassi.example")
            // A byte of the letter inside is another.
            let changed = Array(
                String(decoding: signed, as: UTF8.self).replacing(
                    "polizzanera", with: "polizzarosa"
                )
                .utf8)
            let forged = try await reading(try await room.fetch(changed, uid: 4).message, room)
            #expect(forged.inside.seals.flatMap(\.signers).map(\.standing) == [.contentChanged])
            #expect(forged.row.fromAddress == CertifiedLetters.provider)
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

    @Test(arguments: TestEngine.available)
    func `E3: what a stranger puts into an envelope stands under the stranger, and lifts no mark`(
        _ engine: TestEngine
    ) async throws {
        let bruno = "bruno@officinatassi.example"
        let (proven, bare, signedByAnother) = try CertifiedLetters.with {
            (
                try $0.envelope(author: bruno, number: 1),
                try $0.envelope(
                    signed: false, from: "estraneo@altrove.example", author: bruno, number: 2),
                try $0.envelope(from: "estraneo@altrove.example", author: bruno, number: 3)
            )
        }
        try await MailRoom.with(engine) { room in
            let sent = try await room.answered()
            try await room.fetch(BounceTests.report(sent.id), uid: 2)
            for (uid, raw) in [(Int64(3), bare), (4, signedByAnother)] {
                let shown = try await reading(try await room.fetch(raw, uid: uid).message, room)
                #expect(shown.inside.certified == .transport && !shown.inside.isEnvelopeProven)
                #expect(shown.row.fromAddress == "estraneo@altrove.example")
                #expect(shown.row.subject == "POSTA CERTIFICATA: Disdetta")
                #expect(shown.row.party == nil)
                let title = try await room.arca.house.store.read {
                    try $0.value(
                        """
                        SELECT case_file.correspondent FROM case_file JOIN case_message
                        ON case_message.case_id = case_file.id
                        WHERE case_message.message_id = \(shown.row.id)
                        """, as: String.self)
                }
                #expect(title == "estraneo@altrove.example")
            }
            let shown = try await reading(try await room.fetch(proven, uid: 5).message, room)
            #expect(shown.inside.isEnvelopeProven && shown.row.fromAddress == bruno)
            // Anybody can make a certificate: even what a provider signed lifts no mark.
            let marked = try await room.arca.ask(BouncingAddresses())
            #expect(marked.map(\.address) == [bruno])
            try await room.fetch(TestLetter(text: "Eccomi").bytes, uid: 6)
            #expect(try await room.arca.ask(BouncingAddresses()).isEmpty)
        }
    }

    /// SignedData with the content "x" and no signer.
    private static let unsigned =
        "302806092a864886f70d010702a01b30190201013100301006092a864886f70d010701a0030401783100"

    @Test(arguments: TestEngine.available)
    func `E3: the page of a file that nobody signed says so`(_ engine: TestEngine) async throws {
        let bytes = try #require(Bytes.fromHex(Self.unsigned))
        let letter = CertifiedLetters.lines([
            "From: Bruno <bruno@officinatassi.example>", "To: info@ilborgo.example",
            "Subject: Contratto", "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=IN", "", "--IN", "Content-Type: text/plain",
            "", "Firmato.", "--IN", "Content-Type: application/pkcs7-mime",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename=\"contratto.txt.p7m\"", "",
            Data(bytes).base64EncodedString(), "--IN--", "",
        ])
        try await MailRoom.with(engine) { room in
            let shown = try await reading(try await room.fetch(letter, uid: 1).message, room)
            let file = try #require(shown.attachments.first)
            for (language, words) in [
                (Language.italian, "nessuna firma"), (.english, "no signature"),
            ] {
                let html = CertifiedNotes.file(file, "/m/1", Say(language)).text
                #expect(html.contains(words) && html.contains("/m/1/attachments/0/inside"))
                #expect(!html.contains("integra") && !html.contains("holds"))
            }
        }
    }

    @Test func `E3: a file that nobody signed holds no signature`() throws {
        let hex = Self.unsigned
        let data = try SignedData(try #require(Bytes.fromHex(hex)))
        #expect(data.content == [0x78] && data.signers().isEmpty)
        #expect(LetterSeal(signers: []).worst == nil && !LetterSeal(signers: []).holds)
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
