@testable import Postal

extension [FakeStep] {
    /// An IMAP server up to the open door.
    static func signedIn(_ capabilities: String = "IMAP4rev1 IDLE AUTH=PLAIN SASL-IR") -> Self {
        let offer: [FakeStep] = [
            .hear("CAPABILITY"), .say("* CAPABILITY \(capabilities)\r\n"), .end("OK done"),
        ]
        let signIn = capabilities.contains("AUTH=PLAIN") ? "AUTHENTICATE PLAIN" : "LOGIN"
        return [.say("* OK ready\r\n")] + offer + [.hear(signIn), .end("OK welcome")] + offer
    }

    /// The same with a folder open.
    static func opened(_ capabilities: String = "IMAP4rev1 IDLE AUTH=PLAIN SASL-IR") -> Self {
        signedIn(capabilities) + [
            .hear("EXAMINE"), .say("* 3 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n"),
            .say("* OK [UIDNEXT 9] next\r\n"), .end("OK [READ-ONLY] open"),
        ]
    }

    /// An SMTP server up to the open door.
    static func ready(_ extensions: String...) -> Self {
        let lines = (extensions + ["AUTH PLAIN LOGIN"]).enumerated().map { index, word in
            "250\(index == extensions.count ? " " : "-")\(word)\r\n"
        }
        return [
            .say("220 ready\r\n"), .hear("EHLO"), .say("250-fake\r\n" + lines.joined()),
            .hear("AUTH PLAIN"), .say("235 welcome\r\n"),
        ]
    }

    /// The same up to the final dot of a message for one recipient.
    static func handedOver() -> Self {
        ready() + [
            .hear("MAIL FROM"), .say("250 ok\r\n"), .hear("RCPT TO"), .say("250 ok\r\n"),
            .hear("DATA"), .say("354 go\r\n"), .hearExactly("."),
        ]
    }
}

extension IMAPClient {
    /// Patience from now on; the door was opened with plenty.
    func use(_ timeouts: MailTimeouts) { server.timeouts = timeouts }
}

extension SMTPClient {
    func use(_ timeouts: MailTimeouts) { server.timeouts = timeouts }
}

/// Connects to a fake IMAP server and does something with it.
@discardableResult
func withIMAP<Value>(
    _ steps: [FakeStep], timeouts: MailTimeouts = .patient, limits: MailLimits = .standard,
    _ body: (IMAPClient, FakeServer) async throws -> Value
) async throws -> Value {
    try await FakeServer.run(steps) { server in
        let client = try await IMAPClient.connect(to: server.address(), limits: limits)
        await client.use(timeouts)
        return try await body(client, server)
    }
}

/// Connects to a fake SMTP server and does something with it.
@discardableResult
func withSMTP<Value>(
    _ steps: [FakeStep], timeouts: MailTimeouts = .patient,
    _ body: (SMTPClient, FakeServer) async throws -> Value
) async throws -> Value {
    try await FakeServer.run(steps) { server in
        let client = try await SMTPClient.connect(to: server.address())
        await client.use(timeouts)
        return try await body(client, server)
    }
}

/// Numbers that look random and are the same in each run.
struct RepeatableNumbers: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }
}
