import Commons
import Kernel
import Site

/// One entry of the register: how it is known now, how it was known before, and how it ends.
struct MemberPage: Sendable {
    let visit: Visit
    let card: MemberCard
    let resolutions: ResolutionPick
    let receiver: PartyPick
    let sponsor: PartyPick
    let names: [ID<Party>: String]
    let asKnown: HTML
    var refused: RefusedForm?

    private var say: Say { visit.say }
    private var member: Member { card.member }

    static func load(
        _ visit: Visit, _ number: Int, receiver: PartyPick? = nil,
        sponsor: PartyPick? = nil, refused: RefusedForm? = nil
    ) async throws -> MemberPage {
        let card = try await visit.ask(ShowMember(number: number))
        let names = try await visit.reading { db in
            try Dictionary(
                card.transfers.flatMap { [$0.giver, $0.receiver] }.compactMap { id in
                    try PartyRow.find(id, in: db).map { (id, $0.name.shown) }
                }, uniquingKeysWith: { one, _ in one })
        }
        let pick: PartyPick
        if let receiver { pick = receiver } else { pick = try await .load("receiver", visit) }
        let guarantor: PartyPick
        if let sponsor {
            guarantor = sponsor
        } else {
            guarantor = try await .load("sponsor", visit)
        }
        return MemberPage(
            visit: visit, card: card,
            resolutions: try await ResolutionPick.load([.board, .meeting], visit), receiver: pick,
            sponsor: guarantor,
            names: names,
            asKnown: try await AsKnownCard.load(
                visit, card.party.id, path: "/members/entries/\(number)"
            ).html, refused: refused)
    }

    var page: Page {
        let title = say("Socio n. \(member.number)", "Member no. \(member.number)")
        let content: HTML = """
            <div class="beside"><div class="stack">\(entry)\(clocks)\(MemberShares(visit: visit, card: card, names: names).html)\(versions)</div>
                <aside class="stack">\(visit.actor.may(.read) ? asKnown : "")\(visit.mayWork ? forms : "")</aside></div>
            """
        return Page(
            title,
            body: """
                \(pageHead(say, title, lead: visit.person(card.party.id, card.party.name.shown), crumbs: [(say("Libro soci", "Register"), "/members")]))
                \(visit.done("Fatto.", "Done."))\(refused?.notice(besides: content, say))\(guarantorGone)
                \(content)
                """)
    }

    private var entry: HTML {
        let ended: HTML =
            member.exit.map { "\(state(say($0.title)))" }
            ?? state(say("in essere", "in force"), .good)
        let facts = factList([
            (say("Socio dal", "Member since"), visit.moments.time(member.admittedOn)),
            (say("Annotato il", "Entered on"), visit.moments.time(member.enteredOn)),
            (say("Vota dal", "Votes from"), card.votesFrom.map { visit.moments.time($0) }),
            (
                say("Delibera o atto", "Resolved by"),
                card.resolution.map {
                    "\(say($0.kind.title)) \($0.number), \(visit.moments.time($0.takenOn))"
                }
            ),
            (
                say("Presentato da", "Presented by"),
                member.sponsor.map { visit.person($0, card.sponsorName ?? "") }
            ),
            (
                say("Collettività", "Community"),
                member.community.map {
                    "<a href=\"/communities/\($0)\">\(card.communityName ?? "")</a>"
                }
            ),
            (say("Fondatore", "Founder"), member.isFounder ? text(say("sì", "yes")) : nil),
            (
                say("Domanda", "Application"),
                "<a href=\"/members/applications/\(member.application)\">\(say("guardala", "see it"))</a>"
            ),
            (say("Ultimo giorno", "Last day"), member.leftOn.map { visit.moments.time($0) }),
        ])
        return """
            <section class="card stack" aria-labelledby="entry-h"><header><h2 id="entry-h">\(say("L'iscrizione", "The entry"))</h2>\(ended)</header>\(facts)</section>
            """
    }

    private var forms: HTML {
        MemberForms(
            visit: visit, card: card, resolutions: resolutions, receiver: receiver,
            sponsor: sponsor,
            refused: refused
        ).html
    }

    private var guarantorGone: HTML {
        guard let line = card.sponsorGone else { return "" }
        let since: HTML = line.sponsorLeftOn.map { visit.moments.time($0) } ?? ""
        return notice(
            .warn, say("Chi l'ha presentato è uscito", "The sponsor has left"),
            "\(visit.person(line.sponsor, line.sponsorName)), \(since)")
    }

    private var clocks: HTML {
        guard !card.clocks.isEmpty else { return "" }
        return """
            <section class="card stack" aria-labelledby="clocks-h"><header><h2 id="clocks-h">\(say("Termini che corrono", "Terms that run"))</h2></header>\(ClockList(visit: visit, clocks: card.clocks).facts)</section>
            """
    }

    private var versions: HTML {
        guard card.versions.count > 1 else { return "" }
        return """
            <section class="card stack" aria-labelledby="versions-h"><header><h2 id="versions-h">\(say("Com'era nota", "As it was known"))</h2></header>
            <table class="table plain dense"><thead><tr><th scope="col">\(say("Nota dal", "Known from"))</th><th scope="col" class="num">\(say("Socio dal", "Since"))</th><th scope="col" class="num">\(say("Ultimo giorno", "Last day"))</th></tr></thead>
            <tbody>\(card.versions.html { version in
                "<tr><th scope=\"row\">\(visit.moments.time(version.knownFrom))</th><td class=\"num\">\(visit.moments.brief(version.admittedOn))</td><td class=\"num\">\(version.leftOn.map { visit.moments.brief($0) } ?? "")</td></tr>"
            })</tbody></table></section>
            """
    }
}
