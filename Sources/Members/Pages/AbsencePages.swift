import Commons
import Kernel
import Site

/// When operators are away: each says so of herself, and everybody sees it.
struct AbsencePages {
    func register(in pages: inout Pages) {
        pages.get("/absences") { visit in .page(try await page(visit)) }
        pages.post("/absences") { visit, form in
            try await visit.submit(
                BeAway.self, form, then: { _ in .redirect(to: "/absences?done=1") },
                refused: { .page(try await page(visit, form, $0), status: $0.kind.status) })
        }
        pages.post("/absences/end") { visit, form in
            try await visit.submit(
                BeBack.self, form, then: { _ in .redirect(to: "/absences?done=1") },
                refused: { .page(try await page(visit, nil, $0), status: $0.kind.status) })
        }
    }

    private func page(_ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil)
        async throws -> Page
    {
        let say = visit.say
        let (absences, names) = try await visit.reading { db in
            (
                try Absences().fetch(from: db),
                Dictionary(
                    try Accounts().fetch(from: db).map { ($0.id, $0.name) },
                    uniquingKeysWith: { one, _ in one })
            )
        }
        let title = say("Assenze", "Absences")
        let list: HTML =
            absences.isEmpty
            ? emptyState(
                "calendar", say("Nessuno è via", "Nobody is away"),
                say(
                    "Chi è via lo dice qui: intanto risponde chi lo sostituisce, o a turno.",
                    "Whoever is away says so here: meanwhile a stand-in answers, or colleagues by turn."
                ))
            : """
            <section class="card flush"><ul class="rows">\(absences.html { row in
                "<li><span class=\"main\">\(names[row.account] ?? "")</span><span class=\"end\">\(visit.moments.time(row.from)) – \(visit.moments.time(row.to))</span></li>"
            })</ul></section>
            """
        let mine = absences.filter { $0.account == visit.actor.id }
        let words =
            mine.contains { $0.from <= visit.today }
            ? say("Sono di nuovo qui", "I am back") : say("Non vado più via", "I am not going")
        let back: HTML =
            !mine.isEmpty && visit.mayWork
            ? "<form method=\"post\" action=\"/absences/end\">\(visit.formKeys)<button class=\"button\">\(words)</button></form>"
            : ""
        let fields = visit.fields(form, refusal)
        let away: HTML = """
            <form class="form card" method="post" action="/absences">\(visit.formKeys)<h2>\(say("Sono via", "I am away"))</h2>\(fields.refusalBox)
            <div class="fields">\(fields.day("from", say("Dal", "From"), value: visit.today, isRequired: true))
            \(fields.day("to", say("Fino al", "Until"), isRequired: true))</div>
            <div class="actions"><button class="button primary">\(say("Registra", "Record"))</button></div></form>
            """
        return Page(
            title,
            body: """
                \(pageHead(say, title))\(visit.done("Fatto.", "Done."))
                <div class="beside"><div class="stack">\(list)\(back)</div><aside>\(visit.mayWork ? away : "")</aside></div>
                """)
    }
}
