import ArcaTesting
import Commons
import Foundation
import Journal
import Kernel
import Members
import Postal
import Store

@testable import Desk
@testable import Mail

/// An office in which Bruno, whom the register knows, has a case that Giulia holds; and an archive of
/// old letters, some of them of that case.
struct ImportRoom {
    let room: DeskRoom
    let bruno: ID<Party>
    /// Held by Giulia, offered to Marta.
    let alive: ID<CaseFile>

    var arca: TestArca { room.arca }

    static func with(
        _ engine: TestEngine, _ body: (ImportRoom) async throws -> Void
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let arca = room.arca
            let bruno = try await arca.run(
                RegisterParty(
                    partyName: "Tassi", givenName: "Bruno",
                    contacts: [ContactDraft(.mail, "bruno@officinatassi.example")]))
            let alive = try await room.brunoAsks()
            try await arca.run(TakeCase(caseFile: alive))
            if let marta = arca.marta.id {
                try await arca.run(OfferCase(caseFile: alive, to: marta, note: "Pensaci tu."))
            }
            arca.time.advance(seconds: 60)
            try await body(ImportRoom(room: room, bruno: bruno, alive: alive))
        }
    }

    /// Twelve letters: two of one exchange with its answer, one twice, one with a file, one of Bruno's,
    /// two that belong to the case that is alive, the rest of strangers.
    static func archive(_ run: String = "a") throws -> [[UInt8]] {
        func letter(
            _ number: Int, from: String = "socio@esempio.example", subject: String? = nil,
            replies: String? = nil, year: Int = 2012, to: String = "info@ilborgo.example"
        ) -> [UInt8] {
            TestLetter(
                from: from, to: to, subject: subject ?? "Vecchia \(number) \(run)",
                text: "Parola\(run)\(number) di allora.", messageID: "old\(run)\(number)@x.example",
                inReplyTo: replies,
                date: "Thu, 14 Apr \(year) 09:0\(number % 10):00 +0200"
            ).bytes
        }
        var withFile = OutgoingMessage(
            from: MailboxAddress(name: "Anna", address: "anna@esempio.example"),
            to: [MailboxAddress(name: "", address: "info@ilborgo.example")],
            subject: "Con file \(run)", text: "In allegato.", messageID: "file\(run)@x.example",
            date: 1_400_000_000_000)
        withFile.attachments = [
            .init(name: "nota.txt", type: "text/plain", data: Array("rigadentro\(run)".utf8))
        ]
        return [
            letter(1), letter(2, replies: "old\(run)1@x.example"),
            letter(
                3, from: "info@ilborgo.example", replies: "old\(run)2@x.example",
                to: "socio@esempio.example"),
            letter(4, from: "carla@esempio.example"), letter(4, from: "carla@esempio.example"),
            try MessageComposer.compose(withFile),
            letter(6, from: "Bruno Tassi <bruno@officinatassi.example>"),
            letter(
                7, from: "Bruno Tassi <bruno@officinatassi.example>", subject: "Re: Moto 1",
                replies: "ask1@officinatassi.example", year: 2025),
            letter(
                8, from: "info@ilborgo.example", subject: "Re: Moto 1",
                replies: "ask1@officinatassi.example", year: 2026,
                to: "bruno@officinatassi.example"),
            letter(9, from: "dino@esempio.example"), letter(10, from: "elio@esempio.example"),
            letter(11, from: "fabia@esempio.example"),
        ]
    }

    static func file(_ letters: [[UInt8]]) throws -> String {
        let text = letters.map {
            Array("From x@x.example Thu Apr 14 09:00:00 2011\r\n".utf8) + $0
                + Array("\r\n\r\n".utf8)
        }
        let name = "archive-\(UInt64.random(in: 0...UInt64.max)).mbox"
        let file = FileManager.default.temporaryDirectory.appending(path: name)
        try Data(text.flatMap(\.self)).write(to: file)
        return file.path
    }

    /// Brings an archive in from a file, and reads what came with its letters.
    @discardableResult
    func bring(_ letters: [[UInt8]]) async throws -> ID<MailImport> {
        let path = try Self.file(letters)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let importer = MailImporter(house: arca.house, actor: arca.giulia)
        _ = try await importer.run(
            try MessageSource(path: path), into: MailAddress("info@ilborgo.example"), source: path)
        let reader = ReadAttachments(house: arca.house)
        while try await reader.readNext() {}
        guard
            let id = try await arca.house.store.read({
                try $0.value("SELECT MAX(id) FROM mail_import", as: ID<MailImport>.self)
            })
        else { throw CommonRefusal.notFound }
        return id
    }

    func undo(_ id: ID<MailImport>, lot: Int = 100) async throws {
        try await arca.run(UndoMailImport(importID: id))
        try await MailImportWorker(house: arca.house).undo(id, lot: lot)
    }

    func shown(_ id: ID<MailImport>) async throws -> ShowMailImport.Answer {
        try await arca.ask(ShowMailImport(importID: id))
    }

    func caseFile(of messageID: String) async throws -> ID<CaseFile> {
        let found = try await arca.house.store.read { db in
            try db.value(
                """
                SELECT case_id FROM case_message JOIN message ON message.id = case_message.message_id
                WHERE message.message_id = \(messageID)
                """, as: ID<CaseFile>.self)
        }
        guard let found else { throw CommonRefusal.notFound }
        return found
    }

    /// The bytes of a letter as they are kept.
    func raw(_ messageID: String) async throws -> [UInt8] {
        try await arca.house.store.read { db in
            let hash = try db.value(
                "SELECT raw_hash FROM message WHERE message_id = \(messageID)", as: Digest.self)
            return try hash.flatMap { try Blobs.get($0, from: db) } ?? []
        }
    }

    /// Letters and contacts of a case.
    func entries(of id: ID<CaseFile>) async throws -> Int {
        try await room.count("SELECT COUNT(*) FROM case_message WHERE case_id = \(id)")
            + room.count("SELECT COUNT(*) FROM case_contact WHERE case_id = \(id)")
    }

    func found(_ words: String) async throws -> Int {
        try await arca.house.store.read { try Search(words).fetch(from: $0).hits.count }
    }

    /// What only grows: the journal itself, and what an import says of itself.
    private static let history: Set<String> = [
        "fact", "fact_content", "mail_import", "mail_import_kept", "mail_import_met", "migration",
        "repetition", "job",
    ]

    /// Every row of every feature, who is told of which fact, what is found, which bytes are kept; but
    /// for what an import says of itself.
    func state() async throws -> [String] {
        try await arca.house.store.read { db in
            var lines: [String] = []
            for table in try Schema.tables(of: db)
            where !Self.history.contains(table.name) && !table.name.hasPrefix("search_words") {
                let name = SQL(stringLiteral: table.name)
                // The words themselves are of another kind on each engine: searches ask for them.
                let named = table.columns.filter { $0 != "words" || table.name != "search_entry" }
                let columns = SQL(stringLiteral: named.joined(separator: ", "))
                let order = SQL(
                    stringLiteral: named.indices.map { "\($0 + 1)" }.joined(
                        separator: ", "))
                let some: SQL =
                    ["fact_subject", "search_entry"].contains(table.name)
                    ? """
                    WHERE /* all */ sequence NOT IN (SELECT sequence FROM fact
                        WHERE name LIKE 'mail.import%' OR name = 'mail.importedLettersWithdrawn.v1')
                    """ : ""
                let rows = try db.all("SELECT \(columns) FROM \(name) \(some) ORDER BY \(order)")
                lines += rows.map { "\(table.name) \($0.values)" }
            }
            return lines
        }
    }
}
