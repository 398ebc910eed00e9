import ArcaTesting
import Commons
import Journal
import Kernel
import Mail
import Members
import Store
import Testing

@testable import Desk

/// D3: one case that holds two matters becomes two, and one again exactly.
@Suite struct SplitTests {
    /// Every row of every table that follows from facts, but for what only concerns the new case and
    /// for how often a case changed.
    /// - Parameter until: stories as far as this fact.
    private static func state(
        _ room: DeskRoom, until: Int64? = nil, but split: ID<CaseFile>? = nil
    ) async throws -> [String] {
        try await room.arca.house.store.read { db in
            let until =
                try until ?? db.value("SELECT MAX(sequence) FROM fact", as: Int64?.self) ?? 0
            let tables = try db.values(
                db.dialect == .sqlite
                    ? "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
                    : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1",
                as: String.self)
            var lines: [String] = []
            for table in tables where !isLeftOut(table) {
                let name = SQL(stringLiteral: table)
                let only: SQL = table == "fact_subject" ? " WHERE sequence <= \(until)" : ""
                let columns: SQL = table == "case_file" ? caseColumns : "*"
                let rows = try db.all("SELECT \(columns) FROM \(name)\(only)")
                lines += rows.map { "\(table) \($0)" }.sorted()
            }
            guard let split else { return lines }
            return lines.filter { !$0.contains("\(split.rawValue)") }
        }
    }

    /// Facts are only added to, and so is their index.
    private static func isLeftOut(_ table: String) -> Bool {
        let starts = ["case_split", "case_merge", "search_", "sqlite_"]
        return ["fact", "fact_content", "job", "repetition", "schema_step"].contains(table)
            || starts.contains { table.hasPrefix($0) }
    }

    /// All but the version.
    private static let caseColumns: SQL = """
        id, year, ordinal, title, party_id, mailbox_id, correspondent, correspondent_name, preview,
        holder, held_since, waiting_since, snoozed_until, last_at, answered_at, opened_at,
        closed_at, closing_reason, merged_into, kind_id
        """

    private static func expect(
        _ whole: [String], until: Int64, but split: ID<CaseFile>, _ room: DeskRoom
    ) async throws {
        let now = try await state(room, until: until, but: split)
        let added = now.filter { !whole.contains($0) }
        let lost = whole.filter { !now.contains($0) }
        #expect(added == [])
        #expect(lost == [])
    }

    private static func last(_ room: DeskRoom) async throws -> Int64 {
        Int64(try await room.count("SELECT MAX(sequence) FROM fact"))
    }

    /// A case with two letters of one exchange, the second about something else; a call, a promise,
    /// labels, a draft; held and offered.
    private static func full(_ room: DeskRoom) async throws -> (
        file: ID<CaseFile>, letters: [ID<MailMessage>], call: ID<CaseContact>, promise: ID<Promise>
    ) {
        let file = try await room.brunoAsks()
        room.arca.time.advance(seconds: 60)
        try await room.arrives(
            TestLetter(
                subject: "Re: Moto 1", text: "E poi: mi fate la voltura della luce?",
                messageID: "luce@officinatassi.example", inReplyTo: "ask1@officinatassi.example"))
        room.arca.time.advance(seconds: 60)
        let call = try await room.arca.run(
            RecordContact(caseFile: file, means: .call, minutes: 4, note: "Richiama per la luce"))
        let promise = try await room.arca.run(
            MakePromise(caseFile: file, text: "Voltura", dueOn: room.today.adding(days: 3)))
        let label = try await room.arca.run(MakeLabel(title: "Moto", tone: .sea))
        try await room.arca.run(SetLabel(caseFile: file, label: label, isOn: true))
        try await room.arca.run(TakeCase(caseFile: file))
        let incomplete = try await room.complete(file).changed(points: [], ticked: [])
        await #expect(throws: ReplyRefused.self) { try await room.arca.run(incomplete) }
        room.arca.time.advance(seconds: 60)
        return (file, try await room.show(file).messages, call, promise)
    }

    @Test(arguments: TestEngine.available)
    func `D3: split and put back together, all is exactly what it was`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, letters, call, promise) = try await Self.full(room)
            let whole = try await Self.state(room)
            let last = try await Self.last(room)
            let split = try await room.arca.run(
                SplitCase(
                    caseFile: file, title: "Voltura", messages: [letters[1]], contacts: [call],
                    promises: [promise]))
            #expect(try await Self.state(room, until: last, but: split) != whole)
            try await room.arca.run(MergeCases(caseFile: split, into: file))
            try await Self.expect(whole, until: last, but: split, room)
            #expect(try await room.row(split).mergedInto == file)
            // Parted again, it is split as before; and put back again.
            try await room.arca.run(UnmergeCase(caseFile: split))
            #expect(try await room.show(split).messages == [letters[1]])
            try await room.arca.run(MergeCases(caseFile: split, into: file))
            try await Self.expect(whole, until: last, but: split, room)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: split for another person and put back, her story is what it was`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, letters, call, _) = try await Self.full(room)
            let mother = try await room.arca.run(
                RegisterParty(partyName: "Conti", givenName: "Lia"))
            let whole = try await Self.state(room)
            let last = try await Self.last(room)
            let split = try await room.arca.run(
                SplitCase(
                    caseFile: file, title: "Voltura", party: mother, messages: [letters[1]],
                    contacts: [call]))
            #expect(try await room.row(split).party == mother)
            let story = try await room.arca.house.store.read {
                try Timeline(of: mother.subject, limit: 50).fetch(from: $0).map(\.name)
            }
            #expect(story.contains("mail.messageReceived.v1"))
            #expect(story.contains(ContactRecorded.name))
            try await room.arca.run(MergeCases(caseFile: split, into: file))
            try await Self.expect(whole, until: last, but: split, room)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: who waits goes on waiting where the letter is, and drafts follow who waits`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, letters, call, promise) = try await Self.full(room)
            let since = try await room.row(file).waitingSince
            let split = try await room.arca.run(
                SplitCase(
                    caseFile: file, title: "Moto", messages: [letters[0]], promises: [promise]))
            // Both waited: each still does, since its own letter.
            #expect(try await room.row(split).waitingSince == since)
            let other = try #require(try await room.row(file).waitingSince)
            #expect(since.map { $0 < other } ?? false)
            #expect(try await room.show(file).draft != nil)
            #expect(try await room.show(split).promises.map(\.promise.id) == [promise])
            #expect(try await room.show(split).labels.map(\.title) == ["Moto"])
            #expect(try await room.row(split).holder == room.arca.giulia.id)
            #expect(try await room.show(file).contacts.map(\.id) == [call])
            // The rest waits no more once all that asked has left, and the words go along.
            let second = try await room.arca.run(
                SplitCase(caseFile: file, title: "Luce", messages: [letters[1]]))
            #expect(try await room.row(file).waitingSince == nil)
            #expect(try await room.row(second).waitingSince == other)
            #expect(try await room.show(second).draft != nil)
            #expect(try await room.show(file).draft == nil)
            let waiting = try await room.arca.ask(Queue(queue: .waiting)).lines.map(\.caseFile.id)
            #expect(waiting == [split, second])
            // Put back in any order, exactly: the later split first, then the one before.
            try await room.arca.run(MergeCases(caseFile: second, into: file))
            try await room.arca.run(MergeCases(caseFile: split, into: file))
            #expect(try await room.row(file).waitingSince == since)
            #expect(try await room.show(file).draft != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: who was answered does not begin to wait by a split`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, letters, _, promise) = try await Self.full(room)
            try await room.arca.run(SettlePromise(promise: promise, outcome: .kept))
            try await room.arca.run(try await room.complete(file))
            #expect(try await room.row(file).waitingSince == nil)
            let split = try await room.arca.run(
                SplitCase(caseFile: file, title: "Luce", messages: [letters[1]]))
            for one in [file, split] { #expect(try await room.row(one).waitingSince == nil) }
            // It counts as answered, and may be closed so.
            try await room.arca.run(CloseCase(caseFile: split, reason: "answered"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: letters that answer what was parted off go there, and the rest stays`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, letters, _, _) = try await Self.full(room)
            let split = try await room.arca.run(
                SplitCase(caseFile: file, title: "Luce", messages: [letters[1]]))
            room.arca.time.advance(seconds: 60)
            let more = try await room.arrives(
                TestLetter(
                    subject: "Re: Moto 1", text: "La bolletta è questa.",
                    messageID: "bolletta@officinatassi.example",
                    inReplyTo: "luce@officinatassi.example"))
            #expect(more == split)
            let moto = try await room.arrives(
                TestLetter(
                    subject: "Re: Moto 1", text: "E la moto?",
                    messageID: "moto@officinatassi.example",
                    inReplyTo: "ask1@officinatassi.example"))
            #expect(moto == file)
            // With something new it is a merge like any other: nothing is lost, and it parts again.
            try await room.arca.run(MergeCases(caseFile: split, into: file))
            #expect(try await room.show(file).messages.count == 4)
            try await room.arca.run(UnmergeCase(caseFile: split))
            #expect(try await room.show(split).messages.count == 2)
            #expect(try await room.show(file).messages.count == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: a whole exchange takes the letters to come along`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, letters, _, _) = try await Self.full(room)
            let split = try await room.arca.run(
                SplitCase(caseFile: file, title: "Tutto", messages: letters))
            #expect(
                try await room.count("SELECT COUNT(*) FROM case_thread WHERE case_id = \(split)")
                    == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: nothing chosen, all chosen, what is elsewhere and closed cases are refused`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, letters, call, promise) = try await Self.full(room)
            let other = try await room.brunoAsks(2)
            let foreign = try await room.show(other).messages
            func refuses(_ refusal: SplitRefused, _ command: SplitCase) async {
                await #expect(throws: refusal) { try await room.arca.run(command) }
            }
            await refuses(.nothingChosen, SplitCase(caseFile: file, title: "Vuota"))
            await refuses(
                .nothingChosen, SplitCase(caseFile: file, title: "Vuota", promises: [promise]))
            await refuses(
                .notInCase, SplitCase(caseFile: file, title: "Altrui", messages: foreign))
            await refuses(
                .notInCase,
                SplitCase(
                    caseFile: file, title: "Altrui", messages: [letters[0]],
                    promises: [ID(rawValue: 7)]))
            await refuses(
                .nothingLeft,
                SplitCase(caseFile: file, title: "Tutto", messages: letters, contacts: [call]))
            await refuses(
                .tooMuchChosen,
                SplitCase(
                    caseFile: file, title: "Troppo",
                    messages: (1...201).map { ID(rawValue: Int64($0)) }))
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(
                    SplitCase(
                        caseFile: file, title: "Chi?", party: ID(rawValue: 3),
                        messages: [letters[0]]))
            }
            try await room.arca.run(MergeCases(caseFile: other, into: file))
            await refuses(
                .ofMergedCase, SplitCase(caseFile: file, title: "Altrui", messages: foreign))
            await #expect(throws: MergeRefused.mergedAlready) {
                try await room.arca.run(
                    SplitCase(caseFile: other, title: "Unita", messages: foreign))
            }
            try await room.arca.run(SettlePromise(promise: promise, outcome: .kept))
            try await room.arca.run(CloseCase(caseFile: file, reason: "noAnswerNeeded"))
            await #expect(throws: CaseRefused.alreadyClosed) {
                try await room.arca.run(
                    SplitCase(caseFile: file, title: "Chiusa", messages: [letters[0]]))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: with news and another person it is not put back`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, letters, _, _) = try await Self.full(room)
            let lia = try await room.arca.run(RegisterParty(partyName: "Conti", givenName: "Lia"))
            let split = try await room.arca.run(
                SplitCase(caseFile: file, title: "Luce", party: lia, messages: [letters[1]]))
            try await room.arca.run(
                RecordContact(caseFile: split, means: .call, minutes: 1, note: "Sono Lia"))
            await #expect(throws: MergeRefused.otherPerson) {
                try await room.arca.run(MergeCases(caseFile: split, into: file))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: tasks go along where they are chosen, and come back exactly`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, letters, call, promise) = try await Self.full(room)
            func task(_ text: String) async throws -> ID<DeskTask> {
                try await room.arca.run(
                    MakeTask(text: text, dueOn: room.today.adding(days: 2), caseFile: file))
            }
            let (light, bike, done) = (
                try await task("Chiedere il POD"), try await task("Foto della moto"),
                try await task("Lettura del contatore")
            )
            try await room.arca.run(TakeTask(task: light))
            try await room.arca.run(SettleTask(task: done, outcome: .done))
            let whole = try await Self.state(room)
            let last = try await Self.last(room)
            await #expect(throws: SplitRefused.nothingChosen) {
                try await room.arca.run(SplitCase(caseFile: file, title: "Luce", tasks: [light]))
            }
            let split = try await room.arca.run(
                SplitCase(
                    caseFile: file, title: "Luce", messages: [letters[1]], contacts: [call],
                    promises: [promise], tasks: [light, done]))
            #expect(try await room.show(split).tasks.map(\.task.id) == [light])
            #expect(try await room.show(file).tasks.map(\.task.id) == [bike])
            let story = try await room.arca.house.store.read {
                try Timeline(of: split.subject, limit: 50).fetch(from: $0).map(\.name)
            }
            #expect(story.filter { $0 == TaskMade.name }.count == 2)
            await #expect(throws: SplitRefused.notInCase) {
                try await room.arca.run(
                    SplitCase(
                        caseFile: file, title: "Altrui", messages: [letters[0]], tasks: [light]))
            }
            try await room.arca.run(MergeCases(caseFile: split, into: file))
            try await Self.expect(whole, until: last, but: split, room)
            // A task of a case that was merged into this one stays with that case.
            let other = try await room.brunoAsks(2)
            let foreign = try await room.arca.run(
                MakeTask(text: "Altro", dueOn: room.today, caseFile: other))
            try await room.arca.run(MergeCases(caseFile: other, into: file))
            await #expect(throws: SplitRefused.ofMergedCase) {
                try await room.arca.run(
                    SplitCase(
                        caseFile: file, title: "Altrui", messages: [letters[0]], tasks: [foreign]))
            }
        }
    }
}
