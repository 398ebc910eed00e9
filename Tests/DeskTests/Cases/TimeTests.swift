import ArcaTesting
import Commons
import Kernel
import Mail
import Store
import Testing

@testable import Desk

/// D6: time with people and time on paper, by kind of case, side by side; of the office, never of one
/// of us (D5, I10).
@Suite struct TimeTests {
    @Test(arguments: TestEngine.available)
    func `D6: each side is the sum of its records, by kind and month`(_ engine: TestEngine)
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let (one, other) = (try await room.brunoAsks(1), try await room.brunoAsks(2))
            let quote = try await room.arca.run(MakeKind(title: "Preventivo"))
            try await room.arca.run(SetKind(caseFile: one, kind: quote))
            func met(_ file: ID<CaseFile>, _ means: ContactMeans, _ minutes: Int) async throws {
                try await room.arca.run(
                    RecordContact(caseFile: file, means: means, minutes: minutes, note: "Detto"))
            }
            try await met(one, .call, 10)
            try await met(one, .visit, 45)
            try await met(one, .note, 7)
            try await met(one, .whatsapp, 0)
            try await met(other, .meeting, 30)
            room.arca.time.advance(seconds: 60)
            try await room.arca.run(
                try await room.complete(one).noting(minutes: 12))
            try await room.arca.run(NoteWork(caseFile: one, minutes: 3))
            try await room.arca.run(
                CloseCase(caseFile: other, reason: "spam", workMinutes: 4))
            let answer = try await room.arca.ask(TimeByKind())
            #expect(answer.lines.map(\.kind?.title) == ["Preventivo", nil])
            #expect(answer.lines.map(\.relationMinutes) == [55, 30])
            #expect(answer.lines.map(\.paperworkMinutes) == [22, 4])
            #expect(answer.lines.map(\.cases) == [1, 1])
            for (index, side) in [(0, TimeSide.relation), (1, .paperwork)] {
                let records = try await room.arca.ask(
                    TimeRecords(month: answer.month, side: side, kind: quote)
                ).lines
                #expect(records.map(\.minutes).reduce(0, +) == [55, 22][index])
                let rest = try await room.arca.ask(
                    TimeRecords(month: answer.month, side: side, isUnkinded: true)
                ).lines
                #expect(rest.map(\.minutes) == [[30], [4]][index])
            }
            // Page by page it is the same.
            var after: String?
            var minutes: [Int] = []
            repeat {
                let page = try await room.arca.ask(
                    TimeRecords(month: answer.month, side: .paperwork, after: after, limit: 1))
                minutes += page.lines.map(\.minutes)
                after = page.next
            } while after != nil && minutes.count < 9
            #expect(minutes.sorted() == [3, 4, 7, 12])
            #expect(try await room.arca.ask(TimeByKind(month: answer.month.next)).lines.isEmpty)
            for (id, value) in [("desk.relationTime", 85.0), ("desk.paperworkTime", 26)] {
                let figure = try await room.arca.ask(
                    IndicatorByMonth(indicator: id, month: answer.month))
                #expect(figure.value == value)
            }
            let time = try await room.show(one).time
            #expect(time.relationMinutes == 55 && time.paperworkMinutes == 22)
            #expect(time.work.map(\.occasion) == [.other, .answer])
        }
    }

    @Test(arguments: TestEngine.available)
    func `D6: work noted is struck out, merged and parted with its case`(_ engine: TestEngine)
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let (one, other) = (try await room.brunoAsks(1), try await room.brunoAsks(2))
            let work = try await room.arca.run(NoteWork(caseFile: one, minutes: 20))
            let wrong = try await room.arca.run(NoteWork(caseFile: one, minutes: 1_440))
            let version = try await room.row(one).version
            try await room.arca.run(StrikeOutWork(work: wrong))
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(StrikeOutWork(work: wrong))
            }
            // Whoever is writing an answer is not disturbed by it.
            #expect(try await room.row(one).version == version)
            try await room.arca.run(MergeCases(caseFile: one, into: other))
            #expect(try await room.show(other).time.work.map(\.id) == [work])
            await #expect(throws: MergeRefused.mergedAlready) {
                try await room.arca.run(NoteWork(caseFile: one, minutes: 1))
            }
            try await room.arca.run(UnmergeCase(caseFile: one))
            #expect(try await room.show(one).time.paperworkMinutes == 20)
            #expect(try await room.show(other).time.paperworkMinutes == 0)
            for minutes in [0, -1, 1_441, Int.max] {
                await #expect(throws: WorkRefused.minutes) {
                    try await room.arca.run(NoteWork(caseFile: one, minutes: minutes))
                }
            }
            await #expect(throws: ReplyRefused.onlyImports) {
                try await room.arca.run(
                    NoteWork(caseFile: one, minutes: 5, at: Instant(milliseconds: 0)))
            }
            // A letter that is refused for its minutes has not left, and its words are kept.
            let queued = try await room.queued()
            await #expect(throws: WorkRefused.minutes) {
                try await room.arca.run(try await room.complete(one).noting(minutes: 0))
            }
            #expect(try await room.queued() == queued)
            #expect(try await room.show(one).draft != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D6, I10: no field of time could name one of us`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            try await room.arca.run(NoteWork(caseFile: file, minutes: 20))
            for name in [TimeByKind.name, TimeRecords.name] {
                let query = try #require(room.arca.house.queries[name])
                for field in query.input.fields + query.answer.fields {
                    #expect(field.type != "ID<Account>", "\(name) \(field)")
                }
            }
            let accounts = [room.arca.giulia, room.arca.marta].compactMap(\.id?.rawValue)
            let rows = try await room.arca.house.store.read {
                try $0.all("SELECT * FROM case_work")
            }
            #expect(!rows.isEmpty)
            for row in rows { for id in accounts { #expect(!"\(row)".contains("\(id)")) } }
            let records = try await room.arca.ask(
                TimeRecords(month: Month(of: room.today), side: .paperwork))
            #expect(!"\(records)".contains("Giulia"))
        }
    }
}

extension SendReply {
    fileprivate func noting(minutes: Int) -> SendReply {
        SendReply(
            caseFile: caseFile, version: version, text: text, points: points, ticked: ticked,
            workMinutes: minutes)
    }
}
