import Commons
import Hummingbird
import Kernel

/// Who is it, once more: before what opens the house to others or shuts its owner out.
struct ProofPages {
    let limit: AttemptLimit

    func register(in pages: inout Pages) {
        pages.get("/settings/proof", .own) { visit in .page(try await page(visit)) }
        pages.get("/settings/proof/challenge", .own) { visit in
            guard let account = visit.actor.id else { throw CommonRefusal.forbidden }
            return .text(try PasskeyProof.challenge(.proving(account), in: visit.house))
        }
        pages.post("/settings/proof", .own) { visit, form in
            try await prove(visit, form) { session in
                let isRight = try await limit.judging(
                    mail: session.account.mail ?? "", visit
                ) {
                    try await Credentials.account(
                        mail: session.account.mail ?? "", password: form["password"] ?? "",
                        in: visit.house)
                }
                guard let isRight, isRight.id == session.account.id else {
                    throw PasswordRefused.wrongProof
                }
                if try await SecondFactor.isOn(isRight.id, in: visit.house) {
                    try await SecondFactor.check(
                        form["code"] ?? "", of: isRight.id, limit: limit, visit)
                }
            }
        }
        pages.post("/settings/proof/passkey", .own) { visit, form in
            try await prove(visit, form) { session in
                let account = try await PasskeyProof.account(
                    form, .proving(session.account.id), visit)
                guard account.id == session.account.id else { throw PasskeyRefused.unknown }
            }
        }
    }

    private func prove(_ visit: Visit, _ form: Form, _ check: (Session) async throws -> Void)
        async throws -> Answer
    {
        guard let session = visit.session else { throw CommonRefusal.forbidden }
        do {
            try await check(session)
        } catch let refusal as any Refusal {
            return .page(
                try await page(visit, form, refusal), status: refusal.kind.status)
        }
        try await Session.prove(secret: session.secret, in: visit.house)
        return .redirect(to: SignInPages.safeTarget(form["next"] ?? "/settings/security"))
    }

    private func page(_ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil)
        async throws -> Page
    {
        let say = visit.say
        let fields = visit.fields(form, refusal)
        let next: HTML =
            "<input type=\"hidden\" name=\"next\" value=\"\(form?["next"] ?? visit.query("next") ?? "/settings/security")\">"
        let factor = try await visit.ask(MySecondFactor())
        let hasPasskey = try await !visit.ask(MyPasskeys()).isEmpty
        let passkey: HTML =
            hasPasskey
            ? visit.relyingParty.map { party in
                PasskeyForm(
                    action: "/settings/proof/passkey", challenge: "/settings/proof/challenge",
                    party: party, fields: "\(visit.formKeys)\(next)",
                    label: say("Conferma con una passkey", "Confirm with a passkey"),
                    isPrimary: true
                ).asking
            } ?? "" : ""
        return Page(
            say("Conferma chi sei", "Confirm who you are"), shape: .narrow,
            body: """
                \(pageHead(say, say("Conferma chi sei", "Confirm who you are"), lead: "\(say("Per questo serve una prova recente: vale dieci minuti.", "This needs a recent proof: it is good for ten minutes."))", crumbs: [(say("Impostazioni", "Settings"), "/settings")]))
                <section class="card">\(fields.refusalBox)\(passkey)
                <form class="form" method="post" action="/settings/proof">\(visit.formKeys)\(next)
                \(fields.text("password", "Password", type: "password", isRequired: true, attributes: "autocomplete=\"current-password\"\(hasPasskey ? "" : " autofocus")"))
                \(factor.setAt == nil ? "" : codeField(fields, say, focus: ""))
                <div class="actions"><button class="button">\(say("Conferma con la password", "Confirm with the password"))</button></div></form></section>
                """)
    }
}

extension Visit {
    /// Whether who asks has proved a moment ago who it is.
    public var isFresh: Bool { session?.isFresh(at: now) ?? false }

    /// Runs what wants a fresh proof, or asks for one first and leads back to a page.
    public func proven(_ back: String, _ body: () async throws -> Answer) async throws -> Answer {
        isFresh ? try await body() : .redirect(to: address("/settings/proof", [("next", back)]))
    }

    /// Stands where a form would, until a proof is fresh.
    public func proofLink(_ back: String) -> HTML { SecurityPages.proofLink(self, back: back) }
}
