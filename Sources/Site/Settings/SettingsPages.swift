import Commons
import Kernel

/// What each may set for herself, and where the rest is set.
struct SettingsPages {
    let features: [any SiteFeature]
    /// An open session must not be a place to guess its password either.
    let limit: AttemptLimit

    func register(in pages: inout Pages) {
        let features = features
        pages.get("/settings") { visit in .page(try await page(visit, features)) }
        pages.post("/settings/preferences", .read) { visit, form in
            try await visit.submit(
                ChoosePreferences.self, form, then: { _ in .redirect(to: "/settings?saved=1") },
                refused: { .page(try await page(visit, features, form, $0)) })
        }
        pages.post("/settings/password", .read) { visit, form in
            do {
                try await changePassword(visit, form)
                return .redirect(to: "/settings?saved=1")
            } catch let refusal as any Refusal {
                return .page(
                    try await page(visit, features, form, refusal), status: refusal.kind.status)
            }
        }
        pages.get("/settings/accounts") { visit in .page(try await accounts(visit)) }
        pages.post("/settings/accounts") { visit, form in try await openAccount(visit, form) }
        pages.post("/settings/accounts/:id/closing") { visit, form in
            var form = form
            form.set("account", visit.part("id"))
            return try await visit.submit(
                CloseAccount.self, form, then: { _ in .redirect(to: "/settings/accounts") },
                refused: { .page(try await accounts(visit, form, $0)) })
        }
    }

    private func changePassword(_ visit: Visit, _ form: Form) async throws {
        guard let session = visit.session else { throw CommonRefusal.forbidden }
        let mail = session.account.mail ?? ""
        let isRight = try await limit.judging(mail: mail, visit) {
            try await Credentials.account(mail: mail, password: form["old"] ?? "", in: visit.house)
        }
        guard isRight != nil else { throw PasswordRefused.wrongOld }
        try await Credentials.set(
            form["password"] ?? "", for: session.account.id, by: visit.actor, road: .web,
            in: visit.house)
        try await Session.endOthers(
            of: session.account.id, keeping: session.secret, in: visit.house)
    }

    /// A new account gets a first password, which its owner changes.
    private func openAccount(_ visit: Visit, _ form: Form) async throws -> Answer {
        let password = form["password"] ?? ""
        do {
            // Before the account is there, or it would stay without one.
            try PasswordRefused.check(
                password, name: form["accountName"] ?? "", mail: form["mail"] ?? "")
        } catch let refusal as PasswordRefused {
            return .page(
                try await accounts(visit, form, refusal), status: .unprocessableContent)
        }
        return try await visit.submit(
            OpenAccount.self, form,
            then: { account in
                try await Credentials.setFirst(
                    password, for: account, road: .web, in: visit.house)
                return .redirect(to: "/settings/accounts")
            }, refused: { .page(try await accounts(visit, form, $0)) })
    }

    private func page(
        _ visit: Visit, _ features: [any SiteFeature], _ form: Form? = nil,
        _ refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let say = visit.say
        let fields = visit.fields(form, refusal)
        let links =
            features.flatMap { $0.settingsLinks(say) } + [
                (
                    title: say("Sicurezza dell'accesso", "Security of sign-in"),
                    text: say(
                        "Passkey, e dove sei entrato.", "Passkeys, and where you are signed in."),
                    href: SecurityPages.path, icon: "lock"
                ), KeyPages.link(say),
                (
                    title: say("Accessi", "Accounts"),
                    text: say(
                        "Chi può entrare, con quale ruolo.", "Who may sign in, in which role."),
                    href: "/settings/accounts", icon: "key"
                ), RightsPage.link(say), AddressPage.link(say),
                ExportPage.link(say),
            ]
        let saved: HTML =
            visit.query("saved") == nil
            ? "" : notice(.good, say("Salvato", "Saved"), role: "status")
        return Page(
            say("Impostazioni", "Settings"), shape: .narrow,
            body: """
                \(pageHead(say("Impostazioni", "Settings"), lead: "\(visit.actor.name)"))
                \(saved)\(fields.refusalBox)
                <section class="card"><h2>\(say("Lingua e aspetto", "Language and theme"))</h2>
                <form class="form" method="post" action="/settings/preferences">\(visit.formKeys)<div class="fields">
                \(fields.select("language", say("Lingua", "Language"), options: [("", say("quella del browser", "the browser's")), ("it", "Italiano"), ("en", "English")], value: visit.preferences.language?.rawValue ?? ""))
                \(fields.select("theme", say("Aspetto", "Theme"), options: [("", say("come il dispositivo", "like the device")), ("light", say("chiaro", "light")), ("dark", say("scuro", "dark"))], value: visit.preferences.theme?.rawValue ?? ""))
                \(fields.select("keys", say("Scorciatoie", "Shortcuts"), options: [("", say("accese, con un tasto solo", "on, with a single key")), ("off", say("spente", "off"))], value: visit.preferences.keys?.rawValue ?? ""))
                </div><div class="actions"><button class="button primary">\(say("Salva", "Save"))</button></div></form></section>
                <section class="card"><h2>Password</h2>
                <form class="form" method="post" action="/settings/password">\(visit.formKeys)
                \(fields.text("old", say("Password attuale", "Present password"), type: "password", isRequired: true, attributes: "autocomplete=\"current-password\""))
                \(fields.text("password", say("Nuova password", "New password"), type: "password", hint: say("Almeno 12 caratteri. Le altre sessioni vengono chiuse.", "At least 12 characters. Other sessions are ended."), isRequired: true, attributes: "autocomplete=\"new-password\""))
                <div class="actions"><button class="button">\(say("Cambia la password", "Change the password"))</button></div></form></section>
                <section class="card"><h2>\(say("La cooperativa", "The cooperative"))</h2><ul class="rows">\(links.html { link in
                    "<li><a class=\"main\" href=\"\(link.href)\">\(icon(link.icon)) \(link.title)</a><span class=\"sub\">\(link.text)</span></li>"
                })</ul></section>
                """)
    }

    private func accounts(_ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil)
        async throws -> Page
    {
        let say = visit.say
        let fields = visit.fields(form, refusal)
        let accounts = try await visit.ask(Accounts())
        let roles = Role.allCases.map { (value: $0.rawValue, title: say($0.title)) }
        let mayWork = visit.actor.may(.work)
        return Page(
            say("Accessi", "Accounts"), shape: .narrow,
            body: """
                \(pageHead(say("Accessi", "Accounts"), crumbs: [(say("Impostazioni", "Settings"), "/settings")]))
                <section class="card flush"><ul class="rows">\(accounts.html { account in
                    """
                    <li>\(face(account.name, "small"))<span class="main">\(account.name)</span>
                    <span class="sub">\(account.mail ?? "") · \(say(account.role.title))</span>
                    <span class="end">\(account.isOpen ? (mayWork ? "<form method=\"post\" action=\"/settings/accounts/\(account.id)/closing\">\(visit.formKeys)<button class=\"button small quiet\">\(say("Chiudi", "Close"))<span class=\"hush\"> \(account.name)</span></button></form>" : "") : state(say("chiuso", "closed")))</span></li>
                    """
                })</ul></section>
                \(mayWork ? """
                    <section class="card"><h2>\(say("Apri un accesso", "Open an account"))</h2>
                    <form class="form" method="post" action="/settings/accounts">\(visit.formKeys)\(fields.refusalBox)
                    \(fields.text("accountName", say("Nome e cognome", "Full name"), isRequired: true))
                    \(fields.text("mail", say("Indirizzo e-mail", "Mail address"), type: "email", isRequired: true))
                    \(fields.select("role", say("Ruolo", "Role"), options: roles, value: "operator"))
                    \(fields.text("password", say("Prima password", "First password"), type: "password", hint: say("Almeno 12 caratteri; la persona la cambia al primo accesso.", "At least 12 characters; its owner changes it."), isRequired: true, attributes: "autocomplete=\"new-password\""))
                    <div class="actions"><button class="button primary">\(say("Apri", "Open"))</button></div></form></section>
                    """ : "")
                """)
    }
}
