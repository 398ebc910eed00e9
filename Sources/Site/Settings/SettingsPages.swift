import Commons
import Kernel

/// What each may set for herself, and where the rest is set.
struct SettingsPages {
    let features: [any SiteFeature]
    /// An open session must not be a place to guess its password either.
    let limit: AttemptLimit

    func register(in pages: inout Pages) {
        let features = features
        pages.get("/settings", .own) { visit in .page(try await page(visit, features)) }
        pages.post("/settings/preferences", .own) { visit, form in
            try await visit.submit(
                ChoosePreferences.self, form, then: { _ in .redirect(to: "/settings?saved=1") },
                refused: { .page(try await page(visit, features, form, $0)) })
        }
        pages.post("/settings/password", .own) { visit, form in
            do {
                try await changePassword(visit, form)
                return .redirect(to: "/settings?saved=1")
            } catch let refusal as any Refusal {
                return .page(
                    try await page(visit, features, form, refusal), status: refusal.kind.status)
            }
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

    private func page(
        _ visit: Visit, _ features: [any SiteFeature], _ form: Form? = nil,
        _ refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let say = visit.say
        let fields = visit.fields(form, refusal)
        var links = visit.actor.may(.read) ? features.flatMap { $0.settingsLinks(say) } : []
        links += [SecurityPages.link(say), KeyPages.link(say)]
        if visit.actor.may(.oversee) {
            links += [AccountPages.link(say), RightsPage.link(say), AddressPage.link(say)]
        }
        if visit.actor.may(.read) { links.append(ExportPage.link(say)) }
        let saved: HTML =
            visit.query("saved") == nil
            ? "" : notice(.good, say("Salvato", "Saved"), role: "status")
        return Page(
            say("Impostazioni", "Settings"), shape: .narrow,
            body: """
                \(pageHead(say, say("Impostazioni", "Settings"), lead: "\(visit.actor.name)"))
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
}
