import ArcaTesting
import Commons
import Journal
import Kernel
import Store
import Testing

@testable import Desk

/// D3: a case may be of a kind, from a list that the operators make; none needs one.
@Suite struct KindTests {
    @Test(arguments: TestEngine.available)
    func `D3: one begins with a list, twice is once, and each change is a fact`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            try await room.arca.run(StartKinds())
            try await room.arca.run(StartKinds())
            let kinds = try await room.arca.ask(AllKinds())
            #expect(kinds.map(\.title) == CaseKind.starting)
            let energy = try #require(kinds.first { $0.title == "Energia" }).id
            try await room.arca.run(RenameKind(kind: energy, title: " Luce e gas "))
            // What changes nothing is no fact.
            try await room.arca.run(RenameKind(kind: energy, title: "Luce e gas"))
            #expect(try await room.arca.facts(KindRenamed.self).map(\.title) == ["Luce e gas"])
            try await room.arca.run(RetireKind(kind: energy))
            try await room.arca.run(BringBackKind(kind: energy))
            let story = try await room.arca.house.store.read {
                try Timeline(of: energy.subject, limit: 9).fetch(from: $0).map(\.name)
            }
            #expect(
                story == [
                    KindBroughtBack.name, KindRetired.name, KindRenamed.name, KindMade.name,
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: a case has one kind, changed and taken back, and is found by it`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (one, other) = (try await room.brunoAsks(1), try await room.brunoAsks(2))
            let quote = try await room.arca.run(MakeKind(title: "Preventivo"))
            let claim = try await room.arca.run(MakeKind(title: "Sinistro"))
            #expect(try await room.arca.ask(QueueCounts()).unkinded == 2)
            try await room.arca.run(SetKind(caseFile: one, kind: quote))
            try await room.arca.run(SetKind(caseFile: one, kind: claim))
            try await room.arca.run(SetKind(caseFile: one, kind: claim))
            #expect(try await room.arca.facts(CaseKindSet.self).map(\.kind) == [quote, claim])
            #expect(try await room.show(one).kind?.title == "Sinistro")
            func queue(_ choice: QueueChoice) async throws -> [ID<CaseFile>] {
                try await room.arca.ask(Queue(queue: choice)).lines.map(\.caseFile.id)
            }
            #expect(try await queue(.kind(claim)) == [one])
            #expect(try await queue(.kind(quote)) == [])
            #expect(try await queue(.unkinded) == [other])
            let counts = try await room.arca.ask(QueueCounts())
            #expect(counts.kinds.map(\.open) == [0, 1] && counts.unkinded == 1)
            let line = try await room.arca.ask(Queue(queue: .kind(claim))).lines.first
            #expect(line?.kindTitle == "Sinistro")
            // No case needs one: it is answered and closed without, and told later.
            try await room.arca.run(CloseCase(caseFile: other, reason: "spam"))
            try await room.arca.run(SetKind(caseFile: other, kind: quote))
            try await room.arca.run(SetKind(caseFile: one, kind: nil))
            #expect(try await queue(.unkinded) == [one])
            #expect(QueueChoice("kind-\(quote)") == .kind(quote))
            for wrong in ["kind-", "kind", "label-x", "kind-x", "-", "unkinded-1"] {
                #expect(QueueChoice(wrong) == nil)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: what is retired is given to no case, names are one's own, what is none is not found`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (one, other) = (try await room.brunoAsks(1), try await room.brunoAsks(2))
            let quote = try await room.arca.run(MakeKind(title: "Preventivo"))
            let claim = try await room.arca.run(MakeKind(title: "Sinistro"))
            try await room.arca.run(SetKind(caseFile: one, kind: quote))
            await #expect(throws: KindRefused.notRetired) {
                try await room.arca.run(BringBackKind(kind: quote))
            }
            try await room.arca.run(RetireKind(kind: quote))
            await #expect(throws: KindRefused.retired) {
                try await room.arca.run(RetireKind(kind: quote))
            }
            await #expect(throws: KindRefused.retired) {
                try await room.arca.run(SetKind(caseFile: other, kind: quote))
            }
            await #expect(throws: KindRefused.retired) {
                try await room.arca.run(OpenCase(title: "Moto", party: nil, kind: quote))
            }
            // What is of it stays so, and saying it again is no fault.
            try await room.arca.run(SetKind(caseFile: one, kind: quote))
            #expect(try await room.show(one).kind?.isRetired == true)
            await #expect(throws: KindRefused.titleOfRetired) {
                try await room.arca.run(MakeKind(title: "Preventivo"))
            }
            await #expect(throws: KindRefused.titleOfRetired) {
                try await room.arca.run(RenameKind(kind: claim, title: "Preventivo"))
            }
            await #expect(throws: KindRefused.titleInUse) {
                try await room.arca.run(MakeKind(title: " Sinistro "))
            }
            for title in ["", "  ", String(repeating: "x", count: 41)] {
                await #expect(throws: InputRefused.self) {
                    try await room.arca.run(MakeKind(title: title))
                }
            }
            let none = ID<CaseKind>(rawValue: 3)
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(SetKind(caseFile: one, kind: none))
            }
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(RetireKind(kind: none))
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.run(SetKind(caseFile: one, kind: claim), as: room.arca.renzo)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `D3: what is split off is another matter, and merged cases keep the second's kind`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (one, other) = (try await room.brunoAsks(1), try await room.brunoAsks(2))
            let quote = try await room.arca.run(MakeKind(title: "Preventivo"))
            let claim = try await room.arca.run(MakeKind(title: "Sinistro"))
            try await room.arca.run(SetKind(caseFile: one, kind: quote))
            try await room.arca.run(SetKind(caseFile: other, kind: claim))
            try await room.arca.run(MergeCases(caseFile: one, into: other))
            #expect(try await room.row(other).kind == claim)
            await #expect(throws: MergeRefused.mergedAlready) {
                try await room.arca.run(SetKind(caseFile: one, kind: claim))
            }
            try await room.arca.run(UnmergeCase(caseFile: one))
            #expect(try await room.row(one).kind == quote)
            let call = try await room.arca.run(
                RecordContact(caseFile: one, means: .call, minutes: 4, note: "La luce"))
            let split = try await room.arca.run(
                SplitCase(caseFile: one, title: "Luce", contacts: [call]))
            #expect(try await room.row(split).kind == nil)
        }
    }
}
