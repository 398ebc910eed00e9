import Commons
import Kernel
import Members
import Site

/// Visits and virtual meetings of a period, by community and by place (D6). Every number opens onto
/// its records.
struct VisitsPage: Sendable {
    let visit: Visit
    let answer: VisitsByPlace.Answer

    static let path = "/figures/visits"

    private var say: Say { visit.say }

    static func register(in pages: inout Pages) {
        pages.get(path) { visit in
            let query = VisitsByPlace(
                from: visit.query("from").flatMap(CalendarDate.init),
                until: visit.query("until").flatMap(CalendarDate.init))
            return .page(VisitsPage(visit: visit, answer: try await visit.ask(query)).page)
        }
        pages.get("\(path)/records") { visit in .page(try await VisitRecordsPage.page(visit)) }
    }

    private var page: Page {
        let title = say("Visite e incontri", "Visits and meetings")
        return Page(
            title,
            body: """
                \(pageHead(say, title, lead: "\(say("Dove siamo stati e con quali collettività ci siamo visti, di persona o a distanza. È dell'ufficio: chi è andato non si conta.", "Where we have been and which communities we met, in person or at a distance. It is the office's: who went is not counted."))", crumbs: [(say("Cifre", "Figures"), "/figures")]))
                \(period)
                <div class="pair">\(table(say("Per collettività", "By community"), "by-community", answer.communities, none: say("nessuna collettività", "no community"), href: community))\(table(say("Per luogo", "By place"), "by-place", answer.places, none: say("luogo non scritto", "place not written"), href: place))</div>
                """)
    }

    private var period: HTML {
        let fields = visit.fields(
            Form(fields: [
                ("from", answer.from.description), ("until", answer.until.description),
            ]))
        return """
            <form class="form card" action="\(Self.path)"><div class="fields">\(fields.text("from", say("Dal", "From"), type: "date"))\(fields.text("until", say("Al", "Until"), type: "date"))</div>
            <div class="actions"><button class="button small">\(say("Mostra", "Show"))</button></div></form>
            """
    }

    private func records(_ more: [(String, String?)]) -> String {
        address(
            "\(Self.path)/records",
            [("from", answer.from.description), ("until", answer.until.description)] + more)
    }

    private func community(_ line: VisitsByPlace.Line) -> String {
        records([("community", line.community.map { "\($0)" } ?? "none")])
    }

    private func place(_ line: VisitsByPlace.Line) -> String {
        records([line.title.map { ("place", $0) } ?? ("noplace", "1")])
    }

    private func table(
        _ title: String, _ id: String, _ lines: [VisitsByPlace.Line], none: String,
        href: (VisitsByPlace.Line) -> String
    ) -> HTML {
        let empty = say(
            "Nessuna visita in questo periodo.", "No visit in this period.")
        let hasMeetings = lines.contains { $0.meetings > 0 }
        let head: HTML =
            hasMeetings
            ? "<th scope=\"col\" class=\"num\">\(say("A distanza", "Virtual"))</th>" : ""
        let body: HTML =
            lines.isEmpty
            ? "<p class=\"muted\">\(empty)</p>"
            : """
            <table class="table dense"><caption class="hush">\(title)</caption>
            <thead><tr><th scope="col">\(title)</th><th scope="col" class="num">\(say("Visite", "Visits"))</th>\(head)<th scope="col" class="num">\(say("Tempo", "Time"))</th></tr></thead>
            <tbody>\(lines.html { line in
                let meetings: HTML = hasMeetings ? "<td class=\"num\" data-label=\"\(say("A distanza", "Virtual"))\">\("\(line.meetings)")</td>" : ""
                return "<tr><th scope=\"row\"><a href=\"\(href(line))\">\(line.title ?? none)</a></th><td class=\"num\" data-label=\"\(say("Visite", "Visits"))\">\("\(line.visits)")</td>\(meetings)<td class=\"num\" data-label=\"\(say("Tempo", "Time"))\">\(visit.moments.duration(minutes: line.minutes))</td></tr>"
            })</tbody></table>
            """
        return """
            <section class="card stack" aria-labelledby="\(id)"><header><h2 id="\(id)">\(title)</h2></header>\(body)</section>
            """
    }
}

/// Visits and meetings one by one.
enum VisitRecordsPage {
    static func page(_ visit: Visit) async throws -> Page {
        let say = visit.say
        let community = visit.query("community")
        let query = VisitRecords(
            from: visit.query("from").flatMap(CalendarDate.init),
            until: visit.query("until").flatMap(CalendarDate.init),
            community: community.flatMap(ID<Community>.init), place: visit.query("place"),
            isWithoutCommunity: community == "none",
            isWithoutPlace: visit.query("noplace") != nil, after: visit.query("after"))
        let answer = try await visit.ask(query)
        let title = say("Visite e incontri, uno per uno", "Visits and meetings, one by one")
        let own = ["from", "until", "community", "place", "noplace"].map { ($0, visit.query($0)) }
        let path = "\(VisitsPage.path)/records"
        let back = address(VisitsPage.path, Array(own.prefix(2)))
        let rows = answer.lines.html { line in
            let place = ([line.place, line.communityName] + line.participants.map(\.name))
                .compactMap(\.self).joined(separator: " · ")
            return
                "<tr><th scope=\"row\"><a href=\"/desk/contacts/\(line.contact)\">\(say(line.means.title))</a> <span class=\"muted\">\(line.number) \(line.title)</span></th><td data-label=\"\(say("Dove, con chi", "Where, with whom"))\">\(place)</td><td data-label=\"\(say("Quando", "When"))\">\(visit.moments.time(line.at))</td><td class=\"num\" data-label=\"\(say("Minuti", "Minutes"))\">\("\(line.minutes)")</td></tr>"
        }
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, crumbs: [(say("Cifre", "Figures"), "/figures"), (say("Visite e incontri", "Visits and meetings"), back)]))
                <section class="card flush"><table class="table dense"><caption class="hush">\(title)</caption>
                <thead><tr><th scope="col">\(say("Che cosa", "What"))</th><th scope="col">\(say("Dove, con chi", "Where, with whom"))</th><th scope="col">\(say("Quando", "When"))</th><th scope="col" class="num">\(say("Minuti", "Minutes"))</th></tr></thead>
                <tbody>\(rows)</tbody></table></section>
                \(answer.lines.isEmpty ? "<p class=\"muted\">\(say("Nessuna visita.", "No visit."))</p>" : "")\(pager(say, newer: visit.query("after") == nil ? nil : address(path, own), older: answer.next.map { address(path, own + [("after", $0)]) }))
                """)
    }
}
