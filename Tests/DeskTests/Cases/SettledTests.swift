import ArcaTesting
import Commons
import Kernel
import Mail
import Store
import Testing

@testable import Desk

/// D5: whoever was answered says whether that settled it, without signing in; nobody else can.
@Suite struct SettledTests {
    private static let address = "https://arca.ilborgo.example"

    /// The question and its code as the letter carries them.
    private struct Link {
        let question: ID<SettledQuestion>
        let code: String

        func says(_ isSettled: Bool, _ words: String? = nil) -> SaySettled {
            SaySettled(question: question, code: code, isSettled: isSettled, words: words)
        }
    }

    private static func link(_ room: DeskRoom, _ file: ID<CaseFile>) async throws -> Link? {
        let text = try await room.arca.house.reading(as: room.arca.giulia) { db in
            let last = try db.value(
                """
                SELECT message_id FROM case_message WHERE case_id = \(file) AND direction = 'out'
                ORDER BY at DESC LIMIT 1
                """, as: ID<MailMessage>.self)
            return try last.flatMap { try MessageRow.find($0, in: db) }
                .map { try MessageReading.read($0, from: db) }
                .map { $0.letter.text + ($0.quoted?.text ?? "") }
        }
        guard let text, let cut = text.firstRange(of: "/settled/") else { return nil }
        let parts = text[cut.upperBound...].prefix {
            $0.isLetter || $0.isNumber || "/-_".contains($0)
        }
        .split(separator: "/")
        guard parts.count == 2, let question = ID<SettledQuestion>(String(parts[0])) else {
            return nil
        }
        return Link(question: question, code: String(parts[1]))
    }

    /// Bruno's case, closed by an answer that asks.
    private static func closed(_ room: DeskRoom, _ number: Int = 1) async throws
        -> (file: ID<CaseFile>, link: Link)
    {
        try await room.arca.run(SetPublicAddress(address: address))
        let file = try await room.brunoAsks(number)
        try await room.arca.run(try await room.complete(file, closes: true))
        return (file, try #require(try await link(room, file)))
    }

    private static func say(_ room: DeskRoom, _ saying: SaySettled) async throws {
        try await room.arca.run(saying, as: .house, road: .web)
    }

    @Test(arguments: TestEngine.available)
    func `D5: only a letter that closes its case asks, and only under a public address`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let without = try await room.brunoAsks(1)
            try await room.arca.run(try await room.complete(without, closes: true))
            #expect(try await Self.link(room, without) == nil)
            try await room.arca.run(SetPublicAddress(address: Self.address + "/"))
            let open = try await room.brunoAsks(2)
            try await room.arca.run(try await room.complete(open))
            #expect(try await Self.link(room, open) == nil)
            try await room.arca.run(
                DecideParameter(
                    key: "desk.asksSettled", from: room.today.adding(days: 1), value: "no",
                    source: "consiglio", decision: "delibera 3"))
            let asked = try await room.brunoAsks(3)
            try await room.arca.run(try await room.complete(asked, closes: true))
            #expect(try await Self.link(room, asked) != nil)
            room.arca.time.advance(seconds: 86_400)
            let noMore = try await room.brunoAsks(4)
            try await room.arca.run(try await room.complete(noMore, closes: true))
            #expect(try await Self.link(room, noMore) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D5: no opens the case again and the person waits, yes leaves it closed`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, link) = try await Self.closed(room)
            room.arca.time.advance(seconds: 3600)
            try await Self.say(room, link.says(true))
            #expect(try await !room.row(file).isOpen)
            room.arca.time.advance(seconds: 3600)
            try await Self.say(room, link.says(false, "Manca il modulo\r\ndella moto"))
            let row = try await room.row(file)
            #expect(row.isOpen && row.waitingSince == room.arca.time.now())
            let said = try await room.show(file).settled
            #expect(said.map(\.isSettled) == [false])
            #expect(said.map(\.words) == ["Manca il modulo\r\ndella moto"])
            // The same again changes nothing; no request leaves every queue (D7).
            let facts = try await room.count("SELECT COUNT(*) FROM fact")
            try await Self.say(room, link.says(false, "Manca il modulo\r\ndella moto"))
            #expect(try await room.count("SELECT COUNT(*) FROM fact") == facts)
            #expect(
                try await room.arca.ask(Queue(queue: .waiting)).lines.map(\.caseFile.id) == [file])
        }
    }

    @Test(arguments: TestEngine.available)
    func `D5: a code that is not the letter's says nothing, whoever tries`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (file, link) = try await Self.closed(room, 1)
            let (_, other) = try await Self.closed(room, 2)
            var codes = ["", " ", "x", other.code, String(link.code.dropLast()), link.code + "A"]
            codes.append(link.code.lowercased() == link.code ? "" : link.code.lowercased())
            for code in codes {
                let forged = SaySettled(
                    question: link.question, code: code, isSettled: false, words: "forged")
                for actor in [Actor.house, room.arca.giulia] {
                    await #expect(throws: CommonRefusal.notFound) {
                        try await room.arca.run(forged, as: actor)
                    }
                }
            }
            await #expect(throws: CommonRefusal.notFound) {
                try await Self.say(
                    room,
                    SaySettled(question: ID(rawValue: 4711), code: link.code, isSettled: true))
            }
            #expect(try await !room.row(file).isOpen)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D5: a question expires, a mind changes ten times, words have an end`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (_, link) = try await Self.closed(room)
            for turn in 0..<SaySettled.mostTimes {
                try await Self.say(room, link.says(turn % 2 == 0))
            }
            await #expect(throws: SettledRefused.tooOften) {
                try await Self.say(room, link.says(true))
            }
            await #expect(throws: InputRefused.tooLong(field: "words", most: 2_000)) {
                try await Self.say(room, link.says(true, String(repeating: "a", count: 2_001)))
            }
            room.arca.time.advance(seconds: Int64(SaySettled.openDays) * 86_400 + 1)
            await #expect(throws: SettledRefused.tooLate) {
                try await Self.say(room, link.says(true))
            }
        }
    }

    /// Said after two cases were merged, "no" stays with the case of its answer when they part.
    @Test(arguments: TestEngine.available)
    func `D3: who says no about a merged case waits in its own case after parting`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (first, link) = try await Self.closed(room, 1)
            let second = try await room.brunoAsks(2)
            room.arca.time.advance(seconds: 60)
            try await room.arca.run(MergeCases(caseFile: first, into: second))
            room.arca.time.advance(seconds: 60)
            try await Self.say(room, link.says(false, "Manca qualcosa"))
            #expect(try await room.show(second).settled.count == 1)
            try await room.arca.run(UnmergeCase(caseFile: first))
            let row = try await room.row(first)
            #expect(row.isOpen && row.waitingSince == room.arca.time.now())
            #expect(try await room.show(first).settled.count == 1)
            #expect(try await room.show(second).settled.isEmpty)
        }
    }

    @Test func `a public address is a scheme and a host and nothing else`() {
        for (typed, read) in [
            ("https://Arca.Example/", "https://arca.example"),
            (" https://arca.example:8443 ", "https://arca.example:8443"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://127.0.0.1", "http://127.0.0.1"),
        ] {
            #expect(PublicAddress(typed)?.text == read)
        }
        for typed in [
            "", "arca.example", "http://arca.example", "https://", "https://a b.example",
            "https://arca.example/x", "https://arca.example?x", "https://u@arca.example",
            "https://arca.example:0", "https://arca.example:99999", "https://-a.example",
            "https://a..example", "javascript:alert(1)", "https://arca.example\r\nBcc: x",
            "https://arca.example:443:443", "https://" + String(repeating: "a", count: 300),
        ] {
            #expect(PublicAddress(typed) == nil, "\(typed)")
        }
    }
}
