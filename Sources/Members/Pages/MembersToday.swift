import Commons
import Kernel
import Site

/// On the page Today: terms that fall due, applications that wait with what they lack.
enum MembersToday {
    /// How far ahead Today looks.
    private static let daysAhead = 30

    static func cards(_ visit: Visit) async throws -> [TodayCard] {
        guard visit.actor.may(.oversee) else { return [] }
        return try await applications(visit) + terms(visit) + sponsors(visit)
    }

    private static func terms(_ visit: Visit) async throws -> [TodayCard] {
        let clocks = try await visit.ask(
            MembershipClocks(until: visit.today.adding(days: daysAhead), limit: 6))
        guard !clocks.isEmpty else { return [] }
        let say = visit.say
        return [
            TodayCard(
                place: 29,
                html: """
                    <section class="card flush" aria-labelledby="today-terms"><header><h2 id="today-terms">\(say("Termini del libro soci", "Terms of the register"))</h2><a href="/members/shares">\(say("Tutti", "All"))<span class="hush">: \(say("termini", "terms"))</span></a></header>
                    \(ClockList(visit: visit, clocks: clocks).rows)</section>
                    """)
        ]
    }

    private static func sponsors(_ visit: Visit) async throws -> [TodayCard] {
        let card = try await SponsorsGoneCard.html(visit, id: "today-sponsors", limit: 4)
        return card.map { [TodayCard(place: 31, html: $0)] } ?? []
    }

    private static func applications(_ visit: Visit) async throws -> [TodayCard] {
        let answer = try await visit.ask(Applications(limit: 5))
        guard !answer.lines.isEmpty else { return [] }
        let say = visit.say
        return [
            TodayCard(
                place: 30,
                html: """
                    <section class="card flush" aria-labelledby="today-applications"><header><h2 id="today-applications">\(say("Chi vuole diventare socio", "Who wants to become a member"))</h2><a href="/members/applications">\(say("Tutte", "All"))<span class="hush">: \(say("domande", "applications"))</span></a></header>
                    <ul class="rows">\(answer.lines.html { line in
                        let end: HTML =
                            line.obstacles.first.map { tag(say($0.title), .amber) } ?? state(say("pronta", "ready"), .good)
                        return "<li><a class=\"main\" href=\"/members/applications/\(line.application.id)\">\(line.applicant.name.shown)</a><span class=\"sub\">\(line.communityName ?? "")</span><span class=\"end\">\(end)</span></li>"
                    })</ul></section>
                    """)
        ]
    }
}
