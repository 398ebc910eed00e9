import Commons
import Kernel
import Site

/// Applications with what each still lacks.
struct ApplicationsPage {
    let visit: Visit
    let status: ApplicationStatus
    let answer: Applications.Answer

    private var say: Say { visit.say }

    static func load(_ visit: Visit) async throws -> ApplicationsPage {
        let status = visit.query("status").flatMap(ApplicationStatus.init) ?? .open
        let after = visit.query("after").flatMap(ID<MembershipApplication>.init)
        return ApplicationsPage(
            visit: visit, status: status,
            answer: try await visit.ask(Applications(status: status, after: after)))
    }

    var page: Page {
        let title = say("Domande di ammissione", "Applications for membership")
        let add: HTML =
            visit.mayWork
            ? "<a class=\"button primary\" href=\"/members/applications/new\">\(icon("plus"))\(say("Nuova domanda", "New application"))</a>"
            : ""
        return Page(
            title,
            body: """
                \(pageHead(say, title, actions: add))
                \(MembersSection.applications.tabs(visit))
                \(filter)
                \(list)
                """)
    }

    private var filter: HTML {
        let options = ApplicationStatus.allCases.map { (value: $0.rawValue, title: say($0.title)) }
        return """
            <form class="filters" action="/members/applications">\(visit.fields().select("status", say("Stato", "Status"), options: options, value: status.rawValue, attributes: "data-submit"))<button class="button small no-script">\(say("Mostra", "Show"))</button></form>
            """
    }

    private var list: HTML {
        if answer.lines.isEmpty {
            return emptyState(
                "members", say("Nessuna domanda", "No application"),
                say(
                    "Le domande si registrano dalla scheda della persona o da qui.",
                    "Applications are recorded from a party's page or from here."))
        }
        let older = answer.next.map { next in
            address("/members/applications", [("status", status.rawValue), ("after", "\(next)")])
        }
        return """
            <section class="card flush"><ul class="rows" data-list>\(answer.lines.html(row))</ul></section>
            \(pager(say, newer: nil, older: older))
            """
    }

    private func row(_ line: ApplicationLine) -> HTML {
        let row = line.application
        let sponsor = line.sponsorName.map { say("presentata da \($0)", "presented by \($0)") }
        let sub = [visit.moments.day(row.appliedOn), sponsor, line.communityName].compactMap(\.self)
            .joined(separator: " · ")
        let end: HTML =
            row.status != .open
            ? state(say(row.status.title))
            : line.obstacles.isEmpty
                ? state(say("pronta", "ready"), .good)
                : line.obstacles.html { tag(say($0.title), .amber) }
        return """
            <li><a class="main" href="/members/applications/\(row.id)">\(line.applicant.name.shown)</a><span class="sub">\(sub)</span><span class="end">\(end)</span></li>
            """
    }
}
