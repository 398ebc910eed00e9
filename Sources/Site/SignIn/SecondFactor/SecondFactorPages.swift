import Commons
import Hummingbird
import Kernel

/// Switching the second factor on and off, and its recovery codes.
struct SecondFactorPages {
    private static let path = SecurityPages.path

    func register(in pages: inout Pages) {
        let path = Self.path
        pages.get(path + "/factor", .own) { visit in
            try await visit.proven(path) {
                guard let account = visit.actor.id else { throw CommonRefusal.forbidden }
                if try await SecondFactor.isOn(account, in: visit.house) {
                    return .redirect(to: path)
                }
                var chance = SystemChance()
                return .page(try newPage(visit, account, chance.bytes(TOTP.secretLength)))
            }
        }
        pages.post(path + "/factor", .own) { visit, form in
            try await visit.proven(path) { try await set(visit, form) }
        }
        pages.post(path + "/factor/removal", .own) { visit, _ in
            try await visit.proven(path) {
                guard let account = visit.actor.id else { throw CommonRefusal.forbidden }
                try await visit.house.run(
                    RemoveSecondFactor(account: account), as: visit.actor, road: .web)
                return .redirect(to: path + "?saved=1")
            }
        }
        pages.post(path + "/factor/codes", .own) { visit, _ in
            try await visit.proven(path) {
                guard let account = visit.actor.id else { throw CommonRefusal.forbidden }
                var chance = SystemChance()
                let made = RecoveryCodes.make(for: account, chance: &chance)
                try await visit.house.run(
                    RenewRecoveryCodes(codeHashes: made.hashes), as: visit.actor, road: .web)
                return .page(codesPage(visit, made.codes))
            }
        }
    }

    private static func purpose(_ account: ID<Account>) -> String {
        "new second factor of \(account)"
    }

    /// The secret travels sealed in the form, so that nothing is kept before the telephone is right.
    private func set(_ visit: Visit, _ form: Form) async throws -> Answer {
        guard let account = visit.actor.id else { throw CommonRefusal.forbidden }
        let house = visit.house
        guard
            let text = Ticket.text(form["ticket"] ?? "", for: Self.purpose(account), in: house),
            let secret = Bytes.fromHex(text), secret.count == TOTP.secretLength
        else { return .redirect(to: Self.path + "/factor") }
        let code = (form["code"] ?? "").filter { !$0.isWhitespace }
        guard let step = TOTP.step(of: code, secret, at: visit.now, after: 0) else {
            return .page(
                try newPage(visit, account, secret, SecondFactorRefused.wrongCode),
                status: .unprocessableContent)
        }
        var chance = SystemChance()
        let made = RecoveryCodes.make(for: account, chance: &chance)
        try await house.run(
            SetSecondFactor(
                sealed: try SecondFactor.seal(secret, of: account, in: house), step: step,
                codeHashes: made.hashes), as: visit.actor, road: .web)
        return .page(codesPage(visit, made.codes))
    }

    private func newPage(
        _ visit: Visit, _ account: ID<Account>, _ secret: [UInt8], _ refusal: (any Refusal)? = nil
    ) throws -> Page {
        let say = visit.say
        let fields = visit.fields(nil, refusal)
        let title = say("Attiva il secondo fattore", "Switch the second factor on")
        let ticket = try Ticket.make(
            Bytes.hex(secret), for: Self.purpose(account), in: visit.house)
        let address = TOTP.address(
            secret, mail: visit.session?.account.mail ?? visit.actor.name, house: visit.house.name)
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, crumbs: [(say("Sicurezza dell'accesso", "Security of sign-in"), Self.path)]))
                <section class="card">\(fields.refusalBox)
                <p>\(say("Apri sul telefono un'app di codici, aggiungi un accesso e inquadra questo quadrato, o scrivi la chiave. Poi scrivi qui il codice che mostra.", "Open an app for codes on the telephone, add an account and point the camera at this square, or type the key. Then type here the code that it shows."))</p>
                \(QRCode(address)?.svg(say("Quadrato da inquadrare", "Square for the camera")) ?? "")
                <p><code class="mono" id="secret">\(Self.inFours(Base32.text(secret)))</code></p>
                <p><a href="\(address)">\(say("Apri l'app su questo dispositivo", "Open the app on this device"))</a></p>
                <form class="form" method="post" action="\(Self.path)/factor">\(visit.formKeys)<input type="hidden" name="ticket" value="\(ticket)">
                \(codeField(fields, say, isFirst: true))
                <div class="actions"><button class="button primary">\(say("Attiva", "Switch on"))</button></div></form></section>
                """)
    }

    /// Whoever types it keeps the place; apps pass over the spaces.
    private static func inFours(_ key: String) -> String {
        stride(from: 0, to: key.count, by: 4).map { String(key.dropFirst($0).prefix(4)) }
            .joined(separator: " ")
    }

    private func codesPage(_ visit: Visit, _ codes: [String]) -> Page {
        let say = visit.say
        let title = say("Codici di recupero", "Recovery codes")
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(visit.actor.name)", crumbs: [(say("Sicurezza dell'accesso", "Security of sign-in"), Self.path)]))
                \(notice(.info, say("Stampali o copiali ora: non si rivedranno", "Print or copy them now: they are not shown again"), "\(say("Ognuno vale una volta sola al posto del codice del telefono. I codici di prima non valgono più.", "Each is good once in place of the telephone's code. Codes from before are void."))", role: "status"))
                <section class="card"><ol class="mono" id="codes">\(codes.html { "<li>\($0)</li>\n" })</ol>
                <div class="actions"><button class="button needs-script" type="button" data-copy-from="codes">\(icon("copy"))\(say("Copia", "Copy"))</button><a class="button primary" href="\(Self.path)">\(say("Li ho messi al sicuro", "They are in a safe place"))</a></div></section>
                """)
    }

    /// The part of the page on security.
    static func section(_ visit: Visit) async throws -> HTML {
        let say = visit.say
        let factor = try await visit.ask(MySecondFactor())
        let change: HTML
        if !visit.isFresh {
            change = SecurityPages.proofLink(visit)
        } else if factor.setAt == nil {
            change =
                "<p><a class=\"button\" href=\"\(path)/factor\">\(say("Attiva il secondo fattore", "Switch the second factor on"))</a></p>"
        } else {
            change = """
                <div class="actions">
                <form method="post" action="\(path)/factor/codes">\(visit.formKeys)<button class="button">\(say("Nuovi codici di recupero", "New recovery codes"))</button></form>
                <form method="post" action="\(path)/factor/removal">\(visit.formKeys)<button class="button quiet">\(say("Disattiva il secondo fattore", "Switch the second factor off"))</button></form></div>
                """
        }
        let words =
            factor.setAt == nil
            ? say(
                "Spento: con la password si entra senza altro. Con un'app di codici sul telefono, chi ruba la password resta fuori.",
                "Off: the password alone signs you in. With an app for codes on your telephone, whoever steals the password stays outside."
            )
            : say(
                "Acceso: dopo la password serve un codice del telefono. Codici di recupero rimasti: \(factor.codesLeft).",
                "On: after the password, a code from the telephone is asked for. Recovery codes left: \(factor.codesLeft)."
            )
        return """
            <section class="card" aria-labelledby="factor"><h2 id="factor">\(say("Secondo fattore", "Second factor"))</h2>
            <p>\(words)</p>\(change)</section>
            """
    }
}

/// Where the code of a telephone, or a recovery code, is typed.
/// - Parameter isFirst: there are no recovery codes yet.
func codeField(
    _ fields: FormFields, _ say: Say, isFirst: Bool = false, focus: HTML = " autofocus"
) -> HTML {
    fields.text(
        "code", say("Codice", "Code"),
        hint: isFirst
            ? say("Le sei cifre che l'app mostra ora.", "The six digits that the app shows now.")
            : say(
                "Sei cifre dell'app, o un codice di recupero.",
                "Six digits of the app, or a recovery code."),
        isRequired: true,
        attributes:
            "autocomplete=\"one-time-code\" autocapitalize=\"characters\" spellcheck=\"false\"\(focus)"
    )
}
