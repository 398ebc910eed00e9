import ArcaTesting
import Commons
import Foundation
import Journal
import Kernel
import Store
import Testing

@testable import Mail
@testable import Postal

/// J2: what came with a letter is found by its words, and says where it was found.
@Suite(.timeLimit(.minutes(20))) struct AttachmentTests {
    private static func letter(
        _ files: [(name: String, type: String, data: [UInt8])], messageID: String = "f@x.example"
    ) throws -> [UInt8] {
        var letter = OutgoingMessage(
            from: MailboxAddress(name: "Bruno", address: "bruno@officinatassi.example"),
            to: [MailboxAddress(name: "", address: "info@ilborgo.example")],
            subject: "Documenti", text: "In allegato.", messageID: messageID,
            date: TestArca.opening.milliseconds)
        letter.attachments = files.map {
            OutgoingMessage.Attachment(name: $0.name, type: $0.type, data: $0.data)
        }
        return try MessageComposer.compose(letter)
    }

    private func reader(
        _ room: MailRoom, _ tools: AttachmentTools = .installed()
    ) -> ReadAttachments {
        ReadAttachments(house: room.arca.house, tools: tools)
    }

    private func readAll(_ reader: ReadAttachments) async throws {
        while try await reader.readNext() {}
    }

    private func found(_ words: String, _ room: MailRoom) async throws -> [String] {
        try await room.arca.house.store.read { db in
            try Search(words).fetch(from: db).hits.compactMap {
                try room.arca.house.journal.catalogue.decode($0.fact).searchText?.title
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `files of many kinds are found, each under its name`(_ engine: TestEngine) async throws {
        let files = try Self.samples()
        try await MailRoom.with(engine) { room in
            try await room.fetch(try Self.letter(files), uid: 1)
            let before = try await room.arca.ask(AttachmentReadings())
            #expect(before.waiting == 1 && before.opened == 0)
            try await readAll(reader(room))
            for word in ["fogliopdf", "parolaword", "cellaexcel", "diapositiva", "testoaperto"] {
                #expect(try await found(word, room).count == 1, "\(word)")
            }
            #expect(try await found("parolaricca", room) == ["nota.rtf"])
            #expect(try await found("rigacsv", room) == ["elenco.csv"])
            #expect(try await found("assembleaics", room) == ["invito.ics"])
            #expect(try await found("letteradentro", room) == ["dentro.eml"])
            #expect(try await found("filedentro", room) == ["dentro.eml › ancora.txt"])
            #expect(try await found("bustafirmata", room) == ["contratto.txt"])
            let after = try await room.arca.ask(AttachmentReadings())
            #expect(after.waiting == 0 && after.opened == 1 && after.lacking == 0)
            // The story of the letter is not told by its files, a search by person finds them.
            let about = try await room.arca.facts(AttachmentRead.self).map(\.about)
            #expect(about.allSatisfy { $0.contains(room.box.subject) })
        }
    }

    @Test(arguments: TestEngine.available)
    func `without the programs the house works, says so, and takes up later`(_ engine: TestEngine)
        async throws
    {
        let files = try Self.samples()
        try await MailRoom.with(engine) { room in
            try await room.fetch(try Self.letter(files), uid: 1)
            try await readAll(reader(room, AttachmentTools(paths: [:])))
            #expect(try await found("rigacsv", room) == ["elenco.csv"])
            #expect(try await found("fogliopdf", room).isEmpty)
            #expect(try await room.arca.ask(AttachmentReadings()).lacking == 1)
            try await reader(room, AttachmentTools(paths: [:])).takeUp()
            #expect(try await room.arca.ask(AttachmentReadings()).waiting == 0)
            try await reader(room).takeUp()
            #expect(try await room.arca.ask(AttachmentReadings()).waiting == 1)
            try await readAll(reader(room))
            #expect(try await found("fogliopdf", room) == ["foglio.pdf"])
            #expect(try await found("rigacsv", room) == ["elenco.csv"])
            #expect(try await room.arca.ask(AttachmentReadings()).lacking == 0)
        }
    }

    @Test func `hostile files hurt nobody and end in time`() async throws {
        let bomb = try Self.zip([("word/document.xml", "bomb")])
        let files: [(name: String, type: String, data: [UInt8])] = [
            ("bomba.docx", "application/octet-stream", bomb),
            ("rotto.pdf", "application/pdf", Array("%PDF-1.7\n1 0 obj<<".utf8)),
            ("rotto.docx", "application/zip", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3]),
            ("rotto.p7m", "application/pkcs7-mime", [0x30, 0x80, 0xFF]),
            ("-rf.pdf", "application/pdf", Array("%PDF-".utf8)),
            ("../../etc/x.docx", "application/zip", try Self.zip([("../../../x", "via")])),
            ("vuoto.txt", "text/plain", []),
        ]
        let letter = ParsedMessage.parse(try Self.letter(files))
        let opened = try await AttachmentReader(tools: .installed()).read(letter)
        #expect(opened.found.isEmpty)
        #expect(opened.unreadable >= 5)
        var nest = try Self.letter([("fondo.txt", "text/plain", Array("tesoro".utf8))])
        for _ in 0..<12 { nest = try Self.letter([("su.eml", "application/octet-stream", nest)]) }
        let deep = try await AttachmentReader(tools: .installed()).read(ParsedMessage.parse(nest))
        #expect(!deep.found.contains { $0.text == "tesoro" })
    }

    @Test(arguments: TestEngine.available)
    func `a letter at which the process dies again and again is left alone`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let files = [("elenco.csv", "text/csv", Array("rigacsv".utf8))]
            let message = try await room.fetch(try Self.letter(files), uid: 1).message
            try await room.arca.house.store.write {
                try $0.execute(
                    "INSERT INTO attachment_attempt (message_id, attempts) VALUES (\(message), 3)")
            }
            try await readAll(reader(room))
            #expect(try await found("rigacsv", room).isEmpty)
            #expect(try await room.arca.ask(AttachmentReadings()).waiting == 0)
            #expect(
                try await room.count("SELECT unreadable FROM attachment_opened") == 1)
        }
    }

    // MARK: Files as programs write them

    private static func samples() throws -> [(name: String, type: String, data: [UInt8])] {
        try made.get()
    }

    /// Once for all tests: it takes other programs, and time.
    private static let made = Result { try makeSamples() }

    private static func makeSamples() throws -> [(name: String, type: String, data: [UInt8])] {
        let xml = "<?xml version=\"1.0\"?>"
        let inner = try letter(
            [("ancora.txt", "text/plain", Array("filedentro".utf8))], messageID: "d@x.example")
        let nested = String(decoding: inner, as: UTF8.self)
            .replacing("In allegato.", with: "letteradentro")
        return [
            ("foglio.pdf", "application/pdf", pdf("fogliopdf")),
            (
                "lettera.docx", "application/octet-stream",
                try zip([("word/document.xml", xml + "<w:p xmlns:w='w'>parolaword</w:p>")])
            ),
            (
                "conti.xlsx", "application/octet-stream",
                try zip([("xl/sharedStrings.xml", xml + "<sst><si><t>cellaexcel</t></si></sst>")])
            ),
            (
                "riunione.pptx", "application/octet-stream",
                try zip([("ppt/slides/slide1.xml", xml + "<a:p xmlns:a='a'>diapositiva</a:p>")])
            ),
            (
                "testo.odt", "application/vnd.oasis.opendocument.text",
                try zip([("content.xml", xml + "<t:p xmlns:t='t'>testoaperto</t:p>")])
            ),
            ("nota.rtf", "application/rtf", Array("{\\rtf1 parolaricca}".utf8)),
            ("elenco.csv", "text/csv", Array("a;rigacsv".utf8)),
            (
                "invito.ics", "text/calendar",
                Array("BEGIN:VCALENDAR\nSUMMARY:assembleaics\nEND:VCALENDAR".utf8)
            ),
            ("dentro.eml", "application/octet-stream", Array(nested.utf8)),
            ("contratto.txt.p7m", "application/pkcs7-mime", try signed("bustafirmata")),
            ("foto.jpg", "image/jpeg", [0xFF, 0xD8, 0xFF]),
        ]
    }

    private static func pdf(_ words: String) -> [UInt8] {
        let stream = "BT /F1 12 Tf 50 700 Td (\(words)) Tj ET"
        return Array(
            """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R\
            /Resources<</Font<</F1 5 0 R>>>>>>endobj
            4 0 obj<</Length \(stream.utf8.count)>>stream
            \(stream)
            endstream endobj
            5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            trailer<</Root 1 0 R>>
            %%EOF
            """.utf8)
    }

    private static func zip(_ members: [(name: String, text: String)]) throws -> [UInt8] {
        let script = """
            import sys, zipfile, json, io
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
                for name, text in json.load(open(sys.argv[1])):
                    z.writestr(name, b"\\0" * (100 << 20) if text == "bomb" else text)
            sys.stdout.buffer.write(out.getvalue())
            """
        let input = try JSONEncoder().encode(members.map { [$0.name, $0.text] })
        return try run("/usr/bin/python3", ["-c", script], over: Array(input))
    }

    private static func signed(_ text: String) throws -> [UInt8] {
        let script = """
            set -e; d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
            openssl req -x509 -newkey rsa:2048 -nodes -keyout $d/k -out $d/c -subj /CN=Anna -days 2 2>/dev/null
            openssl cms -sign -in "$1" -signer $d/c -inkey $d/k -nodetach -binary -outform DER
            """
        return try run("/bin/sh", ["-c", script, "sh"], over: Array(text.utf8))
    }

    private static func run(_ path: String, _ arguments: [String], over input: [UInt8]) throws
        -> [UInt8]
    {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "arca-test-\(ProcessInfo.processInfo.globallyUniqueString)")
        try Data(input).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments + [file.path]
        process.standardOutput = pipe
        try process.launchInTurn()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(output)
    }
}
