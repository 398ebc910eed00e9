import Commons
import Kernel
import Site

/// One community: where it stands, why, who speaks for it, what was agreed, its story.
struct CommunityPage: Sendable {
    let visit: Visit
    let card: CommunityCard
    let resolutions: ResolutionPick
    let contact: PartyPick
    let story: HTML
    var refused: RefusedForm?

    private var say: Say { visit.say }
    private var path: String { "/communities/\(card.community.id)" }

    static func load(
        _ visit: Visit, _ id: ID<Community>, refused: RefusedForm? = nil, contact: PartyPick? = nil
    ) async throws -> CommunityPage {
        let pick: PartyPick
        if let contact { pick = contact } else { pick = try await PartyPick.load("party", visit) }
        return CommunityPage(
            visit: visit, card: try await visit.ask(ShowCommunity(community: id)),
            resolutions: try await ResolutionPick.load([.board, .meeting], visit), contact: pick,
            story: try await visit.story(of: id.subject, path: "/communities/\(id)"),
            refused: refused)
    }

    var page: Page {
        let edit: HTML =
            visit.mayWork
            ? "<a class=\"button\" href=\"\(path)/edit\">\(say("Modifica", "Edit"))</a>" : ""
        let mayRead = visit.actor.may(.read)
        let people = address("/parties", [("community", "\(card.community.id)")])
        let mine: HTML = "\(agreements)\(contacts)\(visit.mayWork ? forms : "")"
        return Page(
            card.community.name, isLive: true,
            body: """
                \(pageHead(say, card.community.name, lead: "\(CommunityMark.html(card.status, say)) · \(what)", crumbs: [(say("Collettività", "Communities"), "/communities")], actions: edit))
                \(visit.done("Fatto.", "Done."))\(refused?.notice(besides: mine, say))
                <div class="beside"><div class="stack">
                <dl class="stats"><div class="stat"><dt>\(say("Ne fanno parte", "Belong to it"))</dt><dd class="value">\(mayRead ? "<a href=\"\(people)\">\(card.people)</a>" : "\(card.people)")</dd></div>
                <div class="stat"><dt>\(say("Di cui soci", "Of whom members"))</dt><dd class="value">\(card.members)</dd></div></dl>
                \(standing)\(agreements)
                \(mayRead ? "<section class=\"card\" aria-labelledby=\"story-h\"><header><h2 id=\"story-h\">\(say("La storia", "The story"))</h2></header>\(story)</section>" : "")</div>
                <aside class="stack">\(contacts)\(visit.mayWork ? forms : "")</aside></div>
                """)
    }

    private var what: String {
        [say(card.community.kind.title), card.community.territory].compactMap(\.self)
            .joined(separator: " · ")
    }

    private var standing: HTML {
        """
        <section class="card stack" aria-labelledby="standing-h"><header><h2 id="standing-h">\(say("Che cosa si è deciso, e perché", "What was decided, and why"))</h2></header>
        <dl class="facts">\(card.standings.reversed().html { standing in
            let ground = standing.ground.map { say($0.title) }
            let words = [ground, standing.reason].compactMap(\.self).joined(separator: ": ")
            return "<div><dt>\(say(standing.status.title)) \(say("dal", "since")) \(visit.moments.time(standing.from))</dt><dd>\(words)</dd></div>"
        })</dl>\(card.community.notes.map { "<p>\($0)</p>" } ?? "")</section>
        """
    }

    private var agreements: HTML {
        let rows = card.agreements.html { row in
            let until: HTML = row.to.map { " \(say("al", "to")) \(visit.moments.time($0))" } ?? ""
            let isRunning = row.to.map { $0 >= visit.today } ?? true
            let end: HTML =
                isRunning && visit.mayWork
                ? "<form method=\"post\" action=\"\(path)/agreement-end\">\(visit.formKeys)<input type=\"hidden\" name=\"agreement\" value=\"\(row.id)\"><button class=\"button small\">\(say("Chiudi oggi", "End today"))<span class=\"hush\">: \(row.title)</span></button></form>"
                : ""
            return
                "<div><dt>\(row.title)<br><span class=\"muted small\">\(say("dal", "since")) \(visit.moments.time(row.from))\(until)</span></dt><dd>\(row.terms)\(end)</dd></div>"
        }
        let fields = visit.fields(of: "agreements", refused)
        let content: HTML = """
            \(fields.text("title", say("Titolo", "Title"), isRequired: true))
            \(fields.area("terms", say("Condizioni", "Terms"), rows: 4, isOptionalShown: true))
            <div class="fields">\(fields.day("from", say("Dal", "From"), value: visit.today, isRequired: true))\(fields.day("to", say("Al", "To")))</div>
            """
        let add: HTML =
            visit.mayWork && card.status == .validated
            ? fold(
                say("Nuova convenzione", "New agreement"), "policy",
                isOpen: refused?.verb == "agreements",
                smallForm(visit, "\(path)/agreements", fields, content, say("Registra", "Record")))
            : ""
        if card.agreements.isEmpty { return add }
        return """
            <section class="card stack" aria-labelledby="agreements-h"><header><h2 id="agreements-h">\(say("Convenzioni", "Agreements"))</h2></header><dl class="facts">\(rows)</dl></section>\(add)
            """
    }

    private var contacts: HTML {
        let rows = card.contacts.html { one in
            let end: HTML =
                visit.mayWork
                ? "<form method=\"post\" action=\"\(path)/contact-end\">\(visit.formKeys)<input type=\"hidden\" name=\"party\" value=\"\(one.party)\"><button class=\"button small\">\(say("Non lo è più", "No longer"))<span class=\"hush\">: \(one.name)</span></button></form>"
                : ""
            return
                "<div><dt>\(visit.person(one.party, one.name))</dt><dd>\(one.duty)\(end)</dd></div>"
        }
        let fields = visit.fields(of: "contacts", refused)
        let content: HTML = """
            \(contact.field(fields, say("Chi", "Who"), hint: say("Chi è già in anagrafe: inizio del nome o codice.", "Somebody in the records: beginning of the name or a code."), say))
            \(fields.text("duty", say("Incarico", "Duty"), isOptionalShown: true))
            """
        let open: HTML = refused?.verb == "contacts" ? " open" : ""
        let add: HTML =
            visit.mayWork
            ? "<details class=\"adding\"\(open)><summary>\(say("Aggiungi un referente", "Add a contact"))</summary>\(smallForm(visit, "\(path)/contacts", fields, content, say("Aggiungi", "Add")))</details>"
            : ""
        let list: HTML =
            card.contacts.isEmpty
            ? "<p class=\"muted\">\(say("Nessun referente.", "No contact."))</p>"
            : "<dl class=\"facts\">\(rows)</dl>"
        return """
            <section class="card stack" aria-labelledby="contacts-h"><header><h2 id="contacts-h">\(say("Referenti", "Contacts"))</h2></header>\(list)\(add)</section>
            """
    }

    // MARK: What the board says

    private func card(
        _ verb: String, _ title: String, _ icon: String, _ button: String, tone: HTML = "",
        isOpen: Bool = false, _ content: (FormFields) -> HTML
    ) -> HTML {
        let fields = visit.fields(of: verb, refused)
        let open = refused.map { $0.verb == verb } ?? isOpen
        return fold(
            title, icon, isOpen: open,
            smallForm(visit, "\(path)/\(verb)", fields, content(fields), button, tone: tone))
    }

    private var forms: HTML {
        let validate = card(
            "validation", say("Il consiglio la valida", "The board validates it"), "check",
            say("Valida", "Validate"), tone: "primary", isOpen: card.status == .proposed
        ) { fields in
            """
            \(resolutions.fields(fields, visit))
            \(fields.area("reason", say("Ragione dell'inclusione", "Reason for including it"), rows: 3, isRequired: true))
            \(fields.day("on", say("Dal", "From"), hint: say("Vuoto: la data della delibera.", "Empty: the date of the resolution.")))
            """
        }
        let refuse = card(
            "refusal",
            card.status == .validated
                ? say("Il consiglio la esclude", "The board excludes it")
                : say("Il consiglio non l'accoglie", "The board refuses it"), "close",
            say("Registra", "Record"), tone: "danger"
        ) { fields in
            """
            \(fields.choice("ground", say("Motivo", "Ground"), of: RefusalGround.self, empty: say("scegli", "choose"), isRequired: true) { say($0.title) })
            \(fields.area("reason", say("Ragioni", "Reasons"), rows: 3, isRequired: true))
            \(resolutions.fields(fields, visit))
            """
        }
        let leave = card(
            "leaving", say("La collettività esce", "The community leaves"), "leave",
            say("Registra", "Record")
        ) { fields in
            """
            \(fields.area("reason", say("Perché", "Why"), rows: 2, isRequired: true))
            \(fields.day("lastDay", say("Ultimo giorno", "Last day"), value: visit.today))
            """
        }
        switch card.status {
        case .validated: return "\(leave)\(refuse)"
        case .proposed: return "\(validate)\(refuse)"
        case .refused, .left: return validate
        }
    }
}
