import Commons
import Kernel
import Site

/// The closed market: its communities, and what the board says of each.
struct CommunityPages {
    func register(in pages: inout Pages) {
        pages.get("/communities", .oversee) { visit in
            .page(try await CommunitiesPage.load(visit).page)
        }
        pages.get("/communities/new", .work) { visit in
            .page(CommunityFormPage(visit: visit, community: nil).page)
        }
        pages.post("/communities") { visit, form in
            try await visit.submit(
                ProposeCommunity.self, form, then: { .redirect(to: "/communities/\($0)?done=1") },
                refused: {
                    .page(
                        CommunityFormPage(visit: visit, community: nil, form: form, refusal: $0)
                            .page)
                })
        }
        pages.get("/communities/:id", .oversee) { visit in
            .page(try await CommunityPage.load(visit, try visit.id()).page)
        }
        pages.get("/communities/:id/edit", .work) { visit in
            let card = try await visit.ask(ShowCommunity(community: try visit.id()))
            return .page(CommunityFormPage(visit: visit, community: card.community).page)
        }
        pages.post("/communities/:id") { visit, form in
            let card = try await visit.ask(ShowCommunity(community: try visit.id()))
            var input = form
            input.set("community", "\(card.community.id)")
            return try await visit.submit(
                CorrectCommunity.self, input,
                then: { _ in .redirect(to: "/communities/\(card.community.id)?done=1") },
                refused: {
                    .page(
                        CommunityFormPage(
                            visit: visit, community: card.community, form: form, refusal: $0
                        ).page)
                })
        }
        act("validation", ValidateCommunity.self, in: &pages, isResolved: true)
        act("refusal", RefuseCommunity.self, in: &pages, isResolved: true)
        act("leaving", LeaveMarket.self, in: &pages)
        act("agreements", MakeAgreement.self, in: &pages)
        act("agreement-end", EndAgreement.self, in: &pages)
        act("contacts", NameCommunityContact.self, in: &pages, picksParty: true)
        act("contact-end", EndCommunityContact.self, in: &pages)
    }

    private func act<C: Command>(
        _ verb: String, _ type: C.Type, in pages: inout Pages, isResolved: Bool = false,
        picksParty: Bool = false
    ) {
        pages.post("/communities/:id/\(verb)") { visit, form in
            let id = try visit.id(of: Community.self)
            let show: (Form, any Refusal, PartyPick?) async throws -> Answer = {
                form, refusal, pick in
                let refused = RefusedForm(verb: verb, form: form, refusal: refusal)
                let page = try await CommunityPage.load(visit, id, refused: refused, contact: pick)
                    .page
                return .page(page, status: refusal.kind.status)
            }
            var input = form
            var pick: PartyPick?
            do {
                if isResolved {
                    input = try await ResolutionPick.resolve(form, kind: .board, visit)
                }
            } catch let refusal as any Refusal { return try await show(form, refusal, nil) }
            if picksParty {
                let empty = try await PartyPick.load("party", visit)
                let (resolved, found, refusal) = try await empty.resolve(input, visit)
                if let refusal { return try await show(form, refusal, found) }
                (input, pick) = (resolved, found)
            }
            input.set("community", "\(id)")
            let (resolved, found) = (input, pick)
            return try await visit.submit(
                type, resolved, then: { _ in .redirect(to: "/communities/\(id)?done=1") },
                refused: { try await show(resolved, $0, found) })
        }
    }
}

/// Communities by name.
struct CommunitiesPage {
    let visit: Visit
    let lines: [CommunitiesByName.Line]

    private var say: Say { visit.say }

    static func load(_ visit: Visit) async throws -> CommunitiesPage {
        let status = visit.query("status").flatMap(CommunityStatus.init)
        return CommunitiesPage(
            visit: visit, lines: try await visit.ask(CommunitiesByName(status: status)))
    }

    var page: Page {
        let title = say("Collettività", "Communities")
        let add: HTML =
            visit.mayWork
            ? "<a class=\"button primary\" href=\"/communities/new\">\(icon("plus"))\(say("Proponi", "Propose"))</a>"
            : ""
        let options =
            [(value: "", title: say("tutte", "all"))]
            + CommunityStatus.allCases.map {
                (value: $0.rawValue, title: say($0.title))
            }
        return Page(
            title,
            body: """
                \(pageHead(say, title, lead: "\(say("Il mercato chiuso: chi è incluso, e perché.", "The closed market: who is included, and why."))", actions: add))
                <form class="filters" action="/communities">\(visit.fields().select("status", say("Stato", "Status"), options: options, value: visit.query("status") ?? "", attributes: "data-submit"))<button class="button small no-script">\(say("Mostra", "Show"))</button></form>
                \(lines.isEmpty ? empty : "<section class=\"card flush\"><ul class=\"rows\" data-list>\(lines.html(row))</ul></section>")
                """)
    }

    private var empty: HTML {
        emptyState(
            "community", say("Ancora nessuna collettività", "No community yet"),
            say(
                "Ogni socio viene da una collettività validata dal consiglio.",
                "Every member comes from a community that the board has validated."))
    }

    private static func counted(_ people: Int, _ members: Int, _ say: Say) -> String {
        let all =
            people == 1
            ? say("1 persona", "1 person") : say("\(people) persone", "\(people) people")
        let own =
            members == 1 ? say("1 socio", "1 member") : say("\(members) soci", "\(members) members")
        return "\(all), \(own)"
    }

    private func row(_ line: CommunitiesByName.Line) -> HTML {
        let people = line.people == 0 ? nil : Self.counted(line.people, line.members, say)
        let sub = [say(line.community.kind.title), line.community.territory, people]
            .compactMap(\.self).joined(separator: " · ")
        return """
            <li><a class="main" href="/communities/\(line.community.id)">\(line.community.name)</a><span class="sub">\(sub)</span>\
            <span class="end">\(CommunityMark.html(line.status, say))</span></li>
            """
    }
}

enum CommunityMark {
    static func html(_ status: CommunityStatus, _ say: Say) -> HTML {
        let mood: Mood? =
            switch status {
            case .validated: .good
            case .proposed: .warn
            case .refused: .bad
            case .left: nil
            }
        return state(say(status.title), mood)
    }
}

/// The form for a new community, and that to correct one.
struct CommunityFormPage: Sendable {
    let visit: Visit
    let community: CommunityRow?
    var form: Form?
    var refusal: (any Refusal)?

    var page: Page {
        let say = visit.say
        let fields = visit.fields(form, refusal)
        let title =
            community.map { say("Correggi \($0.name)", "Correct \($0.name)") }
            ?? say("Proponi una collettività", "Propose a community")
        let action = community.map { "/communities/\($0.id)" } ?? "/communities"
        let version: HTML =
            community.map { "<input type=\"hidden\" name=\"version\" value=\"\($0.version)\">" }
            ?? ""
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, crumbs: [(say("Collettività", "Communities"), "/communities")]))
                <form class="form card" method="post" action="\(action)" data-guard>\(visit.formKeys)\(version)\(fields.refusalBox)
                \(fields.text("communityName", say("Nome", "Name"), value: community?.name ?? "", isRequired: true))
                \(fields.choice("kind", say("Che cos'è", "What it is"), of: CommunityKind.self, empty: say("scegli", "choose"), value: community?.kind.rawValue ?? "", isRequired: true) { say($0.title) })
                \(fields.text("territory", say("Territorio", "Territory"), value: community?.territory ?? "", isOptionalShown: true))
                \(fields.area("notes", say("Note", "Notes"), value: community?.notes ?? "", rows: 4, isOptionalShown: true))
                \(community == nil ? fields.day("on", say("Proposta il", "Proposed on"), value: visit.today) : "")
                <div class="actions"><button class="button primary">\(say("Salva", "Save"))</button><a class="button quiet" href="\(action)">\(say("Annulla", "Cancel"))</a></div></form>
                """)
    }
}
