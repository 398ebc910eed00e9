import Testing

@testable import Postal

/// Listing, opening and numbering, with servers that mean harm or mean well badly.
@Suite struct IMAPFolderTests {
    private func isGarbled(_ error: any Error) -> Bool {
        guard case PostalFault.garbled = error else { return false }
        return true
    }

    @Test func `folders are listed with names for people`() async throws {
        let steps =
            .signedIn() + [
                .hear("LIST"), .say("* LIST (\\HasNoChildren) \"/\" INBOX\r\n"),
                .say("* LIST (\\Sent) \"/\" \"Posta \\\"inviata\\\"\"\r\n"),
                .say("* LIST (\\Noselect) NIL {11}\r\nSociet&AOA-\r\n"),
                .say("* LIST () \"/\" \"broken &\"\r\n"), .end("OK done"),
                .hear("EXAMINE \"broken &\""), .end("NO no"),
            ]
        try await withIMAP(steps) { client, server in
            let folders = try await client.folders()
            #expect(folders.map(\.name) == ["INBOX", "Posta \"inviata\"", "Società", "broken &"])
            #expect(folders.map(\.isOpenable) == [true, true, false, true])
            #expect(folders.map(\.use) == [nil, .sent, nil, nil])
            #expect(folders.map(\.separator) == ["/", "/", nil, "/"])
            // A name that breaks the rules is given back to the server as it came.
            await #expect(throws: PostalFault.refused(.openingFolder, code: nil, text: "no")) {
                try await client.examine("broken &")
            }
        }
    }

    @Test func `a list without end is refused`() async throws {
        let steps = .signedIn() + [.hear("LIST"), .flood("* LIST () \"/\" x\r\n")]
        try await withIMAP(steps, limits: MailLimits(folders: 50)) { client, _ in
            await #expect(throws: PostalFault.answerTooLarge(.listingFolders)) {
                try await client.folders()
            }
            await #expect(throws: PostalFault.closed) { try await client.noop() }
        }
    }

    @Test func `a flood of news ends when the request's time is over`() async throws {
        let steps = .signedIn() + [.hear("NOOP"), .flood("* 1 EXISTS\r\n")]
        try await withIMAP(steps, timeouts: .bounded) { client, _ in
            await #expect(throws: PostalFault.timedOut(.checking)) { try await client.noop() }
        }
    }

    @Test(arguments: [
        "* LIST x\r\n", "* LIST () \"/\"\r\n", "* LIST () \"/\" (x)\r\n", "* LIST (\r\n",
    ])
    func `a malformed list is a fault`(line: String) async throws {
        try await withIMAP(.signedIn() + [.hear("LIST"), .say(line)]) { client, _ in
            await #expect { _ = try await client.folders() } throws: { isGarbled($0) }
        }
    }

    @Test(arguments: ["", "a\u{0}b", String(repeating: "x", count: 1001)])
    func `an impossible folder name is not sent`(name: String) async throws {
        try await withIMAP(.signedIn()) { client, server in
            let heard = server.heard.count
            await #expect(throws: PostalFault.unsendable(.folderName)) {
                try await client.examine(name)
            }
            #expect(server.heard.count == heard)
        }
    }

    @Test func `a folder opens for reading only`() async throws {
        let steps =
            .signedIn() + [
                .hear("EXAMINE \"x&AA0ACg-A9 DELETE INBOX\""),
                .say("* 3 EXISTS\r\n* FLAGS (\\Seen)\r\n* OK [UIDVALIDITY 7] {3}\r\n"),
                .say("* OK [UIDNEXT 9] next\r\n* OK [HIGHESTMODSEQ 12] m\r\n"),
                .end("OK [READ-ONLY] x"),
            ]
        try await withIMAP(steps) { client, _ in
            let name = "x\r\nA9 DELETE INBOX"
            let mailbox = try await client.examine(name)
            #expect(
                mailbox
                    == IMAPMailbox(
                        folder: name, uidValidity: 7, uidNext: 9, exists: 3, highestModSeq: 12))
        }
    }

    @Test func `what is said of the folder open before does not count`() async throws {
        let steps =
            .opened() + [
                .hear("EXAMINE"),
                .say("* 99 EXISTS\r\n* OK [UIDVALIDITY 7] old\r\n* OK [CLOSED]\r\n"),
                .say("* 1 EXISTS\r\n* OK [UIDVALIDITY 8] new\r\n"), .end("OK open"),
            ]
        try await withIMAP(steps) { client, _ in
            try await client.examine("INBOX")
            let mailbox = try await client.examine("Sent")
            #expect(mailbox.uidValidity == 8 && mailbox.exists == 1 && mailbox.uidNext == nil)
        }
    }

    @Test(arguments: [
        "* 3 EXISTS\r\n", "* 3 EXISTS\r\n* OK [UIDVALIDITY 0] x\r\n",
        "* 3 EXISTS\r\n* OK [UIDVALIDITY 4294967296] x\r\n",
        "* 3 EXISTS\r\n* OK [UIDVALIDITY] x\r\n",
        "* 3 EXISTS\r\n* OK [UIDVALIDITY 4] x\r\n* NO [UIDNOTSTICKY] x\r\n",
    ])
    func `without lasting numbers a folder cannot be read`(news: String) async throws {
        let steps = .signedIn() + [.hear("EXAMINE"), .say(news), .end("OK open")]
        try await withIMAP(steps) { client, _ in
            await #expect(throws: PostalFault.numbersDoNotLast(folder: "INBOX")) {
                try await client.examine("INBOX")
            }
            await #expect(throws: PostalFault.noFolderOpen) { try await client.uids() }
            await #expect(throws: PostalFault.noFolderOpen) { try await client.fetch([1]) }
            await #expect(throws: PostalFault.noFolderOpen) { try await client.sizes(of: [1]) }
        }
    }

    @Test func `a refusal leaves the connection in order`() async throws {
        let steps =
            .signedIn() + [.hear("EXAMINE"), .end("NO no such folder")]
            + [FakeStep].opened().suffix(4)
        try await withIMAP(steps) { client, _ in
            let refusal = PostalFault.refused(.openingFolder, code: nil, text: "no such folder")
            await #expect(throws: refusal) { try await client.examine("Nowhere") }
            let mailbox = try await client.examine("INBOX")
            #expect(mailbox.exists == 3)
        }
    }

    @Test func `the last message below the first number asked for is not new`() async throws {
        let steps =
            .opened() + [
                .hear("UID FETCH 9:* UID"), .say("* 3 FETCH (UID 8)\r\n"), .end("OK done"),
                .hear("UID FETCH 5:* UID"),
                .say("* 3 FETCH (UID 8)\r\n* 1 FETCH (FLAGS (\\Seen))\r\n* 2 FETCH (UID 5)\r\n"),
                .say("* 2 FETCH (UID 5)\r\n* 4 FETCH (UID 0)\r\n* 1 RECENT\r\n"), .end("OK done"),
            ]
        try await withIMAP(steps) { client, _ in
            try await client.examine("INBOX")
            #expect(try await client.uids(from: 9) == [])
            #expect(try await client.uids(from: 5) == [5, 8])
        }
    }

    @Test func `a folder of too many messages is refused`() async throws {
        let many = (1...60).map { "* \($0) FETCH (UID \($0))\r\n" }.joined()
        let steps = .opened() + [.hear("UID FETCH"), .say(many)]
        try await withIMAP(steps, limits: MailLimits(folderMessages: 50)) { client, _ in
            try await client.examine("INBOX")
            await #expect(throws: PostalFault.answerTooLarge(.numbering)) {
                try await client.uids()
            }
        }
    }

    @Test func `numbers that change under our hands stop the reading`() async throws {
        let steps =
            .opened() + [.hear("UID FETCH"), .say("* OK [UIDVALIDITY 8] new\r\n"), .end("OK x")]
        try await withIMAP(steps) { client, _ in
            try await client.examine("INBOX")
            await #expect(throws: PostalFault.numbersChanged(folder: "INBOX")) {
                try await client.uids()
            }
        }
    }

    @Test func `a goodbye in the middle is understood`() async throws {
        let steps = .opened() + [.hear("UID FETCH"), .say("* BYE restarting\r\n"), .hangUp]
        try await withIMAP(steps) { client, _ in
            try await client.examine("INBOX")
            await #expect(throws: PostalFault.closedByServer(.numbering, text: "restarting")) {
                try await client.uids()
            }
        }
    }

    @Test func `a question nobody asked is a fault`() async throws {
        try await withIMAP(.signedIn() + [.hear("NOOP"), .say("+ go on\r\n")]) { client, _ in
            await #expect { _ = try await client.noop() } throws: { isGarbled($0) }
        }
    }

    @Test func `two requests at once are not mixed up`() async throws {
        try await withIMAP(.signedIn() + [.hear("NOOP"), .stall], timeouts: .brief) { client, _ in
            let faults = await withTaskGroup(of: PostalFault?.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        do {
                            _ = try await client.noop()
                            return nil
                        } catch { return error as? PostalFault }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(faults.contains(.busy) && faults.contains(.timedOut(.checking)))
        }
    }

    @Test func `leaving never fails, whatever the server does`() async throws {
        for end: [FakeStep] in [[.stall], [.say("garbage\r\n")], [.hangUp], [.end("NO stay")]] {
            try await withIMAP(.signedIn() + [.hear("LOGOUT")] + end, timeouts: .brief) {
                client, _ in
                await client.logout()
                await #expect(throws: PostalFault.closed) { try await client.noop() }
            }
        }
    }
}
