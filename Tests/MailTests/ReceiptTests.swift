import ArcaTesting
import Commons
import Desk
import Kernel
import Postal
import Store
import Testing

@testable import Mail

/// E3: what a provider of certified mail states stands beside the letter it is about.
@Suite struct ReceiptTests {
    private func reading(_ id: ID<MailMessage>, _ room: MailRoom) async throws -> MessageReading {
        let row = try await room.message(id)
        return try await room.arca.house.store.read { try MessageReading.read(row, from: $0) }
    }

    @Test(arguments: TestEngine.available)
    func `E3: a signed receipt of another letter or another fate proves nothing of this one`(
        _ engine: TestEngine
    ) async throws {
        try await MailRoom.with(engine) { room in
            let sent = try await room.answered()
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

    @Test(arguments: TestEngine.available)
    func `E3: receipts stand beside the letter that was sent`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            let sent = try await room.answered()
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
            let sent = try await room.answered()
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
    func `D4: an answer goes to who wrote, and neither a receipt nor a machine asks anything`(
        _ engine: TestEngine
    ) async throws {
        try await MailRoom.with(engine) { room in
            let sent = try await room.answered()
            let bruno = "bruno@officinatassi.example"
            let receipts = try CertifiedLetters.with {
                [
                    try $0.receipt("accettazione", on: sent.id, to: nil),
                    try $0.receipt("avvenuta-consegna", on: sent.id, to: bruno, signed: false),
                ]
            }
            for (number, receipt) in receipts.enumerated() {
                try await room.fetch(receipt, uid: Int64(number + 2))
            }
            try await room.fetch(
                TestLetter(
                    from: "risponditore@altrove.example", text: "Sono in ferie. Quando torno?",
                    inReplyTo: sent.id, moreHeaders: ["Auto-Submitted: auto-replied"]
                ).bytes, uid: 9)
            let show = try await room.arca.ask(ShowCase(caseFile: sent.caseFile))
            #expect(show.points.isEmpty && show.caseFile.waitingSince == nil)
            let again = try await room.arca.run(
                SendReply(
                    caseFile: sent.caseFile, version: show.caseFile.version,
                    text: "Gentile Bruno,\naggiungo una cosa.\nCordiali saluti\nGiulia",
                    reason: "prova")
            ).message
            let to = try await room.arca.house.store.read {
                try $0.values(
                    "SELECT address FROM message_recipient WHERE message_id = \(again)",
                    as: String.self)
            }
            #expect(to == [bruno])
        }
    }
}
