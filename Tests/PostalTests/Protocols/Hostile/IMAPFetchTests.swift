import Testing

@testable import Postal

@Suite struct IMAPFetchTests {
    private func fetch(
        _ uids: [UInt32], sizes: String, _ steps: [FakeStep], limits: MailLimits = .standard,
        timeouts: MailTimeouts = .patient, check: ([IMAPFetched], [String]) throws -> Void
    ) async throws {
        let sizing: [FakeStep] = [.hear("(UID RFC822.SIZE)"), .say(sizes), .end("OK done")]
        try await withIMAP(.opened() + sizing + steps, timeouts: timeouts, limits: limits) {
            client, server in
            try await client.examine("INBOX")
            var found: [IMAPFetched] = []
            for try await result in try await client.fetch(uids) { found.append(result) }
            try check(found, server.heard)
        }
    }

    private func message(_ uid: UInt32, _ raw: String, _ flags: [String] = []) -> IMAPFetched {
        .message(IMAPMessage(uid: uid, internalDate: nil, flags: flags, raw: Array(raw.utf8)))
    }

    @Test func `each message comes whole, in the order asked for`() async throws {
        let mail = "A9 OK done\r\n* BYE\r\n"
        let steps: [FakeStep] = [
            .hear("UID FETCH 3:4 (UID INTERNALDATE FLAGS BODY.PEEK[])"),
            .say("* 1 FETCH (UID 3 FLAGS (\\Seen $X) INTERNALDATE \" 1-Jan-1970 00:00:01 +0000\""),
            .say(" BODY[] {\(mail.utf8.count)}\r\n\(mail))\r\n"),
            .say("* 2 FETCH (BODY[] \"quoted\" UID 4)\r\n"), .end("OK done"),
        ]
        try await fetch([4, 3, 4], sizes: "* 1 FETCH (UID 3 RFC822.SIZE 20)\r\n", steps) {
            found, _ in
            let first = IMAPMessage(
                uid: 3, internalDate: 1000, flags: ["\\Seen", "$X"], raw: Array(mail.utf8))
            #expect(found == [message(4, "quoted"), .message(first)])
        }
    }

    @Test func `parts of one message are put together and foreign ones left out`() async throws {
        let steps: [FakeStep] = [
            .hear("UID FETCH 3"),
            .say("* 1 FETCH (UID 3 FLAGS (\\Seen))\r\n* 1 FETCH (UID 3 BODY[] {1}\r\nx)\r\n"),
            .say("* 2 FETCH (UID 99 BODY[] {1}\r\ny)\r\n* 2 FETCH (FLAGS ())\r\n"), .end("OK done"),
        ]
        try await fetch([3], sizes: "", steps) { found, _ in
            #expect(found == [message(3, "x", ["\\Seen"])])
        }
    }

    @Test func `a message that is gone is reported`() async throws {
        let steps: [FakeStep] = [
            .hear("UID FETCH 3:5"), .say("* 1 FETCH (UID 4 BODY[] {1}\r\nx)\r\n"),
            .say("* 2 FETCH (UID 5 BODY[] NIL)\r\n"), .end("OK done"),
        ]
        try await fetch([0, 3, 4, 5], sizes: "", steps) { found, _ in
            #expect(
                found == [
                    .unavailable(uid: 0, reason: nil), .unavailable(uid: 3, reason: nil),
                    message(4, "x"), .unavailable(uid: 5, reason: nil),
                ])
        }
    }

    @Test func `a message too large is not asked for`() async throws {
        let sizes =
            "* 1 FETCH (UID 3 RFC822.SIZE 11)\r\n* 2 FETCH (UID 4 RFC822.SIZE 4294967295)\r\n"
        let steps: [FakeStep] = [
            .hear("UID FETCH 5"), .say("* 3 FETCH (UID 5 BODY[] {1}\r\nx)\r\n"), .end("OK done"),
        ]
        try await fetch([3, 4, 5], sizes: sizes, steps, limits: MailLimits(messageBytes: 10)) {
            found, heard in
            #expect(
                found == [
                    .tooLarge(uid: 3, bytes: 11), .tooLarge(uid: 4, bytes: 4_294_967_295),
                    message(5, "x"),
                ])
            #expect(heard.count { $0.contains("BODY.PEEK") } == 1)
        }
    }

    @Test func `a message larger than announced is skipped, and the next one read`() async throws {
        let body = String(repeating: "x", count: 20)
        let steps: [FakeStep] = [
            .hear("UID FETCH 3:4"), .say("* 1 FETCH (BODY[] {20}\r\n\(body) UID 3)\r\n"),
            .say("* 2 FETCH (UID 4 BODY[] {1}\r\ny)\r\n"), .end("OK done"),
        ]
        try await fetch([3, 4], sizes: "", steps, limits: MailLimits(messageBytes: 10)) {
            found, _ in
            #expect(found == [.tooLarge(uid: 3, bytes: 20), message(4, "y")])
        }
    }

    @Test func `a server that lies about sizes cannot fill the memory`() async throws {
        let body = String(repeating: "x", count: 10)
        let steps: [FakeStep] = [
            .hear("UID FETCH"), .flood("* 1 FETCH (UID 3 BODY[] {10}\r\n\(body))\r\n"),
        ]
        let limits = MailLimits(messageBytes: 10, batchBytes: 20)
        await #expect(throws: PostalFault.answerTooLarge(.fetching)) {
            try await fetch([3], sizes: "", steps, limits: limits) { _, _ in }
        }
    }

    @Test func `a message the server cannot read does not hold up the others`() async throws {
        let steps: [FakeStep] = [
            .hear("UID FETCH 3:6"), .say("* 1 FETCH (UID 3 BODY[] {1}\r\nx)\r\n"),
            .end("NO [SERVERBUG] cannot read"), .hear("UID FETCH 4 "), .end("NO still cannot"),
            .hear("UID FETCH 5 "), .say("* 3 FETCH (UID 5 BODY[] {1}\r\ny)\r\n"), .end("OK done"),
            .hear("UID FETCH 6 "), .end("OK done"),
        ]
        try await fetch([3, 4, 5, 6], sizes: "", steps) { found, _ in
            #expect(
                found == [
                    message(3, "x"), .unavailable(uid: 4, reason: "still cannot"), message(5, "y"),
                    .unavailable(uid: 6, reason: nil),
                ])
        }
    }

    @Test func `a busy server says nothing about its messages`() async {
        let refusal = PostalFault.refused(.fetching, code: "THROTTLED", text: "slower")
        await #expect(throws: refusal) {
            let steps: [FakeStep] = [.hear("UID FETCH 3:4"), .end("NO [THROTTLED] slower")]
            try await fetch([3, 4], sizes: "", steps) { _, _ in }
        }
        #expect(refusal.isPassing)
    }

    @Test func `batches follow one another`() async throws {
        let answer = { (uid: Int) in "* \(uid) FETCH (UID \(uid) BODY[] {1}\r\n\(uid))\r\n" }
        let steps: [FakeStep] = [
            .hear("UID FETCH 1:2 "), .say(answer(1) + answer(2)), .end("OK done"),
            .hear("UID FETCH 3 "), .say(answer(3)), .end("OK done"),
        ]
        try await fetch([1, 2, 3], sizes: "", steps, limits: MailLimits(batchMessages: 2)) {
            found, _ in
            #expect(found == [message(1, "1"), message(2, "2"), message(3, "3")])
        }
    }

    @Test func `another folder opened meanwhile ends the fetch`() async throws {
        let steps =
            .opened() + [
                .hear("RFC822.SIZE"), .end("OK done"), .hear("BODY.PEEK"),
                .say("* 1 FETCH (UID 1 BODY[] {1}\r\nx)\r\n"), .end("OK done"),
            ] + [FakeStep].opened().suffix(4)
        try await withIMAP(steps, limits: MailLimits(batchMessages: 1)) { client, _ in
            try await client.examine("INBOX")
            var messages = try await client.fetch([1, 2]).makeAsyncIterator()
            #expect(try await messages.next() == message(1, "x"))
            try await client.examine("Sent")
            await #expect(throws: PostalFault.noFolderOpen) { _ = try await messages.next() }
        }
    }

    @Test(arguments: [
        "* 1 FETCH (UID 3 BODY[] {100}\r\nshort", "* 1 FETCH (UID 3 BODY[] {", "* 1 FETCH (UID",
    ])
    func `a line that breaks in the middle is a lost connection`(start: String) async {
        await #expect(throws: PostalFault.connectionLost(.fetching)) {
            try await fetch([3], sizes: "", [.hear("BODY.PEEK"), .say(start), .hangUp]) { _, _ in }
        }
    }

    @Test func `a literal that swallows the end of the answer is given up in time`() async {
        let steps: [FakeStep] = [
            .hear("BODY.PEEK"), .say("* 1 FETCH (UID 3 BODY[] {500}\r\nx)\r\nA6 OK done\r\n"),
            .stall,
        ]
        await #expect(throws: PostalFault.timedOut(.fetching)) {
            try await fetch([3], sizes: "", steps, timeouts: .brief) { _, _ in }
        }
    }

    @Test(arguments: [
        "* 1 FETCH (UID 3 BODY[] {1}\r\nxyz)\r\n", "* 1 FETCH (UID 3 BODY[] {1}\r\nx\r\nA6 OK\r\n",
        "* 1 FETCH UID 3\r\n", "x\r\n", "A99 OK done\r\n", "* 1 FETCH (UID 3 UID 4)\r\n",
        "* 1 FETCH (UID 3 BODY[] {99999999999}\r\n",
    ])
    func `an answer that makes no sense is a fault`(answer: String) async {
        await #expect {
            try await fetch([3], sizes: "", [.hear("BODY.PEEK"), .say(answer), .end("OK x")]) {
                _, _ in
            }
        } throws: { error in
            guard case PostalFault.garbled(.fetching, _) = error else { return false }
            return true
        }
    }

    @Test(arguments: 0..<40)
    func `a server out of its mind never traps or hangs us`(seed: UInt64) async throws {
        var numbers = RepeatableNumbers(seed: seed)
        let answers = [
            "* 1 FETCH (UID 3 FLAGS (\\Seen) BODY[] {4}\r\nabcd)", "* 2 FETCH (UID 4 BODY[] \"\")",
            "A6 OK done", "",
        ]
        var bytes = Array(answers.joined(separator: "\r\n").utf8)
        for _ in 0..<Int.random(in: 1...6, using: &numbers) {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            switch Int.random(in: 0...2, using: &numbers) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
            case 1: bytes.insert(contentsOf: Array("{9}\r\n".utf8), at: place)
            default: bytes.removeSubrange(place..<min(place + 5, bytes.count))
            }
        }
        do {
            let steps: [FakeStep] = [.hear("BODY.PEEK"), .bytes(bytes), .hangUp]
            try await fetch([3, 4], sizes: "", steps) { found, _ in
                #expect(found.map(\.uid) == [3, 4])
            }
        } catch {
            #expect(error is PostalFault)
        }
    }
}
