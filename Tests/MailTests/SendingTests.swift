import ArcaTesting
import Commons
import Kernel
import Store
import Testing

@testable import Mail

/// D1: a letter is never lost and never sent twice.
@Suite struct SendingTests {
    @Test(arguments: TestEngine.available)
    func `a letter is taken once, and each outcome has its state`(_ engine: TestEngine) async throws
    {
        try await MailRoom.with(engine) { room in
            let no = Bilingual(it: "no", en: "no")
            let outcomes: [(RecordSending.Result, SendingState)] = [
                (.sent(queueID: "q1", refused: []), .sent),
                (.sent(queueID: nil, refused: ["x@y.example"]), .sent),
                (.later(no), .queued), (.refused(no), .refused), (.doubt, .doubt),
            ]
            for (result, state) in outcomes {
                let letter = try await room.queue()
                #expect(try await room.state(letter) == .queued)
                #expect(try await room.begin() == letter)
                #expect(try await room.state(letter) == .sending)
                #expect(try await room.begin() == nil)
                try await room.record(letter, result)
                #expect(try await room.state(letter) == state)
                // Said again, it changes nothing; but a receipt that comes late settles a doubt.
                try await room.record(letter, .later(no))
                #expect(try await room.state(letter) == state)
                try await room.record(letter, .sent(queueID: nil, refused: []))
                #expect(try await room.state(letter) == (state == .doubt ? .sent : state))
                #expect(try await room.begin() == nil)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `who waits longest leaves first and pauses grow to four hours`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let first = try await room.queue(1)
            let second = try await room.queue(2)
            #expect(try await room.begin() == first)
            #expect(try await room.begin() == second)
            try await room.record(second, .sent(queueID: nil, refused: []))
            for minutes in [2, 4, 8, 16, 32, 64, 128, 240, 240] as [Int64] {
                try await room.record(first, .later(Bilingual(it: "più tardi", en: "later")))
                room.arca.time.advance(seconds: minutes * 60 - 1)
                #expect(try await room.begin() == nil)
                room.arca.time.advance(seconds: 1)
                #expect(try await room.begin() == first)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `50 letters and many senders, no letter twice`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            for number in 1...50 { _ = try await room.queue(number) }
            let taken = try await withThrowingTaskGroup(of: [ID<MailMessage>].self) { group in
                for node in 0..<8 {
                    group.addTask {
                        var mine: [ID<MailMessage>] = []
                        while let next = try await room.begin(node: "n\(node)") {
                            mine.append(next)
                            try await room.record(next, .sent(queueID: nil, refused: []))
                        }
                        return mine
                    }
                }
                var all: [ID<MailMessage>] = []
                for try await mine in group { all += mine }
                return all
            }
            #expect(taken.count == 50)
            #expect(Set(taken).count == 50)
            #expect(
                try await room.count(
                    "SELECT COUNT(*) FROM fact /* all */ WHERE name = 'mail.sendingBegun.v1'") == 50
            )
        }
    }

    @Test(arguments: TestEngine.available)
    func `a letter whose outcome could not be written down is in doubt at the next look`(
        _ engine: TestEngine
    ) async throws {
        try await MailRoom.with(engine) { room in
            let letter = try await room.queue()
            _ = try await room.begin(node: "own")
            let longAgo = room.arca.time.now().adding(seconds: -3_600)
            let doubted = try await room.arca.house.run(
                DoubtOrphans(node: "own", begunBefore: longAgo), as: .house, road: .job)
            #expect(doubted == 1)
            #expect(try await room.state(letter) == .doubt)
            #expect(try await room.begin() == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what a node had in its hands that is gone is in doubt at once`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let lost = try await room.queue(1)
            let underWay = try await room.queue(2)
            #expect(try await room.begin(node: "gone") == lost)
            #expect(try await room.begin(node: "alive") == underWay)
            let longAgo = room.arca.time.now().adding(seconds: -3_600)
            let orphans = DoubtOrphans(node: "own", begunBefore: longAgo, gone: ["gone", "x"])
            #expect(try await room.arca.house.run(orphans, as: .house, road: .job) == 1)
            #expect(try await room.state(lost) == .doubt)
            #expect(try await room.state(underWay) == .sending)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what a dead sender left half-way is in doubt and waits for a person`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let letter = try await room.queue()
            _ = try await room.begin(node: "dead")
            func doubt(_ node: String, before: Instant) async throws -> Int {
                try await room.arca.house.run(
                    DoubtOrphans(node: node, begunBefore: before), as: .house, road: .job)
            }
            let now = room.arca.time.now()
            #expect(try await doubt("other", before: now.adding(seconds: -1)) == 0)
            #expect(try await doubt("other", before: now) == 1)
            #expect(try await room.state(letter) == .doubt)
            room.arca.time.advance(days: 3)
            #expect(try await room.begin() == nil)
            #expect(try await room.arca.ask(LettersToSettle()).map(\.id) == [letter])
            try await room.arca.run(SettleSending(message: letter, hasLeft: false))
            #expect(try await room.begin() == letter)
            try await room.record(letter, .doubt)
            try await room.arca.run(SettleSending(message: letter, hasLeft: true))
            #expect(try await room.state(letter) == .sent)
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(SettleSending(message: letter, hasLeft: false))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a letter that comes back has certainly left and is not sent again`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let results: [RecordSending.Result] = [
                .doubt, .later(Bilingual(it: "dopo", en: "later")),
            ]
            for (index, result) in results.enumerated() {
                let letter = try await room.queue(index)
                _ = try await room.begin()
                try await room.record(letter, result)
                let copy =
                    Array("Received: from mx.example\r\n".utf8) + (try await room.raw(letter))
                let outcome = try await room.fetch(copy, uid: Int64(index + 1))
                #expect(outcome == ReceiveMessage.Outcome(message: letter, isNew: false))
                #expect(try await room.state(letter) == .sent)
                room.arca.time.advance(days: 1)
                #expect(try await room.begin() == nil)
            }
            #expect(try await room.count("SELECT COUNT(*) FROM message") == 2)
        }
    }

    /// Whoever got our letter knows its id: under it anything could come back.
    @Test(arguments: TestEngine.available)
    func `a stranger's letter under the id of ours is kept as a message`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let letter = try await room.queue()
            _ = try await room.begin()
            try await room.record(letter, .doubt)
            let id = try #require(try await room.message(letter).messageID)
            let answer = TestLetter(
                subject: "Re: Lettera 1", text: "E il mio rimborso?", messageID: id
            ).bytes
            let outcome = try await room.fetch(answer, uid: 1)
            #expect(outcome.isNew)
            #expect(try await room.message(outcome.message).direction == .incoming)
            #expect(try await room.state(letter) == .doubt)
            #expect(
                try await room.count(
                    "SELECT COUNT(*) FROM case_file WHERE waiting_since IS NOT NULL") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `only the house sends`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            let letter = try await room.queue()
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.run(BeginSending(node: "x"))
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.run(RecordSending(message: letter, result: .doubt))
            }
            for name in [
                "mail.beginSending", "mail.recordSending", "mail.doubtOrphans", "mail.queue",
            ] {
                #expect(room.arca.house.commands[name] == nil)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func
        `a letter dated in the past leaves no trace of having been sent, unless an import brings it`(
            _ engine: TestEngine
        ) async throws
    {
        try await MailRoom.with(engine) { room in
            let past = room.arca.time.now().adding(days: -3)
            let letter = QueueMessage(
                mailbox: room.box, to: ["a@x.example"], subject: "S", text: "T", leftAt: past)
            await expectRefusal { try await room.arca.run(letter) }
            let brought = try await room.arca.house.run(letter, as: room.arca.giulia, road: .import)
                .message
            #expect(try await room.state(brought) == .sent)
        }
    }
}
