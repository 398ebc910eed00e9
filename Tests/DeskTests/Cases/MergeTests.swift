import ArcaTesting
import Commons
import Journal
import Kernel
import Mail
import Store
import Testing

@testable import Desk

/// D3: two cases about one matter become one, and part again exactly.
@Suite struct MergeTests {
    /// All rows that belong to cases, but for how often each case changed.
    private static func state(_ room: DeskRoom) async throws -> [String] {
        try await room.arca.house.store.read { db in
            var lines: [String] = []
            for (table, columns) in [
                (
                    "case_file",
                    """
                    id, title, party_id, preview, holder, held_since, waiting_since, snoozed_until,
                    last_at, answered_at, opened_at, closed_at, closing_reason, merged_into
                    """ as SQL
                ),
                ("case_message", "message_id, case_id, direction, at"),
                ("case_contact", "id, case_id, kind, minutes, note"),
                ("case_thread", "thread_id, case_id"), ("promise", "id, case_id, due_on, keeper"),
                ("case_label", "label_id, case_id"), ("draft", "case_id, account, body"),
                ("reply", "message_id, case_id, waited_ms"), ("case_merge", "from_id, into_id"),
                ("case_merge_item", "from_id, kind, item_id"),
            ] {
                let name = SQL(stringLiteral: table)
                let rows = try db.all("SELECT \(columns) FROM \(name) ORDER BY 1, 2")
                lines += rows.map { "\(table) \($0)" }
            }
            return lines
        }
    }

    /// Two cases of Bruno, full of everything: the first answered and closed or waiting.
    private static func two(_ room: DeskRoom, firstIsClosed: Bool) async throws -> (
        from: ID<CaseFile>, into: ID<CaseFile>
    ) {
        let from = try await room.brunoAsks(1)
        room.arca.time.advance(seconds: 60)
        let into = try await room.brunoAsks(2)
        let label = try await room.arca.run(MakeLabel(title: "Moto", tone: .sea))
        let both = try await room.arca.run(MakeLabel(title: "Auto", tone: .rose))
        for (file, mark) in [(from, label), (from, both), (into, both)] {
            try await room.arca.run(SetLabel(caseFile: file, label: mark, isOn: true))
        }
        try await room.arca.run(
            RecordContact(caseFile: from, means: .call, minutes: 4, note: "Ha fretta"))
        if firstIsClosed {
            try await room.arca.run(try await room.complete(from, closes: true))
        } else {
            try await room.arca.run(TakeCase(caseFile: from))
            try await room.arca.run(
                MakePromise(
                    caseFile: from, text: "Richiamare", dueOn: room.today.adding(days: 1)))
            try await room.arca.run(
                SnoozeCase(caseFile: from, until: room.today.adding(days: 1)))
            let incomplete = try await room.complete(from).changed(points: [], ticked: [])
            await #expect(throws: ReplyRefused.self) { try await room.arca.run(incomplete) }
            #expect(try await room.show(from).draft != nil)
        }
        room.arca.time.advance(seconds: 60)
        return (from, into)
    }

    @Test(arguments: TestEngine.available, [true, false])
    func `D3: parted again, both cases are exactly what they were`(
        _ engine: TestEngine, _ firstIsClosed: Bool
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (from, into) = try await Self.two(room, firstIsClosed: firstIsClosed)
            let before = try await Self.state(room)
            try await room.arca.run(MergeCases(caseFile: from, into: into))
            #expect(
                try await room.count("SELECT COUNT(*) FROM case_message WHERE case_id = \(from)")
                    == 0)
            #expect(try await room.show(into).contacts.count == 1)
            #expect(try await room.row(from).mergedInto == into)
            try await room.arca.run(UnmergeCase(caseFile: from))
            #expect(try await Self.state(room) == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: merged, the second waits as long as the first did, and letters go there`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (from, into) = try await Self.two(room, firstIsClosed: false)
            let since = try await room.row(from).waitingSince
            try await room.arca.run(MergeCases(caseFile: from, into: into))
            #expect(try await room.row(into).waitingSince == since)
            #expect(try await room.show(into).promises.count == 1)
            #expect(try await room.show(into).draft != nil)
            let free = try await room.arca.ask(Queue(queue: .waiting)).lines.map(\.caseFile.id)
            #expect(free == [into])
            let again = TestLetter(
                subject: "Re: Moto 1", text: "E la moto?", messageID: "again@officinatassi.example",
                inReplyTo: "ask1@officinatassi.example")
            #expect(try await room.arrives(again) == into)
            try await room.arca.run(UnmergeCase(caseFile: from))
            // The letter answers the first case's exchange: it goes with it.
            #expect(
                try await room.count("SELECT COUNT(*) FROM case_message WHERE case_id = \(from)")
                    == 2)
            #expect(
                try await room.count("SELECT COUNT(*) FROM case_message WHERE case_id = \(into)")
                    == 1)
            #expect(try await room.row(from).waitingSince == since)
            #expect(try await room.row(into).waitingSince != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: an answer after the merge answers both when they part`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (from, into) = try await Self.two(room, firstIsClosed: true)
            try await room.arca.run(MergeCases(caseFile: from, into: into))
            room.arca.time.advance(seconds: 60)
            try await room.arca.run(try await room.complete(into, closes: true))
            try await room.arca.run(UnmergeCase(caseFile: from))
            for file in [from, into] {
                #expect(try await room.row(file).waitingSince == nil)
                #expect(try await !room.row(file).isOpen)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: only cases of one person are merged, and a merged one does nothing more`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (from, into) = try await Self.two(room, firstIsClosed: false)
            let stranger = try await room.arrives(
                TestLetter(from: "Ugo <ugo@altrove.example>", subject: "Altro"))
            await #expect(throws: MergeRefused.sameCase) {
                try await room.arca.run(MergeCases(caseFile: from, into: from))
            }
            await #expect(throws: MergeRefused.otherPerson) {
                try await room.arca.run(MergeCases(caseFile: from, into: stranger))
            }
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(MergeCases(caseFile: from, into: ID(rawValue: 5)))
            }
            await #expect(throws: MergeRefused.notMerged) {
                try await room.arca.run(UnmergeCase(caseFile: from))
            }
            let answer = try await room.complete(from)
            try await room.arca.run(MergeCases(caseFile: from, into: into))
            await #expect(throws: MergeRefused.mergedAlready) { try await room.arca.run(answer) }
            await #expect(throws: MergeRefused.mergedAlready) {
                try await room.arca.run(ReopenCase(caseFile: from))
            }
            await #expect(throws: MergeRefused.mergedAlready) {
                try await room.arca.run(
                    RecordContact(caseFile: from, means: .call, minutes: 1, note: "Sì"))
            }
            await #expect(throws: MergeRefused.mergedAlready) {
                try await room.arca.run(MergeCases(caseFile: into, into: from))
            }
            let third = try await room.brunoAsks(3)
            try await room.arca.run(MergeCases(caseFile: into, into: third))
            await #expect(throws: MergeRefused.mergedFurther) {
                try await room.arca.run(UnmergeCase(caseFile: from))
            }
            try await room.arca.run(UnmergeCase(caseFile: into))
            try await room.arca.run(UnmergeCase(caseFile: from))
            let choices = try await room.arca.ask(MergeableCases(caseFile: from))
            #expect(Set(choices.map(\.id)) == [into, third])
        }
    }
}
