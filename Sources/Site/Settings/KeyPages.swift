import Commons
import Kernel

/// Keys for programs: each as narrow as its work, with an end.
struct KeyPages {
    static let path = "/settings/keys"

    static func link(_ say: Say) -> (title: String, text: String, href: String, icon: String) {
        (
            title: say("Chiavi per programmi", "Keys for programs"),
            text: say(
                "Per chi usa l'API in tuo nome.", "For programs that use the API in your name."),
            href: path, icon: "key"
        )
    }

    func register(in pages: inout Pages) {
        pages.get(Self.path, .own) { visit in .page(try await page(visit)) }
        pages.post(Self.path, .own) { visit, form in
            try await visit.proven(Self.path) {
                let (secret, hash) = Tokens.make()
                var asked = form
                asked.set("account", visit.actor.id?.description ?? "")
                asked.set("secretHash", hash)
                let issued = asked
                return try await visit.submit(
                    IssueToken.self,
                    {
                        var issued = issued
                        issued.set("reach", try Self.reach(form, visit.house.features))
                        return issued
                    },
                    then: { _ in .page(try await page(visit, secret: secret)) },
                    refused: { .page(try await page(visit, form, $0)) })
            }
        }
        pages.post("\(Self.path)/:id/revocation", .own) { visit, form in
            var form = form
            form.set("token", visit.part("id"))
            return try await visit.submit(
                RevokeToken.self, form, then: { _ in .redirect(to: "\(Self.path)?done=1") },
                refused: { .page(try await page(visit, form, $0)) })
        }
    }

    /// What the form chose, as the command reads it: nothing for everything. A choice of nothing at
    /// all is not everything, and is refused.
    private static func reach(_ form: Form, _ features: [any Feature]) throws -> String {
        let depths: [String: Reach.Depth] =
            switch form["kind"] ?? "" {
            case "read":
                Dictionary(
                    features.map { ($0.name, .read) }, uniquingKeysWith: { one, _ in one })
            case "some":
                Dictionary(
                    features.compactMap { feature in
                        Reach.Depth(rawValue: form["on-\(feature.name)"] ?? "")
                            .map { (feature.name, $0) }
                    }, uniquingKeysWith: { one, _ in one })
            default: [:]
            }
        if form["kind"] == "some", depths.isEmpty { throw TokenRefused.nothingChosen }
        return Reach(depths).description
    }

    private func page(
        _ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil, secret: String? = nil
    ) async throws -> Page {
        let say = visit.say
        let tokens = try await visit.ask(MyTokens())
        let title = say("Chiavi per programmi", "Keys for programs")
        let shown: HTML =
            secret.map {
                notice(
                    .info,
                    say(
                        "La tua nuova chiave: copiala ora, non si rivedrà",
                        "Your new key: copy it now, it is not shown again"),
                    "<code class=\"mono\" id=\"secret\">\($0)</code> <button class=\"button small needs-script\" type=\"button\" data-copy-from=\"secret\">\(icon("copy"))\(say("Copia", "Copy"))</button>",
                    role: "status")
            } ?? ""
        let list: HTML =
            tokens.isEmpty
            ? """
            <div class="empty">\(icon("key"))<p>\(say("Nessuna chiave. Un programma che manda o legge dati in tuo nome ne usa una sua.", "No key. A program that sends or reads data in your name uses one of its own."))</p></div>
            """ : "<ul class=\"rows\">\(tokens.html { row($0, visit) })</ul>"
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(say("Una per programma, stretta quanto il suo lavoro. Che cosa può fare è descritto in", "One for each program, as narrow as its work. What it can do is described at")) <a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a>.", crumbs: [(say("Impostazioni", "Settings"), "/settings")]))
                \(visit.done("Revocata.", "Revoked."))\(shown)
                <section class="card\(tokens.isEmpty ? "" : " flush")">\(list)</section>
                <section class="card"><h2>\(say("Nuova chiave", "New key"))</h2>
                \(visit.isFresh ? newKey(visit, visit.fields(form, refusal)) : SecurityPages.proofLink(visit, back: Self.path))</section>
                """)
    }

    private func newKey(_ visit: Visit, _ fields: FormFields) -> HTML {
        let say = visit.say
        let depths: [(value: String, title: String)] = [
            ("", say("niente", "nothing")), ("read", say("leggere", "read")),
            ("write", say("leggere e cambiare", "read and change")),
        ]
        return smallForm(
            visit, Self.path, fields,
            """
            \(fields.text("label", say("A che cosa serve", "What it is for"), isRequired: true))
            \(fields.select("kind", say("Che cosa può fare", "What it may do"), options: [("all", say("tutto quello che posso fare io", "all that I may do")), ("read", say("solo leggere", "only read")), ("some", say("quello che scelgo qui sotto", "what I choose below"))], value: "read"))
            <fieldset class="choices"><legend>\(say("Se scegli tu, dove", "If you choose, where"))</legend><div class="fields">\(visit.house.features.html { feature in
                fields.select("on-\(feature.name)", say(feature.title), options: depths)
            })</div></fieldset>
            <div class="fields">\(fields.day("lastDay", say("Ultimo giorno", "Last day"), value: visit.today.adding(days: 365), hint: say("Vuoto: finché non la revochi.", "Empty: until you revoke it.")))
            \(fields.text("perMinute", say("Richieste al minuto", "Requests a minute"), value: "600", type: "number", hint: say("Vuoto: senza limite.", "Empty: no limit."), attributes: "min=\"1\" class=\"short\""))</div>
            """, say("Crea una chiave", "Make a key"), tone: "primary")
    }

    private func row(_ token: MyTokens.Row, _ visit: Visit) -> HTML {
        let say = visit.say
        let isOver = token.lastDay.map { $0 < visit.today } ?? false
        let end: HTML =
            if token.revokedAt != nil {
                state(say("revocata", "revoked"))
            } else if isOver {
                state(say("scaduta", "expired"))
            } else {
                "<form method=\"post\" action=\"\(Self.path)/\(token.id)/revocation\">\(visit.formKeys)<button class=\"button small\">\(say("Revoca", "Revoke"))<span class=\"hush\"> \(token.label)</span></button></form>"
            }
        var facts = [token.reach.map { words($0, visit) } ?? say("può tutto", "may do all")]
        if let day = token.lastDay {
            facts.append("\(say("fino al", "until")) \(visit.moments.day(day))")
        }
        if let most = token.perMinute { facts.append("\(most)/min") }
        let use: HTML =
            token.usedAt.map { "\(say("usata", "used")) \(visit.moments.time($0))" }
            ?? "\(say("mai usata", "never used"))"
        return """
            <li><span class="main">\(token.label)</span><span class="sub">\(facts.joined(separator: " · ")) · \(use)</span>
            <span class="end">\(end)</span></li>
            """
    }

    private func words(_ reach: Reach, _ visit: Visit) -> String {
        let say = visit.say
        let features = visit.house.features
        if features.allSatisfy({ reach.depths[$0.name] == .read }) {
            return say("legge tutto", "reads everything")
        }
        return features.compactMap { feature in
            reach.depths[feature.name].map { depth in
                let verb = depth == .read ? say("legge", "reads") : say("cambia", "changes")
                return say("\(verb) «\(say(feature.title))»", "\(verb) “\(say(feature.title))”")
            }
        }.joined(separator: ", ")
    }
}
