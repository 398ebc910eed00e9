import Commons
import Kernel

/// A restored house says on every page that nothing leaves it, and here who works in it wakes it.
struct SleepPage {
    static let path = "/settings/wake"

    func register(in pages: inout Pages) {
        pages.get(Self.path, .oversee) { visit in .page(try await page(visit)) }
        pages.post(Self.path) { visit, form in
            try await visit.submit(
                WakeHouse.self, form, then: { _ in .redirect(to: "\(Self.path)?done=1") },
                refused: { .page(try await page(visit, form, $0)) })
        }
    }

    /// For whoever has signed in: a trial must not be taken for the house.
    static func banner(_ visit: Visit) -> HTML {
        let say = visit.say
        let more: HTML =
            visit.actor.may(.oversee) && visit.path != path
            ? " <a href=\"\(path)\">\(say("Che cosa vuol dire", "What this means"))</a>" : ""
        return """
            <aside class="asleep" aria-label="\(say("Copia ripristinata", "Restored copy"))"><p>\(icon("warn"))\
            <span>\(say("Questa è una copia ripristinata e dorme: non parte e non arriva nessuna lettera.", "This is a restored copy and sleeps: no letter leaves or arrives."))\(more)</span></p></aside>
            """
    }

    private func page(_ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil)
        async throws -> Page
    {
        let say = visit.say
        let since = try await visit.ask(ShowSleep()).since
        let fields = visit.fields(form, refusal)
        let title = say("Una copia che dorme", "A copy that sleeps")
        let shown: HTML
        if let since {
            shown = asleep(visit, since, fields)
        } else {
            shown =
                refusal == nil
                ? "<p>\(say("La cooperativa è sveglia: posta e webhook vanno come sempre.", "The cooperative is awake: mail and webhooks go as always."))</p>"
                : fields.refusalBox
        }
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, crumbs: [(say("Impostazioni", "Settings"), "/settings")]))
                \(visit.done("Sveglia.", "Awake."))<section class="card prose">\(shown)</section>
                """)
    }

    private func asleep(_ visit: Visit, _ since: Instant, _ fields: FormFields) -> HTML {
        let say = visit.say
        let wake: HTML =
            visit.mayWork
            ? smallForm(
                visit, Self.path, fields, "",
                say("L'altra è ferma: sveglia questa", "The other is stopped: wake this one"),
                tone: "primary") : ""
        return """
            <p>\(say("Questa cooperativa è stata ripristinata il \(visit.moments.moment(since)). Finché dorme non legge le caselle, non invia lettere e non avvisa altri sistemi: quella da cui viene potrebbe essere ancora al lavoro, e chi scrive riceverebbe tutto due volte.", "This cooperative was restored on \(visit.moments.moment(since)). While it sleeps it reads no mailbox, sends no letter and tells no other system: the one that it came from may still be at work, and whoever writes would get everything twice."))</p>
            <p>\(say("Per una prova lasciala dormire. Quando l'altra è ferma per sempre, svegliala: le lettere scritte qui nel frattempo partono subito, le caselle vengono lette, i webhook in funzione riprendono.", "For a trial let it sleep. Once the other is stopped for good, wake it: letters written here meanwhile leave at once, mailboxes are read, webhooks that are on go on."))</p>
            \(wake)
            """
    }
}
