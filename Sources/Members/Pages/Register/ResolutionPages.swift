import Commons
import Kernel
import Site

/// Resolutions of the board and the meeting, and the deed of foundation.
struct ResolutionPages {
    func register(in pages: inout Pages) {
        pages.get("/members/resolutions", .oversee) { visit in .page(try await page(visit)) }
        pages.post("/members/resolutions") { visit, form in
            try await visit.submit(
                RecordResolution.self, form,
                then: { _ in .redirect(to: "/members/resolutions?done=1") },
                refused: { .page(try await page(visit, form, $0)) })
        }
    }

    private func page(_ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil)
        async throws -> Page
    {
        let say = visit.say
        let rows = try await visit.ask(Resolutions(limit: 200))
        let title = say("Delibere", "Resolutions")
        let list: HTML =
            rows.isEmpty
            ? emptyState(
                "document", say("Ancora nessuna delibera", "No resolution yet"),
                say(
                    "Ammissioni, rifiuti e collettività poggiano su una delibera.",
                    "Admissions, refusals and communities rest on a resolution."))
            : """
            <section class="card flush"><ul class="rows">\(rows.html { row in
                let text = row.text.isEmpty ? say(row.kind.title) : "\(say(row.kind.title)) · \(row.text.beginning(200))"
                return "<li><span class=\"main\">\(row.number)</span><span class=\"sub\">\(text)</span><span class=\"end\">\(visit.moments.time(row.takenOn))</span></li>"
            })</ul></section>
            """
        return Page(
            title,
            body: """
                \(pageHead(say, title))
                \(MembersSection.resolutions.tabs(visit))
                \(visit.done("La delibera è registrata.", "The resolution is recorded."))
                <div class="beside"><div class="stack">\(list)</div><aside>\(visit.mayWork ? new(visit, form, refusal) : "")</aside></div>
                """)
    }

    private func new(_ visit: Visit, _ form: Form?, _ refusal: (any Refusal)?) -> HTML {
        let say = visit.say
        let fields = visit.fields(form, refusal)
        return """
            <form class="form card" method="post" action="/members/resolutions">\(visit.formKeys)<h2>\(say("Registra una delibera", "Record a resolution"))</h2>\(fields.refusalBox)
            \(fields.choice("kind", say("Di chi", "Whose"), of: ResolutionKind.self) { say($0.title) })
            <div class="fields">\(fields.text("number", say("Numero", "Number"), isRequired: true, attributes: "class=\"short\" maxlength=\"40\""))
            \(fields.day("on", say("Data", "Date"), value: visit.today, isRequired: true))</div>
            \(fields.area("text", say("Testo", "Text"), rows: 5, isOptionalShown: true))
            <div class="actions"><button class="button primary">\(say("Registra", "Record"))</button></div></form>
            """
    }
}
