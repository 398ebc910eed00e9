extension IMAPClient {
    /// The two ways in that every server of mailboxes has.
    enum SignInMethod: Sendable {
        case plain, login
    }

    /// From the greeting to an open door.
    func enter(by method: SignInMethod?) async throws {
        let isSignedIn = try await work(.greeting) { client in
            try await client.hearGreeting()
        }
        try await work(.securing) { client in
            try await client.learnCapabilities()
            guard client.server.security == .startTLS else { return }
            // A server that has signed us in already cannot start TLS any more (RFC 9051
            // section 6.2.1): someone in between would have every reason to say so.
            guard client.offers("STARTTLS"), !isSignedIn else {
                throw PostalFault.startTLSNotOffered
            }
            _ = try await client.ask(IMAPCommand("STARTTLS"))
            client.framer.forget()
            try await client.connection.secure()
            try await client.learnCapabilities()
        }
        if isSignedIn { return }
        try await work(.signingIn) { client in
            do {
                try await client.signIn(by: method)
            } catch let PostalFault.refused(step, code, text) {
                client.close()
                let fault = PostalFault.refused(step, code: code, text: text)
                throw fault.isPassing ? fault : .signInRefused(text: text)
            }
            try await client.learnCapabilities()
        }
    }

    private func hearGreeting() async throws -> Bool {
        guard case .status(let greeting) = try await nextResponse(), greeting.tag == nil else {
            throw PostalFault.garbled(step, detail: "no greeting")
        }
        switch greeting.condition {
        case .ok: return false
        case .preauth: return true
        case .no, .bad, .bye: throw PostalFault.garbled(step, detail: greeting.text)
        }
    }

    /// Asked anew at each stage: what was said before TLS counts for nothing.
    private func learnCapabilities() async throws {
        var found: Set<String> = []
        let step = self.step
        _ = try await ask(IMAPCommand("CAPABILITY")) { response in
            guard case .data(let data) = response, data.name == "CAPABILITY" else { return }
            found = Set(try data.values(step).compactMap { $0.text?.uppercased() })
        }
        capabilities = found
    }

    private func signIn(by method: SignInMethod?) async throws {
        guard let credentials = server.credentials else { throw PostalFault.noWayToSignIn }
        try SASL.check(credentials)
        switch method ?? (offers("AUTH=PLAIN") ? .plain : .login) {
        case .plain:
            let message = try SASL.plain(credentials)
            _ = try await ask(
                offers("SASL-IR")
                    ? IMAPCommand("AUTHENTICATE PLAIN").words(message)
                    : IMAPCommand("AUTHENTICATE PLAIN").answer(message))
        case .login:
            guard !offers("LOGINDISABLED") else { throw PostalFault.noWayToSignIn }
            _ = try await ask(
                IMAPCommand("LOGIN").string(credentials.username).string(credentials.password))
        }
    }
}
