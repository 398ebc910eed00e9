import ArcaTesting
import Commons
import Journal
import Kernel
import Mail
import Store
import Testing

@testable import Desk

/// OPS-01: letters come to functions of the office and to nobody in it; who works on one has taken it.
@Suite struct FunctionMailboxTests {
    @Test(arguments: TestEngine.available)
    func
        `OPS-01: a letter to a function waits for everybody, labels find it, and one takes it for herself`(
            _ engine: TestEngine
        ) async throws
    {
        try await DeskRoom.with(engine) { room in
            let arca = room.arca
            let claims = try await arca.run(
                SetMailbox(
                    address: try MailAddress("sinistri@ilborgo.example"), title: "Sinistri",
                    imap: nil, smtp: nil))
            let general = try await room.brunoAsks()
            let file = try await DeskRoom(arca: arca, box: claims).arrives(
                TestLetter(
                    to: "sinistri@ilborgo.example", subject: "Tamponamento",
                    text: "Buongiorno,\nho avuto un incidente. Che cosa devo fare?\nBruno",
                    messageID: "urto@officinatassi.example"))

            // Each lies in the mailbox of its function and is nobody's: all see the same queue.
            #expect(try await room.row(file).mailbox == claims)
            #expect(try await room.row(general).mailbox == room.box)
            for who in [arca.giulia, arca.marta] {
                let waiting = try await arca.ask(Queue(queue: .free), as: who).lines
                #expect(waiting.map(\.caseFile.id).sorted() == [general, file].sorted())
                #expect(waiting.allSatisfy { $0.caseFile.holder == nil && $0.holderName == nil })
                #expect(try await arca.ask(Queue(queue: .mine), as: who).lines.isEmpty)
            }

            // Whoever looks after one function sees what came to it, also as a queue of all.
            let ofClaims = CaseCriteria(mailbox: claims)
            let found = try await arca.ask(FindCases(criteria: ofClaims)).lines
            #expect(found.map(\.caseFile.id) == [file])
            let kept = try await arca.run(
                SaveSearch(title: "Casella sinistri", criteria: ofClaims), as: arca.marta)
            let queue = try await arca.ask(Queue(queue: .search(kept)), as: arca.giulia).lines
            #expect(queue.map(\.caseFile.id) == [file])
            let searches = try await arca.ask(SavedSearches())
            #expect(searches.map(\.search.criteria.mailbox) == [claims])

            // A label tells what it is about, for all, and gives it to nobody.
            let label = try await arca.run(MakeLabel(title: "Auto", tone: .sea), as: arca.marta)
            try await arca.run(SetLabel(caseFile: file, label: label, isOn: true), as: arca.marta)
            for who in [arca.giulia, arca.marta] {
                let found = try await arca.ask(Queue(queue: .label(label)), as: who).lines
                #expect(found.map(\.caseFile.id) == [file])
            }
            #expect(try await room.row(file).holder == nil)

            // Taken by the one who asks, whomever else the request names; the label stays.
            let (me, other) = ("\(arca.giulia.id?.description ?? "")", arca.marta.id)
            let named = Tree.object([
                "caseFile": .text("\(file)"), "holder": .text("\(other?.description ?? "")"),
                "account": .text("\(other?.description ?? "")"),
            ])
            _ = try? await arca.house.run(
                named: TakeCase.name, input: named, as: arca.giulia, road: .api)
            #expect(try await room.row(file).holder != other)
            try await arca.run(TakeCase(caseFile: file), as: arca.giulia)
            #expect("\(try await room.row(file).holder?.description ?? "")" == me)
            #expect(try await room.show(file).labels.map(\.id) == [label])
            let left = try await arca.ask(Queue(queue: .free), as: arca.marta).lines
            #expect(left.map(\.caseFile.id) == [general])
        }
    }

    @Test(arguments: TestEngine.available)
    func `OPS-01: no mailbox is of a person, and who leaves takes no letter along`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            // What a mailbox is made of names nobody of the office.
            let columns = try await room.arca.house.store.read { db in
                try Schema.tables(of: db).filter { $0.name.hasPrefix("mailbox") }
                    .flatMap(\.columns)
            }
            #expect(columns.contains("address"))
            for word in ["account", "operator", "owner", "holder"] {
                #expect(!columns.contains { $0.contains(word) }, "\(word)")
            }
            let file = try await room.brunoAsks()
            try await room.arca.run(TakeCase(caseFile: file), as: room.arca.marta)
            try await room.arca.run(ReleaseCase(caseFile: file), as: room.arca.marta)
            let marta = try #require(room.arca.marta.id)
            try await room.arca.run(CloseAccount(account: marta))
            let again = try await room.arrives(
                TestLetter(
                    subject: "Re: Moto 1", text: "Ancora io.",
                    messageID: "due@officinatassi.example",
                    inReplyTo: "ask1@officinatassi.example"))
            #expect(again == file)
            let waiting = try await room.arca.ask(Queue(queue: .free)).lines
            #expect(waiting.map(\.caseFile.id) == [file])
        }
    }
}
