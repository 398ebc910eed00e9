import ArcaTesting
import Commons
import Kernel
import Mail
import Store
import Testing

@testable import Desk

/// D7: what was promised is not forgotten; only a person keeps, moves or withdraws it.
@Suite struct PromiseTests {
    private static func promises(_ room: DeskRoom, _ file: ID<CaseFile>) async throws
        -> [PromiseRow]
    {
        try await room.show(file).promises.map(\.promise)
    }

    private static func promise(
        _ room: DeskRoom, _ file: ID<CaseFile>, inDays days: Int = 3
    ) async throws -> ID<Promise> {
        try await room.arca.run(
            MakePromise(
                caseFile: file, text: "Mandare il preventivo della moto",
                dueOn: room.today.adding(days: days)))
    }

    @Test(arguments: TestEngine.available)
    func `D7: a letter brings a promise forward and leaves it open`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            _ = try await Self.promise(room, file)
            #expect(try await Self.promises(room, file).map(\.writtenAgainAt) == [nil])
            room.arca.time.advance(seconds: 60)
            try await room.arrives(
                TestLetter(
                    subject: "Re: Moto 1", text: "Grazie!",
                    inReplyTo: "ask1@officinatassi.example"))
            let found = try await Self.promises(room, file)
            #expect(found.map(\.writtenAgainAt) == [room.arca.time.now()])
            #expect(found.map(\.isOpen) == [true])
            let all = try await room.arca.ask(OpenPromises())
            #expect(all.lines.map(\.promise) == found)
            #expect(all.lines.map(\.keeperName) == ["Giulia Ferrari"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `D7: a case with an open promise does not close, on no road`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let promise = try await Self.promise(room, file)
            await #expect(throws: PromiseRefused.stillOpen) {
                try await room.arca.run(CloseCase(caseFile: file, reason: "noAnswerNeeded"))
            }
            let answer = try await room.complete(file, closes: true)
            await #expect(throws: PromiseRefused.stillOpen) { try await room.arca.run(answer) }
            #expect(try await room.queued() == 0)
            #expect(try await room.show(file).draft?.text == DeskRoom.answer)
            // An old answer that an archive brings ends no case over a promise either.
            try await room.arrives(
                TestLetter(
                    from: "info@ilborgo.example", to: "bruno@officinatassi.example",
                    subject: "Re: Moto 1", text: "Fatto.",
                    inReplyTo: "ask1@officinatassi.example"))
            #expect(try await room.row(file).isOpen)
            try await room.arca.run(SettlePromise(promise: promise, outcome: .kept))
            try await room.arca.run(CloseCase(caseFile: file, reason: "noAnswerNeeded"))
            #expect(try await !room.row(file).isOpen)
            await #expect(throws: CaseRefused.alreadyClosed) {
                _ = try await Self.promise(room, file)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `D7: an answer keeps the promises it names and may close then`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks(1)
            let other = try await room.brunoAsks(2)
            let mine = try await Self.promise(room, file)
            let foreign = try await Self.promise(room, other)
            let answer = try await room.complete(file)
            func keeping(_ promises: [ID<Promise>]) -> SendReply {
                SendReply(
                    caseFile: file, version: answer.version, text: answer.text,
                    points: answer.points, ticked: answer.ticked, closes: true, keeps: promises)
            }
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(keeping([mine, foreign]))
            }
            #expect(try await room.queued() == 0)
            try await room.arca.run(keeping([mine]))
            #expect(try await !room.row(file).isOpen)
            #expect(
                try await room.arca.ask(OpenPromises()).lines.map(\.promise.id) == [foreign])
        }
    }

    @Test(arguments: TestEngine.available)
    func `D7: only a person settles a promise, once, and says why it is withdrawn or moved`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let promise = try await Self.promise(room, file)
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.house.run(
                    SettlePromise(promise: promise, outcome: .kept), as: .house, road: .job)
            }
            for note in [nil, "", "  "] {
                await #expect(throws: InputRefused.missing(field: "note")) {
                    try await room.arca.run(
                        SettlePromise(promise: promise, outcome: .withdrawn, note: note))
                }
            }
            func move(_ days: Int, _ reason: String = "Manca un dato") -> MovePromise {
                MovePromise(
                    promise: promise, dueOn: room.today.adding(days: days), reason: reason)
            }
            await #expect(throws: PromiseRefused.dueInPast) { try await room.arca.run(move(-1)) }
            await #expect(throws: PromiseRefused.sameDay) { try await room.arca.run(move(3)) }
            await #expect(throws: PromiseRefused.dueTooFar) {
                try await room.arca.run(move(3_654))
            }
            await #expect(throws: InputRefused.missing(field: "reason")) {
                try await room.arca.run(move(5, " "))
            }
            try await room.arca.run(move(5), as: room.arca.marta)
            #expect(
                try await Self.promises(room, file).map(\.dueOn) == [room.today.adding(days: 5)])
            try await room.arca.run(
                SettlePromise(promise: promise, outcome: .withdrawn, note: "Non serve più"))
            await #expect(throws: PromiseRefused.settledAlready) {
                try await room.arca.run(SettlePromise(promise: promise, outcome: .kept))
            }
            await #expect(throws: PromiseRefused.settledAlready) {
                try await room.arca.run(move(9))
            }
            #expect(try await Self.promises(room, file).isEmpty)
        }
    }

    /// D2: who looks after a promise takes it for herself.
    @Test(arguments: TestEngine.available)
    func `open promises come by day, page by page, and anybody may look after one`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            for days in [9, 2, 5, 2, 0] { _ = try await Self.promise(room, file, inDays: days) }
            var days: [CalendarDate] = []
            var after: String?
            repeat {
                let page = try await room.arca.ask(OpenPromises(after: after, limit: 2))
                days += page.lines.map(\.promise.dueOn)
                after = page.next
            } while after != nil
            #expect(days == [0, 2, 2, 5, 9].map { room.today.adding(days: $0) })
            let due = try await room.arca.ask(OpenPromises(until: room.today.adding(days: 2)))
            #expect(due.lines.count == 3)
            let first = try #require(due.lines.first).promise
            try await room.arca.run(TakePromise(promise: first.id), as: room.arca.marta)
            #expect(
                try await room.arca.ask(OpenPromises(limit: 1)).lines.map(\.keeperName)
                    == ["Marta Neri"])
            let counts = try await room.arca.ask(QueueCounts())
            #expect((counts.promises, counts.promisesDue) == (5, 1))
        }
    }
}
