import Testing

@testable import Postal

@Suite struct IMAPAppendAndIdleTests {
    @Test func `a message is filed with flags and date`() async throws {
        let steps =
            .signedIn() + [
                .hear("APPEND \"Societ&AOA-\" (\\Seen $Sent) \"01-Jan-1970 00:00:00 +0000\" {3}"),
                .say("* 1 EXISTS\r\n+ go\r\n"), .hear("abc"),
                .say("A4 OK [APPENDUID 5 77] filed\r\n"),
            ]
        try await withIMAP(steps) { client, _ in
            let place = try await client.append(
                Array("abc".utf8), to: "Società", flags: ["\\Seen", "$Sent"], date: 0)
            #expect(place == IMAPAppended(uidValidity: 5, uid: 77))
        }
    }

    @Test func `a refused folder costs no upload`() async throws {
        let steps =
            .signedIn("AUTH=PLAIN SASL-IR") + [.hear("APPEND"), .end("NO [TRYCREATE] none")]
        try await withIMAP(steps) { client, server in
            let refusal = PostalFault.refused(.appending, code: "TRYCREATE", text: "none")
            await #expect(throws: refusal) { try await client.append(letter("x"), to: "Nowhere") }
            #expect(!server.heard.contains { $0.contains("Subject") })
        }
    }

    @Test func `what cannot be filed is not sent`() async throws {
        try await withIMAP(.signedIn("AUTH=PLAIN SASL-IR APPENDLIMIT=5")) { client, server in
            let heard = server.heard.count
            await #expect(throws: PostalFault.unsendable(.messageWithNUL)) {
                try await client.append([65, 0], to: "Sent")
            }
            for flag in ["", "\\", "a b", "x)", "\"", "é", "\\\\x", "a\r\nb", "*", "%"] {
                await #expect(throws: PostalFault.unsendable(.flag)) {
                    try await client.append([65], to: "Sent", flags: [flag])
                }
            }
            await #expect(throws: PostalFault.unsendable(.date)) {
                try await client.append([65], to: "Sent", date: .max)
            }
            await #expect(throws: PostalFault.messageTooLarge(bytes: 6, limit: 5)) {
                try await client.append(Array("123456".utf8), to: "Sent")
            }
            #expect(server.heard.count == heard)
        }
    }

    @Test func `a connection lost after the message leaves the doubt visible`() async throws {
        let steps = .signedIn() + [.hear("APPEND"), .say("+ go\r\n"), .hear("abc"), .hangUp]
        try await withIMAP(steps) { client, _ in
            await #expect(throws: PostalFault.connectionLost(.appending)) {
                try await client.append(Array("abc".utf8), to: "Sent")
            }
        }
    }

    @Test func `a server that stops reading is given up in time`() async throws {
        let steps = .signedIn() + [.hear("APPEND"), .say("+ go\r\n"), .deafen, .stall]
        try await withIMAP(steps, timeouts: .brief) { client, _ in
            await #expect(throws: PostalFault.timedOut(.appending)) {
                try await client.append(Array(repeating: 65, count: 30 << 20), to: "Sent")
            }
        }
    }

    private var soon: ContinuousClock.Instant { .now.advanced(by: .milliseconds(200)) }
    private var late: ContinuousClock.Instant { .now.advanced(by: .seconds(20)) }

    @Test(arguments: ["* 4 EXISTS\r\n", "* 2 EXPUNGE\r\n", "* VANISHED 3\r\n"])
    func `a change wakes`(news: String) async throws {
        let steps =
            .opened() + [
                .hear("IDLE"), .say("+ idling\r\n* OK still here\r\n"), .say(news),
                .hearExactly("DONE"),
                .say("A5 OK done\r\n"), .hear("NOOP"), .end("OK done"),
            ]
        try await withIMAP(steps) { client, _ in
            try await client.examine("INBOX")
            #expect(try await client.idle(until: late) == .changed)
            // Told once.
            #expect(try await client.noop() == false)
        }
    }

    @Test func `nothing new is said when the time is over`() async throws {
        let steps =
            .opened() + [
                .hear("IDLE"),
                .say("+ idling\r\n* OK still here\r\n* 1 FETCH (FLAGS (\\Seen))\r\n"),
                .hearExactly("DONE"), .say("A5 OK done\r\n"),
            ]
        try await withIMAP(steps) { client, _ in
            try await client.examine("INBOX")
            #expect(try await client.idle(until: soon) == .quiet)
        }
    }

    @Test func `the wait is said anew before the server tires of it`() async throws {
        let steps =
            .opened() + [
                .hear("IDLE"), .say("+ idling\r\n"), .hearExactly("DONE"), .say("A5 OK done\r\n"),
                .hear("IDLE"), .say("+ idling\r\n* 4 EXISTS\r\n"), .hearExactly("DONE"),
                .say("A6 OK done\r\n"),
            ]
        try await withIMAP(steps) { client, _ in
            try await client.examine("INBOX")
            #expect(try await client.idle(until: late, renewal: .milliseconds(50)) == .changed)
        }
    }

    @Test func `news from before the wait ends it at once`() async throws {
        let steps =
            .opened() + [
                .hear("UID FETCH"), .say("* 4 EXISTS\r\n"), .end("OK done"), .stall,
            ]
        try await withIMAP(steps) { client, _ in
            try await client.examine("INBOX")
            _ = try await client.uids()
            #expect(try await client.idle(until: late) == .changed)
        }
    }

    @Test func `a dead line is noticed when the wait ends`() async throws {
        let steps = .opened() + [.hear("IDLE"), .say("+ idling\r\n"), .stall]
        try await withIMAP(steps, timeouts: .brief) { client, _ in
            try await client.examine("INBOX")
            await #expect(throws: PostalFault.timedOut(.waitingForMail)) {
                try await client.idle(until: soon)
            }
        }
    }

    @Test func `a server that cannot wait says so`() async throws {
        try await withIMAP(.opened("IMAP4rev1 AUTH=PLAIN SASL-IR")) { client, _ in
            try await client.examine("INBOX")
            await #expect(throws: PostalFault.notOffered("IDLE")) {
                try await client.idle(until: soon)
            }
        }
        try await withIMAP(.opened() + [.hear("IDLE"), .end("NO not now")]) { client, _ in
            try await client.examine("INBOX")
            await #expect(throws: PostalFault.refused(.waitingForMail, code: nil, text: "not now"))
            {
                try await client.idle(until: soon)
            }
        }
    }

    @Test(.timeLimit(.minutes(2))) func `a wait can be cancelled`() async throws {
        let steps = .opened() + [.hear("IDLE"), .say("+ idling\r\n"), .stall]
        try await withIMAP(steps) { client, server in
            try await client.examine("INBOX")
            let end = late.advanced(by: .seconds(600))
            let waiting = Task { try await client.idle(until: end) }
            await server.hasHeard("A5 IDLE")
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
            await #expect(throws: PostalFault.closed) { try await client.noop() }
        }
    }
}
