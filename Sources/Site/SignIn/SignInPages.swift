import Commons
import Hummingbird
import Kernel

/// The door of the house.
struct SignInPages {
    let limit: AttemptLimit

    func register(in pages: inout Pages) {
        pages.open(.get, "/sign-in") { visit, _ in
            visit.session == nil ? .page(page(visit)) : .redirect(to: "/")
        }
        pages.open(.post, "/sign-in") { visit, form in try await signIn(visit, form) }
        pages.open(.get, "/sign-in/challenge") { visit, _ in
            .text(try PasskeyProof.challenge(.signIn, in: visit.house))
        }
        pages.open(.post, "/sign-in/passkey") { visit, form in
            do {
                return try await open(
                    try await PasskeyProof.account(form, .signIn, visit), visit, form)
            } catch let refusal as PasskeyRefused {
                return .page(page(visit, form, refusal), status: refusal.kind.status)
            }
        }
        pages.open(.post, "/sign-in/code") { visit, form in try await signInByCode(visit, form) }
        pages.post("/sign-out", .own) { visit, _ in
            if let session = visit.session {
                try await Session.end(secret: session.secret, in: visit.house)
            }
            return .redirect(to: "/sign-in").clearing(visit)
        }
    }

    private func signIn(_ visit: Visit, _ form: Form) async throws -> Answer {
        let mail = (form["mail"] ?? "").trimmingSpace
        do {
            let account = try await limit.judging(mail: mail, visit) {
                try await Credentials.account(
                    mail: mail, password: form["password"] ?? "", in: visit.house)
            }
            guard let account else { throw SignInRefused.wrong }
            if try await SecondFactor.isOn(account.id, in: visit.house) {
                return .page(try secondStep(account.id, visit, form))
            }
            return try await open(account, visit, form)
        } catch let refusal as SignInRefused {
            return .page(page(visit, form, refusal), status: refusal.kind.status)
        }
    }

    /// The password was right: a sealed ticket says so, for five minutes.
    private static let secondStepPurpose = "second step of signing in"

    private func signInByCode(_ visit: Visit, _ form: Form) async throws -> Answer {
        let house = visit.house
        guard
            let text = Ticket.text(form["ticket"] ?? "", for: Self.secondStepPurpose, in: house),
            let id = ID<Account>(text),
            let account = try await house.store.read({ try AccountRow.find(id, in: $0) }),
            account.isOpen
        else {
            return .page(
                page(visit, form, SecondFactorRefused.expired), status: .unprocessableContent)
        }
        do {
            try await SecondFactor.check(form["code"] ?? "", of: id, limit: limit, visit)
        } catch let refusal as SecondFactorRefused {
            return .page(try secondStep(id, visit, form, refusal), status: refusal.kind.status)
        }
        return try await open(account, visit, form)
    }

    private func secondStep(
        _ account: ID<Account>, _ visit: Visit, _ form: Form, _ refusal: (any Refusal)? = nil
    ) throws -> Page {
        let say = visit.say
        let fields = visit.fields(nil, refusal)
        // One that came is handed on: guessing does not make it live longer.
        let ticket =
            try refusal == nil
            ? Ticket.make("\(account)", for: Self.secondStepPurpose, in: visit.house)
            : form["ticket"] ?? ""
        return Page(
            say("Accesso", "Sign in"), shape: .door,
            body: """
                <section class="card" aria-labelledby="sign-in">
                <p class="brand">\(icon("arca"))<span>Arca</span></p>
                <h1 id="sign-in">\(say("Ancora un passo", "One more step"))</h1>
                <form class="form" method="post" action="/sign-in/code">\(refusal.map { refusalNotice($0, say) })
                <input type="hidden" name="next" value="\(form["next"] ?? "")">
                <input type="hidden" name="ticket" value="\(ticket)">
                \(codeField(fields, say))
                <div class="actions"><button class="button primary">\(say("Entra", "Sign in"))</button></div>
                </form></section>
                """)
    }

    private func open(_ account: AccountRow, _ visit: Visit, _ form: Form) async throws -> Answer {
        // Whoever was signed in with this browser is so no more.
        if let session = visit.session {
            try await Session.end(secret: session.secret, in: visit.house)
        }
        let secret = try await Session.begin(for: account.id, visit)
        var answer = Answer.redirect(to: Self.safeTarget(form["next"])).keeping(secret, visit)
        if let known = try KnownDevice.header(for: account, visit) {
            answer.headers[values: .setCookie].append(known)
        }
        return answer
    }

    /// Only paths of ours: never another host.
    static func safeTarget(_ next: String?) -> String {
        guard let next, next.hasPrefix("/"), !next.hasPrefix("//"), !next.contains("\\"),
            next.utf8.allSatisfy({ $0 > 32 && $0 < 127 }), next.utf8.count < 500
        else { return "/" }
        return next
    }

    private func page(_ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil) -> Page
    {
        let say = visit.say
        let fields = visit.fields(form, refusal)
        let next: HTML =
            "<input type=\"hidden\" name=\"next\" value=\"\(form?["next"] ?? visit.query("next") ?? "")\">"
        // Whoever is sent back has the address right more often than the password.
        let (first, second): (HTML, HTML) =
            form?["mail"]?.nonEmpty == nil ? (" autofocus", "") : ("", " autofocus")
        let passkey: HTML =
            visit.relyingParty.map { party in
                PasskeyForm(
                    action: "/sign-in/passkey", challenge: "/sign-in/challenge", party: party,
                    fields: next, label: say("Entra con una passkey", "Sign in with a passkey")
                ).asking
            } ?? ""
        return Page(
            say("Accesso", "Sign in"), shape: .door,
            body: """
                <section class="card" aria-labelledby="sign-in">
                <p class="brand">\(icon("arca"))<span>Arca</span></p>
                <h1 id="sign-in">\(visit.house.name.isEmpty ? "Arca" : visit.house.name)</h1>
                <form class="form" method="post" action="/sign-in">\(refusal.map { refusalNotice($0, say) })
                \(next)
                \(fields.text("mail", say("Indirizzo e-mail", "Mail address"), type: "email", isRequired: true, attributes: "autocomplete=\"username\"\(first)"))
                \(fields.text("password", "Password", type: "password", isRequired: true, attributes: "autocomplete=\"current-password\"\(second)"))
                <div class="actions"><button class="button primary">\(say("Entra", "Sign in"))</button></div>
                </form>\(passkey)</section>
                """)
    }
}

enum SignInRefused: String, Refusal {
    case wrong, tooMany

    var kind: RefusalKind { self == .tooMany ? .tooMany : .invalid }

    var sentence: Bilingual {
        switch self {
        case .wrong:
            Bilingual(
                it: "Indirizzo o password non corrispondono. Controlla e riprova.",
                en: "Address and password do not match. Check them and try again.")
        case .tooMany:
            Bilingual(
                it: "Troppi tentativi da qui: aspetta un quarto d'ora.",
                en: "Too many attempts from here: wait a quarter of an hour.")
        }
    }
}
