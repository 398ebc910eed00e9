import Commons
import Kernel

/// Who may sign in and what each of them is: accounts are opened and closed here, roles given and taken.
/// All of it opens the house to others, so who does it proves first who she is.
struct AccountPages {
    static let path = "/settings/accounts"

    static func link(_ say: Say) -> (title: String, text: String, href: String, icon: String) {
        (
            title: say("Accessi", "Accounts"),
            text: say("Chi può entrare, con quali ruoli.", "Who may sign in, in which roles."),
            href: path, icon: "key"
        )
    }

    func register(in pages: inout Pages) {
        pages.get(Self.path, .oversee) { visit in .page(try await page(visit)) }
        pages.post(Self.path) { visit, form in
            try await visit.proven(Self.path) { try await open(visit, form) }
        }
        act("closing", CloseAccount.self, in: &pages)
        act("roles", GiveRole.self, in: &pages)
        act("roles/end", TakeRole.self, in: &pages)
    }

    private func act<C: Command>(_ verb: String, _ type: C.Type, in pages: inout Pages) {
        pages.post("\(Self.path)/:id/\(verb)") { visit, form in
            try await visit.proven(Self.path) {
                var form = form
                form.set("account", visit.part("id"))
                let asked = form
                return try await visit.submit(
                    type, asked, then: { _ in .redirect(to: Self.path) },
                    refused: { .page(try await page(visit, asked, $0)) })
            }
        }
    }

    /// A new account gets a first password, which its owner changes.
    private func open(_ visit: Visit, _ form: Form) async throws -> Answer {
        let password = form["password"] ?? ""
        do {
            // Before the account is there, or it would stay without one.
            try PasswordRefused.check(
                password, name: form["accountName"] ?? "", mail: form["mail"] ?? "")
        } catch let refusal as PasswordRefused {
            return .page(try await page(visit, form, refusal), status: .unprocessableContent)
        }
        return try await visit.submit(
            OpenAccount.self, form,
            then: { account in
                try await Credentials.setFirst(
                    password, for: account, road: .web, in: visit.house)
                return .redirect(to: Self.path)
            }, refused: { .page(try await page(visit, form, $0)) })
    }

    /// - Parameter form: what was refused: the form of one account where it names one, else the form
    ///   of a new one.
    private func page(_ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil)
        async throws -> Page
    {
        let say = visit.say
        let accounts = try await visit.ask(Accounts())
        let mayChange = visit.actor.may(.work) && visit.isFresh
        let refusedAccount = form?["account"]
        let isNew = refusedAccount == nil
        let fields = visit.fields(isNew ? form : nil, refusal)
        return Page(
            say("Accessi", "Accounts"), shape: .narrow,
            body: """
                \(pageHead(say, say("Accessi", "Accounts"), lead: "\(say("Una persona può avere più ruoli insieme, e ognuno ha un inizio e una fine. Chi fa che cosa è detto nei diritti.", "One may hold several roles at once; each has a beginning and an end. Who does what is told among the rights."))", crumbs: [(say("Impostazioni", "Settings"), "/settings")]))
                \(isNew ? "" : fields.refusalBox)
                <section class="card flush"><ul class="rows">\(accounts.html { account in
                    line(account, mayChange: mayChange, isOpen: refusedAccount == "\(account.id)", visit)
                })</ul></section>
                \(newAccount(visit, fields))
                """)
    }

    private func line(_ account: AccountRow, mayChange: Bool, isOpen: Bool, _ visit: Visit) -> HTML
    {
        let say = visit.say
        let roles = account.roles.html { tag(say($0.title), $0 == .operator ? .sea : .plum) }
        let change: HTML =
            mayChange && account.isOpen ? changes(account, isOpen: isOpen, visit) : ""
        return """
            <li>\(face(account.name, "small"))<span class="main">\(account.name)</span>
            <span class="sub">\(account.mail ?? "")</span>
            <span class="end">\(account.isOpen ? roles : state(say("chiuso", "closed")))</span>\(change)</li>
            """
    }

    private func changes(_ account: AccountRow, isOpen: Bool, _ visit: Visit) -> HTML {
        let say = visit.say
        let path = "\(Self.path)/\(account.id)"
        let fields = visit.fields(nil, nil, scope: "\(account.id)")
        let others = Role.ofTheHouse.filter { !account.roles.contains($0) }
            .map { (value: $0.rawValue, title: say($0.title)) }
        let taking = account.roles.filter(Role.ofTheHouse.contains).html { role -> HTML in
            """
            <form method="post" action="\(path)/roles/end">\(visit.formKeys)<input type="hidden" name="role" value="\(role.rawValue)">\
            <button class="button small quiet">\(say("Togli: \(say(role.title))", "Take away: \(say(role.title))"))<span class="hush">, \(account.name)</span></button></form>
            """
        }
        let giving: HTML =
            others.isEmpty
            ? ""
            : """
            <form class="form" method="post" action="\(path)/roles">\(visit.formKeys)\(fields.select("role", say("Un altro ruolo", "Another role"), options: others, value: others[0].value))\
            <div class="actions"><button class="button small">\(say("Dai", "Give"))<span class="hush">, \(account.name)</span></button></div></form>
            """
        return """
            <details class="adding"\(isOpen ? " open" : "")><summary>\(say("Cambia", "Change"))<span class="hush">: \(account.name)</span></summary>
            \(giving)<div class="cluster">\(account.roles.count > 1 ? taking : "")\
            <form method="post" action="\(path)/closing">\(visit.formKeys)<button class="button small quiet">\(say("Chiudi l'accesso", "Close the account"))<span class="hush"> \(account.name)</span></button></form></div></details>
            """
    }

    private func newAccount(_ visit: Visit, _ fields: FormFields) -> HTML {
        guard visit.actor.may(.work) else { return "" }
        let say = visit.say
        let title = say("Apri un accesso", "Open an account")
        guard visit.isFresh else {
            return
                "<section class=\"card\"><h2>\(title)</h2>\(SecurityPages.proofLink(visit, back: Self.path))</section>"
        }
        let roles = Role.ofTheHouse.map { (value: $0.rawValue, title: say($0.title)) }
        return """
            <section class="card"><h2>\(title)</h2>
            <form class="form" method="post" action="\(Self.path)">\(visit.formKeys)\(fields.refusalBox)
            \(fields.text("accountName", say("Nome e cognome", "Full name"), isRequired: true))
            \(fields.text("mail", say("Indirizzo e-mail", "Mail address"), type: "email", isRequired: true))
            \(fields.select("role", say("Ruolo", "Role"), options: roles, value: "operator"))
            \(fields.text("password", say("Prima password", "First password"), type: "password", hint: say("Almeno 12 caratteri; la persona la cambia al primo accesso.", "At least 12 characters; its owner changes it."), isRequired: true, attributes: "autocomplete=\"new-password\""))
            <div class="actions"><button class="button primary">\(say("Apri", "Open"))</button></div></form></section>
            """
    }
}
