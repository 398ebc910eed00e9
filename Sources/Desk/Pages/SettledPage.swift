import Commons
import Kernel
import Site

/// Where the link of a letter leads: one question, two buttons, nothing about anybody. A click on the
/// page says it, not the visit: programs that look at the links of letters say nothing.
struct SettledPage {
    let visit: Visit
    let row: SettledRow
    var form: Form?
    var refusal: (any Refusal)?

    private var say: Say { visit.say }

    static func register(in pages: inout Pages) {
        pages.anybodyGets("/settled/:question/:code") { visit in
            .page(SettledPage(visit: visit, row: try await row(visit)).page)
        }
        pages.anybodyPosts("/settled/:question/:code") { visit, form in
            var input = form
            input.set("question", visit.part("question"))
            input.set("code", visit.part("code"))
            return try await visit.submit(
                SaySettled.self, input,
                then: { _ in
                    .redirect(to: "/settled/\(visit.part("question"))/\(visit.part("code"))")
                },
                refused: {
                    .page(
                        SettledPage(
                            visit: visit, row: try await row(visit), form: form, refusal: $0
                        ).page)
                })
        }
    }

    private static func row(_ visit: Visit) async throws -> SettledRow {
        guard let question = ID<SettledQuestion>(visit.part("question")),
            SettledLink.isRight(visit.part("code"), for: question, visit.house.secrets)
        else { throw CommonRefusal.notFound }
        let row = try await visit.reading { try SettledRow.find(question, in: $0) }
        guard let row else { throw CommonRefusal.notFound }
        return row
    }

    var page: Page {
        let question = say(
            "La nostra risposta ha risolto la sua richiesta?",
            "Did our answer settle your request?")
        let fields = visit.fields(form, refusal)
        return Page(
            question, shape: .door,
            body: """
                <section class="card settled" aria-labelledby="settled-h">
                <p class="brand">\(icon("arca"))<span>\(visit.house.name)</span></p>
                \(thanks)\(fields.refusalBox)
                <h1 id="settled-h">\(question)</h1>
                <p class="muted">\(say("La lettera del", "The letter of")) \(visit.moments.time(row.askedAt))</p>
                <form class="form" method="post">
                \(fields.area("words", say("Che cosa manca, se manca qualcosa", "What is missing, if anything is"), value: row.words, rows: 3, isOptionalShown: true, attributes: "maxlength=\"2000\""))
                <div class="actions"><button class="button primary" name="isSettled" value="true">\(icon("check"))\(say("Sì, è risolta", "Yes, it is settled"))</button>
                <button class="button" name="isSettled" value="false">\(icon("answer"))\(say("No, manca qualcosa", "No, something is missing"))</button></div>
                </form></section>
                """)
    }

    private var thanks: HTML {
        switch row.isSettled {
        case nil: ""
        case true?:
            notice(
                .good,
                say("Grazie, ci ha detto che è risolta", "Thank you, you said it is settled"),
                role: "status")
        case false?:
            notice(
                .info,
                say("Grazie, riprendiamo la sua pratica", "Thank you, we take up your case again"),
                "\(say("Ci ha detto che manca qualcosa: le risponde una persona.", "You said that something is missing: a person answers you."))",
                role: "status")
        }
    }
}
