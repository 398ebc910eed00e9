import Testing

@testable import Postal

/// From the greeting to the first address.
@Suite struct SMTPDoorTests {
    private func connect(
        _ steps: [FakeStep], _ security: MailServer.Security = .plain, host: String = "127.0.0.1",
        timeouts: MailTimeouts = .patient, ownName: String? = nil
    ) async throws -> [String] {
        let certificate = try TestCertificate.shared.get()
        return try await FakeServer.run(steps, tls: certificate.server) { server in
            let address = server.address(
                security, host: host, trust: .file(certificate.path), timeouts: timeouts)
            do {
                _ = try await SMTPClient.connect(to: address, as: ownName)
            } catch {
                if security == .startTLS {
                    #expect(!server.heard.contains { $0.hasPrefix("AUTH") })
                }
                throw error
            }
            return server.heard
        }
    }

    @Test func `we name ourselves by our address, or as told`() async throws {
        #expect(try await connect(.ready()).first == "EHLO [127.0.0.1]")
        #expect(try await connect(.ready(), ownName: "arca.example").first == "EHLO arca.example")
        await #expect(throws: PostalFault.unsendable(.hostName)) {
            try await connect(.ready(), ownName: "x\r\nMAIL FROM:<a@b>")
        }
    }

    @Test func `without STARTTLS nothing secret is said`() async {
        await #expect(throws: PostalFault.startTLSNotOffered) {
            try await connect(.ready(), .startTLS)
        }
    }

    private let offer: [FakeStep] = [
        .say("220 ready\r\n"), .hear("EHLO"), .say("250-fake\r\n250 STARTTLS\r\n"),
        .hear("STARTTLS"),
    ]

    @Test func `what was said before TLS is forgotten`() async throws {
        let steps =
            offer + [.say("220 go\r\n250 injected\r\n235 injected\r\n"), .secure]
            + [FakeStep].ready().dropFirst()
        let heard = try await connect(steps, .startTLS, host: "localhost")
        #expect(heard.count == 4)
        #expect(heard.last?.hasPrefix("AUTH PLAIN ") == true)
    }

    @Test func `the certificate must carry the name`() async {
        let steps = offer + [.say("220 go\r\n"), .secure] + [FakeStep].ready().dropFirst()
        await #expect(throws: PostalFault.certificateForAnotherHost(host: "127.0.0.1")) {
            try await connect(steps, .startTLS)
        }
    }

    @Test func `a refused STARTTLS is the end`() async {
        await #expect(throws: PostalFault.refused(.securing, code: "454", text: "not now")) {
            try await connect(offer + [.say("454 not now\r\n")], .startTLS)
        }
    }

    private func greeting(_ auth: String) -> [FakeStep] {
        [.say("220 ready\r\n"), .hear("EHLO"), .say("250-fake\r\n250 \(auth)\r\n")]
    }

    @Test(arguments: ["AUTH LOGIN", "AUTH=LOGIN"])
    func `LOGIN is spoken where PLAIN is not`(auth: String) async throws {
        let steps =
            greeting(auth) + [
                .hear("AUTH LOGIN"), .say("334 VXNlcm5hbWU6\r\n"), .hear("ZGVzaw=="),
                .say("334 UGFzc3dvcmQ6\r\n"), .hear("c2VjcmV0"), .say("235 in\r\n"),
            ]
        #expect(try await connect(steps).count == 4)
    }

    @Test func `a server without a way in is refused`() async {
        await #expect(throws: PostalFault.noWayToSignIn) {
            try await connect(greeting("AUTH GSSAPI XPLAIN"))
        }
        await #expect(throws: PostalFault.noWayToSignIn) { try await connect(greeting("SIZE 5")) }
    }

    @Test func `a wrong password is told from a bad moment`() async {
        await #expect(throws: PostalFault.signInRefused(text: "wrong")) {
            try await connect(
                greeting("AUTH PLAIN") + [.hear("AUTH"), .say("535 5.7.8 wrong\r\n")])
        }
        await #expect(throws: PostalFault.refused(.signingIn, code: "454", text: "later")) {
            try await connect(greeting("AUTH PLAIN") + [.hear("AUTH"), .say("454 later\r\n")])
        }
        await #expect(throws: PostalFault.signInRefused(text: "no")) {
            try await connect(greeting("AUTH LOGIN") + [.hear("AUTH"), .say("504 no\r\n")])
        }
    }

    @Test func `a server that does not want us says so`() async {
        await #expect(throws: PostalFault.refused(.greeting, code: "554", text: "go away")) {
            try await connect([.say("554 go away\r\n")])
        }
        await #expect(throws: PostalFault.closedByServer(.greeting, text: "busy")) {
            try await connect([.say("421 busy\r\n"), .hangUp])
        }
        await #expect(throws: PostalFault.refused(.greeting, code: "502", text: "old")) {
            try await connect([.say("220 hi\r\n"), .hear("EHLO"), .say("502 old\r\n")])
        }
    }

    @Test func `silence and endless talk are given up`() async {
        await #expect(throws: PostalFault.timedOut(.greeting)) {
            try await connect([.stall], timeouts: .hasty)
        }
        await #expect(throws: PostalFault.lineTooLong(limit: 65_536)) {
            try await connect([.flood(String(repeating: "2", count: 4096))])
        }
        await #expect {
            _ = try await connect([.flood("220-hello\r\n")])
        } throws: { error in
            guard case PostalFault.garbled(.greeting, _) = error else { return false }
            return true
        }
    }

    @Test func `what the server cannot carry is not sent`() async throws {
        let plain = try #require(SMTPAddress("a@x"))
        let accented = try #require(SMTPAddress("società@x"))
        try await withSMTP(.ready("SIZE 100")) { client, server in
            let heard = server.heard.count
            await #expect(throws: PostalFault.unsendable(.noRecipients)) {
                try await client.send([65], from: plain, to: [])
            }
            await #expect(throws: PostalFault.notOffered("8BITMIME")) {
                try await client.send(Array("è".utf8), from: plain, to: [plain])
            }
            for (from, to) in [(accented, plain), (plain, accented)] {
                await #expect(throws: PostalFault.notOffered("SMTPUTF8")) {
                    try await client.send([65], from: from, to: [to])
                }
            }
            #expect(await client.sizeLimit == 100)
            await #expect(throws: PostalFault.messageTooLarge(bytes: 101, limit: 100)) {
                try await client.send(Array(repeating: 65, count: 101), from: plain, to: [plain])
            }
            #expect(server.heard.count == heard)
        }
    }

    @Test func `what the server can carry is announced`() async throws {
        let accented = try #require(SMTPAddress("società@x"))
        let steps =
            .ready("SIZE", "8BITMIME", "SMTPUTF8") + [
                .hear("MAIL FROM:<società@x> SIZE=2 BODY=8BITMIME SMTPUTF8"), .say("550 no\r\n"),
                .hear("RSET"), .say("250 ok\r\n"),
            ]
        try await withSMTP(steps) { client, _ in
            let outcome = try await client.send(Array("è".utf8), from: accented, to: [accented])
            guard case .refused = outcome else { throw PostalFault.closed }
        }
    }
}
