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
        pages.post("/sign-out", .read) { visit, _ in
            if let session = visit.session {
                try await Session.end(secret: session.secret, in: visit.house)
            }
            var answer = Answer.redirect(to: "/sign-in")
            answer.headers[.setCookie] = cookie("", isSecure: visit.request.isSecure, seconds: 0)
            return answer
        }
    }

    private func signIn(_ visit: Visit, _ form: Form) async throws -> Answer {
        let mail = (form["mail"] ?? "").trimmingSpace
        let address = visit.request.address
        let now = visit.now
        guard limit.admits(mail: mail, address: address, at: now) else {
            return .page(page(visit, form, SignInRefused.tooMany), status: .tooManyRequests)
        }
        let account = try await Credentials.account(
            mail: mail, password: form["password"] ?? "", in: visit.house)
        guard let account else {
            return .page(page(visit, form, SignInRefused.wrong), status: .unprocessableContent)
        }
        limit.succeeded(mail: mail, address: address, at: now)
        let secret = try await Session.begin(for: account.id, in: visit.house)
        var answer = Answer.redirect(to: Self.safeTarget(form["next"]))
        answer.headers[.setCookie] = cookie(
            secret, isSecure: visit.request.isSecure, seconds: 14 * 86_400)
        return answer
    }

    /// Only paths of ours: never another host.
    static func safeTarget(_ next: String?) -> String {
        guard let next, next.hasPrefix("/"), !next.hasPrefix("//"), !next.contains("\\"),
            next.utf8.allSatisfy({ $0 > 32 && $0 < 127 }), next.utf8.count < 500
        else { return "/" }
        return next
    }

    private func cookie(_ secret: String, isSecure: Bool, seconds: Int) -> String {
        let secure = isSecure ? "; Secure" : ""
        return
            "\(Session.cookie)=\(secret); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(seconds)\(secure)"
    }

    private func page(_ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil) -> Page
    {
        let say = visit.say
        let fields = visit.fields(form, refusal)
        let next = form?["next"] ?? visit.query("next") ?? ""
        return Page(
            say("Accesso", "Sign in"), shape: .door,
            body: """
                <section class="card" aria-labelledby="sign-in">
                <p class="brand">\(icon("arca"))<span>Arca</span></p>
                <h1 id="sign-in">\(visit.house.name.isEmpty ? "Arca" : visit.house.name)</h1>
                <form class="form" method="post" action="/sign-in">\(refusal.map { refusalNotice($0, say) })
                <input type="hidden" name="next" value="\(next)">
                \(fields.text("mail", say("Indirizzo e-mail", "Mail address"), type: "email", isRequired: true, attributes: "autocomplete=\"username\" autofocus"))
                \(fields.text("password", "Password", type: "password", isRequired: true, attributes: "autocomplete=\"current-password\""))
                <div class="actions"><button class="button primary">\(say("Entra", "Sign in"))</button></div>
                </form></section>
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
