import ArcaTesting
import Commons
import Journal
import Kernel
import Members
import Store
import Testing

@testable import Mail

/// D1: a message is fetched once and never lost.
@Suite struct ReceivingTests {
    @Test(arguments: TestEngine.available)
    func `the same bytes in the same mailbox are one message`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            let letter = TestLetter(messageID: "a@x.example").bytes
            let first = try await room.fetch(letter, uid: 1)
            let second = try await room.fetch(letter, uid: 2)
            #expect(first.isNew && !second.isNew)
            #expect(first.message == second.message)
            #expect(try await room.count("SELECT COUNT(*) FROM message") == 1)
            #expect(try await room.count("SELECT COUNT(*) FROM case_message") == 1)
            #expect(try await room.count("SELECT last_uid FROM mailbox_position") == 2)
            let other = try await room.arca.run(MailRoom.mailbox("soci@ilborgo.example", "Soci"))
            #expect(try await room.fetch(letter, uid: 1, box: other).isNew)
        }
    }

    /// Each piece is merged with others later, and until then looked through by every search.
    @Test func `letters that arrive together are few pieces of SQLite's index`() async throws {
        try await MailRoom.with(.sqlite) { room in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for uid in 1...60 {
                    group.addTask {
                        let letter = TestLetter(messageID: "pezzi-\(uid)@x.example").bytes
                        try await room.fetch(letter, uid: Int64(uid))
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await room.count("SELECT COUNT(*) FROM message") == 60)
            // Those that wait while the first is written share one commit.
            let pieces = try await room.count("SELECT COUNT(DISTINCT segid) FROM search_words_idx")
            #expect(pieces < 15)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a subject and a name stay on one line, however they were folded`(_ engine: TestEngine)
        async throws
    {
        // "Polizza\r\nBcc: tutti" and "Bruno\n\u{202E}Tassi", encoded.
        let raw = """
            From: =?utf-8?B?QnJ1bm8K4oCuVGFzc2k=?= <bruno@officinatassi.example>
            To: info@ilborgo.example
            Subject: =?utf-8?Q?Polizza=0D=0ABcc:_tutti?=
             =?utf-8?Q?=09=00fine?=
            Message-ID: <righe@officinatassi.example>

            Buongiorno.
            """
        try await MailRoom.with(engine) { room in
            let id = try await room.fetch(
                Array(raw.replacing("\n", with: "\r\n").utf8), uid: 1
            ).message
            let row = try await room.message(id)
            #expect(row.subject == "Polizza Bcc: tutti fine")
            #expect(row.fromName == "Bruno Tassi")
            let title = try await room.arca.house.store.read {
                try $0.value("SELECT title FROM case_file", as: String.self)
            }
            #expect(title == "Polizza Bcc: tutti fine")
        }
    }

    @Test(arguments: TestEngine.available)
    func `the same Message-ID with different words is two messages`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            var letter = TestLetter(text: "Prima.", messageID: "same@x.example")
            let first = try await room.fetch(letter.bytes, uid: 1)
            letter.text = "Seconda."
            let second = try await room.fetch(letter.bytes, uid: 2)
            #expect(first.isNew && second.isNew)
            #expect(first.message != second.message)
            #expect(
                String(decoding: try await room.raw(second.message), as: UTF8.self).contains(
                    "Seconda."))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a new UIDVALIDITY reads all again without doubles`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            let letters = (1...12).map {
                TestLetter(subject: "Numero \($0)", messageID: "\($0)@x.example").bytes
            }
            for (index, letter) in letters.enumerated() {
                let outcome = try await room.fetch(letter, uid: Int64(index + 1), validity: 1)
                #expect(outcome.isNew)
            }
            for (index, letter) in letters.reversed().enumerated() {
                let outcome = try await room.fetch(letter, uid: Int64(index + 1), validity: 2)
                #expect(!outcome.isNew)
            }
            #expect(try await room.count("SELECT COUNT(*) FROM message") == 12)
            #expect(try await room.count("SELECT stored FROM mailbox") == 12)
            #expect(
                try await room.count("SELECT last_uid FROM mailbox_position WHERE uid_validity = 2")
                    == 12)
        }
    }

    @Test(arguments: TestEngine.available)
    func `bytes that are no letter still become a message and a case`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            var chance = SplitMix64(seed: 9)
            let strange: [[UInt8]] = [
                [], [0], [10], Array("nothing but words".utf8), chance.bytes(5_000),
                Array("From: \u{0}\r\nSubject: =?utf-8?Q?=00=01?=\r\n\r\n\u{0}".utf8),
                Array(
                    "Subject: a\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n".utf8),
                Array((String(repeating: "X: y\r\n", count: 5_000) + "\r\n").utf8),
                Array(
                    "From: <<<>>>\r\nDate: yesterday\r\nMessage-ID: \(String(repeating: "m", count: 5_000))\r\n\r\n"
                        .utf8),
            ]
            for (index, bytes) in strange.enumerated() {
                let outcome = try await room.fetch(bytes, uid: Int64(index + 1))
                #expect(outcome.isNew)
                #expect(try await room.raw(outcome.message) == bytes)
            }
            #expect(try await room.count("SELECT COUNT(*) FROM message") == strange.count)
            #expect(try await room.count("SELECT COUNT(*) FROM case_message") == strange.count)
            #expect(
                try await room.count(
                    "SELECT COUNT(*) FROM case_file WHERE waiting_since IS NOT NULL") > 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `exchanges follow references, answers, then subject and sender`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let bruno = "bruno@officinatassi.example"
            let anna = "anna@x.example"
            let first = try await room.fetch(
                TestLetter(from: bruno, subject: "Polizza", messageID: "1@x").bytes, uid: 1
            ).message
            let thread = try await room.thread(first)
            func same(_ letter: TestLetter, _ uid: Int64) async throws -> Bool {
                let message = try await room.fetch(letter.bytes, uid: uid).message
                return try await room.thread(message) == thread
            }
            #expect(try await same(TestLetter(from: anna, subject: "Altro", inReplyTo: "1@x"), 2))
            #expect(
                try await same(
                    TestLetter(
                        from: anna, subject: "Tutt'altro", references: ["0@x", "1@x", "9@x"]), 3))
            #expect(try await same(TestLetter(from: bruno, subject: "Re: R: POLIZZA"), 4))
            #expect(try await !same(TestLetter(from: anna, subject: "Polizza"), 5))
            #expect(try await !same(TestLetter(from: bruno, subject: "Bolletta"), 6))
            #expect(try await !same(TestLetter(from: bruno, subject: "", text: "uno"), 7))
            #expect(try await !same(TestLetter(from: bruno, subject: "", text: "due"), 8))
            room.arca.time.advance(days: 100)
            #expect(try await !same(TestLetter(from: bruno, subject: "Polizza", text: "nuova"), 9))
        }
    }

    @Test(arguments: TestEngine.available)
    func `who writes is known by the address`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            let bruno = try await room.arca.run(
                RegisterParty(
                    partyName: "Tassi", givenName: "Bruno",
                    contacts: [ContactDraft(.mail, "bruno@officinatassi.example")]))
            let known = try await room.fetch(
                TestLetter(from: "B <BRUNO@OfficinaTassi.Example>").bytes, uid: 1)
            #expect(try await room.message(known.message).party == bruno)
            let unknown = try await room.fetch(TestLetter(from: "other@x.example").bytes, uid: 2)
            #expect(try await room.message(unknown.message).party == nil)
            let story = try await room.arca.house.store.read {
                try Timeline(of: bruno.subject).fetch(from: $0).map(\.name)
            }
            #expect(story.contains("mail.messageReceived.v1"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a date in the future is not believed`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            let later = room.arca.time.now().adding(days: 900)
            let letter = TestLetter(date: "Tue, 01 Jan 2999 00:00:00 +0000").bytes
            let message = try await room.fetch(letter, uid: 1, at: later).message
            #expect(try await room.message(message).at == room.arca.time.now())

            let travelled = Array(
                ("Received: from a.example by b.example; Mon, 03 Mar 2014 10:00:00 +0000\r\n"
                    + String(decoding: letter, as: UTF8.self)).utf8)
            let archive = try await room.arca.run(
                BeginMailImport(mailbox: room.box, source: "old"), road: .import)
            let archived = try await room.arca.run(
                ReceiveMessage(
                    mailbox: room.box, raw: RawMessage(travelled),
                    source: .archive(importID: archive), arrivedAt: nil), road: .import)
            #expect(
                try await room.message(archived.message).at
                    == Instant(milliseconds: 1_393_840_800_000))
        }
    }

    /// Nobody can make the reading pass over mail by naming a number.
    @Test(arguments: TestEngine.available)
    func `only what the house fetched moves the place of reading`(_ engine: TestEngine) async throws
    {
        try await MailRoom.with(engine) { room in
            let outcome = try await room.arca.run(
                ReceiveMessage(
                    mailbox: room.box, raw: RawMessage(TestLetter().bytes),
                    source: .server(uidValidity: 1, uid: 4_000_000_000), arrivedAt: nil), road: .cli
            )
            #expect(outcome.isNew)
            #expect(try await room.count("SELECT COUNT(*) FROM mailbox_position") == 0)
        }
    }

    /// Else a key to the API would be enough to say what others wrote, or that we answered.
    @Test(arguments: TestEngine.available)
    func `no letter comes in through the network`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            let raw = RawMessage(TestLetter(from: "info@ilborgo.example").bytes)
            let importID = try await room.arca.run(
                BeginMailImport(mailbox: room.box, source: "a.mbox"), road: .import)
            for road in [Road.api, .web] {
                await #expect(throws: ArrivalRefused.onlyFromMail) {
                    try await room.arca.run(
                        ReceiveMessage(
                            mailbox: room.box, raw: raw,
                            source: .server(uidValidity: 1, uid: 1), arrivedAt: nil), road: road)
                }
                await #expect(throws: ArrivalRefused.onlyFromMail) {
                    try await room.arca.run(
                        BeginMailImport(mailbox: room.box, source: "b.mbox"), road: road)
                }
                await #expect(throws: ArrivalRefused.onlyFromMail) {
                    try await room.arca.run(
                        ImportMessages(
                            importID: importID,
                            messages: [ImportMessages.Item(raw: raw.bytes, writtenAt: nil)]),
                        road: road)
                }
                await #expect(throws: ArrivalRefused.onlyFromMail) {
                    try await room.arca.run(
                        EndMailImport(importID: importID, read: 0, new: 0, known: 0), road: road)
                }
            }
            #expect(try await room.count("SELECT COUNT(*) FROM message") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an archive comes in at its own dates and twice gives no doubles`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let letters = (0..<25).map { number in
                ImportMessages.Item(
                    raw: TestLetter(
                        subject: "Vecchia \(number)", messageID: "old\(number)@x",
                        date: "Thu, 14 Apr 2011 0\(number % 10):00:00 +0200"
                    ).bytes, writtenAt: nil)
            }
            for round in 0..<2 {
                let importID = try await room.arca.run(
                    BeginMailImport(mailbox: room.box, source: "archivio.mbox"), road: .import)
                let outcome = try await room.arca.run(
                    ImportMessages(importID: importID, messages: letters), road: .import)
                #expect(
                    outcome
                        == ImportMessages.Outcome(
                            new: round == 0 ? 25 : 0, known: round == 0 ? 0 : 25))
                try await room.arca.run(
                    EndMailImport(
                        importID: importID, read: 25, new: outcome.new, known: outcome.known),
                    road: .import)
                await #expect(throws: MailImportRefused.notRunning) {
                    try await room.arca.run(
                        EndMailImport(importID: importID, read: 1, new: 1, known: 0), road: .import)
                }
            }
            #expect(try await room.count("SELECT COUNT(*) FROM message") == 25)
            let latest = try await room.arca.house.store.read {
                try $0.value("SELECT MAX(at) FROM message", as: Instant.self)
            }
            #expect(latest == Instant("2011-04-14T07:00:00Z"))
            // Nobody waits for what is that old, and the fact says which import brought it.
            #expect(
                try await room.count(
                    "SELECT COUNT(*) FROM case_file WHERE waiting_since IS NOT NULL") == 0)
            #expect(
                try await room.count("SELECT COUNT(*) FROM case_file WHERE closed_at IS NULL") == 0)
            #expect(
                try await room.count(
                    "SELECT COUNT(*) FROM fact /* all */ WHERE name = 'mail.messageReceived.v1' AND import_id IS NULL"
                ) == 0)
        }
    }
}
