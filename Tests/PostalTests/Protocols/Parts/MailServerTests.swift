import Testing

@testable import Postal

@Suite struct MailServerTests {
    @Test func `a password shows in no text made of its server`() {
        let server = MailServer(
            host: "mail.arca.example", port: 993, username: "desk", password: "segretissima")
        var dumped = ""
        dump(server, to: &dumped)
        let texts = ["\(server)", String(reflecting: server), dumped]
        for text in texts { #expect(!text.contains("segretissima")) }
    }

    @Test(arguments: [
        "mail.arca.example", "192.0.2.1", "128.0.0.1", "::2", "localhost.arca.example",
    ])
    func `no unprotected line leaves this machine`(host: String) async {
        let server = MailServer(
            host: host, port: 143, security: .plain, username: "desk", password: "x")
        await #expect(throws: PostalFault.plainOutsideThisMachine(host: host)) {
            try await IMAPClient.connect(to: server)
        }
        await #expect(throws: PostalFault.plainOutsideThisMachine(host: host)) {
            try await SMTPClient.connect(to: server)
        }
    }

    @Test(arguments: ["127.0.0.1", "127.9.8.7", "::1", "localhost", "LOCALHOST"])
    func `this machine is known by its names`(host: String) {
        #expect(host.namesThisMachine)
    }

    @Test func `impossible hosts, ports and trust files are refused at once`() async {
        for host in ["", "a b", "a\r\nb", "società.example", String(repeating: "x", count: 300)] {
            await #expect(throws: PostalFault.unsendable(.hostName)) {
                try await IMAPClient.connect(
                    to: MailServer(host: host, port: 993, username: "a", password: "b"))
            }
        }
        for port in [0, -1, 65_536, .max, .min] {
            await #expect(throws: PostalFault.unsendable(.port)) {
                try await IMAPClient.connect(
                    to: MailServer(host: "localhost", port: port, username: "a", password: "b"))
            }
        }
        for path in ["/nonexistent.pem", "/dev/null"] {
            let server = MailServer(
                host: "localhost", port: 1, trust: .file(path), username: "a", password: "b")
            await #expect(throws: PostalFault.trustUnreadable(path: path)) {
                try await SMTPClient.connect(to: server)
            }
        }
    }

    @Test func `nobody there is said as such`() async throws {
        let held = try HeldPort()
        let server = MailServer(
            host: "127.0.0.1", port: held.port, security: .plain, username: "a", password: "b")
        await #expect {
            try await IMAPClient.connect(to: server)
        } throws: { error in
            guard case PostalFault.cannotReach("127.0.0.1", held.port, _) = error else {
                return false
            }
            return (error as? PostalFault)?.isPassing == true
        }
    }

    @Test func `each fault has a sentence in both languages`() {
        let faults: [PostalFault] =
            [
                .cannotReach(host: "h", port: 1, detail: "d"), .plainOutsideThisMachine(host: "h"),
                .startTLSNotOffered, .certificateNotTrusted(host: "h"),
                .certificateForAnotherHost(host: "h"), .tlsFailed(detail: "d"),
                .trustUnreadable(path: "p"), .signInRefused(text: "t"), .noWayToSignIn,
                .notOffered("IDLE"), .lineTooLong(limit: 1), .numbersDoNotLast(folder: "f"),
                .numbersChanged(folder: "f"), .messageTooLarge(bytes: 2, limit: 1), .noFolderOpen,
                .busy, .closed,
            ]
            + MailStep.allCases.flatMap { step -> [PostalFault] in
                [
                    .timedOut(step), .connectionLost(step), .closedByServer(step, text: "t"),
                    .refused(step, code: nil, text: "t"), .answerTooLarge(step),
                    .garbled(step, detail: "d"),
                ]
            } + PostalFault.Unsendable.allCases.map { .unsendable($0) }
        for fault in faults {
            #expect(fault.italian.hasSuffix(".") && fault.english.hasSuffix("."))
            #expect(fault.italian != fault.english)
        }
        #expect(Set(faults.map(\.italian)).count == faults.count)
        #expect(Set(faults.map(\.english)).count == faults.count)
    }

    @Test func `what may pass is told from what will not`() {
        #expect(PostalFault.refused(.signingIn, code: "UNAVAILABLE", text: "").isPassing)
        #expect(PostalFault.refused(.signingIn, code: "454", text: "").isPassing)
        #expect(!PostalFault.refused(.signingIn, code: "535", text: "").isPassing)
        #expect(!PostalFault.refused(.signingIn, code: nil, text: "").isPassing)
        #expect(PostalFault.timedOut(.fetching).isPassing)
        #expect(!PostalFault.certificateNotTrusted(host: "h").isPassing)
    }
}
