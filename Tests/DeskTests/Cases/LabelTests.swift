import ArcaTesting
import Commons
import Journal
import Kernel
import Store
import Testing

@testable import Desk

/// D2: labels are the office's own, and change without losing their story.
@Suite struct LabelTests {
    @Test(arguments: TestEngine.available)
    func `D2: a new name and colour hold on all cases, each is a fact`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let label = try await room.arca.run(MakeLabel(title: "Moto", tone: .sea))
            try await room.arca.run(SetLabel(caseFile: file, label: label, isOn: true))
            try await room.arca.run(EditLabel(label: label, title: "Motocicli", tone: .sea))
            try await room.arca.run(EditLabel(label: label, title: " Motocicli ", tone: .plum))
            // What changes nothing is no fact.
            try await room.arca.run(EditLabel(label: label, title: "Motocicli", tone: .plum))
            let shown = try await room.show(file).labels
            #expect(shown.map(\.title) == ["Motocicli"] && shown.map(\.tone) == [.plum])
            #expect(try await room.arca.facts(LabelRenamed.self).map(\.title) == ["Motocicli"])
            #expect(try await room.arca.facts(LabelColoured.self).map(\.tone) == [.plum])
            let story = try await room.arca.house.store.read {
                try Timeline(of: label.subject, limit: 9).fetch(from: $0).map(\.name)
            }
            #expect(story == [LabelColoured.name, LabelRenamed.name, LabelMade.name])
        }
    }

    @Test(arguments: TestEngine.available)
    func `D2: out of use it stays where it is, is put nowhere, and comes back`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (one, other) = (try await room.brunoAsks(1), try await room.brunoAsks(2))
            let label = try await room.arca.run(MakeLabel(title: "Moto", tone: .sea))
            try await room.arca.run(SetLabel(caseFile: one, label: label, isOn: true))
            await #expect(throws: LabelRefused.notRetired) {
                try await room.arca.run(BringBackLabel(label: label))
            }
            try await room.arca.run(RetireLabel(label: label))
            await #expect(throws: LabelRefused.retired) {
                try await room.arca.run(RetireLabel(label: label))
            }
            await #expect(throws: LabelRefused.retired) {
                try await room.arca.run(SetLabel(caseFile: other, label: label, isOn: true))
            }
            #expect(try await room.show(one).labels.map(\.isRetired) == [true])
            #expect(try await room.arca.ask(QueueCounts()).labels.isEmpty)
            #expect(try await room.arca.ask(AllLabels()).map(\.id) == [label])
            // A case that has it is split and merged as before, and it may be taken off.
            try await room.arca.run(MergeCases(caseFile: one, into: other))
            try await room.arca.run(UnmergeCase(caseFile: one))
            try await room.arca.run(SetLabel(caseFile: one, label: label, isOn: false))
            await #expect(throws: LabelRefused.titleOfRetired) {
                try await room.arca.run(MakeLabel(title: "Moto", tone: .rose))
            }
            try await room.arca.run(BringBackLabel(label: label))
            try await room.arca.run(SetLabel(caseFile: other, label: label, isOn: true))
            #expect(try await room.arca.ask(QueueCounts()).labels.map(\.open) == [1])
        }
    }

    @Test(arguments: TestEngine.available)
    func `D2: no two labels have one name, and what is no label is not found`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let one = try await room.arca.run(MakeLabel(title: "Moto", tone: .sea))
            let other = try await room.arca.run(MakeLabel(title: "Auto", tone: .sea))
            await #expect(throws: LabelRefused.titleInUse) {
                try await room.arca.run(EditLabel(label: one, title: "Auto", tone: .sea))
            }
            try await room.arca.run(RetireLabel(label: other))
            await #expect(throws: LabelRefused.titleOfRetired) {
                try await room.arca.run(EditLabel(label: one, title: "Auto", tone: .sea))
            }
            for title in ["", "  ", String(repeating: "x", count: 41)] {
                await #expect(throws: InputRefused.self) {
                    try await room.arca.run(EditLabel(label: one, title: title, tone: .sea))
                }
            }
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(
                    EditLabel(label: ID(rawValue: 3), title: "Casa", tone: .sea))
            }
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(RetireLabel(label: ID(rawValue: 3)))
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.run(RetireLabel(label: one), as: room.arca.renzo)
            }
            #expect(try await room.arca.facts(LabelRenamed.self).isEmpty)
        }
    }
}
