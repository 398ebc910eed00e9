import Commons
import Kernel
import Site

/// Who gives the seals their certain date: authorities, how each is doing, one more.
struct AuthorityPages {
    static let path = "/evidence/authorities"

    func register(in pages: inout Pages) {
        pages.get(Self.path, .oversee) { visit in .page(try await page(visit)) }
        pages.post(Self.path) { visit, form in
            try await visit.proven(Self.path) {
                try await visit.submit(
                    NameTimeAuthority.self, form,
                    then: { _ in .redirect(to: "\(Self.path)?done=1") },
                    refused: {
                        .page(
                            try await page(visit, RefusedForm(verb: "new", form: form, refusal: $0))
                        )
                    })
            }
        }
        pages.post("\(Self.path)/:id/end") { visit, form in
            try await visit.proven(Self.path) {
                var asked = form
                asked.set("authority", visit.part("id"))
                return try await visit.submit(
                    DropTimeAuthority.self, asked,
                    then: { _ in .redirect(to: Self.path) },
                    refused: {
                        .page(
                            try await page(visit, RefusedForm(verb: "end", form: form, refusal: $0))
                        )
                    })
            }
        }
    }

    private func page(_ visit: Visit, _ refused: RefusedForm? = nil) async throws -> Page {
        let say = visit.say
        let rows = try await visit.ask(AllTimeAuthorities())
        let title = say("Data certa", "Certain date")
        let list: HTML =
            rows.isEmpty
            ? "<section class=\"card\">\(emptyState("clock", say("Nessuna autorità", "No authority yet"), say("Un'autorità di marcatura temporale firma quando un sigillo esisteva: così la data non la dice solo la cooperativa. Meglio due, indipendenti; una qualificata eIDAS fa presumere giusta l'ora.", "A time authority signs when a seal existed, so that the date is not only the cooperative's word. Two that are independent are best; with one that is qualified under eIDAS the time is presumed right.")))</section>"
            : rows.html { card($0, visit) }
        let content = "\(list)\(visit.mayWork ? new(visit, refused) : "")" as HTML
        return Page(
            title, shape: .narrow, isLive: true,
            body: """
                \(pageHead(say, title, lead: "\(say("Ogni ora in cui accade qualcosa, ciascuna autorità marca l'ultimo sigillo.", "In every hour in which something happens, each authority marks the last seal."))", crumbs: [(say("Prove", "Evidence"), EvidencePages.path)]))
                \(visit.done("Fatto: la prima marca arriva entro un minuto.", "Done: the first mark comes within a minute."))\(refused?.notice(besides: content, say) ?? "")\(content)
                """)
    }

    private func card(_ row: AllTimeAuthorities.Row, _ visit: Visit) -> HTML {
        let say = visit.say
        let condition: HTML =
            if row.isLate { state(say("in ritardo", "late"), .bad) } else if row.failures > 0 {
                state(say("non risponde bene", "does not answer well"), .warn)
            } else if row.markedAt == nil {
                state(say("non ancora usata", "not used yet"), .info)
            } else { state(say("in ordine", "in order"), .good) }
        let fault: HTML =
            row.fault.map {
                notice(
                    row.isLate ? .bad : .warn, say($0),
                    "\(say("Si riprova da sé", "It is tried again by itself"))\(row.nextAt.map { ", \(visit.moments.moment($0))" } ?? "")."
                )
            } ?? ""
        let end: HTML =
            visit.mayWork && visit.isFresh
            ? "<form class=\"actions\" method=\"post\" action=\"\(Self.path)/\(row.id)/end\">\(visit.formKeys)<button class=\"button small quiet\">\(say("Non chiederle più", "Ask it no more"))</button></form>"
            : ""
        return """
            <section class="card" aria-labelledby="a-\(row.id)"><header><h2 id="a-\(row.id)">\(row.title)</h2><p class="mono">\(row.url)</p>\(condition)</header>\(fault)
            <dl class="facts"><div><dt>\(say("Ultima marca", "Last mark"))</dt><dd>\(row.markedAt.map { visit.moments.time($0) } ?? "–")</dd></div>
            <div><dt>\(say("Fatti marcati", "Facts marked"))</dt><dd class="figure">\(row.markedFacts.map { "\($0)" } ?? "–")</dd></div></dl>\(end)</section>
            """
    }

    private func new(_ visit: Visit, _ refused: RefusedForm?) -> HTML {
        let say = visit.say
        let fields = visit.fields(of: "new", refused)
        let content =
            visit.isFresh
            ? smallForm(
                visit, Self.path, fields,
                """
                \(fields.text("title", say("Nome", "Name"), isRequired: true, attributes: "maxlength=\"80\" autocomplete=\"off\""))
                \(fields.text("url", say("Indirizzo", "Address"), hint: say("Per esempio http://marche.example/tsa: senza https va bene, la risposta è firmata.", "For example http://marks.example/tsa: without https is fine, the answer is signed."), isRequired: true, attributes: "inputmode=\"url\" maxlength=\"500\""))
                \(fields.area("roots", say("Certificati radice, in formato PEM", "Root certificates, in PEM"), rows: 6, hint: say("Li pubblica l'autorità. Solo una marca firmata sotto uno di questi vale.", "The authority publishes them. Only a mark signed under one of these is good."), isRequired: true, attributes: "class=\"mono\" spellcheck=\"false\""))
                """, say("Aggiungi", "Add"), tone: "primary")
            : visit.proofLink(Self.path)
        return
            "<section class=\"card\"><h2>\(say("Un'altra autorità", "Another authority"))</h2>\(content)</section>"
    }
}
