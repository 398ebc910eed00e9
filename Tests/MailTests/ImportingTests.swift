import ArcaTesting
import Commons
import Foundation
import Journal
import Kernel
import Postal
import Store
import Testing

@testable import Mail

/// Old mail comes in lots, each taken apart while the one before is written.
@Suite struct ImportingTests {
    @Test(arguments: TestEngine.available)
    func `a file of letters comes in whole and each is found at once`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let texts = [
                "Buongiorno,\r\n  la   polizza è scaduta.", "Perche\u{301} no?\nSaluti", "",
                String(repeating: "parola ", count: 60),
            ]
            let path = try Self.mbox(texts)
            defer { try? FileManager.default.removeItem(atPath: path) }
            let importer = MailImporter(house: room.arca.house, actor: .house)
            for round in 0..<2 {
                let counts = try await importer.run(
                    try MessageSource(path: path), into: MailAddress("info@ilborgo.example"),
                    source: "archivio.mbox")
                #expect(
                    counts
                        == MailImporter.Counts(
                            read: 4, new: round == 0 ? 4 : 0, known: round == 0 ? 0 : 4))
            }
            let found = try await room.arca.house.store.read {
                (
                    previews: try $0.values(
                        "SELECT preview FROM message ORDER BY at", as: String.self),
                    hits: try Search("polizze scadute").fetch(from: $0).hits.count
                )
            }
            #expect(
                found.previews == [
                    "Buongiorno, la polizza è scaduta.", "Perche\u{301} no? Saluti", "",
                    String(String(repeating: "parola ", count: 60).prefix(180)),
                ])
            #expect(found.hits == 1)
        }
    }

    /// A statement of several rows would make SQLite write each letter's words out by themselves.
    @Test func `the words of a lot are written together`() async throws {
        try await MailRoom.with(.sqlite) { room in
            let letters = (0..<60).map { number in
                ImportMessages.Item(
                    raw: TestLetter(
                        subject: "Vecchia \(number)", text: "Parole \(number) e altre parole.",
                        messageID: "old\(number)@x"
                    ).bytes, writtenAt: nil)
            }
            let importID = try await room.arca.run(
                BeginMailImport(mailbox: room.box, source: "archivio.mbox"), road: .import)
            let pieces: SQL = "SELECT COUNT(DISTINCT segid) FROM search_words_idx"
            let before = try await room.count(pieces)
            try await room.arca.run(
                ImportMessages(importID: importID, messages: letters), road: .import)
            #expect(try await room.count(pieces) <= before + 1)
        }
    }

    private static func mbox(_ texts: [String]) throws -> String {
        let letters = texts.enumerated().map { number, text in
            let letter = TestLetter(
                subject: "Vecchia \(number)", text: text, messageID: "old\(number)@x",
                date: "Thu, 14 Apr 2011 0\(number):00:00 +0200")
            return "From x@x.example Thu Apr 14 09:00:00 2011\r\n"
                + String(decoding: letter.bytes, as: UTF8.self) + "\r\n\r\n"
        }
        let name = "letters-" + Bytes.hex(SystemChance().someBytes)
        let file = FileManager.default.temporaryDirectory.appending(path: name)
        try Data(letters.joined().utf8).write(to: file)
        return file.path
    }
}

extension SystemChance {
    fileprivate var someBytes: [UInt8] {
        var chance = self
        return chance.bytes(8)
    }
}
