import ArcaTesting
import Commons
import Journal
import Kernel
import Members
import Store
import Testing

@testable import Desk

/// D7: what we must do stays in the list until a person does it or drops it; D2: nobody is given it.
@Suite struct TaskTests {
    private static func open(_ room: DeskRoom) async throws -> [OpenTasks.Line] {
        try await room.arca.ask(OpenTasks()).lines
    }

    @Test(arguments: TestEngine.available)
    func `D7: a task is taken, put off with a reason, and done once`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let later = room.today.adding(days: 3)
            let task = try await room.arca.run(
                MakeTask(text: "Chiedere il preventivo", dueOn: later, caseFile: file))
            let free = try await room.arca.run(
                MakeTask(text: "Carta per la stampante", dueOn: room.today, isMine: true))
            #expect(try await Self.open(room).map(\.task.id) == [free, task])
            #expect(try await Self.open(room).map(\.keeperName) == ["Giulia Ferrari", nil])
            #expect(try await room.arca.ask(QueueCounts()).tasks == 2)
            #expect(try await room.arca.ask(QueueCounts()).tasksDue == 1)
            try await room.arca.run(TakeTask(task: task), as: room.arca.marta)
            await #expect(throws: TaskRefused.notYours) {
                try await room.arca.run(ReleaseTask(task: task))
            }
            try await room.arca.run(
                MoveTask(task: task, dueOn: later.adding(days: 1), reason: "Ufficio chiuso"))
            try await room.arca.run(SettleTask(task: task, outcome: .done))
            await #expect(throws: TaskRefused.settledAlready) {
                try await room.arca.run(SettleTask(task: task, outcome: .done))
            }
            await #expect(throws: TaskRefused.settledAlready) {
                try await room.arca.run(TakeTask(task: task))
            }
            await #expect(throws: InputRefused.missing(field: "note")) {
                try await room.arca.run(SettleTask(task: free, outcome: .dropped, note: " "))
            }
            try await room.arca.run(SettleTask(task: free, outcome: .dropped, note: "C'è"))
            #expect(try await Self.open(room).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D7: days gone by and too far, a case and a person at once, strangers are refused`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let lia = try await room.arca.run(RegisterParty(partyName: "Conti", givenName: "Lia"))
            func refuses(_ refusal: TaskRefused, _ command: MakeTask) async {
                await #expect(throws: refusal) { try await room.arca.run(command) }
            }
            await refuses(.dueInPast, MakeTask(text: "Ieri", dueOn: room.today.adding(days: -1)))
            await refuses(.dueTooFar, MakeTask(text: "Poi", dueOn: room.today.adding(days: 9_999)))
            await refuses(
                .ofTwo, MakeTask(text: "Due", dueOn: room.today, caseFile: file, party: lia))
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(
                    MakeTask(text: "Chi?", dueOn: room.today, party: ID(rawValue: 3)))
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.run(
                    MakeTask(text: "No", dueOn: room.today), as: room.arca.renzo)
            }
            #expect(try await room.count("SELECT COUNT(*) FROM desk_task") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D2: who cannot come gives tasks back, and a case closes over them`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            try await room.arca.run(
                MakeTask(text: "Archiviare", dueOn: room.today, caseFile: file, isMine: true))
            try await room.arca.run(CloseCase(caseFile: file, reason: "noAnswerNeeded"))
            let outcome = try await room.arca.run(GiveEverythingBack())
            #expect(outcome == .init(cases: 0, promises: 0, tasks: 1))
            #expect(try await Self.open(room).map(\.keeperName) == [nil])
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: merged, parted and split cases carry their tasks`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let (one, other) = (try await room.brunoAsks(1), try await room.brunoAsks(2))
            let task = try await room.arca.run(
                MakeTask(text: "Foto", dueOn: room.today, caseFile: one))
            func place() async throws -> [ID<CaseFile>?] {
                try await Self.open(room).map(\.task.caseFile)
            }
            try await room.arca.run(MergeCases(caseFile: one, into: other))
            #expect(try await place() == [other])
            #expect(try await room.show(other).tasks.map(\.task.id) == [task])
            await #expect(throws: MergeRefused.mergedAlready) {
                try await room.arca.run(
                    MakeTask(text: "Qui", dueOn: room.today, caseFile: one))
            }
            try await room.arca.run(UnmergeCase(caseFile: one))
            #expect(try await place() == [one])
            // A split leaves it; what is made in the new case comes home with it.
            let call = try await room.arca.run(
                RecordContact(caseFile: one, means: .call, minutes: 1, note: "Altro"))
            let split = try await room.arca.run(
                SplitCase(caseFile: one, title: "Altro", contacts: [call]))
            try await room.arca.run(
                MakeTask(text: "Altro", dueOn: room.today, caseFile: split))
            try await room.arca.run(MergeCases(caseFile: split, into: one))
            #expect(try await place() == [one, one])
        }
    }

    @Test(arguments: TestEngine.available)
    func `M5: tasks follow the merging of two records and part again exactly`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let from = try await room.arca.run(RegisterParty(partyName: "Conti", givenName: "Lia"))
            let into = try await room.arca.run(RegisterParty(partyName: "Conti", givenName: "Lia"))
            for (party, text) in [(from, "Sua"), (into, "Dell'altra")] {
                try await room.arca.run(
                    MakeTask(text: text, dueOn: room.today, party: party))
            }
            try await room.arca.run(MergeParties(party: from, into: into))
            #expect(Set(try await Self.open(room).map(\.task.party)) == [into])
            try await room.arca.run(PartParties(party: from))
            #expect(try await Self.open(room).map(\.task.party) == [from, into])
        }
    }

    @Test(arguments: TestEngine.available)
    func `D7: many tasks come page by page`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            for number in [3, 1, 2, 1, 3] {
                try await room.arca.run(
                    MakeTask(text: "\(number)", dueOn: room.today.adding(days: number)))
            }
            var texts: [String] = []
            var after: String?
            repeat {
                let page = try await room.arca.ask(OpenTasks(after: after, limit: 2))
                texts += page.lines.map(\.task.text)
                after = page.next
            } while after != nil
            #expect(texts == ["1", "1", "2", "3", "3"])
        }
    }
}
