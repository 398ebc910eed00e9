import ArcaTesting
import Commons
import Journal
import Kernel
import Mail
import Store
import Testing

@testable import Desk

/// D4: an answer leaves complete, or with a stated reason that is kept.
@Suite struct GateTests {
    private func gaps(_ room: DeskRoom, _ reply: SendReply) async throws -> [String] {
        do {
            try await room.arca.run(reply)
            return []
        } catch ReplyRefused.incomplete(let gaps) {
            return gaps.map(\.code.rawValue)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the points are drawn from the request`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let drawn = try await room.drawn(try await room.brunoAsks())
            #expect(drawn.count == 2)
            #expect(drawn.first?.contains("quanto costa") == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is missing is named and nothing leaves`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let whole = try await room.complete(file)
            let drawn = try await room.drawn(file)
            let all = Set(AnswerProperty.allCases)
            let open = whole.points.map {
                ReplyPoint(drawn: $0.drawn, text: $0.text, standing: .open)
            }
            #expect(
                try await gaps(room, whole.changed(points: open)) == [
                    "pointUnanswered", "pointUnanswered",
                ])
            #expect(
                try await gaps(room, whole.changed(points: [])) == [
                    "pointUnanswered", "pointUnanswered",
                ])
            #expect(
                try await gaps(room, whole.changed(points: [whole.points[1]])) == [
                    "pointUnanswered"
                ])
            // A point of one's own beside it, or an emptied one, answers no drawn point.
            let own = ReplyPoint(drawn: nil, text: "Mio", standing: .answered)
            #expect(
                try await gaps(room, whole.changed(points: [own, whole.points[0]])) == [
                    "pointUnanswered"
                ])
            let emptied = ReplyPoint(drawn: drawn[0], text: " ", standing: .open)
            #expect(
                try await gaps(room, whole.changed(points: [emptied, whole.points[1]])) == [
                    "pointUnanswered"
                ])
            let invented = ReplyPoint(drawn: drawn[0] + " ", text: drawn[0], standing: .answered)
            #expect(
                try await gaps(room, whole.changed(points: [invented, whole.points[1]])) == [
                    "pointUnanswered"
                ])
            for property in AnswerProperty.allCases where property.needsTick {
                #expect(
                    try await gaps(room, whole.changed(ticked: all.subtracting([property])))
                        == ["propertyUnticked"], "\(property)")
            }
            #expect(
                try await gaps(
                    room,
                    whole.changed(
                        text: DeskRoom.answer.replacing(
                            "come da listino", with: "come vede in allegato"))) == [
                        "attachmentAnnouncedButMissing"
                    ])
            #expect(
                try await gaps(
                    room, whole.changed(text: DeskRoom.answer.replacing("Gentile Bruno,", with: ""))
                ) == ["greetingMissing"])
            #expect(
                try await gaps(
                    room, whole.changed(text: DeskRoom.answer.replacing("Giulia Ferrari", with: ""))
                ) == ["signatureMissing"])
            #expect(
                try await gaps(
                    room,
                    whole.changed(
                        text: DeskRoom.answer.replacing("Giulia Ferrari", with: "Marta Neri"))) == [
                        "signatureMissing"
                    ])
            #expect(try await room.queued() == 0)
            #expect(try await room.row(file).waitingSince != nil)
            // No facts but drafts.
            #expect(try await room.count("SELECT COUNT(*) FROM reply") == 0)
            #expect(try await gaps(room, whole) == [])
            #expect(try await room.queued() == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an empty answer never leaves, whatever the reason`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let whole = try await room.complete(file)
            for text in [
                "", " \n ", "\u{200B}", "Gentile Bruno,\n\nCordiali saluti\nGiulia Ferrari",
            ] {
                await #expect(throws: ReplyRefused.emptyAnswer) {
                    try await room.arca.run(
                        whole.changed(text: text, reason: "Ha fretta e chiamo io"))
                }
            }
            #expect(try await room.queued() == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a reason lets it pass and is kept with the checklist`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let whole = try await room.complete(file)
            for reason in ["ok", "..", "\u{200B}\u{200B}\u{200B}"] {
                await expectRefusal {
                    try await room.arca.run(whole.changed(ticked: [], reason: reason))
                }
            }
            let outcome = try await room.arca.run(
                whole.changed(
                    points: [whole.points[0]], ticked: [],
                    reason: " Il resto lo dico a voce domani "))
            #expect(!outcome.score.isComplete)
            let content = try await room.arca.house.store.values(
                """
                SELECT content FROM fact_content JOIN fact ON fact.sequence = fact_content.sequence
                WHERE /* all */ fact.name = 'desk.replyRecorded.v1'
                """, as: String.self)
            let kept = try InputDecoder.decode(
                ReplyRecorded.Content.self, from: try Tree.json(try #require(content.first).utf8))
            let checklist = try #require(kept.checklist)
            #expect(checklist.waivers.count == 5)
            #expect(Set(checklist.waivers.map(\.reason)) == ["Il resto lo dico a voce domani"])
            #expect(checklist.points.map(\.isAnswered) == [true, false])
            #expect(try await room.count("SELECT waived FROM reply") == 5)
        }
    }

    /// What a writer strikes out as no question stays in the record.
    @Test(arguments: TestEngine.available)
    func `a drawn point struck out is recorded, and all struck out wants the tick`(
        _ engine: TestEngine
    )
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let whole = try await room.complete(file)
            let struck = whole.points.map {
                ReplyPoint(drawn: $0.drawn, text: $0.text, standing: .dismissed)
            }
            let withoutPoints = Set(AnswerProperty.allCases).subtracting([.everyPoint])
            #expect(
                try await gaps(room, whole.changed(points: struck, ticked: withoutPoints)) == [
                    "propertyUnticked"
                ])
            try await room.arca.run(whole.changed(points: [whole.points[0], struck[1]]))
            let content = try await room.arca.house.store.values(
                """
                SELECT content FROM fact_content JOIN fact ON fact.sequence = fact_content.sequence
                WHERE /* all */ fact.name = 'desk.replyRecorded.v1'
                """, as: String.self)
            #expect(
                content.first?.contains("\"struckOut\":[\"\(try #require(struck[1].drawn))\"]")
                    == true)
        }
    }

    /// A letter that the server took before ours left but that reached us after it: nobody read it.
    @Test(arguments: TestEngine.available)
    func `a letter that came in late has its points drawn and waits from its own hour`(
        _ engine: TestEngine
    )
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let taken = room.arca.time.now().adding(seconds: 60)
            room.arca.time.advance(seconds: 600)
            try await room.arca.run(room.complete(file))
            room.arca.time.advance(seconds: 60)
            try await room.arrives(
                TestLetter(
                    subject: "Re: Moto 1", text: "Dimenticavo: quando scade il bollo?",
                    inReplyTo: "ask1@officinatassi.example"), at: taken)
            #expect(try await room.row(file).waitingSince == taken)
            #expect(try await room.drawn(file).contains { $0.contains("bollo") })
            let blind = SendReply(
                caseFile: file, version: try await room.row(file).version, text: DeskRoom.answer,
                ticked: Set(AnswerProperty.allCases))
            #expect(try await gaps(room, blind).contains("pointUnanswered"))
        }
    }

    /// D4: the same refusal on every road.
    @Test(arguments: TestEngine.available)
    func `typed, by name and by form the gate refuses alike`(_ engine: TestEngine) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let version = try await room.row(file).version
            func code(_ body: () async throws -> Void) async -> String {
                do { try await body(); return "sent" } catch let refusal as any Refusal {
                    return "\(refusal.code) \(refusal.rule ?? "") \(refusal.details.count)"
                } catch { return "\(error)" }
            }
            for text in ["Gentile Bruno,\nva bene.\nCordiali saluti\nGiulia Ferrari", "", "ok"] {
                let typed = await code {
                    try await room.arca.run(SendReply(caseFile: file, version: version, text: text))
                }
                let json = try OutputJSON.text([
                    "caseFile": "\(file)", "version": "\(version)", "text": text,
                ])
                var answers: [String] = []
                for road in [Road.web, .api, .cli, .mail, .job, .import] {
                    answers.append(
                        await code {
                            _ = try await room.arca.house.run(
                                named: "desk.reply", input: try Tree.json(json.utf8),
                                as: room.arca.giulia, road: road)
                        })
                }
                let form = Tree.fields([
                    ("caseFile", "\(file)"), ("version", "\(version)"), ("text", text),
                    ("reason", ""),
                ])
                answers.append(
                    await code {
                        _ = try await room.arca.house.run(
                            named: "desk.reply", input: form, as: room.arca.giulia, road: .web)
                    })
                #expect(Set(answers) == [typed])
                #expect(typed.contains("D4"))
            }
            #expect(try await room.queued() == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a letter leaves by no other command, and the past is for imports alone`(
        _ engine: TestEngine
    )
        async throws
    {
        try await DeskRoom.with(engine) { room in
            #expect(room.arca.house.commands["mail.queue"] == nil)
            let file = try await room.brunoAsks()
            let whole = try await room.complete(file)
            let past = SendReply(
                caseFile: file, version: whole.version, text: whole.text, points: whole.points,
                ticked: whole.ticked, leftAt: room.arca.time.now())
            await #expect(throws: ReplyRefused.onlyImports) { try await room.arca.run(past) }
            await #expect(throws: ReplyRefused.onlyImports) {
                try await room.arca.run(
                    OpenCase(title: "Vecchia", party: nil, openedAt: room.arca.time.now()))
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.run(whole, as: room.arca.renzo)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the page that says what is missing agrees with the refusal`(_ engine: TestEngine)
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let review = ReviewAnswer(
                caseFile: file, subject: nil, text: "Va bene.", points: [], ticked: [],
                attachmentNames: [])
            let answer = try await room.arca.ask(review)
            let refused = try await gaps(
                room,
                SendReply(
                    caseFile: file, version: try await room.row(file).version, text: "Va bene."))
            #expect(answer.gaps.map(\.code.rawValue) == refused)
            #expect(
                answer.sentences.allSatisfy { !$0.it.isEmpty && !$0.en.isEmpty && $0.it != $0.en })
        }
    }
}
