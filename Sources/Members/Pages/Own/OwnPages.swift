import Commons
import Kernel
import Site

/// What a member, or a supplier's contact, sees of themselves (M8).
struct OwnPages {
    static let path = "/own/record"

    static let entry = MenuEntry(
        "La mia scheda", "My record", href: path, icon: "person", place: 1, .mine)

    func register(in pages: inout Pages) {
        pages.get(Self.path, .mine) { visit in
            .page(Self.page(try await visit.ask(MyRecord()), visit))
        }
        pages.get("\(Self.path).json", .mine) { visit in
            let text = try OutputJSON.text(try await visit.ask(MyRecord()), pretty: true)
            return .download(
                Array(text.utf8), name: visit.say("la-mia-scheda.json", "my-record.json"),
                type: "application/json")
        }
    }

    private static func page(_ mine: MyRecord.Answer, _ visit: Visit) -> Page {
        let say = visit.say
        let answered =
            mine.answeredBy.map {
                say("Ti risponde \($0).", "\($0) answers you.")
            } ?? ""
        let download: HTML =
            "<a class=\"button\" href=\"\(path).json\">\(icon("download"))\(say("Scarica i dati", "Download the data"))</a>"
        return Page(
            say("La mia scheda", "My record"),
            body: """
                \(pageHead(say, mine.partyName, lead: "\(answered)", actions: download))
                <div class="pair">\(mine.memberships.reversed().html { membership($0, visit) })
                \(details(mine, visit))\(belongings(mine, visit))</div>
                <p class="muted">\(say("Se qualcosa non è giusto scrivi alla cooperativa: chi ti segue lo corregge, e la correzione resta scritta.", "If something is wrong write to the cooperative: whoever follows you corrects it, and the correction stays on record."))</p>
                """)
    }

    private static func section(_ id: String, _ title: String, _ body: HTML) -> HTML {
        """
        <section class="card stack" aria-labelledby="\(id)-h"><header><h2 id="\(id)-h">\(title)</h2></header>\(body)</section>
        """
    }

    private static func membership(_ row: MyRecord.Membership, _ visit: Visit) -> HTML {
        let say = visit.say
        return section(
            "member-\(row.number)", say("Socio n. \(row.number)", "Member no. \(row.number)"),
            factList([
                (say("Dal", "Since"), visit.moments.time(row.admittedOn)),
                (say("Fino al", "Until"), row.leftOn.map { visit.moments.time($0) }),
                (say("Quota versata", "Share paid"), "\(visit.euro(row.shareCents))"),
                (say("Vota dal", "Votes from"), row.votesFrom.map { visit.moments.time($0) }),
                (say("Presentato da", "Presented by"), text(row.sponsorName)),
            ]))
    }

    private static func details(_ mine: MyRecord.Answer, _ visit: Visit) -> HTML {
        let say = visit.say
        return section(
            "details", say("I miei dati", "My details"),
            factList(
                [
                    (say("Tipo", "Kind"), text(say(mine.kind.title))),
                    (say("Codice fiscale", "Fiscal code"), text(mine.taxIdentifier)),
                    (say("Partita IVA", "VAT number"), text(mine.vatNumber)),
                    (
                        say("Data di nascita", "Date of birth"),
                        mine.bornOn.map { visit.moments.time($0) }
                    ),
                ]
                    + mine.contacts.map {
                        let label = [say($0.kind.title), $0.label].compactMap(\.self)
                        return (label.joined(separator: ", "), text($0.value))
                    }))
    }

    private static func belongings(_ mine: MyRecord.Answer, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows: [(String, HTML?)] =
            mine.communities.map {
                let until: HTML =
                    $0.to.map { " \(say("al", "to")) \(visit.moments.time($0))" } ?? ""
                return (
                    $0.communityName,
                    "\(say("dal", "since")) \(visit.moments.time($0.from))\(until)"
                )
            }
            + mine.signatures.map {
                (
                    say(
                        "Carta dei Valori, versione \($0.versionNumber)",
                        "Values charter, version \($0.versionNumber)"),
                    "\(say("firmata il", "signed on")) \(visit.moments.time($0.signedOn))"
                )
            }
        if rows.isEmpty { return "" }
        return section(
            "belongs", say("Di che cosa faccio parte", "What I belong to"), factList(rows))
    }
}
