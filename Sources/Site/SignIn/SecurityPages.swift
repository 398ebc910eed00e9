import Commons
import Hummingbird
import Kernel

/// What opens somebody's account: her passkeys, and where she is signed in.
struct SecurityPages {
    static let path = "/settings/security"

    static func link(_ say: Say) -> (title: String, text: String, href: String, icon: String) {
        (
            title: say("Sicurezza dell'accesso", "Security of sign-in"),
            text: say("Passkey, e dove sei entrato.", "Passkeys, and where you are signed in."),
            href: path, icon: "lock"
        )
    }

    func register(in pages: inout Pages) {
        let path = Self.path
        pages.get(path, .own) { visit in .page(try await page(visit)) }
        pages.get(path + "/challenge", .own) { visit in
            guard let account = visit.actor.id else { throw CommonRefusal.forbidden }
            return .text(try PasskeyProof.challenge(.adding(account), in: visit.house))
        }
        pages.post(path + "/passkeys", .own) { visit, form in
            try await visit.proven(path) {
                guard let account = visit.actor.id else { throw CommonRefusal.forbidden }
                do {
                    try await PasskeyProof.add(form, for: account, visit)
                    return .redirect(to: path + "?saved=1")
                } catch let refusal as any Refusal {
                    return .page(
                        try await page(visit, form, refusal), status: refusal.kind.status)
                }
            }
        }
        pages.post(path + "/passkeys/:id/removal", .own) { visit, _ in
            try await visit.proven(path) {
                try await visit.house.run(
                    RemovePasskey(passkey: try visit.id()), as: visit.actor, road: .web)
                return .redirect(to: path + "?saved=1")
            }
        }
        pages.post(path + "/sessions/:mark/end", .own) { visit, _ in
            guard let account = visit.actor.id else { throw CommonRefusal.forbidden }
            try await Session.end(mark: visit.part("mark"), of: account, in: visit.house)
            return .redirect(to: path + "?saved=1")
        }
        pages.post(path + "/sessions/end", .own) { visit, _ in
            guard let account = visit.actor.id else { throw CommonRefusal.forbidden }
            try await Session.endAll(of: account, in: visit.house)
            return .redirect(to: "/sign-in").clearing(visit)
        }
    }

    private func page(_ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil)
        async throws -> Page
    {
        let say = visit.say
        let saved: HTML =
            visit.query("saved") == nil
            ? "" : notice(.good, say("Salvato", "Saved"), role: "status")
        return Page(
            say("Sicurezza dell'accesso", "Security of sign-in"), shape: .narrow,
            body: """
                \(pageHead(say, say("Sicurezza dell'accesso", "Security of sign-in"), crumbs: [(say("Impostazioni", "Settings"), "/settings")]))
                \(saved)\(visit.fields(form, refusal).refusalBox)
                \(try await passkeys(visit, form, refusal))
                \(try await SecondFactorPages.section(visit))
                \(try await sessions(visit))
                """)
    }

    /// Stands where a form would, until a proof is fresh.
    static func proofLink(_ visit: Visit, back: String = path) -> HTML {
        """
        <p><a class="button" href="\(address("/settings/proof", [("next", back)]))">\(icon("lock"))\(visit.say("Conferma chi sei per continuare", "Confirm who you are to go on"))</a></p>
        """
    }

    private func passkeys(_ visit: Visit, _ form: Form?, _ refusal: (any Refusal)?) async throws
        -> HTML
    {
        let say = visit.say
        let rows = try await visit.ask(MyPasskeys())
        let change: HTML
        if let party = visit.relyingParty, let session = visit.session {
            change =
                visit.isFresh
                ? PasskeyForm(
                    action: Self.path + "/passkeys", challenge: Self.path + "/challenge",
                    party: party,
                    fields:
                        "\(visit.formKeys)\(visit.fields(form, refusal).text("label", say("Nome della passkey", "Name of the passkey"), value: visit.browserWords, attributes: "maxlength=\"80\""))",
                    label: say("Aggiungi una passkey", "Add a passkey"), isPrimary: true
                ).making(for: session.account, besides: rows.map(\.credential))
                : Self.proofLink(visit)
        } else {
            change = "<p class=\"muted\">\(say(PasskeyRefused.notOffered.sentence))</p>"
        }
        return """
            <section class="card" aria-labelledby="passkeys"><h2 id="passkeys">Passkey</h2>
            <p>\(say("Con una passkey entri con dito, viso o codice del tuo dispositivo: niente da ricordare, e nessuno può fartela scrivere altrove.", "With a passkey you sign in by finger, face or code of your device: nothing to remember, and nobody can make you type it elsewhere."))</p>
            \(rows.isEmpty ? "" : "<ul class=\"rows\">\(rows.html { row(of: $0, visit) })</ul>")
            <p class="no-script muted">\(say("Per aggiungerne una serve JavaScript.", "Adding one needs JavaScript."))</p>
            \(change)</section>
            """
    }

    private func row(of passkey: MyPasskeys.Row, _ visit: Visit) -> HTML {
        let say = visit.say
        let used: HTML =
            passkey.usedAt.map { " · \(say("usata", "used")) \(visit.moments.time($0))" }
            ?? " · \(say("mai usata", "never used"))"
        let remove: HTML =
            visit.isFresh
            ? """
            <form method="post" action="\(Self.path)/passkeys/\(passkey.id)/removal">\(visit.formKeys)<button class="button small">\(say("Togli", "Remove"))<span class="hush"> \(passkey.label)</span></button></form>
            """ : ""
        return """
            <li><span class="main">\(passkey.label)</span>
            <span class="sub">\(say("aggiunta", "added")) \(visit.moments.time(passkey.addedAt))\(used)</span>
            <span class="end">\(remove)</span></li>
            """
    }

    private func sessions(_ visit: Visit) async throws -> HTML {
        let say = visit.say
        let rows = try await visit.ask(MySessions())
        return """
            <section class="card" aria-labelledby="sessions"><h2 id="sessions">\(say("Dove sei entrato", "Where you are signed in"))</h2>
            <ul class="rows">\(rows.html { row(of: $0, visit) })</ul>
            <form method="post" action="\(Self.path)/sessions/end">\(visit.formKeys)
            <div class="actions"><button class="button">\(icon("leave"))\(say("Esci dappertutto", "Sign out everywhere"))</button></div></form></section>
            """
    }

    private func row(of session: MySessions.Row, _ visit: Visit) -> HTML {
        let say = visit.say
        let browser =
            session.browser.isEmpty
            ? say("Browser sconosciuto", "Unknown browser") : session.browser
        let end: HTML =
            session.mark == visit.session?.mark
            ? state(say("questo", "this one"), .good)
            : """
            <form method="post" action="\(Self.path)/sessions/\(session.mark)/end">\(visit.formKeys)<button class="button small">\(say("Chiudi", "End"))<span class="hush"> \(browser), \(session.address)</span></button></form>
            """
        return """
            <li><span class="main">\(browser)</span>
            <span class="sub">\(session.address) · \(say("dal", "since")) \(visit.moments.time(session.begunAt)) · \(say("visto", "seen")) \(visit.moments.time(session.seenAt))</span>
            <span class="end">\(end)</span></li>
            """
    }
}
