import Commons
import Kernel
import Site

/// People and organisations by name, or those that what was typed may mean.
struct PartyListPage {
    let visit: Visit
    let answer: PartyPage
    let counts: [RoleCounts.Row]
    let communities: [CommunityChoice]

    private var say: Say { visit.say }

    static func load(_ visit: Visit) async throws -> PartyListPage {
        let query = try InputDecoder.decode(PartiesByName.self, from: visit.queryTree)
        return try await visit.reading { db in
            PartyListPage(
                visit: visit, answer: try query.fetch(from: db),
                counts: try RoleCounts().fetch(from: db),
                communities: try CommunityChoice.all(in: db))
        }
    }

    var page: Page {
        let title = say("Persone e organizzazioni", "People and organisations")
        let add: HTML =
            visit.mayWork
            ? "<a class=\"button primary\" href=\"/parties/new\">\(icon("plus"))\(say("Registra", "Register"))</a><a class=\"button\" href=\"/parties/duplicates\">\(say("Possibili doppioni", "Possible duplicates"))</a>"
            : ""
        return Page(
            title,
            body: """
                \(pageHead(say, title, lead: "\(summary)", actions: add))
                \(search)
                \(list)
                """)
    }

    private var summary: String {
        counts.filter { $0.count > 0 }.map {
            "\($0.count) \($0.count == 1 ? say($0.role.title) : plural($0.role))"
        }.joined(separator: " · ")
    }

    private func plural(_ role: PartyRole) -> String {
        switch role {
        case .member: say("soci", "members")
        case .client: say("clienti", "clients")
        case .supplier: say("fornitori", "suppliers")
        case .contact: say("referenti", "contacts")
        case .operator: say("operatori", "operators")
        }
    }

    private var search: HTML {
        let fields = visit.fields()
        let roles =
            [(value: "", title: say("tutti", "all"))]
            + PartyRole.allCases.map {
                (value: $0.rawValue, title: plural($0))
            }
        let groups =
            [(value: "", title: say("tutte", "all"))]
            + communities.map {
                (value: "\($0.community.id)", title: $0.community.name)
            }
        let hint = say(
            "Nome, codice fiscale, numero socio, e-mail o telefono",
            "Name, fiscal code, member number, e-mail or telephone")
        return """
            <form class="search" role="search" action="/parties">
            <label class="hush" for="text">\(hint)</label>
            <div class="bar">\(icon("search"))<input id="text" name="text" type="search" value="\(visit.query("text") ?? "")" placeholder="\(hint)" autocomplete="off"><button class="button primary">\(say("Cerca", "Search"))</button></div>
            <div class="filters">\(fields.select("role", say("Ruolo", "Role"), options: roles, value: visit.query("role") ?? "", attributes: "data-submit"))
            \(fields.select("community", say("Collettività", "Community"), options: groups, value: visit.query("community") ?? "", attributes: "data-submit"))</div>
            </form>
            """
    }

    private var list: HTML {
        if answer.lines.isEmpty {
            let text = visit.query("text") ?? ""
            let fresh: HTML =
                visit.mayWork
                ? "<a class=\"button\" href=\"\(address("/parties/new", [("name", text)]))\">\(say("Registra una persona nuova", "Register a new person"))</a>"
                : ""
            return emptyState(
                "person", say("Nessuno corrisponde", "Nobody matches"),
                say(
                    "Si può cercare con l'inizio del cognome, del nome o della ragione sociale.",
                    "One can search by the beginning of a family name, a given name or an organisation."
                ),
                fresh)
        }
        let names = ["text", "role", "community"]
        let older = answer.next.map { next in
            address("/parties", names.map { ($0, visit.query($0)) } + [("after", next)])
        }
        return """
            <section class="card flush"><ul class="rows" data-list>\(answer.lines.html(row))</ul></section>
            \(pager(say, newer: nil, older: older))
            """
    }

    private func row(_ line: PartyPage.Line) -> HTML {
        let number = line.memberNumber.map { say("socio n. \($0)", "member no. \($0)") }
        let sub = [line.mail, line.phone].compactMap(\.self).joined(separator: " · ")
        let tags = line.roles.filter { $0 != .member || number == nil }
        return """
            <li><a class="main" href="/parties/\(line.party.id)">\(line.party.name.listed)</a><span class="sub">\(sub)</span>\
            <span class="end">\(number.map { RoleTag.html(.member, say, $0) } ?? "")\(tags.html { RoleTag.html($0, say) })</span></li>
            """
    }
}

/// A role always in its own colour.
enum RoleTag {
    static func html(_ role: PartyRole, _ say: Say, _ words: String? = nil) -> HTML {
        let tone: Tone =
            switch role {
            case .member: .sea
            case .client: .olive
            case .supplier: .amber
            case .contact: .plum
            case .operator: .indigo
            }
        return tag(words ?? say(role.title), tone)
    }
}
