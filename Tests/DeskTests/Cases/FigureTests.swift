import ArcaTesting
import Commons
import Kernel
import Mail
import Store
import Testing

@testable import Desk

/// D5, I10: figures of the desk follow from their records and belong to the group.
@Suite struct FigureTests {
    @Test(arguments: TestEngine.available)
    func `a figure is the mean or share of the records it opens on`(_ engine: TestEngine)
        async throws
    {
        try await DeskRoom.with(engine) { room in
            for number in 1...4 {
                let file = try await room.brunoAsks(number)
                room.arca.time.advance(seconds: Int64(number) * 3_600)
                let whole = try await room.complete(file)
                let ticked = number == 4 ? [] : whole.ticked
                try await room.arca.run(
                    whole.changed(ticked: ticked, reason: number == 4 ? "Ha fretta" : nil))
            }
            let month = try #require(Month("2026-03"))
            let speed = try await room.arca.ask(
                IndicatorByMonth(indicator: "desk.responseTime", month: month))
            #expect(speed.records.map(\.value) == [1, 2, 3, 4])
            #expect(speed.value == 2.5)
            let completeness = try await room.arca.ask(
                IndicatorByMonth(indicator: "desk.completeness", month: month))
            #expect(completeness.records.map(\.value) == [1, 1, 1, 0])
            #expect(completeness.value == 75)
            for indicator in room.arca.house.indicators {
                let answer = try await room.arca.ask(
                    IndicatorByMonth(indicator: indicator.id, month: month))
                #expect(answer.value == indicator.value(of: answer.records))
                let empty = try await room.arca.ask(
                    IndicatorByMonth(indicator: indicator.id, month: month.next))
                #expect(empty.records.isEmpty)
            }
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.ask(
                    IndicatorByMonth(indicator: "desk.bestOperator", month: month))
            }
        }
    }

    /// The drift of those who must write again, and the time of those who write for the first time.
    @Test(arguments: TestEngine.available)
    func `D5: who writes again within the days counts, who only thanks or writes later does not`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            func writes(_ number: Int, _ text: String, days: Int64) async throws -> ID<CaseFile> {
                room.arca.time.advance(seconds: days * 86_400)
                return try await room.arrives(
                    TestLetter(
                        subject: "Re: Moto \(number)", text: text,
                        messageID: "again\(number)@officinatassi.example",
                        inReplyTo: "ask\(number)@officinatassi.example"))
            }
            var files: [ID<CaseFile>] = []
            for number in 1...4 {
                files.append(try await room.brunoAsks(number))
                room.arca.time.advance(seconds: 3_600)
                try await room.arca.run(try await room.complete(files[number - 1]))
            }
            func returned() async throws -> [Double] {
                let month = try #require(Month("2026-03"))
                return try await room.arca.ask(
                    IndicatorByMonth(indicator: "desk.recontact", month: month)
                ).records.map(\.value)
            }
            #expect(try await returned() == [])
            _ = try await writes(1, "Manca ancora il certificato?", days: 1)
            let thanks = try await writes(2, "Grazie mille!", days: 1)
            try await room.arca.run(CloseCase(caseFile: thanks, reason: "noAnswerNeeded"))
            _ = try await writes(3, "Quanto costa il casco?", days: 13)
            #expect(try await returned() == [1, 0, 0, 0])
            room.arca.time.advance(seconds: 86_400)
            #expect(try await returned() == [1, 0, 0, 0])
            try await room.arca.run(
                DecideParameter(
                    key: "desk.recontactDays", from: CalendarDate(dayNumber: 0), value: "20",
                    source: "consiglio", decision: "delibera 4"))
            room.arca.time.advance(seconds: 10 * 86_400)
            #expect(try await returned() == [1, 0, 1, 0])
            // Of Bruno's four cases the first is the one of a newcomer.
            let month = try #require(Month("2026-03"))
            let newcomers = try await room.arca.ask(
                IndicatorByMonth(indicator: "desk.newClient", month: month))
            #expect(newcomers.records.map(\.subject) == [files[0].subject])
            #expect(newcomers.value == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the records of a figure name cases, never who worked on them`(_ engine: TestEngine)
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            try await room.arca.run(TakeCase(caseFile: file))
            room.arca.time.advance(seconds: 60)
            try await room.arca.run(room.complete(file))
            let accounts = Set(
                [room.arca.giulia, room.arca.marta, room.arca.renzo].compactMap(\.id?.subject))
            for indicator in room.arca.house.indicators {
                let answer = try await room.arca.ask(
                    IndicatorByMonth(indicator: indicator.id, month: try #require(Month("2026-03")))
                )
                for record in answer.records {
                    #expect(!accounts.contains(record.subject))
                    #expect(!record.label.contains("Giulia") && !record.label.contains("Ferrari"))
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the queues count what they list`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            var files: [ID<CaseFile>] = []
            for number in 1...9 {
                files.append(try await room.brunoAsks(number))
                room.arca.time.advance(seconds: 60)
            }
            try await room.arca.run(TakeCase(caseFile: files[0]))
            try await room.arca.run(TakeCase(caseFile: files[1]), as: room.arca.marta)
            try await room.arca.run(room.complete(files[2]))
            try await room.arca.run(CloseCase(caseFile: files[3], reason: "spam"))
            let counts = try await room.arca.ask(QueueCounts())
            func list(_ choice: QueueChoice) async throws -> [ID<CaseFile>] {
                var all: [ID<CaseFile>] = []
                var after: String?
                repeat {
                    let page = try await room.arca.ask(Queue(queue: choice, after: after, limit: 2))
                    all += page.lines.map(\.caseFile.id)
                    after = page.next
                } while after != nil && all.count < 100
                return all
            }
            #expect(try await list(.free) == Array(files[4...]))
            #expect(counts.free == 5)
            #expect(try await list(.waiting) == [files[0], files[1]] + files[4...])
            #expect(counts.waiting == 7)
            #expect(try await list(.mine) == [files[0]])
            #expect(counts.mine == 1)
            #expect(try await list(.open).count == 8)
            #expect(counts.open == 8)
            #expect(try await list(.closed) == [files[3]])
            // Whoever wrote last stands at the end: a page that does not show it leads there.
            let first = try await room.arca.ask(Queue(queue: .free, limit: 2))
            #expect(first.latest?.id == files.last)
            #expect(try await room.arca.ask(Queue(queue: .free)).latest == nil)
            #expect(try await room.arca.ask(Queue(queue: .open, limit: 2)).latest == nil)
            for after in [
                "", "x", "1", "1.2", "9999999999999999999.0000000000000", "-1.0000000000000",
            ] {
                _ = try await room.arca.ask(Queue(queue: .free, after: after))
            }
        }
    }
}
