import Testing

@testable import Postal

/// Against a real submission server that delivers into Dovecot. Each message has a subject that no
/// other has, so that those that left can be counted.
@Suite(.realMailServers, .timeLimit(.minutes(5))) struct RealSMTPTests {
    private let subject = "prova-\(UInt64.random(in: 0 ... .max))"

    private func address(_ text: String) throws -> SMTPAddress { try #require(SMTPAddress(text)) }

    private func send(
        to names: [String], raw: [UInt8]? = nil, timeouts: MailTimeouts = .patient
    ) async throws -> SMTPOutcome {
        let recipients = try names.map(address)
        let client = try await SMTPClient.connect(to: service().smtp())
        await client.use(timeouts)
        let outcome = try await client.send(
            raw ?? letter(subject), from: address("desk@arca.example"), to: recipients)
        await client.quit()
        return outcome
    }

    @Test func `an accepted message left once and arrives as it was`() async throws {
        let body =
            "riga\r\n.\r\n..due\r\n. tre\r\n" + String(repeating: ".\r\n.x\r\n", count: 40_000)
            + "fine"
        let raw = letter(subject, body)
        let outcome = try await send(to: ["box21@arca.example", "altrove@example.org"], raw: raw)
        guard case .accepted(let receipt) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(receipt.queueID != nil && receipt.accepted.count == 2)
        #expect(try service().sentCount(holding: subject) == 1)
        let reader = try await IMAPClient.connect(to: service().imap("box21"))
        try await reader.examine("INBOX")
        var found = 0
        for try await result in try await reader.fetch(reader.uids()) {
            guard case .message(let message) = result else { continue }
            let text = String(decoding: message.raw, as: UTF8.self)
            if text.contains(subject) {
                found += 1
                #expect(text.hasSuffix(String(decoding: raw, as: UTF8.self)))
            }
        }
        #expect(found == 1)
        await reader.logout()
    }

    @Test func `an unknown mailbox is refused for good`() async throws {
        let outcome = try await send(to: ["nessuno@arca.example"])
        guard case .refused(let refusals) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(refusals.map(\.reply.enhancedCode) == ["5.1.1"])
        #expect(try service().sentCount(holding: subject) == 0)
    }

    @Test func `who can be reached gets the message and who cannot is named`() async throws {
        let outcome = try await send(to: ["nessuno@arca.example", "box22@arca.example"])
        guard case .accepted(let receipt) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(receipt.accepted.map(\.text) == ["box22@arca.example"])
        #expect(receipt.notAccepted.map(\.recipient.text) == ["nessuno@arca.example"])
        #expect(try service().sentCount(holding: subject) == 1)
    }

    @Test(arguments: ["recipient", "data", "message"], ["451 4.3.0 later", "554 5.7.1 never"])
    func `a refusal at any stage is certain`(stage: String, reply: String) async throws {
        let recipient = "box23+\(subject)@arca.example"
        try service().setFault("\(stage) \(reply)", for: address(recipient))
        switch try await send(to: [recipient]) {
        case .later(let refusals):
            #expect(reply.hasPrefix("4") && refusals.first?.reply.code == 451)
        case .refused(let refusals):
            #expect(reply.hasPrefix("5") && refusals.first?.reply.code == 554)
        case let outcome: Issue.record("\(outcome)")
        }
        #expect(try service().sentCount(holding: subject) == 0)
    }

    @Test(arguments: [("drop-taken", 1), ("drop-untaken", 0)])
    func `a line lost after the final dot is a doubt, whatever the server did`(
        fault: String, left: Int
    ) async throws {
        let recipient = "box24+\(subject)@arca.example"
        try service().setFault(fault, for: address(recipient))
        let outcome = try await send(to: [recipient])
        let doubt = SMTPDoubt(
            fault: .connectionLost(.awaitingReceipt), inDoubt: [try address(recipient)],
            notAccepted: [])
        #expect(outcome == .unknown(doubt))
        #expect(try service().sentCount(holding: subject) == left)
    }

    @Test func `a receipt that comes too late is a doubt`() async throws {
        let recipient = "box25+\(subject)@arca.example"
        try service().setFault("slow 30", for: address(recipient))
        let outcome = try await send(
            to: [recipient], timeouts: MailTimeouts(receipt: .seconds(6)))
        guard case .unknown(let doubt) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(doubt.fault == .timedOut(.awaitingReceipt))
        #expect(try service().sentCount(holding: subject) == 1)
    }

    @Test func `a line lost before the message means that nothing left`() async throws {
        let recipient = "box26+\(subject)@arca.example"
        try service().setFault("drop-before", for: address(recipient))
        await #expect(throws: PostalFault.connectionLost(.handingOver)) {
            try await send(to: [recipient])
        }
        #expect(try service().sentCount(holding: subject) == 0)
    }

    @Test(
        arguments: [SMTPClient.SignInMethod.plain, .login], [MailServer.Security.tls, .startTLS])
    func `an odd password opens the door`(
        method: SMTPClient.SignInMethod, security: MailServer.Security
    ) async throws {
        let service = try service()
        let (user, password) = (service["MAIL_ODD_USER"], service["MAIL_ODD_PASSWORD"])
        let right = service.smtp(user, password: password, security)
        await (try SMTPClient.connect(to: right, by: method)).quit()
        let wrong = service.smtp(user, password: "x", security)
        await #expect {
            _ = try await SMTPClient.connect(to: wrong, by: method)
        } throws: { error in
            guard case PostalFault.signInRefused = error else { return false }
            return true
        }
    }

    @Test(arguments: [MailServer.Security.tls, .startTLS])
    func `the certificate's authority and name are checked`(
        security: MailServer.Security
    ) async throws {
        var server = try service().smtp("desk", security)
        server.trust = .file(try service()["MAIL_STRANGER"])
        await #expect(throws: PostalFault.certificateNotTrusted(host: "localhost")) {
            try await SMTPClient.connect(to: server)
        }
        server.trust = try service().trust
        server.host = "127.0.0.1"
        await #expect(throws: PostalFault.certificateForAnotherHost(host: "127.0.0.1")) {
            try await SMTPClient.connect(to: server)
        }
    }

    @Test func `letters beyond ASCII travel in body and address`() async throws {
        let raw = letter(subject, "Perché no? €")
        let outcome = try await send(to: ["società@example.org", "box27@arca.example"], raw: raw)
        guard case .accepted(let receipt) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(receipt.accepted.count == 2)
        #expect(try service().sentCount(holding: "Perché no? €") >= 1)
    }

    @Test func `one connection sends many messages`() async throws {
        let client = try await SMTPClient.connect(to: service().smtp())
        let (to, from) = (try address("box28@arca.example"), try address("desk@arca.example"))
        for _ in 0..<20 {
            guard case .accepted = try await client.send(letter(subject), from: from, to: [to])
            else { throw PostalFault.closed }
        }
        await client.quit()
        #expect(try service().sentCount(holding: subject) == 20)
    }
}
