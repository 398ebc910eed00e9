import Commons
import Kernel
import Site

/// Webhooks: where they go, how they are doing, a test, a pause. What gives more out, or a secret, wants
/// a fresh proof of who asks; what stops it does not.
struct WebhookPages {
    static let path = "/settings/webhooks"

    func register(in pages: inout Pages) {
        pages.get(Self.path) { visit in .page(try await page(visit)) }
        pages.post(Self.path) { visit, form in
            try await visit.proven(Self.path) {
                let secret = Self.makeSecret()
                var asked = WebhookForm.chosen(form, visit.house.features)
                asked.set("secret", secret)
                return try await visit.submit(
                    AddWebhook.self, asked,
                    then: { hook in .page(try await page(visit, shows: (hook, secret))) },
                    refused: { .page(try await page(visit, form, $0)) })
            }
        }
        pages.post("\(Self.path)/:id/secret") { visit, form in
            try await visit.proven(Self.path) {
                let secret = Self.makeSecret()
                var asked = Self.about(visit, form)
                asked.set("secret", secret)
                return try await visit.submit(
                    RenewWebhookSecret.self, asked,
                    then: { _ in
                        .page(try await page(visit, shows: (try visit.id(), secret)))
                    }, refused: { .page(try await page(visit, asked, $0)) })
            }
        }
        pages.post("\(Self.path)/:id/change") { visit, form in
            try await visit.proven(Self.path) {
                var kept = form
                kept.set("hook", visit.part("id"))
                let asked = WebhookForm.chosen(kept, visit.house.features)
                return try await visit.submit(
                    ChangeWebhook.self, asked,
                    then: { _ in .redirect(to: "\(Self.path)?done=1") },
                    refused: { .page(try await page(visit, kept, $0)) })
            }
        }
        act("pause", PauseWebhook.self, in: &pages)
        act("resumption", ResumeWebhook.self, isProven: true, in: &pages)
        act("removal", RemoveWebhook.self, in: &pages)
        pages.post("\(Self.path)/:id/test") { visit, form in
            let asked = Self.about(visit, form)
            return try await visit.submit(
                TryWebhook.self, asked,
                then: { tried in
                    await outcome(of: tried.sequence, for: try visit.id(), in: visit.house)
                    return .redirect(to: "\(Self.path)?tried=\(visit.part("id"))")
                }, refused: { .page(try await page(visit, asked, $0)) })
        }
    }

    private func act<C: Command>(
        _ verb: String, _ type: C.Type, isProven: Bool = false, in pages: inout Pages
    ) {
        pages.post("\(Self.path)/:id/\(verb)") { visit, form in
            let asked = Self.about(visit, form)
            let act = {
                try await visit.submit(
                    type, asked, then: { _ in .redirect(to: "\(Self.path)?done=1") },
                    refused: { .page(try await page(visit, asked, $0)) })
            }
            return isProven ? try await visit.proven(Self.path, act) : try await act()
        }
    }

    private static func about(_ visit: Visit, _ form: Form) -> Form {
        var form = form
        form.set("hook", visit.part("id"))
        return form
    }

    private static func makeSecret() -> String { WebhookSecrets.make() }

    /// Waits a moment for what becomes of a test, so that the page can tell it.
    private func outcome(of sequence: Int64, for hook: ID<Webhook>, in house: House) async {
        let began = house.time.now()
        for _ in 0..<20 {
            try? await Task.sleep(nanoseconds: 200_000_000)
            let progress = try? await house.store.read { db in
                try WebhookRow.find(hook, in: db).map { try WebhookProgress.find($0, in: db) }
            }
            guard let progress = progress ?? nil else { return }
            if progress.doneThrough >= sequence { return }
            if progress.failures > 0, progress.lastAt.map({ $0 >= began }) ?? false { return }
        }
    }

    // MARK: The page

    private func page(
        _ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil,
        shows secret: (hook: ID<Webhook>, text: String)? = nil
    ) async throws -> Page {
        let say = visit.say
        let rows = try await visit.ask(AllWebhooks())
        let refused = form?["hook"]
        let isNew = refused == nil
        let isChange = !isNew && form?["title"] != nil
        let fields = visit.fields(isNew ? form : nil, isNew ? refusal : nil)
        let shown = secret.map { secret in
            self.shown(secret.text, rows.first { $0.id == secret.hook }?.title ?? "", say)
        }
        let box: HTML = isNew || isChange ? "" : visit.fields(nil, refusal).refusalBox
        let title = say("Webhook", "Webhooks")
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(say("Avvisano un altro sistema, con un messaggio firmato, appena qui accade qualcosa. Portano nomi di fatti e identificativi, mai le parole di qualcuno: chi riceve chiede il resto con una chiave.", "They tell another system, by a signed message, as soon as something happens here. They carry names of facts and identifiers, never anybody's words: the receiver asks for the rest with a key."))", crumbs: [(say("Impostazioni", "Settings"), "/settings")]))
                \(visit.done("Fatto.", "Done."))\(shown)\(tried(rows, visit))\(box)
                \(rows.isEmpty ? empty(say) : rows.html { row in
                    WebhookCard(row: row, visit: visit, changing: isChange && refused == "\(row.id)" ? (form, refusal) : nil).html
                })
                \(visit.mayWork ? new(visit, form: isNew ? form : nil, fields) : "")
                \(names(visit))
                """)
    }

    private func shown(_ secret: String, _ title: String, _ say: Say) -> HTML {
        notice(
            .info,
            say(
                "Il segreto di «\(title)»: copialo ora, non si rivedrà",
                "The secret of “\(title)”: copy it now, it is not shown again"),
            "<code class=\"mono\" id=\"secret\">\(secret)</code> <button class=\"button small needs-script\" type=\"button\" data-copy-from=\"secret\">\(icon("copy"))\(say("Copia", "Copy"))</button><br>\(say("Con questo chi riceve controlla la firma di ogni messaggio (Standard Webhooks, v1).", "With it the receiver checks the signature of each message (Standard Webhooks, v1)."))",
            role: "status")
    }

    private func tried(_ rows: [AllWebhooks.Row], _ visit: Visit) -> HTML {
        guard let row = rows.first(where: { "\($0.id)" == visit.query("tried") }) else { return "" }
        let say = visit.say
        if row.failures == 0, row.waiting == 0 {
            return notice(
                .good, say("Il messaggio di prova è arrivato", "The test message has arrived"),
                "\(row.title): \(WebhookCard.last(row, say))", role: "status")
        }
        let title = say(
            "Il messaggio di prova non è ancora arrivato", "The test message has not arrived yet")
        return notice(
            .warn, title,
            "\(row.title): \(row.failures > 0 ? WebhookCard.last(row, say) : say("aspetta il suo turno.", "it waits its turn."))",
            role: "status")
    }

    private func empty(_ say: Say) -> HTML {
        """
        <section class="card">\(emptyState("external", say("Nessun webhook", "No webhook yet"), say("Quando un altro programma deve sapere subito che una pratica è chiusa o che un socio è entrato, scrivi qui il suo indirizzo: non dovrà più chiederlo ogni minuto.", "When another program must know at once that a case is closed or a member has joined, write its address here: it need not ask every minute any more.")))</section>
        """
    }

    /// The names of facts, for who chooses single ones.
    private func names(_ visit: Visit) -> HTML {
        let features = visit.house.features.filter { !$0.facts.isEmpty }
        return fold(
            visit.say("I nomi dei fatti", "The names of facts"), "document", isOpen: false,
            "<div class=\"form\">\(features.html { feature in area(feature, visit.say) })</div>")
    }

    private func area(_ feature: any Feature, _ say: Say) -> HTML {
        let names = feature.facts.map(\.name).sorted().map { name -> HTML in
            "<li><code class=\"mono small\">\(name)</code></li>"
        }
        return """
            <section><h3>\(say(feature.title)) <code class="mono">\(feature.name).*</code></h3><ul>\(names)</ul></section>
            """
    }

    private func new(_ visit: Visit, form: Form?, _ fields: FormFields) -> HTML {
        let say = visit.say
        let content =
            visit.isFresh
            ? smallForm(
                visit, Self.path, fields,
                WebhookForm.fields(fields, nil, form, visit),
                say("Aggiungi", "Add"), tone: "primary")
            : visit.proofLink(Self.path)
        return """
            <section class="card"><h2>\(say("Nuovo webhook", "New webhook"))</h2>\(content)</section>
            """
    }
}
