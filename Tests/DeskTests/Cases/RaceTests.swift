import ArcaTesting
import Commons
import Kernel
import Mail
import Store
import Testing

@testable import Desk

/// D2 and users' 2a: two people never answer the same letter.
@Suite struct RaceTests {
    @Test(arguments: TestEngine.available)
    func `a case that moved refuses, says what happened and keeps the draft`(_ engine: TestEngine)
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let mine = try await room.complete(file)
            try await room.arca.run(TakeCase(caseFile: file), as: room.arca.marta)
            room.arca.time.advance(seconds: 5)
            try await room.arrives(
                TestLetter(
                    subject: "Re: Moto 1", text: "Fa niente?",
                    inReplyTo: "ask1@officinatassi.example"))
            do {
                try await room.arca.run(mine)
                Issue.record("it left")
            } catch ReplyRefused.caseMoved(let now, let whatHappened) {
                #expect(now == (try await room.row(file).version))
                #expect(whatHappened.contains { $0.en.contains("new message") })
            }
            let shown = try await room.show(file)
            #expect(shown.draft?.text == DeskRoom.answer)
            #expect(shown.draft?.version == mine.version)
            #expect(shown.draftBy == "Giulia Ferrari")
            #expect(try await room.queued() == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a refusal of any kind keeps what was written`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let whole = try await room.complete(file)
            let refused = [
                whole.changed(ticked: []), whole.changed(text: "Va bene, grazie.", ticked: []),
                whole.changed(text: DeskRoom.answer + "\nP.S. Ciao.", to: ["not an address"]),
            ]
            for reply in refused {
                await expectRefusal { try await room.arca.run(reply) }
                #expect(try await room.show(file).draft?.text == reply.text)
            }
            try await room.arca.run(whole)
            #expect(try await room.show(file).draft == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `200 races of two senders, one letter each and a draft for the loser`(_ engine: TestEngine)
        async throws
    {
        try await DeskRoom.with(engine) { room in
            var files: [ID<CaseFile>] = []
            for number in 1...200 { files.append(try await room.brunoAsks(number)) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for chunk in stride(from: 0, to: 200, by: 50) {
                    let mine = Array(files[chunk..<chunk + 50])
                    group.addTask { for file in mine { try await race(file, room) } }
                }
                try await group.waitForAll()
            }
            #expect(try await room.queued() == 200)
            #expect(try await room.count("SELECT COUNT(DISTINCT case_id) FROM reply") == 200)
            #expect(try await room.count("SELECT COUNT(*) FROM draft") == 200)
        }
    }

    private func race(_ file: ID<CaseFile>, _ room: DeskRoom) async throws {
        let whole = try await room.complete(file)
        let texts = ["Giulia Ferrari", "Marta Neri"].map {
            DeskRoom.answer.replacing("Giulia Ferrari", with: $0)
        }
        let outcomes = await withTaskGroup(of: (Int, String).self) { group in
            for (index, actor) in [room.arca.giulia, room.arca.marta].enumerated() {
                group.addTask {
                    do {
                        try await room.arca.run(whole.changed(text: texts[index]), as: actor)
                        return (index, "sent")
                    } catch let refusal as any Refusal { return (index, refusal.code) } catch {
                        return (index, "\(error)")
                    }
                }
            }
            var outcomes = ["", ""]
            for await (index, outcome) in group { outcomes[index] = outcome }
            return outcomes
        }
        #expect(outcomes.sorted() == ["caseMoved", "sent"])
        let loser = outcomes[0] == "sent" ? 1 : 0
        #expect(try await room.show(file).draft?.text == texts[loser])
    }

    @Test(arguments: TestEngine.available)
    func `the same key sent again gives the first answer and no second letter`(_ engine: TestEngine)
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let whole = try await room.complete(file)
            let outcomes = try await withThrowingTaskGroup(of: SendReply.Outcome.self) { group in
                for _ in 0..<10 {
                    group.addTask { try await room.arca.run(whole, key: "modulo-1") }
                }
                var outcomes: [SendReply.Outcome] = []
                for try await outcome in group { outcomes.append(outcome) }
                return outcomes
            }
            #expect(outcomes.count == 10)
            #expect(Set(outcomes.map(\.message)).count == 1)
            #expect(try await room.queued() == 1)
            #expect(
                try await room.facts(named: "desk.replyRecorded.v1") == 1
            )
            // Ticks come in any order; the request is the same.
            for order in [
                whole.ticked.sorted { $0.rawValue < $1.rawValue },
                AnswerProperty.allCases.reversed(),
            ] {
                let again = try await room.arca.run(
                    whole.changed(ticked: Set(order)), key: "modulo-1")
                #expect(again.message == outcomes.first?.message)
            }
            await #expect(throws: CommonRefusal.keyUsedForSomethingElse) {
                try await room.arca.run(whole.changed(text: "Altro"), key: "modulo-1")
            }
            // A key belongs to the one who used it.
            await expectRefusal {
                try await room.arca.run(whole, as: room.arca.marta, key: "modulo-1")
            }
            #expect(try await room.queued() == 1)
        }
    }
}
