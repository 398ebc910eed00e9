import Commons
import Kernel
import Site

/// Records that may be of one party: proposed, seen side by side, merged, parted again.
struct MergePages {
    func register(in pages: inout Pages) {
        pages.get("/parties/duplicates") { visit in
            let lines = try await visit.ask(ProposedMerges())
            return .page(DuplicatesPage(visit: visit, lines: lines).page)
        }
        pages.post("/parties/duplicates") { visit, form in
            try await visit.submit(
                KeepApart.self, form, then: { _ in .redirect(to: "/parties/duplicates?done=1") },
                refused: { refusal in
                    let lines = try await visit.ask(ProposedMerges())
                    let page = DuplicatesPage(visit: visit, lines: lines, refusal: refusal)
                    return .page(page.page, status: refusal.kind.status)
                })
        }
        pages.get("/parties/:id/merge", .work) { visit in
            .page(try await MergePage.load(visit, try visit.id()).page)
        }
        pages.post("/parties/:id/merge") { visit, form in try await merge(visit, form) }
        pages.post("/parties/:id/unmerge") { visit, form in
            let id = try visit.id(of: Party.self)
            return try await visit.submit(
                PartParties.self, form, then: { _ in .redirect(to: "/parties/\(id)?done=1") },
                refused: { refusal in
                    let refused = RefusedForm(verb: "unmerge", form: form, refusal: refusal)
                    let view = try await PartyView.load(visit, id, refused: refused)
                    return .page(PartyShowPage(view: view).page, status: refusal.kind.status)
                })
        }
    }

    /// First somebody says which other record, then both are seen, then one is chosen to stay.
    private func merge(_ visit: Visit, _ form: Form) async throws -> Answer {
        let id = try visit.id(of: Party.self)
        let other = form["other"].flatMap(ID<Party>.init)
        guard let other, let into = form["into"].flatMap(ID<Party>.init) else {
            let pick = try await PartyPick.load("other", visit)
            let (resolved, shown, problem) = try await pick.resolve(form, visit)
            if let found = resolved["other"]?.nonEmpty, problem == nil {
                return .redirect(to: address("/parties/\(id)/merge", [("other", found)]))
            }
            let refusal: any Refusal = problem ?? InputRefused.missing(field: "_other")
            let refused = RefusedForm(verb: "merge", form: resolved, refusal: refusal)
            let page = try await MergePage.load(visit, id, pick: shown, refused: refused)
            return .page(page.page, status: refusal.kind.status)
        }
        var input = form
        input.set("party", "\(into == id ? other : id)")
        let show: (any Refusal) async throws -> Answer = { refusal in
            let refused = RefusedForm(verb: "merge", form: form, refusal: refusal)
            let page = try await MergePage.load(visit, id, other: other, refused: refused)
            return .page(page.page, status: refusal.kind.status)
        }
        return try await visit.submit(
            MergeParties.self, input, then: { _ in .redirect(to: "/parties/\(into)?done=1") },
            refused: show)
    }
}

/// Pairs that look alike, each to be merged or said to be two.
struct DuplicatesPage {
    let visit: Visit
    let lines: [ProposedMerges.Line]
    var refusal: (any Refusal)?

    private var say: Say { visit.say }

    var page: Page {
        let title = say("Possibili doppioni", "Possible duplicates")
        let list: HTML =
            lines.isEmpty
            ? emptyState(
                "person", say("Nessun doppione in vista", "No duplicate in sight"),
                say(
                    "Due schede con lo stesso nome e nulla che le distingua compaiono qui.",
                    "Two records with the same name and nothing that tells them apart appear here."
                ))
            : "<section class=\"card flush\"><ul class=\"rows\">\(lines.html(row))</ul></section>"
        return Page(
            title,
            body: """
                \(pageHead(say, title, crumbs: [(say("Persone", "People"), "/parties")]))
                \(visit.done("Fatto.", "Done."))\(visit.fields(nil, refusal).refusalBox)
                \(list)
                """)
    }

    private func row(_ line: ProposedMerges.Line) -> HTML {
        let why =
            line.sharesContact
            ? say("stesso nome e stesso recapito", "same name and same contact")
            : say("stesso nome", "same name")
        let since = [line.party, line.other].map { visit.moments.day($0.registeredOn) }
            .joined(separator: ", ")
        let apart: HTML =
            visit.mayWork
            ? "<form method=\"post\" action=\"/parties/duplicates\">\(visit.formKeys)<input type=\"hidden\" name=\"party\" value=\"\(line.party.id)\"><input type=\"hidden\" name=\"other\" value=\"\(line.other.id)\"><button class=\"button small\">\(say("Sono due", "They are two"))<span class=\"hush\">: \(line.party.name.shown)</span></button></form>"
            : ""
        return """
            <li><a class="main" href="\(address("/parties/\(line.party.id)/merge", [("other", "\(line.other.id)")]))">\(line.party.name.shown)</a><span class="sub">\(why); \(say("in anagrafe dal", "known since")) \(since)</span><span class="end">\(apart)</span></li>
            """
    }
}
