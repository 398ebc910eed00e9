import Commons
import Kernel
import Site

/// One entry of the register: how it is known now, how it was known before, and how it ends.
struct MemberPage: Sendable {
    let visit: Visit
    let card: MemberCard
    let resolutions: ResolutionPick
    var refused: RefusedForm?

    private var say: Say { visit.say }
    private var member: Member { card.member }
    private var path: String { "/members/entries/\(member.number)" }

    static func load(_ visit: Visit, _ number: Int, refused: RefusedForm? = nil) async throws
        -> MemberPage
    {
        MemberPage(
            visit: visit, card: try await visit.ask(ShowMember(number: number)),
            resolutions: try await ResolutionPick.load([.board, .meeting], visit), refused: refused)
    }

    var page: Page {
        let title = say("Socio n. \(member.number)", "Member no. \(member.number)")
        return Page(
            title,
            body: """
                \(pageHead(title, lead: "<a href=\"/parties/\(card.party.id)\">\(card.party.name.shown)</a>", crumbs: [(say("Libro soci", "Register"), "/members")]))
                \(visit.done("Fatto.", "Done."))
                <div class="beside"><div class="stack">\(entry)\(versions)\(shares)</div>
                <aside class="stack">\(visit.mayWork ? forms : "")</aside></div>
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
                member.sponsor.map { "<a href=\"/parties/\($0)\">\(card.sponsorName ?? "")</a>" }
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
                "<a href=\"/members/applications/\(member.application)\">\(say("apri", "open"))</a>"
            ),
            (say("Ultimo giorno", "Last day"), member.leftOn.map { visit.moments.time($0) }),
        ])
        return """
            <section class="card stack" aria-labelledby="entry-h"><header><h2 id="entry-h">\(say("L'iscrizione", "The entry"))</h2>\(ended)</header>\(facts)</section>
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

    private var shares: HTML {
        guard !card.shares.isEmpty else { return "" }
        let heads = [
            say("Data", "Date"), say("Quota", "Share"), say("Soprapprezzo", "Premium"),
            say("Riferimento", "Reference"),
        ]
        return """
            <section class="card stack" aria-labelledby="shares-h"><header><h2 id="shares-h">\(say("Quote", "Shares"))</h2><strong class="figure">\(visit.euro(card.shareCents))</strong></header>
            <table class="table dense"><thead><tr><th scope="col">\(heads[0])</th><th scope="col" class="num">\(heads[1])</th><th scope="col" class="num">\(heads[2])</th><th scope="col">\(heads[3])</th></tr></thead>
            <tbody>\(card.shares.html { row in
                "<tr><th scope=\"row\" data-label=\"\(heads[0])\">\(visit.moments.time(row.on))</th><td class=\"num\" data-label=\"\(heads[1])\">\(visit.euro(row.shareCents))</td><td class=\"num\" data-label=\"\(heads[2])\">\(row.premiumCents == 0 ? "" : visit.euro(row.premiumCents))</td><td data-label=\"\(heads[3])\">\(row.reference ?? "")</td></tr>"
            })</tbody></table></section>
            """
    }

    // MARK: What can be done

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
        if member.leftOn != nil { return "\(payBack)\(annul)\(correct)" }
        let open = self.card.withdrawals.first { $0.status == .open }
        let withdrawal: HTML = open.map { "\(accept($0))\(refuse($0))" } ?? ask
        return "\(withdrawal)\(exclude)\(card.party.kind == .person ? death : "")\(correct)"
    }

    private var ask: HTML {
        card(
            "request", say("Chiede di recedere", "Asks to withdraw"), "mail",
            say("Registra la richiesta", "Record the request")
        ) { fields in
            """
            \(fields.choice("means", say("Arrivata per", "Arrived by"), of: WithdrawalMeans.self) { say($0.title) })
            \(fields.area("ground", say("Caso di legge o di statuto", "Case of law or bylaws"), rows: 3, isRequired: true))
            \(fields.day("on", say("Ricevuta il", "Received on"), value: visit.today))
            """
        }
    }

    private func accept(_ row: WithdrawalRow) -> HTML {
        card(
            "withdrawal", say("Accogli il recesso", "Accept the withdrawal"), "check",
            say("Registra", "Record"), tone: "primary", isOpen: true
        ) { fields in
            """
            <p class="small">\(say("Richiesto il", "Asked on")) \(visit.moments.time(row.receivedOn)): \(row.ground)</p>
            <input type="hidden" name="request" value="\(row.id)">\(resolutions.fields(fields, visit))
            \(fields.day("notifiedOn", say("Comunicato il", "Notified on"), value: visit.today, hint: say("È l'ultimo giorno da socio.", "It is the last day of membership.")))
            """
        }
    }

    private func refuse(_ row: WithdrawalRow) -> HTML {
        card(
            "withdrawal-refusal", say("Non accogliere il recesso", "Refuse the withdrawal"),
            "close", say("Registra", "Record")
        ) { fields in
            """
            <input type="hidden" name="request" value="\(row.id)">\(resolutions.fields(fields, visit))
            \(fields.area("reasons", say("Motivi", "Reasons"), rows: 3, isRequired: true))
            \(fields.day("notifiedOn", say("Comunicato il", "Notified on"), value: visit.today))
            """
        }
    }

    private var exclude: HTML {
        card(
            "exclusion", say("Esclusione", "Exclusion"), "close",
            say("Registra l'esclusione", "Record the exclusion"), tone: "danger"
        ) { fields in
            """
            \(fields.choice("ground", say("Caso", "Ground"), of: ExclusionGround.self) { say($0.title) })
            \(fields.area("reasons", say("Motivi", "Reasons"), rows: 3, isRequired: true))
            \(resolutions.fields(fields, visit))
            \(fields.day("notifiedOn", say("Comunicata il", "Notified on"), value: visit.today, hint: say("È l'ultimo giorno da socio.", "It is the last day of membership.")))
            """
        }
    }

    private var death: HTML {
        card("death", say("Decesso", "Death"), "person", say("Registra", "Record")) {
            $0.day("on", say("Data del decesso", "Date of death"), isRequired: true)
        }
    }

    private var payBack: HTML {
        card(
            "repayment", say("Rimborsa la quota", "Pay the share back"), "upload",
            say("Registra il rimborso", "Record it")
        ) { fields in
            """
            \(fields.text("_amount", say("Importo, in euro", "Amount, in euro"), value: Money(cents: self.card.shareCents).plain, isRequired: true, attributes: "class=\"short\" inputmode=\"decimal\""))
            \(fields.text("reference", say("Riferimento del bonifico", "Reference of the transfer"), isOptionalShown: true))
            \(fields.day("on", say("Rimborsata il", "Paid back on"), value: visit.today))
            """
        }
    }

    private var annul: HTML {
        card(
            "annulment", say("Annulla l'uscita", "Undo the exit"), "refresh",
            say("Annulla l'uscita", "Undo the exit")
        ) {
            $0.area(
                "reasons", say("Perché non vale", "Why it does not hold"), rows: 3, isRequired: true
            )
        }
    }

    private var correct: HTML {
        card(
            "correction", say("Correggi una data", "Correct a date"), "label",
            say("Correggi", "Correct")
        ) { fields in
            """
            <input type="hidden" name="version" value="\(member.version)">
            \(fields.day("admittedOn", say("Socio dal", "Member since"), value: member.admittedOn))
            \(fields.day("enteredOn", say("Annotato il", "Entered on"), value: member.enteredOn))
            \(member.leftOn.map { fields.day("leftOn", say("Ultimo giorno", "Last day"), value: $0) } ?? "")
            \(fields.area("reasons", say("Perché", "Why"), rows: 2, hint: say("Ciò che risultava prima resta visibile.", "What was known before stays to be seen."), isRequired: true))
            """
        }
    }
}
