import Commons
import Kernel
import Site

/// Two records side by side: what each says and holds, what stands in the way, which one stays.
struct MergePage: Sendable {
    let visit: Visit
    let party: PartyRow
    let pick: PartyPick
    var pair: Pair?
    var refused: RefusedForm?

    struct Pair: Sendable {
        let one: PartyCard
        let other: PartyCard
        let holdings: [[PartyHolding]]
        /// Of merging either way; empty where at least one way is free.
        let obstacles: [MergePreview.Obstacle]
    }

    private var say: Say { visit.say }
    private var path: String { "/parties/\(party.id)/merge" }

    static func load(
        _ visit: Visit, _ id: ID<Party>, other: ID<Party>? = nil, pick: PartyPick? = nil,
        refused: RefusedForm? = nil
    ) async throws -> MergePage {
        let party = try await visit.reading { try PartyRow.require(id, in: $0) }
        let chosen: PartyPick
        if let pick { chosen = pick } else { chosen = try await .load("other", visit) }
        var page = MergePage(visit: visit, party: party, pick: chosen, refused: refused)
        guard let other = other ?? visit.query("other").flatMap(ID<Party>.init) else { return page }
        let keepers = visit.house.features.compactMap { $0 as? any PartyKeeper }
        page.pair = try await visit.reading { db in
            let there = try MergePreview(party: other, into: id).fetch(from: db)
            let back = try MergePreview(party: id, into: other).fetch(from: db)
            return Pair(
                one: there.into, other: there.party,
                holdings: try [id, other].map { party in
                    try keepers.flatMap { try $0.holdings(of: party, in: db) }
                },
                obstacles: there.obstacles.isEmpty || back.obstacles.isEmpty
                    ? [] : there.obstacles)
        }
        return page
    }

    var page: Page {
        let title = say("Unisci due schede", "Merge two records")
        return Page(
            title,
            body: """
                \(pageHead(say, title, crumbs: [(party.name.shown, "/parties/\(party.id)")]))
                \(pair.map(both) ?? choose)
                """)
    }

    private var choose: HTML {
        let fields = visit.fields(of: "merge", refused)
        let field = pick.field(
            fields, say("L'altra scheda", "The other record"),
            hint: say(
                "numero socio, codice fiscale o inizio del nome",
                "member number, fiscal code or beginning of the name"), say)
        return
            "<section class=\"card stack\">\(smallForm(visit, path, fields, field, say("Confronta", "Compare"), tone: "primary"))</section>"
    }

    private func both(_ pair: Pair) -> HTML {
        let fields = visit.fields(of: "merge", refused)
        let obstacles: HTML =
            pair.obstacles.isEmpty
            ? ""
            : notice(
                .warn, say("Così non si possono unire", "They cannot be merged like this"),
                pair.obstacles.html { "\(say($0.sentence)) " })
        let choice: HTML = """
            <input type="hidden" name="other" value="\(pair.other.party.id)">
            <fieldset class="choices"><legend>\(say("Quale resta", "Which one stays"))</legend>\([pair.one, pair.other].html { card in
                let checked: HTML = fields.value("into") == "\(card.party.id)" ? " checked" : ""
                let number = card.memberNumber.map { say(", socio n. \($0)", ", member no. \($0)") } ?? ""
                return "<label class=\"check\"><input type=\"radio\" name=\"into\" value=\"\(card.party.id)\" required\(checked)> <span>\(card.party.name.shown)\(number), \(say("in anagrafe dal", "known since")) \(visit.moments.time(card.party.registeredOn))</span></label>"
            })</fieldset>
            <p class="hint">\(say("Storia, ruoli, recapiti, iscrizioni, quote, pratiche e lettere passano a quella che resta. Si possono separare di nuovo, esattamente.", "Story, roles, contacts, memberships, shares, cases and letters pass to the one that stays. They can be parted again, exactly."))</p>
            """
        let form: HTML =
            visit.mayWork
            ? "<section class=\"card stack\">\(smallForm(visit, path, fields, choice, say("Unisci", "Merge"), tone: "primary"))</section>"
            : ""
        return "\(obstacles)\(table(pair))\(form)"
    }

    private func table(_ pair: Pair) -> HTML {
        let cards = [pair.one, pair.other]
        func row(_ title: String, _ cell: (PartyCard) -> String) -> HTML {
            let cells = cards.map(cell)
            if cells.allSatisfy(\.isEmpty) { return "" }
            return
                "<tr><th scope=\"row\">\(title)</th>\(cells.html { "<td>\($0)</td>" })</tr>"
        }
        let held = (pair.holdings.first ?? []).indices.html { index in
            let cells = pair.holdings.compactMap { $0[safely: index] }
            return
                "<tr><th scope=\"row\">\(say(pair.holdings[0][index].title))</th>\(cells.html { "<td>\($0.count)</td>" })</tr>"
        }
        return """
            <div class="table-wrap" role="region" aria-labelledby="pair-caption" tabindex="0">
            <table class="table plain pair"><caption id="pair-caption" class="hush">\(say("Le due schede", "The two records"))</caption>
            <thead><tr><td></td>\(cards.html { "<th scope=\"col\"><a href=\"/parties/\($0.party.id)\">\($0.party.name.shown)</a></th>" })</tr></thead><tbody>
            \(row(say("Tipo", "Kind")) { say($0.party.kind.title) })
            \(row(say("Codice fiscale", "Fiscal code")) { $0.party.taxIdentifier ?? "" })
            \(row(say("Partita IVA", "VAT number")) { $0.party.vatNumber ?? "" })
            \(row(say("Data di nascita", "Date of birth")) { $0.party.bornOn.map(visit.moments.day) ?? "" })
            \(row(say("Codice esterno", "External code")) { $0.party.externalCode ?? "" })
            \(row(say("In anagrafe dal", "Known since")) { visit.moments.day($0.party.registeredOn) })
            \(row(say("Recapiti", "Contacts")) { $0.contacts.map(\.value).joined(separator: ", ") })
            \(row(say("Numeri di socio", "Member numbers")) { $0.memberships.map { "\($0.number)" }.joined(separator: ", ") })
            \(row(say("Ruoli", "Roles")) { Set($0.roles.map { say($0.role.title) }).sorted().joined(separator: ", ") })
            \(row(say("Collettività", "Communities")) { Set($0.communities.map(\.communityName)).sorted().joined(separator: ", ") })
            \(row(say("Note", "Notes")) { $0.party.notes ?? "" })
            \(held)</tbody></table></div>
            """
    }
}
