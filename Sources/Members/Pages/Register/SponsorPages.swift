import Commons
import Kernel
import Site

/// Members whose guarantor has left, and the figures that may be published.
struct SponsorPages {
    func register(in pages: inout Pages) {
        pages.get("/members/sponsors", .oversee) { visit in
            let answer = try await visit.ask(SponsorsGone(limit: 500))
            return .page(Self.page(answer, visit))
        }
        pages.post("/members/entries/:number/sponsor") { visit, form in
            try await review(visit, form)
        }
        pages.get("/members/figures", .oversee) { visit in
            let on = RegisterPage.Asked(visit).on
            let answer = try await visit.ask(PublishedFigures(on: on))
            return .page(FiguresToPublishPage(visit: visit, answer: answer).page)
        }
    }

    /// Each with a link to the entry, where it is decided.
    static func rows(_ lines: [SponsorsGone.Line], _ visit: Visit) -> HTML {
        """
        <ul class="rows">\(lines.html { line in
            let since: HTML = line.sponsorLeftOn.map { visit.moments.time($0) } ?? ""
            return "<li><a class=\"main\" href=\"/members/entries/\(line.number)\">\(line.name)</a><span class=\"sub\">\(visit.say("presentato da", "presented by")) \(line.sponsorName)</span><span class=\"end\">\(visit.say("uscito il", "left on")) \(since)</span></li>"
        })</ul>
        """
    }

    private static func page(_ answer: SponsorsGone.Answer, _ visit: Visit) -> Page {
        let say = visit.say
        let title = say("Garanti usciti", "Sponsors gone")
        let list: HTML =
            answer.lines.isEmpty
            ? emptyState(
                "members", say("Ogni socio ha un garante che è socio", "Every sponsor is a member"),
                say(
                    "Quando chi ha presentato un socio esce, il socio compare qui finché qualcuno non decide.",
                    "When a sponsor leaves, whoever they presented appears here until somebody decides."
                ))
            : "<section class=\"card flush\">\(SponsorPages.rows(answer.lines, visit))</section>"
        return Page(
            title,
            body: """
                \(pageHead(say, title, lead: answer.count == 0 ? "" : "\(say("\(answer.count) soci", "\(answer.count) members"))"))
                \(MembersSection.sponsors.tabs(visit))
                \(list)
                """)
    }

    private func review(_ visit: Visit, _ form: Form) async throws -> Answer {
        guard let number = Int(visit.part("number")) else { throw CommonRefusal.notFound }
        let pick = try await PartyPick.load("sponsor", visit)
        var (input, shown, problem) = try await pick.resolve(form, role: .member, visit)
        let show: (Form, PartyPick, any Refusal) async throws -> Answer = { form, pick, refusal in
            let refused = RefusedForm(verb: "sponsor", form: form, refusal: refusal)
            let page = try await MemberPage.load(visit, number, sponsor: pick, refused: refused)
            return .page(page.page, status: refusal.kind.status)
        }
        if let problem { return try await show(input, shown, problem) }
        input.set("number", "\(number)")
        if input["sponsor"]?.isEmpty ?? false { input.fields.removeAll { $0.name == "sponsor" } }
        let (resolved, chosen) = (input, shown)
        return try await visit.submit(
            ReviewSponsor.self, resolved,
            then: { _ in .redirect(to: "/members/entries/\(number)?done=1") },
            refused: { try await show(resolved, chosen, $0) })
    }
}

/// Figures of the membership for who is outside: small counts are not said.
struct FiguresToPublishPage {
    let visit: Visit
    let answer: PublishedFigures.Answer

    private var say: Say { visit.say }

    var page: Page {
        let title = say("Cifre da pubblicare", "Figures to publish")
        let fields = visit.fields()
        let idle: HTML =
            visit.actor.may(.read)
            ? "<a class=\"button\" href=\"/members/not-yet-clients\">\(say("Chi non usa ancora servizi", "Who uses no service yet"))</a>"
            : ""
        return Page(
            title,
            body: """
                \(pageHead(say, title, lead: "\(say("al \(visit.moments.day(answer.on))", "on \(visit.moments.day(answer.on))"))", crumbs: [(say("Libro soci", "Register"), "/members")], actions: idle))
                <form class="filters no-print" action="/members/figures">\(fields.day("on", say("Al giorno", "As of"), value: answer.on))<button class="button">\(say("Mostra", "Show"))</button></form>
                <p class="muted">\(say("Sotto \(answer.least) una cifra può indicare una persona: non si pubblica, e con lei un'altra, perché dal totale non si ricavi.", "Below \(answer.least) a figure may name a person: it is not published, and another with it, so that the total does not give it away."))</p>
                <div class="stack"><section class="card"><p>\(say("Soci", "Members")) <strong class="figure">\(shown(answer.members))</strong></p></section>
                \(table("kinds", say("Per tipo", "By kind"), answer.byKind))\(table("communities", say("Per collettività", "By community"), answer.byCommunity))</div>
                """)
    }

    private func shown(_ count: Int?) -> String {
        count.map { "\($0)" }
            ?? say(
                "non pubblicata",
                "not published")
    }

    private func table(_ id: String, _ title: String, _ parts: [PublishedFigures.Part]) -> HTML {
        if parts.isEmpty { return "" }
        return """
            <section class="card stack" aria-labelledby="\(id)-h"><header><h2 id="\(id)-h">\(title)</h2></header>
            <table class="table plain"><thead><tr><th scope="col">\(title)</th><th scope="col" class="num">\(say("Soci", "Members"))</th></tr></thead>
            <tbody>\(parts.html { "<tr><th scope=\"row\">\($0.title)</th><td class=\"num\">\(shown($0.count))</td></tr>" })</tbody></table></section>
            """
    }
}

/// For other features' pages.
public enum SponsorsGoneCard {
    /// Members about whose guarantor somebody must decide, for lists of what is to do; nil where there
    /// is none.
    /// - Parameter id: of its heading.
    public static func html(_ visit: Visit, id: String, limit: Int) async throws -> HTML? {
        let answer = try await visit.ask(SponsorsGone(limit: limit))
        guard answer.count > 0 else { return nil }
        let say = visit.say
        return """
            <section class="card flush" aria-labelledby="\(id)"><header><h2 id="\(id)">\(say("Soci il cui garante è uscito", "Members whose sponsor has left"))</h2><a href="/members/sponsors">\(say("Tutti: \(answer.count)", "All: \(answer.count)"))</a></header>
            \(SponsorPages.rows(answer.lines, visit))</section>
            """
    }
}
