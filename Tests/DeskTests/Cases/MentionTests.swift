import ArcaTesting
import Commons
import Journal
import Kernel
import Store
import Testing

@testable import Desk

/// D2: a note may call a colleague; it gives nobody work.
@Suite struct MentionTests {
    private static func note(_ room: DeskRoom, _ file: ID<CaseFile>, _ text: String) async throws
        -> ID<CaseContact>
    {
        try await room.arca.run(
            RecordContact(caseFile: file, means: .note, minutes: 0, note: text))
    }

    private static func called(_ room: DeskRoom, by text: String) async throws -> Int {
        let file = try await room.arca.run(OpenCase(title: "Prova", party: nil))
        let before = try await room.count("SELECT COUNT(*) FROM case_mention")
        _ = try await note(room, file, text)
        return try await room.count("SELECT COUNT(*) FROM case_mention") - before
    }

    @Test(arguments: TestEngine.available)
    func `D2: who is called sees it until she ticks it, and nobody else does`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let first = try await Self.note(room, file, "@marta neri, lo sai tu?")
            room.arca.time.advance(seconds: 1)
            let second = try await Self.note(room, file, "Chiedere a (@Marta).")
            let marta = room.arca.marta
            let lines = try await room.arca.ask(MentionsOfMe(), as: marta).lines
            #expect(lines.map(\.contact) == [second, first])
            #expect(lines.map(\.by) == ["Giulia Ferrari", "Giulia Ferrari"])
            #expect(try await room.arca.ask(QueueCounts(), as: marta).mentions == 2)
            #expect(try await room.arca.ask(QueueCounts()).mentions == 0)
            await #expect(throws: MentionRefused.notCalled) {
                try await room.arca.run(SeeMention(contact: first))
            }
            try await room.arca.run(SeeMention(contact: first), as: marta)
            await #expect(throws: MentionRefused.notCalled) {
                try await room.arca.run(SeeMention(contact: first), as: marta)
            }
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(SeeMention(contact: ID(rawValue: 4)), as: marta)
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.run(SeeMention(contact: second), as: room.arca.renzo)
            }
            #expect(try await room.arca.ask(QueueCounts(), as: marta).mentions == 1)
            // Nothing was given to anybody: the case is as free as before.
            #expect(try await room.row(file).holder == nil)
            let shown = try await room.show(file).contacts.map { $0.called.map(\.isSeen) }
            #expect(shown == [[true], [false]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `D2: addresses, strangers, oneself, auditors and who has left are not called`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            for text in [
                "Scrivere a marta@neri.example", "@Martina", "@nessuno", "@", "@@@ @ @,", "Marta",
                "@Giulia Ferrari", "@Renzo Bassi", "a@Marta", "@ Marta",
            ] {
                #expect(try await Self.called(room, by: text) == 0, "\(text)")
            }
            #expect(try await Self.called(room, by: "@Marta e @MARTA NERI e @marta neri") == 1)
            #expect(try await Self.called(room, by: "@@Marta") == 1)
            let hostile = String(repeating: "@marta", count: 1_600)
            #expect(try await Self.called(room, by: hostile) == 1)
            if let marta = room.arca.marta.id {
                try await room.arca.run(CloseAccount(account: marta))
            }
            #expect(try await Self.called(room, by: "@Marta") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D2: a first name of several wants the whole name, and the longer name wins`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            for (name, mail) in [
                ("Marta Neri Galli", "galli@ilborgo.example"),
                ("Niccolò D'Alì", "nd@ilborgo.example"),
            ] {
                try await room.arca.run(
                    OpenAccount(
                        accountName: name, mail: try MailAddress(mail), role: .operator))
            }
            let file = try await room.brunoAsks()
            await #expect(throws: MentionRefused.severalOfThatName) {
                try await room.arca.run(
                    RecordContact(caseFile: file, means: .note, minutes: 0, note: "@Marta?"))
            }
            #expect(try await room.show(file).contacts.isEmpty)
            _ = try await Self.note(room, file, "@Marta Neri Galli, @niccolo")
            let names = try await room.show(file).contacts.flatMap { $0.called.map(\.name) }
            #expect(Set(names) == ["Marta Neri Galli", "Niccolò D'Alì"])
            #expect(try await room.arca.ask(QueueCounts(), as: room.arca.marta).mentions == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D2: a call stands where its note is, merged or split`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let (one, other) = (try await room.brunoAsks(1), try await room.brunoAsks(2))
            let note = try await Self.note(room, one, "@Marta guarda")
            func place() async throws -> [ID<CaseFile>] {
                try await room.arca.ask(MentionsOfMe(), as: room.arca.marta).lines
                    .map(\.caseFile.id)
            }
            let split = try await room.arca.run(
                SplitCase(caseFile: one, title: "Nota", contacts: [note]))
            #expect(try await place() == [split])
            try await room.arca.run(MergeCases(caseFile: split, into: other))
            #expect(try await place() == [other])
            try await room.arca.run(UnmergeCase(caseFile: split))
            try await room.arca.run(MergeCases(caseFile: split, into: one))
            #expect(try await place() == [one])
        }
    }

    @Test(arguments: TestEngine.available)
    func `D2: many calls come page by page`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            for number in 1...5 { _ = try await Self.note(room, file, "@Marta \(number)") }
            var notes: [String] = []
            var after: String?
            repeat {
                let page = try await room.arca.ask(
                    MentionsOfMe(after: after, limit: 2), as: room.arca.marta)
                notes += page.lines.map(\.note)
                after = page.next
            } while after != nil
            #expect(notes == (1...5).reversed().map { "@Marta \($0)" })
        }
    }
}
