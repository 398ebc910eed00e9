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
    @Test(arguments: TestEngine.available)
    func `D3: split and put back together, all is exactly what it was`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, letters, call, promise) = try await SplitCases.full(room)
            let whole = try await SplitCases.state(room)
            let last = try await SplitCases.last(room)
            let split = try await room.arca.run(
                SplitCase(
                    caseFile: file, title: "Voltura", messages: [letters[1]], contacts: [call],
                    promises: [promise]))
            #expect(try await SplitCases.state(room, until: last, but: split) != whole)
            try await room.arca.run(MergeCases(caseFile: split, into: file))
            try await SplitCases.expect(whole, until: last, but: split, room)
            #expect(try await room.row(split).mergedInto == file)
            // Parted again, it is split as before; and put back again.
            try await room.arca.run(UnmergeCase(caseFile: split))
            #expect(try await room.show(split).messages == [letters[1]])
            try await room.arca.run(MergeCases(caseFile: split, into: file))
            try await SplitCases.expect(whole, until: last, but: split, room)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: split for another person and put back, her story is what it was`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, letters, call, _) = try await SplitCases.full(room)
            let mother = try await room.arca.run(
                RegisterParty(partyName: "Conti", givenName: "Lia"))
            let whole = try await SplitCases.state(room)
            let last = try await SplitCases.last(room)
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
            try await SplitCases.expect(whole, until: last, but: split, room)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: who waits goes on waiting where the letter is, and drafts follow who waits`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, letters, call, promise) = try await SplitCases.full(room)
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
            let (file, letters, _, promise) = try await SplitCases.full(room)
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
            let (file, letters, _, _) = try await SplitCases.full(room)
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
            let (file, letters, _, _) = try await SplitCases.full(room)
            let split = try await room.arca.run(
                SplitCase(caseFile: file, title: "Tutto", messages: letters))
            #expect(
                try await room.count("SELECT COUNT(*) FROM case_thread WHERE case_id = \(split)")
                    == 1)
        }
    }
}
