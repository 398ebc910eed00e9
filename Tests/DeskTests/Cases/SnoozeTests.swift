import ArcaTesting
import Commons
import Kernel
import Mail
import Store
import Testing

@testable import Desk

/// D7: put aside is not answered, and nothing is out of sight.
@Suite struct SnoozeTests {
    private static func cases(_ room: DeskRoom, _ queue: QueueChoice) async throws
        -> [ID<CaseFile>]
    {
        try await room.arca.ask(Queue(queue: queue)).lines.map(\.caseFile.id)
    }

    private static func asideUntil(_ days: Int, _ room: DeskRoom) async throws -> ID<CaseFile> {
        let file = try await room.brunoAsks()
        try await room.arca.run(TakeCase(caseFile: file))
        try await room.arca.run(
            SnoozeCase(caseFile: file, until: room.today.adding(days: days)))
        return file
    }

    @Test(arguments: TestEngine.available)
    func `D7: a case put aside leaves mine, stays among those that wait, and comes back on its day`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await Self.asideUntil(2, room)
            #expect(try await Self.cases(room, .mine).isEmpty)
            #expect(try await Self.cases(room, .later) == [file])
            #expect(try await Self.cases(room, .waiting) == [file])
            let counts = try await room.arca.ask(QueueCounts())
            #expect((counts.mine, counts.later, counts.waiting) == (0, 1, 1))
            let worker = WakeWorker(house: room.arca.house)
            #expect(try await !worker.workOnce())
            // A second before the day begins in Modena, and at its beginning.
            let day = Zone.rome.startOfDay(room.today.adding(days: 2))
            room.arca.time.set(day.adding(seconds: -1))
            #expect(try await !worker.workOnce())
            room.arca.time.set(day)
            #expect(try await worker.workOnce())
            #expect(try await Self.cases(room, .mine) == [file])
            #expect(try await Self.cases(room, .later).isEmpty)
            #expect(try await room.row(file).lastAt == day)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D7: a letter brings it back at once, a machine's answer does not`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await Self.asideUntil(5, room)
            room.arca.time.advance(seconds: 60)
            try await room.arrives(
                TestLetter(
                    subject: "Risposta automatica", text: "Sono assente",
                    inReplyTo: "ask1@officinatassi.example",
                    moreHeaders: ["Auto-Submitted: auto-replied"]))
            #expect(try await Self.cases(room, .later) == [file])
            room.arca.time.advance(seconds: 60)
            try await room.arrives(
                TestLetter(
                    subject: "Re: Moto 1", text: "Anzi, mi serve subito.",
                    inReplyTo: "ask1@officinatassi.example"))
            #expect(try await Self.cases(room, .mine) == [file])
            #expect(try await room.row(file).snoozedUntil == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D7: whoever puts it aside anew is not woken by the day chosen before`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await Self.asideUntil(1, room)
            let later = room.today.adding(days: 4)
            try await room.arca.run(SnoozeCase(caseFile: file, until: later))
            room.arca.time.advance(seconds: 2 * 86_400)
            let worker = WakeWorker(house: room.arca.house)
            #expect(try await worker.workOnce())
            #expect(try await room.row(file).snoozedUntil == later)
            try await room.arca.run(WakeCase(caseFile: file))
            await #expect(throws: SnoozeRefused.notSnoozed) {
                try await room.arca.run(WakeCase(caseFile: file))
            }
            #expect(try await !worker.workOnce())
        }
    }

    @Test(arguments: TestEngine.available)
    func `D2: only what one holds is put aside, for a day that can be`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            func snooze(_ days: Int) -> SnoozeCase {
                SnoozeCase(caseFile: file, until: room.today.adding(days: days))
            }
            await #expect(throws: SnoozeRefused.notHeldByYou) {
                try await room.arca.run(snooze(2))
            }
            try await room.arca.run(TakeCase(caseFile: file))
            await #expect(throws: SnoozeRefused.notHeldByYou) {
                try await room.arca.run(snooze(2), as: room.arca.marta)
            }
            await #expect(throws: SnoozeRefused.dayNotAhead) { try await room.arca.run(snooze(0)) }
            await #expect(throws: SnoozeRefused.dayTooFar) { try await room.arca.run(snooze(367)) }
            try await room.arca.run(snooze(366))
            // Whoever takes it over decides anew; so does everybody once it is free again.
            try await room.arca.run(TakeCase(caseFile: file), as: room.arca.marta)
            #expect(try await room.row(file).snoozedUntil == nil)
            try await room.arca.run(snooze(3), as: room.arca.marta)
            try await room.arca.run(ReleaseCase(caseFile: file), as: room.arca.marta)
            #expect(try await Self.cases(room, .free) == [file])
            #expect(try await Self.cases(room, .later).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `cases put aside come by day, page by page`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            var expected: [(Int, ID<CaseFile>)] = []
            for (number, days) in [7, 3, 3, 1, 20].enumerated() {
                let file = try await room.brunoAsks(number)
                try await room.arca.run(TakeCase(caseFile: file))
                try await room.arca.run(
                    SnoozeCase(caseFile: file, until: room.today.adding(days: days)))
                expected.append((days, file))
            }
            var found: [ID<CaseFile>] = []
            var after: String?
            repeat {
                let page = try await room.arca.ask(Queue(queue: .later, after: after, limit: 2))
                found += page.lines.map(\.caseFile.id)
                after = page.next
            } while after != nil
            #expect(found == expected.sorted { $0 < $1 }.map(\.1))
        }
    }
}
