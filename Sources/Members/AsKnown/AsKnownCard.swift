import Kernel
import Site

/// How somebody was known, on the page of a party and of an entry: two days to choose, then what was
/// true on the one as known on the other.
struct AsKnownCard: Sendable {
    let visit: Visit
    /// Of the page that shows it.
    let path: String
    let answer: PartyAsKnown.Answer?

    private var say: Say { visit.say }

    /// Reads nothing unless somebody asks.
    static func load(_ visit: Visit, _ party: ID<Party>, path: String) async throws -> AsKnownCard {
        let asked = RegisterPage.Asked(visit)
        guard visit.actor.may(.read),
            asked.on != nil || asked.knownAt != nil
        else {
            return AsKnownCard(visit: visit, path: path, answer: nil)
        }
        let answer = try await visit.ask(
            PartyAsKnown(party: party, on: asked.on, knownAt: asked.knownAt))
        return AsKnownCard(visit: visit, path: path, answer: answer)
    }

    var html: HTML {
        let fields = visit.fields()
        let open: HTML = answer == nil ? "" : " open"
        return """
            <details class="card fold" id="as-known"\(open)><summary>\(icon("clock"))\(say("Com'era", "As it was"))</summary>
            <form class="form" action="\(path)#as-known">\(fields.day("on", say("Al giorno", "As of"), value: answer?.on ?? visit.today))
            \(fields.day("knownAt", say("Com'era noto il", "As known on"), value: visit.query("knownAt").flatMap { CalendarDate($0) }))
            <div class="actions"><button class="button">\(say("Mostra", "Show"))</button></div></form>\(answer.map(shown) ?? "")</details>
            """
    }

    private func shown(_ answer: PartyAsKnown.Answer) -> HTML {
        guard let name = answer.name else {
            return
                "<p class=\"muted\">\(say("Allora non era in anagrafe.", "Not in the records then."))</p>"
        }
        let roles = answer.roles.map { say($0.title) }.joined(separator: ", ")
        let entries = answer.entries.map { entry -> (String, HTML?) in
            let until: HTML =
                entry.leftOn.map { " \(say("al", "to")) \(visit.moments.time($0))" } ?? ""
            let state: HTML =
                entry.isInForce
                ? "" : " (\(say("non in essere quel giorno", "not in force on that day")))"
            return (
                say("Socio n. \(entry.number)", "Member no. \(entry.number)"),
                "\(say("dal", "since")) \(visit.moments.time(entry.admittedOn))\(until)\(state)"
            )
        }
        return factList(
            [
                (say("Noto il", "Known on"), visit.moments.time(answer.knownAt)),
                (say("Nome", "Name"), text(name.shown)),
                (say("Codice fiscale", "Fiscal code"), text(answer.taxIdentifier)),
                (say("Ruoli", "Roles"), text(roles.isEmpty ? say("nessuno", "none") : roles)),
            ] + entries + [
                (
                    say("Quota", "Share"),
                    answer.shareCents == 0 ? nil : text(visit.euro(answer.shareCents))
                )
            ])
    }
}
