import Commons
import Kernel
import Site

/// Members who do not use any service yet: how many, and who.
struct NotYetClientsPage {
    let visit: Visit
    let answer: PartyPage
    let count: Int

    private var say: Say { visit.say }

    static func register(in pages: inout Pages) {
        pages.get("/members/not-yet-clients") { visit in
            let page = try await visit.reading { db in
                NotYetClientsPage(
                    visit: visit,
                    answer: try MembersNotYetClients(after: visit.query("after")).fetch(from: db),
                    count: try MembersNotYetClients.count(on: db.today, in: db))
            }
            return .page(page.page)
        }
    }

    var page: Page {
        let title = say("Soci che non usano ancora servizi", "Members who use no service yet")
        let lead = say(
            "\(count) soci, che non sono mai stati clienti",
            "\(count) members who never were clients")
        let list: HTML =
            answer.lines.isEmpty
            ? emptyState(
                "members", say("Tutti i soci usano un servizio", "Every member uses a service"),
                say(
                    "Chi è socio e non è mai stato cliente compare qui.",
                    "Whoever is a member and never was a client appears here."))
            : """
            <section class="card flush"><ul class="rows" data-list>\(answer.lines.html { line in
                let sub = [line.mail, line.phone].compactMap(\.self).joined(separator: " · ")
                let number = line.memberNumber.map { say("socio n. \($0)", "member no. \($0)") }
                return "<li><a class=\"main\" href=\"/parties/\(line.party.id)\">\(line.party.name.listed)</a><span class=\"sub\">\(sub)</span><span class=\"end\">\(number ?? "")</span></li>"
            })</ul></section>
            """
        let older = answer.next.map { address("/members/not-yet-clients", [("after", $0)]) }
        return Page(
            title,
            body: """
                \(pageHead(say, title, lead: count == 0 ? "" : "\(lead)", crumbs: [(say("Libro soci", "Register"), "/members")]))
                \(list)\(pager(say, newer: visit.query("after") == nil ? nil : "/members/not-yet-clients", older: older))
                """)
    }
}
