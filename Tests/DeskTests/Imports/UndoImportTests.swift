import ArcaTesting
import Commons
import Foundation
import Journal
import Kernel
import Members
import Store
import Testing

@testable import Desk
@testable import Mail

/// D1: a whole import goes out again as if it had never been, but for what was worked on.
@Suite struct UndoImportTests {
    private static func same(_ one: [String], _ other: [String]) {
        let difference = Set(one).symmetricDifference(other)
        #expect(difference.isEmpty, "\(difference.sorted().prefix(6))")
        #expect(one.count == other.count)
    }

    @Test(arguments: TestEngine.available)
    func `D1: an import undone leaves every row as it was before, and comes in anew`(
        _ engine: TestEngine
    ) async throws {
        try await ImportRoom.with(engine) { office in
            let before = try await office.state()
            let letters = try ImportRoom.archive()
            var ids: [ID<MailImport>] = []
            for round in 0..<2 {
                let id = try await office.bring(letters)
                ids.append(id)
                let shown = try await office.shown(id)
                #expect(shown.line.row.read == 12 && shown.line.row.new == 11)
                #expect(shown.line.row.known == 1 && shown.letters == 11)
                #expect(shown.line.begunByName == "Giulia Ferrari")
                #expect(try await office.found("Parolaa10") == 1)
                #expect(try await office.found("rigadentroa") == 1)
                #expect(try await office.state() != before)
                let preview = try await office.arca.ask(UndoImportPreview(importID: id))
                #expect(preview.goneLetters == 11 && preview.keptLetters == 0)
                try await office.undo(id, lot: round == 0 ? 100 : 1)
                let after = try await office.shown(id)
                #expect(after.line.row.status == .undone && after.line.row.undoGone == 11)
                #expect(after.kept.isEmpty && after.line.undoByName == "Giulia Ferrari")
                #expect(try await office.found("Parolaa10") == 0)
                #expect(try await office.found("rigadentroa") == 0)
                Self.same(before, try await office.state())
            }
            // What they said of people is erased; that they were there is not.
            let left = try await office.room.count(
                """
                SELECT COUNT(*) FROM fact_content JOIN fact ON fact.sequence = fact_content.sequence
                WHERE fact.import_id IN \(list: ids)
                """)
            #expect(left == 0)
            #expect(
                try await office.room.count(
                    """
                    SELECT COUNT(*) FROM fact /* all */ WHERE name = 'mail.messageReceived.v1'
                        AND import_id IN \(list: ids)
                    """) == 22)
            await #expect(throws: MailImportRefused.nothingToUndo) {
                try await office.arca.run(UndoMailImport(importID: ids[0]))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `D1: what was worked on stays whole, with what holds it`(_ engine: TestEngine)
        async throws
    {
        try await ImportRoom.with(engine) { office in
            let arca = office.arca
            let id = try await office.bring(try ImportRoom.archive())
            let noted = try await office.caseFile(of: "olda1@x.example")
            let labelled = try await office.caseFile(of: "olda9@x.example")
            let alsoLive = try await office.caseFile(of: "olda10@x.example")
            try await arca.run(
                RecordContact(caseFile: noted, means: .note, minutes: 1, note: "Visto."),
                as: arca.marta)
            let label = try await arca.run(MakeLabel(title: "Storico", tone: .sea))
            try await arca.run(SetLabel(caseFile: labelled, label: label, isOn: true))
            // The very same letter lies on the server too.
            let raw = try await office.raw("olda10@x.example")
            let again = try await arca.house.run(
                ReceiveMessage(
                    mailbox: office.room.box, raw: RawMessage(raw),
                    source: .server(uidValidity: 1, uid: 77), arrivedAt: arca.time.now()),
                as: .house, road: .mail)
            #expect(!again.isNew)
            let whole = try await office.entries(of: noted)
            let preview = try await arca.ask(UndoImportPreview(importID: id))
            #expect(preview.goneLetters == 6 && preview.keptLetters == 5)
            try await office.undo(id, lot: 2)
            #expect(try await office.entries(of: noted) == whole)
            #expect(whole == 4)
            let shown = try await office.shown(id)
            #expect(shown.line.row.undoGone == 6 && shown.letters == 5)
            let held = Dictionary(
                shown.kept.map { ($0.href, $0) }, uniquingKeysWith: { one, _ in one })
            let note = try #require(held["/desk/cases/\(noted)"])
            #expect(note.reason == .workedOn && note.letters == 3 && note.byName == "Marta Neri")
            #expect(note.what?.en == "a note or a contact")
            #expect(held["/desk/cases/\(labelled)"]?.what?.en == "a label")
            #expect(held["/desk/cases/\(alsoLive)"]?.reason == .receivedToo)
            #expect(held.count == 3)
            #expect(try await office.found("Parolaa2") == 1)
            #expect(try await office.found("Parolaa11") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D1: a letter that two imports brought stays until both are undone`(_ engine: TestEngine)
        async throws
    {
        try await ImportRoom.with(engine) { office in
            let before = try await office.state()
            let letters = try ImportRoom.archive()
            let first = try await office.bring(letters)
            let other = try await office.bring(Array(letters[9...]))
            #expect(try await office.shown(other).line.row.known == 3)
            try await office.undo(first)
            let shown = try await office.shown(first)
            #expect(shown.line.row.undoGone == 8 && shown.letters == 3)
            #expect(shown.kept.allSatisfy { $0.reason == .importedToo })
            await #expect(throws: MailImportRefused.notPaused) {
                try await office.arca.run(ResumeMailImport(importID: first))
            }
            try await office.undo(other)
            try await office.undo(first)
            Self.same(before, try await office.state())
        }
    }

    @Test(arguments: TestEngine.available)
    func `D1: colleagues who work while an import goes out keep what they touched`(
        _ engine: TestEngine
    ) async throws {
        try await ImportRoom.with(engine) { office in
            let arca = office.arca
            let before = try await office.state()
            let letters = (0..<60).map { number in
                TestLetter(
                    from: "socio\(number)@esempio.example", subject: "Vecchia \(number)",
                    text: "Testo \(number)", messageID: "r\(number)@x.example",
                    date: "Thu, 14 Apr 2011 09:00:00 +0200"
                ).bytes
            }
            let id = try await office.bring(letters)
            var cases: [ID<CaseFile>] = []
            for number in stride(from: 0, to: 60, by: 3) {
                cases.append(try await office.caseFile(of: "r\(number)@x.example"))
            }
            try await arca.run(UndoMailImport(importID: id))
            await #expect(throws: MailImportRefused.beingUndone) {
                try await arca.run(UndoMailImport(importID: id))
            }
            let touched = await withTaskGroup(of: ID<CaseFile>?.self) { group in
                group.addTask {
                    try? await MailImportWorker(house: arca.house).undo(id, lot: 3)
                    return nil
                }
                for caseFile in cases.shuffled() {
                    group.addTask {
                        do {
                            try await arca.run(
                                RecordContact(
                                    caseFile: caseFile, means: .note, minutes: 1, note: "Mio."))
                            return caseFile
                        } catch { return nil }
                    }
                }
                return await group.reduce(into: Set<ID<CaseFile>>()) {
                    if let id = $1 { $0.insert(id) }
                }
            }
            let shown = try await office.shown(id)
            #expect(shown.line.row.status == .undone)
            #expect(Set(shown.kept.map(\.href)) == Set(touched.map { "/desk/cases/\($0)" }))
            #expect(shown.line.row.undoGone == 60 - touched.count)
            for caseFile in touched {
                #expect(try await office.entries(of: caseFile) == 2)
            }
            #expect(
                try await office.room.count("SELECT COUNT(*) FROM message") == 1 + touched.count)
            if touched.isEmpty { Self.same(before, try await office.state()) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `D1: an import pauses between two lots and goes on where it stood`(_ engine: TestEngine)
        async throws
    {
        try await ImportRoom.with(engine) { office in
            let arca = office.arca
            let letters = (0..<900).map { number in
                TestLetter(
                    from: "socio\(number % 50)@esempio.example", subject: "Vecchia \(number)",
                    text: "Testo \(number)", messageID: "p\(number)@x.example",
                    date: "Thu, 14 Apr 2011 09:00:00 +0200"
                ).bytes
            }
            let path = try ImportRoom.file(letters)
            defer { try? FileManager.default.removeItem(atPath: path) }
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            #expect(MailArchives(folder: folder).find("../etc") == nil)
            #expect(
                MailArchives(folder: folder).find(URL(fileURLWithPath: path).lastPathComponent)
                    != nil)
            let id = try await arca.run(
                BeginMailImport(
                    mailbox: office.room.box, source: path,
                    bytes: MailArchives.size(of: path)), road: .import)
            try await arca.run(PauseMailImport(importID: id))
            await #expect(throws: MailImportRefused.notRunning) {
                try await arca.run(PauseMailImport(importID: id))
            }
            let worker = MailImportWorker(house: arca.house)
            #expect(try await worker.importNext() == false)
            try await arca.run(ResumeMailImport(importID: id))
            let pausing = Task {
                while try await office.shown(id).line.row.read == 0 { await Task.yield() }
                try await arca.run(PauseMailImport(importID: id))
            }
            _ = try await worker.importNext()
            try? await pausing.value
            let half = try await office.shown(id).line.row
            #expect(half.read > 0 && half.read % 400 == 0 || half.read == 900)
            if half.status == .paused {
                #expect(half.bytesRead > 0 && half.bytesRead < half.bytesTotal)
                // The archive vanishes, and comes back as another, and as itself.
                try FileManager.default.moveItem(atPath: path, toPath: path + "x")
                try await arca.run(ResumeMailImport(importID: id))
                _ = try await worker.importNext()
                #expect(try await office.shown(id).line.row.hitch == .archiveUnreadable)
                let other = try ImportRoom.file(Array(letters.dropFirst(600)))
                try FileManager.default.moveItem(atPath: other, toPath: path)
                try await arca.run(ResumeMailImport(importID: id))
                _ = try await worker.importNext()
                #expect(try await office.shown(id).line.row.hitch == .archiveChanged)
                try FileManager.default.removeItem(atPath: path)
                try FileManager.default.moveItem(atPath: path + "x", toPath: path)
                try await arca.run(ResumeMailImport(importID: id))
                _ = try await worker.importNext()
            }
            let whole = try await office.shown(id)
            #expect(whole.line.row.status == .ended && whole.line.row.read == 900)
            #expect(whole.line.row.new == 900 && whole.line.row.known == 0 && whole.letters == 900)
        }
    }
}
