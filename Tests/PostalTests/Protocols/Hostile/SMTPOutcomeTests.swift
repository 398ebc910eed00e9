import Testing

@testable import Postal

/// The four outcomes, and the faults that mean that nothing was sent.
@Suite struct SMTPOutcomeTests {
    private func address(_ text: String) throws -> SMTPAddress { try #require(SMTPAddress(text)) }

    private func send(
        _ steps: [FakeStep], to names: [String] = ["giulia@x"], raw: [UInt8] = letter("x"),
        timeouts: MailTimeouts = .patient
    ) async throws -> (SMTPOutcome, [String]) {
        let recipients = try names.map(address)
        let sender = try address("desk@x")
        return try await withSMTP(steps, timeouts: timeouts) { client, server in
            let outcome = try await client.send(raw, from: sender, to: recipients)
            return (outcome, server.heard)
        }
    }

    private func isGarbled(_ error: any Error) -> Bool {
        guard case PostalFault.garbled = error else { return false }
        return true
    }

    @Test func `accepted, with the queue's name`() async throws {
        let (outcome, heard) = try await send(
            .handedOver() + [.say("250-2.0.0 Ok:\r\n250 2.0.0 queued as 4F2B\r\n")])
        guard case .accepted(let receipt) = outcome else { throw PostalFault.closed }
        #expect(receipt.queueID == "4F2B" && receipt.accepted.map(\.text) == ["giulia@x"])
        #expect(receipt.reply.enhancedCode == "2.0.0" && receipt.notAccepted.isEmpty)
        #expect(heard.contains("MAIL FROM:<desk@x>") && heard.contains("RCPT TO:<giulia@x>"))
    }

    @Test func `dots are doubled on the way`() async throws {
        let raw = Array("Subject: x\n\n.\r\n..a\r.b".utf8)
        let (_, heard) = try await send(.handedOver() + [.say("250 ok\r\n")], raw: raw)
        #expect(Array(heard.suffix(6)) == ["Subject: x", "", "..", "...a", "..b", "."])
    }

    @Test func `refused for good when the recipient is`() async throws {
        let steps =
            .ready() + [
                .hear("MAIL"), .say("250 ok\r\n"), .hear("RCPT"), .say("550 5.1.1 nobody\r\n"),
                .hear("RSET"), .say("250 ok\r\n"),
            ]
        let (outcome, heard) = try await send(steps)
        let reply = SMTPReply(code: 550, enhancedCode: "5.1.1", text: "nobody")
        #expect(
            outcome == .refused([SMTPRefusal(recipient: try address("giulia@x"), reply: reply)]))
        #expect(!heard.contains("DATA"))
    }

    @Test func `later when one recipient may be taken later`() async throws {
        let steps =
            .ready() + [
                .hear("MAIL"), .say("250 ok\r\n"), .hear("RCPT"), .say("550 no\r\n"), .hear("RCPT"),
                .say("452 4.2.2 full\r\n"), .hear("RSET"), .say("250 ok\r\n"),
            ]
        let (outcome, _) = try await send(steps, to: ["a@x", "b@x"])
        guard case .later(let refusals) = outcome else { throw PostalFault.closed }
        #expect(refusals.map(\.reply.code) == [550, 452])
    }

    @Test func `some may get it and others not`() async throws {
        let steps =
            .ready() + [
                .hear("MAIL"), .say("250 ok\r\n"), .hear("RCPT"), .say("550 no\r\n"), .hear("RCPT"),
                .say("251 forwarded\r\n"), .hear("DATA"), .say("354 go\r\n"), .hearExactly("."),
                .say("250 ok\r\n"),
            ]
        let (outcome, heard) = try await send(steps, to: ["a@x", "b@x", "a@x"])
        guard case .accepted(let receipt) = outcome else { throw PostalFault.closed }
        #expect(receipt.accepted == [try address("b@x")])
        #expect(receipt.notAccepted.map(\.recipient) == [try address("a@x")])
        // Named twice, asked for once.
        #expect(heard.count { $0.hasPrefix("RCPT") } == 2)
    }

    @Test(arguments: [("550 spam", true), ("451 later", false), ("421 closing", false)])
    func `a refusal after the final dot is certain`(reply: String, isForGood: Bool) async throws {
        let (outcome, _) = try await send(.handedOver() + [.say("\(reply)\r\n"), .hangUp])
        switch outcome {
        case .refused(let refusals): #expect(isForGood && refusals.count == 1)
        case .later(let refusals): #expect(!isForGood && refusals.count == 1)
        default: Issue.record("\(outcome)")
        }
    }

    @Test(arguments: ["MAIL", "DATA"])
    func `a refusal of the whole concerns each recipient`(command: String) async throws {
        let start: [FakeStep] = [
            .hear("MAIL"), .say("250 ok\r\n"), .hear("RCPT"), .say("250 ok\r\n"), .hear("RCPT"),
            .say("250 ok\r\n"), .hear("DATA"),
        ]
        let steps =
            .ready() + (command == "MAIL" ? [.hear("MAIL")] : start) + [
                .say("552 too much\r\n"), .hear("RSET"), .say("250 ok\r\n"),
            ]
        let (outcome, _) = try await send(steps, to: ["a@x", "b@x"])
        guard case .refused(let refusals) = outcome else { throw PostalFault.closed }
        #expect(refusals.map(\.recipient.text) == ["a@x", "b@x"])
    }

    @Test func `unknown when the line breaks after the final dot`() async throws {
        let (outcome, _) = try await send(.handedOver() + [.hangUp])
        let doubt = SMTPDoubt(
            fault: .connectionLost(.awaitingReceipt), inDoubt: [try address("giulia@x")],
            notAccepted: [])
        #expect(outcome == .unknown(doubt))
    }

    @Test func `unknown when no receipt comes in time`() async throws {
        let timeouts = MailTimeouts(receipt: .milliseconds(300))
        let (outcome, _) = try await send(.handedOver() + [.stall], timeouts: timeouts)
        guard case .unknown(let doubt) = outcome else { throw PostalFault.closed }
        #expect(doubt.fault == .timedOut(.awaitingReceipt))
    }

    @Test(arguments: ["what?\r\n", "354 more\r\n", "25", "250-half\r\n"])
    func `unknown when the receipt makes no sense`(receipt: String) async throws {
        let (outcome, _) = try await send(.handedOver() + [.say(receipt), .hangUp])
        guard case .unknown = outcome else {
            Issue.record("\(outcome)")
            return
        }
    }

    @Test(arguments: ["MAIL", "RCPT", "DATA"])
    func `a line that breaks before the final dot means that nothing was sent`(
        command: String
    ) async {
        let steps: [FakeStep] = [
            .hear("MAIL"), .say("250 ok\r\n"), .hear("RCPT"), .say("250 ok\r\n"), .hear("DATA"),
        ]
        let count = ["MAIL": 1, "RCPT": 3][command] ?? 5
        let fault = PostalFault.connectionLost(command == "DATA" ? .handingOver : .addressing)
        await #expect(throws: fault) { try await send(.ready() + steps.prefix(count) + [.hangUp]) }
    }

    @Test func `a server that hangs up politely is understood`() async {
        let steps = .ready() + [.hear("MAIL"), .say("421 idle for too long\r\n"), .hangUp]
        await #expect(throws: PostalFault.closedByServer(.addressing, text: "idle for too long")) {
            try await send(steps)
        }
    }

    @Test func `a receipt before its message is not believed`() async throws {
        let start = [FakeStep].handedOver().dropLast(2)
        try await withSMTP(start + [.say("354 go\r\n250 taken\r\n"), .hear("zzz")]) {
            client, server in
            let (from, to) = (try address("desk@x"), try address("giulia@x"))
            await #expect { _ = try await client.send(letter("x"), from: from, to: [to]) } throws: {
                isGarbled($0)
            }
            #expect(!server.heard.contains("."))
        }
    }

    @Test func `an unexpected answer before the message is a fault`() async {
        for reply in ["250 ok", "220 x", "335 x"] {
            let steps = Array([FakeStep].handedOver().dropLast(2)) + [.say("\(reply)\r\n")]
            await #expect { _ = try await send(steps) } throws: { isGarbled($0) }
        }
    }

    @Test func `a connection serves one message after another`() async throws {
        let message: [FakeStep] = [
            .hear("MAIL FROM:<>"), .say("250 ok\r\n"), .hear("RCPT"), .say("250 ok\r\n"),
            .hear("DATA"), .say("354 go\r\n"), .hearExactly("."), .say("250 ok\r\n"),
        ]
        let refused: [FakeStep] = [
            .hear("MAIL"), .say("550 no\r\n"), .hear("RSET"), .say("250 ok\r\n"),
        ]
        try await withSMTP(
            .ready() + message + refused + message + [.hear("QUIT"), .say("221 bye\r\n")]
        ) { client, _ in
            let to = try address("giulia@x")
            for isAccepted in [true, false, true] {
                let outcome = try await client.send([], from: nil, to: [to])
                if case .accepted = outcome { #expect(isAccepted) } else { #expect(!isAccepted) }
            }
            #expect(await client.isOpen)
            await client.quit()
            #expect(await !client.isOpen)
            await #expect(throws: PostalFault.closed) {
                try await client.send([], from: nil, to: [to])
            }
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a task cancelled after the final dot still waits for the receipt`() async throws {
        try await withSMTP(.handedOver() + [.pause, .say("250 ok\r\n")]) { client, server in
            let to = try address("giulia@x")
            let sending = Task { try await client.send(letter("x"), from: nil, to: [to]) }
            await server.hasHeard(".")
            sending.cancel()
            server.goOn()
            guard case .accepted = try await sending.value else { throw PostalFault.closed }
        }
    }

    @Test(.timeLimit(.minutes(2))) func `a task cancelled before it sends nothing`() async throws {
        let steps = .ready() + [.hear("MAIL"), .stall]
        try await withSMTP(steps) { client, server in
            let to = try address("giulia@x")
            let sending = Task { try await client.send(letter("x"), from: nil, to: [to]) }
            await server.hasHeard("MAIL")
            sending.cancel()
            await #expect(throws: CancellationError.self) { try await sending.value }
            #expect(!server.heard.contains("."))
        }
    }
}
