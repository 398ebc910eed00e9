import Testing

@testable import Postal

extension IMAPClient {
    /// What another mail program does. Arca itself never opens a folder for writing.
    fileprivate func other(_ words: StaticString, _ more: String = "") async throws {
        _ = try await work(.checking) { client in
            try await client.ask(IMAPCommand(words).words(more))
        }
    }

    fileprivate func all(_ uids: [UInt32]) async throws -> [IMAPFetched] {
        var found: [IMAPFetched] = []
        for try await result in try fetch(uids) { found.append(result) }
        return found
    }
}

extension IMAPFetched {
    fileprivate var message: IMAPMessage? {
        guard case .message(let message) = self else { return nil }
        return message
    }
}

/// Against Dovecot. Each test has a mailbox of its own and a folder that no earlier run had.
@Suite(.realMailServers, .timeLimit(.minutes(5))) struct RealIMAPTests {
    private let folder = "Prove/\(UInt64.random(in: 0 ... .max))"

    private func client(_ user: String, limits: MailLimits = .standard) async throws -> IMAPClient {
        try await IMAPClient.connect(to: service().imap(user), limits: limits)
    }

    @Test(arguments: [MailServer.Security.tls, .startTLS])
    func `the certificate's authority and name are checked`(
        security: MailServer.Security
    ) async throws {
        var server = try service().imap("box01", security)
        let client = try await IMAPClient.connect(to: server)
        #expect(await client.offers("UIDPLUS"))
        await client.logout()
        for trust in [MailServer.Trust.file(try service()["MAIL_STRANGER"]), .systemRoots] {
            server.trust = trust
            await #expect(throws: PostalFault.certificateNotTrusted(host: "localhost")) {
                try await IMAPClient.connect(to: server)
            }
        }
        server.trust = try service().trust
        server.host = "127.0.0.1"
        await #expect(throws: PostalFault.certificateForAnotherHost(host: "127.0.0.1")) {
            try await IMAPClient.connect(to: server)
        }
    }

    @Test func `an unprotected line within this machine is allowed`() async throws {
        var server = try service().imap("box01", .startTLS)
        server.security = .plain
        await (try IMAPClient.connect(to: server)).logout()
    }

    @Test(arguments: [IMAPClient.SignInMethod.plain, .login])
    func `an odd password opens the door`(method: IMAPClient.SignInMethod) async throws {
        let service = try service()
        let password = service["MAIL_ODD_PASSWORD"]
        #expect(password.contains("\"") && password.contains("ö") && password.contains("{"))
        let server = service.imap(service["MAIL_ODD_USER"], password: password)
        await (try IMAPClient.connect(to: server, by: method)).logout()
        let wrong = service.imap(service["MAIL_ODD_USER"], password: password + " ")
        await #expect {
            _ = try await IMAPClient.connect(to: wrong, by: method)
        } throws: { error in
            guard case PostalFault.signInRefused = error else { return false }
            return true
        }
    }

    @Test func `folders are listed and made under their own names`() async throws {
        let client = try await client("box02")
        let name = folder + "/Società & amici «città»"
        try await client.create(folder: name)
        let folders = try await client.folders()
        #expect(folders.contains { $0.name == name && $0.isOpenable && $0.separator == "/" })
        #expect(folders.contains { $0.name == "Società" })
        #expect(folders.first { $0.name == "Sent" }?.use == .sent)
        #expect(try await client.examine(name).exists == 0)
        #expect(try await client.uids() == [])
        await #expect(throws: PostalFault.self) { try await client.examine("Nessuna") }
        #expect(try await client.examine("INBOX").folder == "INBOX")
        await client.logout()
    }

    @Test func `a folder made anew has another validity`() async throws {
        let client = try await client("box03")
        try await client.create(folder: folder)
        let first = try #require(try await client.append(letter("one"), to: folder))
        let before = try await client.examine(folder)
        #expect(before.uidValidity == first.uidValidity && before.exists == 1)
        #expect(before.uidNext == first.uid + 1)
        let other = try await self.client("box03")
        try await other.other("DELETE", folder)
        try await other.create(folder: folder)
        let second = try #require(try await other.append(letter("two"), to: folder))
        await other.logout()
        // Dovecot throws out whoever has the old folder open when it sees to it, which may be late.
        await client.logout()
        let again = try await self.client("box03")
        let after = try await again.examine(folder)
        #expect(after.uidValidity != before.uidValidity)
        #expect(after.uidValidity == second.uidValidity && second.uid == first.uid)
        await again.logout()
    }

    @Test func `reading leaves no trace, and what others have read is found all the same`()
        async throws
    {
        let client = try await client("box04")
        try await client.create(folder: folder)
        for number in 1...3 { try await client.append(letter("\(number)"), to: folder) }
        try await client.examine(folder)
        let uids = try await client.uids()
        #expect(uids == [1, 2, 3])
        for _ in 1...2 {
            for result in try await client.all(uids) {
                #expect(try #require(result.message).flags.allSatisfy { $0 == "\\Recent" })
            }
        }
        let other = try await self.client("box04")
        try await other.other("SELECT", folder)
        try await other.other("STORE 1:* +FLAGS (\\Seen)")
        await other.logout()
        try await client.noop()
        #expect(try await client.uids() == uids)
        #expect(try await client.uids(from: 3) == [3])
        for result in try await client.all(uids) {
            #expect(try #require(result.message).flags.contains("\\Seen"))
        }
        // Above the last number there is nothing, though the server answers with the last message.
        #expect(try await client.uids(from: 4) == [])
        #expect(try await client.uids(from: .max) == [])
        await client.logout()
    }

    @Test func `five hundred messages come byte for byte, traps among them`() async throws {
        let client = try await client("box05", limits: MailLimits(batchBytes: 100_000))
        try await client.create(folder: folder)
        var sent: [[UInt8]] = []
        for number in 0..<500 {
            let trap = [
                "A\(number) OK FETCH completed.", "* BYE", ")", "* 1 FETCH (UID 1 BODY[] {3}",
                "{99999999}", "+ go on", "\u{0c}\u{1b}[0m", "è à €",
            ][number % 8]
            let filler = String(repeating: "riga \(number)\r\n", count: number)
            sent.append(letter("\(number)", "\(trap)\r\n\(filler)\(trap)"))
        }
        for raw in sent { try await client.append(raw, to: folder) }
        #expect(try await client.examine(folder).exists == 500)
        let uids = try await client.uids()
        let sizes = try await client.sizes(of: uids)
        let results = try await client.all(uids)
        #expect(results.map(\.uid) == uids && uids.count == 500)
        #expect(results.compactMap { $0.message?.raw } == sent)
        #expect(uids.map { sizes[$0] } == sent.map(\.count))
        await client.logout()
    }

    @Test func `flags and date of a filed message come back`() async throws {
        let client = try await client("box06")
        try await client.create(folder: folder)
        let place = try await client.append(
            letter("vecchia"), to: folder, flags: ["\\Seen", "\\Flagged", "$Arca"],
            date: 837_596_665_000)
        try await client.examine(folder)
        let message = try #require(try await client.all([place?.uid ?? 0]).first?.message)
        #expect(message.internalDate == 837_596_665_000)
        #expect(Set(message.flags).isSuperset(of: ["\\Seen", "\\Flagged", "$Arca"]))
        await client.logout()
    }

    @Test func `a filing in a folder that is not there is refused`() async throws {
        let client = try await client("box07")
        await #expect {
            try await client.append(letter("x"), to: folder)
        } throws: { error in
            guard case PostalFault.refused(.appending, "TRYCREATE", _) = error else { return false }
            return true
        }
        try await client.create(folder: folder)
        #expect(try await client.append(letter("x"), to: folder) != nil)
        await client.logout()
    }

    @Test func `large and removed messages are reported by number`() async throws {
        let client = try await client("box08", limits: MailLimits(messageBytes: 1000))
        try await client.create(folder: folder)
        let large = letter("grande", String(repeating: "x", count: 2000))
        for raw in [letter("1"), large, letter("3"), letter("4")] {
            try await client.append(raw, to: folder)
        }
        try await client.examine(folder)
        let uids = try await client.uids()
        let other = try await self.client("box08")
        try await other.other("SELECT", folder)
        try await other.other("STORE 3 +FLAGS (\\Deleted)")
        try await other.other("EXPUNGE")
        await other.logout()
        #expect(try await client.noop())
        let results = try await client.all(uids)
        #expect(results.map { $0.message != nil } == [true, false, false, true])
        #expect(results[1] == .tooLarge(uid: uids[1], bytes: large.count))
        #expect(results[2] == .unavailable(uid: uids[2], reason: nil))
        await client.logout()
    }

    @Test func `a wait ends when mail is delivered`() async throws {
        let client = try await client("box09")
        let mailbox = try await client.examine("INBOX")
        let end = ContinuousClock.now.advanced(by: .seconds(60))
        async let wake = client.idle(until: end)
        let sender = try await SMTPClient.connect(to: try service().smtp())
        let to = try #require(SMTPAddress("box09@arca.example"))
        guard case .accepted = try await sender.send(letter("sveglia"), from: nil, to: [to]) else {
            Issue.record("the message did not leave")
            return
        }
        await sender.quit()
        #expect(try await wake == .changed)
        #expect(try await client.uids(from: mailbox.uidNext ?? 1).count == 1)
        await client.logout()
    }

    @Test func `a wait with nothing new ends in quiet`() async throws {
        let client = try await client("box10")
        try await client.create(folder: folder)
        try await client.examine(folder)
        let end = ContinuousClock.now.advanced(by: .milliseconds(300))
        let wake = try await client.idle(until: end, renewal: .milliseconds(100))
        #expect(wake == .quiet)
        #expect(try await client.noop() == false)
        await client.logout()
    }
}
