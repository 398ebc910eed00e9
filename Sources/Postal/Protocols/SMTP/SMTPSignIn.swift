extension SMTPClient {
    /// The two ways in that we speak.
    enum SignInMethod: String, Sendable {
        case plain = "PLAIN"
        case login = "LOGIN"
    }

    /// From the greeting to an open door.
    func enter(by method: SignInMethod?) async throws {
        try await work { client in
            try client.expect(await client.hear(.greeting), 220, .greeting)
            try await client.introduce()
            if client.server.security == .startTLS {
                guard client.extensions["STARTTLS"] != nil else {
                    throw PostalFault.startTLSNotOffered
                }
                try client.expect(await client.say("STARTTLS", .securing), 220, .securing)
                client.lines.forget()
                try await client.connection.secure()
                // What was offered in the clear counts for nothing (RFC 3207 section 4.2).
                try await client.introduce()
            }
            guard let credentials = client.server.credentials else { return }
            try await client.signIn(credentials, by: method)
        }
    }

    private func introduce() async throws {
        try await send(Array("EHLO \(ownName)\r\n".utf8), .greeting)
        let (reply, lines) = try await hearLines(.greeting)
        try expect(reply, 250, .greeting)
        extensions = [:]
        for line in lines.dropFirst() {
            let words = readableServerText(line, limit: 400).split(separator: " ", maxSplits: 1)
            guard let name = words.first else { continue }
            extensions[name.uppercased()] = words.count > 1 ? words[1].uppercased() : ""
        }
    }

    private func signIn(_ credentials: MailCredentials, by method: SignInMethod?) async throws {
        let plain = try SASL.plain(credentials)
        // Old servers write `AUTH=PLAIN LOGIN`.
        let offered = [
            extensions["AUTH"], extensions["AUTH=PLAIN"].map { "PLAIN \($0)" },
            extensions["AUTH=LOGIN"].map { "LOGIN \($0)" },
        ]
        .compactMap { $0 }.flatMap { $0.split(separator: " ").map(String.init) }
        let usable = [SignInMethod.plain, .login].first { offered.contains($0.rawValue) }
        var reply: SMTPReply
        switch method ?? usable {
        case .plain: reply = try await say("AUTH PLAIN \(plain)", .signingIn)
        case .login:
            reply = try await say("AUTH LOGIN", .signingIn)
            for secret in [credentials.username, credentials.password] where reply.code == 334 {
                reply = try await say(SASL.base64(Array(secret.utf8)), .signingIn)
            }
        case nil: throw PostalFault.noWayToSignIn
        }
        if reply.isForGood { throw PostalFault.signInRefused(text: reply.text) }
        try expect(reply, 235, .signingIn)
    }

    /// The one code that lets us go on; any other ends the attempt.
    func expect(_ reply: SMTPReply, _ code: Int, _ step: MailStep) throws {
        if reply.code == code { return }
        if reply.code == 421 { throw PostalFault.closedByServer(step, text: reply.text) }
        guard reply.isPassing || reply.isForGood else {
            throw PostalFault.garbled(step, detail: "unexpected answer \(reply.code)")
        }
        throw PostalFault.refused(step, code: String(reply.code), text: reply.text)
    }
}
