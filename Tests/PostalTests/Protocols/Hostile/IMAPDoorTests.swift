import NIOSSL
import Testing

@testable import Postal

/// From the connection to the open door, with servers that should not be trusted.
@Suite struct IMAPDoorTests {
    private func connect(
        _ steps: [FakeStep], _ security: MailServer.Security = .plain, host: String = "127.0.0.1",
        password: String = "secret", isTrusted: Bool = true, timeouts: MailTimeouts = .patient,
        check: (IMAPClient, FakeServer) async throws -> Void = { _, _ in }
    ) async throws -> [String] {
        let certificate = try TestCertificate.shared.get()
        return try await FakeServer.run(steps, tls: certificate.server) { server in
            let address = server.address(
                security, host: host, trust: isTrusted ? .file(certificate.path) : .systemRoots,
                password: password, timeouts: timeouts)
            do {
                try await check(IMAPClient.connect(to: address), server)
            } catch {
                // Whatever else went wrong, the password was not on its way in the clear.
                if security == .startTLS {
                    #expect(!server.heard.contains { $0.contains("LOGIN") || $0.contains("AUTH") })
                }
                throw error
            }
            return server.heard
        }
    }

    @Test func `a silent server is given up in time`() async {
        await #expect(throws: PostalFault.timedOut(.greeting)) {
            try await connect([.stall], timeouts: .hasty)
        }
        await #expect(throws: PostalFault.timedOut(.securing)) {
            try await connect([.stall], .tls, host: "localhost", timeouts: .hasty)
        }
        await #expect(throws: PostalFault.timedOut(.securing)) {
            try await connect(
                offer + [.end("OK go"), .stall], .startTLS, host: "localhost", timeouts: .brief)
        }
    }

    @Test func `a server that trickles is given up as well`() async {
        await #expect(throws: PostalFault.timedOut(.greeting)) {
            try await connect([.say("* OK "), .trickle("x")], timeouts: .hasty)
        }
    }

    @Test func `an endless greeting is refused`() async {
        await #expect(throws: PostalFault.lineTooLong(limit: 65_536)) {
            try await connect([.flood(String(repeating: "x", count: 4096))])
        }
    }

    @Test(arguments: [
        "SSH-2.0-x\r\n", "220 smtp\r\n", "\r\n", "A1 OK x\r\n", "* 3 EXISTS\r\n", "* NO no\r\n",
        "\0\0\r\n",
    ])
    func `a greeting that is none is a fault`(greeting: String) async {
        await #expect {
            _ = try await connect([.say(greeting)])
        } throws: { error in
            guard case PostalFault.garbled(.greeting, _) = error else { return false }
            return true
        }
    }

    @Test func `a server that says goodbye at once is understood`() async {
        let text = "too many connections"
        await #expect(throws: PostalFault.closedByServer(.greeting, text: text)) {
            try await connect([.say("* BYE \(text)\r\n"), .hangUp])
        }
    }

    @Test func `a server that hangs up at once is understood`() async {
        await #expect(throws: PostalFault.connectionLost(.greeting)) {
            try await connect([.hangUp])
        }
    }

    @Test func `without STARTTLS nothing secret is said`() async {
        await #expect(throws: PostalFault.startTLSNotOffered) {
            try await connect(.signedIn("IMAP4rev1 AUTH=PLAIN"), .startTLS)
        }
    }

    @Test func `a server that signs us in before TLS is not believed`() async {
        await #expect(throws: PostalFault.startTLSNotOffered) {
            try await connect(
                [
                    .say("* PREAUTH hello\r\n"), .hear("CAPABILITY"),
                    .say("* CAPABILITY IMAP4rev1 STARTTLS\r\n"), .end("OK done"),
                ], .startTLS)
        }
    }

    private let offer: [FakeStep] = [
        .say("* OK ready\r\n"), .hear("CAPABILITY"),
        .say("* CAPABILITY IMAP4rev1 STARTTLS EARLY\r\n"), .end("OK done"), .hear("STARTTLS"),
    ]

    @Test func `what was said before TLS is forgotten`() async throws {
        let steps =
            offer + [
                .say("A2 OK go\r\n* CAPABILITY IMAP4rev1 EVIL\r\nA3 OK done\r\nA4 OK in\r\n"),
                .secure,
            ] + [FakeStep].signedIn().dropFirst()
        _ = try await connect(steps, .startTLS, host: "localhost") { client, server in
            #expect(await !client.offers("EVIL"))
            #expect(await !client.offers("EARLY"))
            #expect(await client.offers("idle"))
            #expect(server.heard.count == 5)
        }
    }

    @Test func `words instead of a handshake are no TLS`() async {
        await #expect {
            _ = try await connect([.say("* OK in the clear\r\n")], .tls, host: "localhost")
        } throws: { error in
            guard case PostalFault.tlsFailed = error else { return false }
            return true
        }
    }

    @Test func `a refused STARTTLS is the end`() async {
        await #expect(throws: PostalFault.refused(.securing, code: nil, text: "not now")) {
            try await connect(offer + [.end("NO not now")], .startTLS)
        }
    }

    @Test(arguments: [MailServer.Security.tls, .startTLS])
    func `the certificate must be trusted and carry the name`(
        security: MailServer.Security
    ) async throws {
        let steps: [FakeStep] =
            security == .tls
            ? [.secure] + .signedIn()
            : offer + [.end("OK go"), .secure] + [FakeStep].signedIn().dropFirst()
        await #expect(throws: PostalFault.certificateNotTrusted(host: "localhost")) {
            try await connect(steps, security, host: "localhost", isTrusted: false)
        }
        await #expect(throws: PostalFault.certificateForAnotherHost(host: "127.0.0.1")) {
            try await connect(steps, security)
        }
        _ = try await connect(steps, security, host: "localhost")
    }

    @Test func `a server that wants no plain sign-in gets none`() async {
        await #expect(throws: PostalFault.noWayToSignIn) {
            try await connect(.signedIn("IMAP4rev1 LOGINDISABLED AUTH=GSSAPI"))
        }
    }

    @Test func `PLAIN waits for the server where it must`() async throws {
        let steps: [FakeStep] = [
            .say("* OK ready\r\n"), .hear("CAPABILITY"), .say("* CAPABILITY AUTH=PLAIN\r\n"),
            .end("OK done"), .hear("AUTHENTICATE PLAIN"), .say("+ \r\n"), .hear("AGRlc2sAc2VjcmV0"),
            .say("A2 OK in\r\n"), .hear("CAPABILITY"), .say("* CAPABILITY X\r\n"), .end("OK done"),
        ]
        let heard = try await connect(steps)
        #expect(heard[1] == "A2 AUTHENTICATE PLAIN")
    }

    @Test func `an odd password travels as a literal`() async throws {
        let password = "p\"ö\r\n"
        let start: [FakeStep] = [
            .say("* OK ready\r\n"), .hear("CAPABILITY"), .say("* CAPABILITY IMAP4rev1\r\n"),
            .end("OK done"), .hear("LOGIN \"desk\" {6}"),
        ]
        let steps =
            start + [
                .say("+ go on\r\n"), .hear("p\"ö"), .hearExactly(""), .say("A2 OK in\r\n"),
                .hear("CAPABILITY"),
                .say("* CAPABILITY X\r\n"), .end("OK done"),
            ]
        #expect(try await connect(steps, password: password).count == 5)
        await #expect(throws: PostalFault.signInRefused(text: "no literals")) {
            try await connect(start + [.end("NO no literals")], password: password)
        }
        await #expect {
            _ = try await connect(start + [.end("OK welcome")], password: password)
        } throws: { error in
            guard case PostalFault.garbled(.signingIn, _) = error else { return false }
            return true
        }
    }

    @Test func `a wrong password is told from a bad moment`() async {
        let start = [FakeStep].signedIn().dropLast(4)
        await #expect(throws: PostalFault.signInRefused(text: "wrong")) {
            try await connect(start + [.end("NO [AUTHENTICATIONFAILED] wrong")])
        }
        let moment = PostalFault.refused(.signingIn, code: "UNAVAILABLE", text: "later")
        await #expect(throws: moment) {
            try await connect(start + [.end("NO [UNAVAILABLE] later")])
        }
        #expect(moment.isPassing)
    }

    @Test func `an answer to somebody else ends the visit`() async {
        await #expect {
            _ = try await connect([
                .say("* OK ready\r\n"), .hear("CAPABILITY"), .say("A9 OK x\r\n"),
            ])
        } throws: { error in
            guard case PostalFault.garbled(.securing, _) = error else { return false }
            return true
        }
    }
}
