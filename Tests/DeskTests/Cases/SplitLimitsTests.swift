import ArcaTesting
import Commons
import Journal
import Kernel
import Mail
import Members
import Store
import Testing

@testable import Desk

/// D3: what a split does not take apart, and what goes along with it.
@Suite struct SplitLimitsTests {
    @Test(arguments: TestEngine.available)
    func `D3: nothing chosen, all chosen, what is elsewhere and closed cases are refused`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, letters, call, promise) = try await SplitCases.full(room)
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
            let (file, letters, _, _) = try await SplitCases.full(room)
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
            let (file, letters, call, promise) = try await SplitCases.full(room)
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
            let whole = try await SplitCases.state(room)
            let last = try await SplitCases.last(room)
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
            try await SplitCases.expect(whole, until: last, but: split, room)
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
