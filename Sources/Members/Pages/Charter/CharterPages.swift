import Commons
import Kernel
import Site

/// The charter of shared values: its versions, texts, and who must sign.
struct CharterPages {
    func register(in pages: inout Pages) {
        pages.get("/members/charter", .oversee) { visit in .page(try await page(visit)) }
        pages.get("/members/charter/new", .work) { visit in .page(newPage(visit)) }
        pages.post("/members/charter") { visit, form in
            try await visit.submit(
                PublishCharter.self, form, then: { .redirect(to: "/members/charter/\($0)?done=1") },
                refused: { .page(newPage(visit, form, $0)) })
        }
        pages.get("/members/charter/:id", .oversee) { visit in .page(try await textPage(visit)) }
    }

    private func page(_ visit: Visit) async throws -> Page {
        let say = visit.say
        let after = visit.query("after")
        let (versions, waiting) = try await visit.reading { db in
            (try CharterVersions().fetch(from: db), try CharterToSign(after: after).fetch(from: db))
        }
        let title = say("Carta dei Valori condivisi", "Charter of shared values")
        let add: HTML =
            visit.mayWork
            ? "<a class=\"button primary\" href=\"/members/charter/new\">\(icon("plus"))\(say("Nuova versione", "New version"))</a>"
            : ""
        let older = waiting.next.map { address("/members/charter", [("after", $0)]) }
        return Page(
            title,
            body: """
                \(pageHead(say, title, actions: add))
                \(MembersSection.charter.tabs(visit))
                \(versions.isEmpty ? empty(say) : "<section class=\"card flush\" aria-labelledby=\"versions-h\"><header><h2 id=\"versions-h\">\(say("Versioni", "Versions"))</h2></header><ul class=\"rows\">\(versions.html { row($0, visit) })</ul></section>")
                <section class="card flush" aria-labelledby="to-sign-h"><header><h2 id="to-sign-h">\(say("Soci che devono firmare", "Members who must sign"))</h2></header>
                \(waiting.lines.isEmpty ? emptyState("check", say("Tutti hanno firmato", "Everybody has signed"), say("Chi entra firma prima dell'ammissione.", "Whoever enters signs before being admitted.")) : "<ul class=\"rows\">\(waiting.lines.html { signer($0, visit) })</ul>")</section>
                \(pager(say, newer: nil, older: older))
                """)
    }

    private func empty(_ say: Say) -> HTML {
        emptyState(
            "document", say("Ancora nessuna Carta", "No charter yet"),
            say(
                "Dal 2019 nessuno è ammesso senza firmarla: pubblicane il testo.",
                "Since 2019 nobody is admitted unsigned: publish its text."))
    }

    private func row(_ line: CharterVersions.Line, _ visit: Visit) -> HTML {
        let say = visit.say
        let charter = line.charter
        let again: HTML =
            charter.mustSignAgain ? tag(say("da rifirmare", "to be signed again"), .amber) : ""
        return """
            <li><a class="main" href="/members/charter/\(charter.id)">\(charter.title)</a><span class="sub">\(say("versione \(charter.number), in vigore dal", "version \(charter.number), in force from")) \(visit.moments.time(charter.inForceFrom))</span><span class="end">\(again)<span class="muted small">\(say("\(line.signatures) firme", "\(line.signatures) signatures"))</span></span></li>
            """
    }

    private func signer(_ line: PartyPage.Line, _ visit: Visit) -> HTML {
        let say = visit.say
        let number = line.memberNumber.map { say("socio n. \($0)", "member no. \($0)") }
        let sub = [number, line.mail].compactMap(\.self).joined(separator: " · ")
        return """
            <li>\(visit.person(line.party.id, line.party.name.listed, isMain: true))<span class="sub">\(sub)</span></li>
            """
    }

    private func newPage(_ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil)
        -> Page
    {
        let say = visit.say
        let fields = visit.fields(form, refusal)
        let title = say("Nuova versione della Carta", "New version of the charter")
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, crumbs: [(say("Carta dei Valori", "Values charter"), "/members/charter")]))
                <form class="form card" method="post" action="/members/charter" data-guard>\(visit.formKeys)\(fields.refusalBox)
                \(fields.text("title", say("Titolo", "Title"), value: say("Carta dei Valori condivisi", "Charter of shared values"), isRequired: true))
                \(fields.area("text", say("Testo", "Text"), rows: 16, hint: say("Una volta pubblicato non cambia più: chi firma, firma queste parole.", "Once published it never changes: whoever signs, signs these words."), isRequired: true))
                \(fields.day("inForceFrom", say("In vigore dal", "In force from"), value: visit.today, isRequired: true))
                \(fields.check("mustSignAgain", say("Chi ha firmato una versione precedente deve firmare questa", "Those who signed an earlier version must sign this one")))
                <div class="actions"><button class="button primary">\(say("Pubblica", "Publish"))</button><a class="button quiet" href="/members/charter">\(say("Annulla", "Cancel"))</a></div></form>
                """)
    }

    private func textPage(_ visit: Visit) async throws -> Page {
        let say = visit.say
        let answer = try await visit.ask(CharterText(version: try visit.id()))
        let paragraphs = answer.text.split(whereSeparator: \.isNewline).html { "<p>\($0)</p>" }
        return Page(
            answer.charter.title, shape: .narrow,
            body: """
                \(pageHead(say, answer.charter.title, lead: "\(say("Versione \(answer.charter.number), in vigore dal", "Version \(answer.charter.number), in force from")) \(visit.moments.time(answer.charter.inForceFrom))", crumbs: [(say("Carta dei Valori", "Values charter"), "/members/charter")]))
                \(visit.done("La versione è pubblicata.", "The version is published."))
                <section class="card prose">\(paragraphs)</section>
                <p class="muted small">SHA-256 <span class="mono">\(answer.charter.textHash)</span></p>
                """)
    }
}
