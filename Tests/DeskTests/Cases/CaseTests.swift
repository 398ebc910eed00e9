import ArcaTesting
import Commons
import Journal
import Kernel
import Mail
import Members
import Store
import Testing

@testable import Desk

@Suite struct CaseTests {
    /// D3: every incoming message belongs to a case, and to one alone.
    @Test(arguments: TestEngine.available)
    func `every incoming message is in exactly one case`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            var chance = SplitMix64(seed: 12)
            for number in 0..<40 {
                let sender = "p\(chance.nextUInt64() % 5)@x.example"
                let answered =
                    number > 3 && chance.nextUInt64() % 3 == 0
                    ? "m\(chance.nextUInt64() % 4)@x" : nil
                try await room.arrives(
                    TestLetter(
                        from: sender,
                        subject: ["Polizza", "Bolletta", ""][Int(chance.nextUInt64() % 3)],
                        text: "Numero \(number)", messageID: "m\(number)@x", inReplyTo: answered,
                        moreHeaders: number % 7 == 0 ? ["Auto-Submitted: auto-replied"] : []))
                room.arca.time.advance(seconds: 30)
            }
            #expect(
                try await room.count("SELECT COUNT(*) FROM message") == 40)
            #expect(try await room.count("SELECT COUNT(*) FROM case_message") == 40)
            #expect(
                try await room.count(
                    """
                    SELECT COUNT(*) FROM message LEFT JOIN case_message ON case_message.message_id = message.id
                    WHERE case_message.case_id IS NULL
                    """) == 0)
            // D7: who writes first in a case waits, in a queue that all see.
            #expect(
                try await room.count(
                    "SELECT COUNT(*) FROM case_file WHERE waiting_since IS NULL AND closed_at IS NULL"
                ) == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `cases are numbered within the year without gaps`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            for number in 1...5 { _ = try await room.brunoAsks(number) }
            room.arca.time.set(try #require(Instant("2026-12-31T22:59:59Z")))
            _ = try await room.brunoAsks(6)
            room.arca.time.set(try #require(Instant("2026-12-31T23:00:00Z")))
            _ = try await room.brunoAsks(7)
            let lines = try await room.arca.ask(Queue(queue: .open, limit: 100)).lines
            #expect(
                Set(lines.map(\.caseFile.number)) == [
                    "2026/1", "2026/2", "2026/3", "2026/4", "2026/5", "2026/6", "2027/1",
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a letter to a closed case opens it again, an answering machine does not`(
        _ engine: TestEngine
    )
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            try await room.arca.run(CloseCase(caseFile: file, reason: "noAnswerNeeded"))
            room.arca.time.advance(seconds: 60)
            let machine = TestLetter(
                subject: "Risposta automatica", text: "Sono assente",
                inReplyTo: "ask1@officinatassi.example",
                moreHeaders: ["Auto-Submitted: auto-replied"])
            #expect(try await room.arrives(machine) == file)
            #expect(try await !room.row(file).isOpen)
            room.arca.time.advance(seconds: 60)
            let again = TestLetter(
                subject: "Re: Moto 1", text: "Allora?", inReplyTo: "ask1@officinatassi.example")
            #expect(try await room.arrives(again) == file)
            let row = try await room.row(file)
            #expect(row.isOpen)
            #expect(row.waitingSince == room.arca.time.now())
        }
    }

    /// D2: one takes for oneself and gives back what one holds.
    @Test(arguments: TestEngine.available)
    func `an operator takes and releases for herself alone`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            try await room.arca.run(TakeCase(caseFile: file))
            try await room.arca.run(TakeCase(caseFile: file))
            #expect(try await room.row(file).holder == room.arca.giulia.id)
            #expect(try await room.facts(named: "desk.caseTaken.v1") == 1)
            await #expect(throws: CaseRefused.notHeldByYou) {
                try await room.arca.run(ReleaseCase(caseFile: file), as: room.arca.marta)
            }
            try await room.arca.run(ReleaseCase(caseFile: file))
            #expect(try await room.row(file).holder == nil)
            await #expect(throws: CaseRefused.notHeldByYou) {
                try await room.arca.run(ReleaseCase(caseFile: file))
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.run(TakeCase(caseFile: file), as: room.arca.renzo)
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.house.run(TakeCase(caseFile: file), as: .house, road: .job)
            }
            try await room.arca.run(CloseCase(caseFile: file, reason: "spam"))
            await #expect(throws: CaseRefused.alreadyClosed) {
                try await room.arca.run(TakeCase(caseFile: file))
            }
        }
    }

    /// D3: a case closes with an answer or a stated reason.
    @Test(arguments: TestEngine.available)
    func `a case closes only with an answer or a reason`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            func code(_ close: CloseCase) async -> String {
                do { try await room.arca.run(close); return "closed" } catch let refusal
                    as any Refusal
                {
                    return refusal.code
                } catch { return "\(error)" }
            }
            #expect(await code(CloseCase(caseFile: file)) == "neitherAnswerNorReason")
            #expect(await code(CloseCase(caseFile: file, reason: " ")) == "neitherAnswerNorReason")
            #expect(await code(CloseCase(caseFile: file, reason: "answered")) == "answerNotSent")
            #expect(await code(CloseCase(caseFile: file, reason: "whatever")) == "wrongType")
            #expect(await code(CloseCase(caseFile: file, reason: "archive")) == "wrongType")
            for note in [nil, "", "  ", "ok", "\u{200B}\u{200B}\u{200B}\u{200B}", "..."] {
                #expect(
                    await code(CloseCase(caseFile: file, reason: "other", note: note))
                        == "reasonNotWritten")
            }
            #expect(await code(CloseCase(caseFile: ID(rawValue: 1), reason: "spam")) == "notFound")
            try await room.arca.run(room.complete(file))
            #expect(await code(CloseCase(caseFile: file)) == "closed")
            #expect(try await room.row(file).closingReason == "answered")
            #expect(await code(CloseCase(caseFile: file)) == "alreadyClosed")
            try await room.arca.run(ReopenCase(caseFile: file))
            #expect(
                await code(CloseCase(caseFile: file, reason: "other", note: "È passato in agenzia"))
                    == "closed")
        }
    }

    @Test(arguments: TestEngine.available)
    func `after an answer a new letter waits again`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            room.arca.time.advance(seconds: 60)
            try await room.arca.run(room.complete(file))
            #expect(try await room.show(file).isAnswered)
            room.arca.time.advance(seconds: 60)
            try await room.arrives(
                TestLetter(
                    subject: "Re: Moto 1", text: "E quando scade?",
                    inReplyTo: "ask1@officinatassi.example"))
            #expect(try await !room.show(file).isAnswered)
            await expectRefusal { try await room.arca.run(CloseCase(caseFile: file)) }
        }
    }

    /// J3: whose case it is brings its whole past into that person's story, and what comes later too.
    @Test(arguments: TestEngine.available)
    func `linking a case brings past and future into the person's story`(_ engine: TestEngine)
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            try await room.arca.run(
                RecordContact(caseFile: file, means: .call, minutes: 7, note: "Richiamato"))
            let bruno = try await room.arca.run(
                RegisterParty(partyName: "Tassi", givenName: "Bruno"))
            func story() async throws -> [String] {
                try await room.arca.house.store.read {
                    try Timeline(of: bruno.subject, limit: 200).fetch(from: $0).map(\.name)
                }
            }
            let before = try await story()
            #expect(!before.contains("mail.messageReceived.v1"))
            try await room.arca.run(LinkCase(caseFile: file, party: bruno))
            let after = try await story()
            for name in [
                "mail.messageReceived.v1", "desk.caseOpened.v1", "desk.contactRecorded.v1",
                "desk.caseLinked.v1",
            ] {
                #expect(after.filter { $0 == name }.count == 1, "\(name)")
            }
            room.arca.time.advance(seconds: 60)
            try await room.arrives(
                TestLetter(
                    subject: "Re: Moto 1", text: "Altro", inReplyTo: "ask1@officinatassi.example"))
            #expect(try await story().filter { $0 == "mail.messageReceived.v1" }.count == 2)
            #expect(try await room.arca.ask(CasesOfParty(party: bruno)).map(\.id) == [file])
            await #expect(throws: CaseRefused.alreadyLinked) {
                try await room.arca.run(LinkCase(caseFile: file, party: bruno))
            }
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(LinkCase(caseFile: file, party: ID(rawValue: 4)))
            }
        }
    }

    /// D6: a call or a visit is recorded in the case with its minutes.
    @Test(arguments: TestEngine.available)
    func `contacts keep their minutes and answer only what came before`(_ engine: TestEngine)
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let now = room.arca.time.now()
            for (minutes, isGood) in [
                (-1, false), (0, true), (1440, true), (1441, false), (.max, false),
            ] {
                let contact = RecordContact(
                    caseFile: file, means: .visit, minutes: minutes, note: "Visita")
                if isGood {
                    try await room.arca.run(contact)
                } else {
                    await #expect(throws: ContactRefused.minutes) {
                        try await room.arca.run(contact)
                    }
                }
            }
            await #expect(throws: ContactRefused.future) {
                try await room.arca.run(
                    RecordContact(
                        caseFile: file, means: .call, minutes: 1, note: "x",
                        at: now.adding(seconds: 1)))
            }
            // A call of yesterday cannot have answered the letter of today; a note answers nothing.
            try await room.arca.run(
                RecordContact(
                    caseFile: file, means: .call, minutes: 5, note: "Ieri",
                    at: now.adding(days: -1), answers: true))
            try await room.arca.run(
                RecordContact(caseFile: file, means: .note, minutes: 0, note: "Nota", answers: true)
            )
            #expect(try await room.row(file).waitingSince == now)
            try await room.arca.run(
                RecordContact(caseFile: file, means: .call, minutes: 5, note: "Oggi", answers: true)
            )
            #expect(try await room.row(file).waitingSince == nil)
            try await room.arca.run(CloseCase(caseFile: file))
            let shown = try await room.show(file).contacts
            #expect(shown.map(\.minutes).sorted() == [0, 0, 5, 5, 1440])
        }
    }

    /// The past that an archive brings completes a case that is alive; it never ends it (D3, D7).
    @Test(arguments: TestEngine.available)
    func `an archive never closes a case where somebody waits`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            try await room.arca.run(TakeCase(caseFile: file))
            let importID = try await room.arca.run(
                BeginMailImport(mailbox: room.box, source: "inviata.mbox"), road: .import)
            let old = TestLetter(
                subject: "Re: Moto 1", text: "Vecchia", inReplyTo: "ask1@officinatassi.example",
                date: "Mon, 05 Jan 2026 09:00:00 +0100")
            var ours = old
            ours.from = "Il Borgo <info@ilborgo.example>"
            ours.to = "bruno@officinatassi.example"
            try await room.arca.run(
                ImportMessages(
                    importID: importID,
                    messages: [old, ours].map { ImportMessages.Item(raw: $0.bytes, writtenAt: nil) }
                ), road: .import)
            let row = try await room.row(file)
            #expect(row.isOpen)
            #expect(row.holder == room.arca.giulia.id)
            #expect(row.waitingSince == room.arca.time.now())
            #expect(try await room.count("SELECT COUNT(*) FROM case_message") == 3)
            #expect(try await room.drawn(file).count == 2)
        }
    }

    /// Archives come in any order.
    @Test(arguments: TestEngine.available, [false, true])
    func `a question answered in the archive does not wait`(
        _ engine: TestEngine, _ answerFirst: Bool
    )
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let importID = try await room.arca.run(
                BeginMailImport(mailbox: room.box, source: "a.mbox"), road: .import)
            let question = TestLetter(
                subject: "Gomme", text: "Quando?", messageID: "q@x",
                date: "Thu, 05 Mar 2026 09:00:00 +0100")
            let answer = TestLetter(
                from: "info@ilborgo.example", to: "bruno@officinatassi.example",
                subject: "Re: Gomme",
                text: "Domani.", messageID: "a@x", inReplyTo: "q@x",
                date: "Fri, 06 Mar 2026 09:00:00 +0100")
            let letters = answerFirst ? [answer, question] : [question, answer]
            try await room.arca.run(
                ImportMessages(
                    importID: importID,
                    messages: letters.map { ImportMessages.Item(raw: $0.bytes, writtenAt: nil) }),
                road: .import)
            #expect(
                try await room.count(
                    "SELECT COUNT(*) FROM case_file WHERE waiting_since IS NOT NULL") == 0)
            #expect(
                try await room.count("SELECT COUNT(*) FROM case_file WHERE closed_at IS NULL") == 0)
            // A day, where the question is known when the answer comes in.
            #expect(
                try await room.count(
                    "SELECT COUNT(*) FROM reply /* all */ WHERE waited_ms = 86400000")
                    == (answerFirst ? 0 : 1))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a letter that the server refused opens its case again`(_ engine: TestEngine) async throws
    {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let sent = try await room.arca.run(room.complete(file, closes: true))
            #expect(try await !room.row(file).isOpen)
            try await room.arca.house.run(Refuse(message: sent.message), as: .house, road: .job)
            let row = try await room.row(file)
            #expect(row.isOpen && row.waitingSince != nil)
        }
    }

    /// Stands for the sender, which says so to every receiver.
    private struct Refuse: Command {
        static let name = "test.refuse"
        static let purpose = Bilingual(it: "", en: "")
        let message: ID<MailMessage>
        func run(in tx: Transaction) throws -> Done {
            for case let receiver as any MailReceiver in tx.features {
                try receiver.couldNotLeave(message, in: tx)
            }
            return Done()
        }
    }
}
