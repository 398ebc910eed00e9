import Commons
import Kernel
import Site

/// Beside a party's story: who it is, how it is reached, what it belongs to, who follows it; each
/// with the small form that changes it.
struct PartyAside {
    let view: PartyView

    private var visit: Visit { view.visit }
    private var say: Say { visit.say }
    private var card: PartyCard { view.card }
    private var party: PartyRow { card.party }
    private var path: String { "/parties/\(view.id)" }

    var html: HTML {
        "\(following)\(merged)\(details)\(contacts)\(membership)\(communities)\(roles)\(AccessPages.card(view))\(view.asKnown)"
    }

    private func section(_ id: String, _ title: String, _ body: HTML) -> HTML {
        """
        <section class="card stack" aria-labelledby="\(id)-h"><header><h2 id="\(id)-h">\(title)</h2></header>\(body)</section>
        """
    }

    /// After a refusal, or where a link led to just this.
    private func isOpen(_ verb: String) -> Bool {
        (view.refused?.verb ?? visit.query("open")) == verb
    }

    private func button(
        _ verb: String, _ words: String, _ fields: [(String, String)] = [], hush: String = ""
    ) -> HTML {
        let hidden = fields.html { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" }
        let more: HTML = hush.isEmpty ? "" : "<span class=\"hush\">: \(hush)</span>"
        return """
            <form method="post" action="\(path)/\(verb)">\(visit.formKeys)\(hidden)<button class="button small">\(words)\(more)</button></form>
            """
    }

    // MARK: Who follows it

    private var following: HTML {
        let mine = card.following.last { $0.account == visit.actor.id && $0.to == nil }
        let standIns = card.following.filter { $0.isStandIn && $0.to == nil }.compactMap {
            view.names[$0.account]
        }
        let answers: HTML =
            card.answers.map { who in
                let why: String =
                    switch who.reason {
                    case .follows: say("operatore di riferimento", "reference operator")
                    case .standsIn: say("sostituto", "stand-in")
                    case .byTurn:
                        say(
                            "a turno: nessuno l'ha ancora presa",
                            "by turn: nobody has taken over yet")
                    }
                return
                    "<p>\(face(who.name, "small")) <strong>\(who.name)</strong><br><span class=\"muted small\">\(why)</span></p>"
            } ?? ""
        let others: HTML =
            standIns.isEmpty
            ? ""
            : "<p class=\"small\">\(say("Sostituti", "Stand-ins")): \(standIns.joined(separator: ", "))</p>"
        return section(
            "following", say("Chi risponde", "Who answers"),
            "\(answers)\(others)\(visit.mayWork ? choices(mine) : "")")
    }

    private func choices(_ mine: Following?) -> HTML {
        let take = button("following", say("Divento io il riferimento", "I take over"))
        let stand = button("standing-in", say("Mi offro come sostituto", "I stand in"))
        let stop = button("leaving", say("Lascio", "I leave it"))
        let forms: HTML =
            switch mine?.isStandIn {
            case nil: "\(take)\(stand)"
            case true?: "\(take)\(stop)"
            case false?: stop
            }
        let refusal: HTML =
            ["following", "standing-in", "leaving"].contains(view.refused?.verb)
            ? visit.fields(of: view.refused?.verb ?? "", view.refused).refusalBox : ""
        return "\(refusal)<div class=\"cluster\">\(forms)</div>"
    }

    // MARK: Records that are part of it

    private var merged: HTML {
        if card.merged.isEmpty { return "" }
        let refusal: HTML =
            view.refused?.verb == "unmerge"
            ? visit.fields(of: "unmerge", view.refused).refusalBox : ""
        let rows = card.merged.html { row in
            let codes = [row.taxIdentifier, row.vatNumber, row.externalCode, row.notes].compactMap(
                \.self
            ).joined(separator: " · ")
            let part: HTML =
                visit.mayWork
                ? button(
                    "unmerge", say("Separa di nuovo", "Part again"), [("party", "\(row.id)")],
                    hush: row.name.shown) : ""
            return "<div><dt>\(row.name.shown)</dt><dd>\(codes)\(part)</dd></div>"
        }
        return section(
            "merged", say("Schede unite a questa", "Records merged into this one"),
            "\(refusal)<dl class=\"facts\">\(rows)</dl>")
    }

    // MARK: Who it is

    private var details: HTML {
        section(
            "details", say("Dati", "Details"),
            factList([
                (say("Tipo", "Kind"), text(say(party.kind.title))),
                (
                    say("Codice fiscale", "Fiscal code"),
                    party.taxIdentifier.map { "<span class=\"mono\">\($0)</span>" }
                ),
                (
                    say("Partita IVA", "VAT number"),
                    party.vatNumber.map { "<span class=\"mono\">\($0)</span>" }
                ),
                (
                    say("Data di nascita", "Date of birth"),
                    party.bornOn.map { visit.moments.time($0) }
                ),
                (say("Codice esterno", "External code"), text(party.externalCode)),
                (say("In anagrafe dal", "Known since"), visit.moments.time(party.registeredOn)),
                (say("Note", "Notes"), text(party.notes)),
            ]))
    }

    // MARK: How it is reached

    private var contacts: HTML {
        let rows = card.contacts.html { row in
            let label = [say(row.kind.title), row.label].compactMap(\.self).joined(separator: ", ")
            let prefer: HTML =
                row.isPreferred
                ? ""
                : button(
                    "contact-preference", say("Usa per primo", "Use first"),
                    [("contact", "\(row.id)")], hush: row.value)
            let end = button(
                "contact-end", say("Non vale più", "No longer holds"), [("contact", "\(row.id)")],
                hush: row.value)
            let change: HTML =
                visit.mayWork
                ? "<details class=\"adding\"><summary>\(say("Cambia", "Change"))<span class=\"hush\">: \(row.value)</span></summary><div class=\"cluster\">\(prefer)\(end)</div></details>"
                : ""
            // Which one comes first is worth a word only where there are several.
            let isOneOfMany = card.contacts.filter { $0.kind == row.kind }.count > 1
            let mark: HTML =
                row.isPreferred && isOneOfMany
                ? " \(tag(say("preferito", "preferred"), .slate))" : ""
            return
                "<div><dt>\(label)</dt><dd>\(row.value)\(mark)\(change)</dd></div>"
        }
        let list: HTML =
            card.contacts.isEmpty
            ? "<p class=\"muted\">\(say("Nessun recapito.", "No contact."))</p>"
            : "<dl class=\"facts\">\(rows)</dl>"
        return section(
            "contacts", say("Recapiti", "Contacts"), "\(list)\(visit.mayWork ? addContact : "")")
    }

    private var addContact: HTML {
        let fields = visit.fields(of: "contacts", view.refused)
        let content: HTML = """
            \(fields.choice("contact.kind", say("Che cosa", "What"), of: ContactKind.self) { say($0.title) })
            \(fields.text("contact.value", say("Indirizzo o numero", "Address or number"), isRequired: true))
            \(fields.text("contact.label", say("Etichetta", "Label"), hint: say("casa, ufficio…", "home, office…"), isOptionalShown: true))
            \(fields.check("isPreferred", say("Da usare per primo", "To be used first")))
            """
        return opening(
            "contacts", say("Aggiungi un recapito", "Add a contact"),
            smallForm(visit, "\(path)/contacts", fields, content, say("Aggiungi", "Add")))
    }

    private func opening(_ verb: String, _ title: String, _ form: HTML) -> HTML {
        let open: HTML = isOpen(verb) ? " open" : ""
        return "<details class=\"adding\"\(open)><summary>\(title)</summary>\(form)</details>"
    }

    // MARK: Membership

    private var membership: HTML {
        let entries = card.memberships.html { member in
            let until: HTML =
                member.leftOn.map { " \(say("al", "to")) \(visit.moments.time($0))" } ?? ""
            return
                "<div><dt><a href=\"/members/entries/\(member.number)\">\(say("Socio n. \(member.number)", "Member no. \(member.number)"))</a></dt><dd>\(say("dal", "since")) \(visit.moments.time(member.admittedOn))\(until)</dd></div>"
        }
        let applications = view.applications.filter { $0.status != .admitted }.html { row in
            "<div><dt><a href=\"/members/applications/\(row.id)\">\(say("Domanda", "Application"))</a></dt><dd>\(visit.moments.time(row.appliedOn)), \(say(row.status.title))</dd></div>"
        }
        let signed = view.signatures.html { row in
            "<div><dt>\(say("Carta, versione \(row.versionNumber)", "Charter, version \(row.versionNumber)"))</dt><dd>\(say("firmata il", "signed on")) \(visit.moments.time(row.signedOn))</dd></div>"
        }
        let total = view.shares.reduce(into: Int64(0)) {
            $0 = $0.addingReportingOverflow($1.shareCents).partialValue
        }
        let share: HTML =
            view.shares.isEmpty
            ? ""
            : "<div><dt>\(say("Quota versata", "Share paid"))</dt><dd>\(visit.euro(total))</dd></div>"
        let facts: HTML = "\(entries)\(applications)\(signed)\(share)"
        let list: HTML =
            facts.isEmpty
            ? "<p class=\"muted\">\(say("Non è nel libro soci.", "Not in the register."))</p>"
            : "<dl class=\"facts\">\(facts)</dl>"
        return section(
            "membership", say("Socio", "Member"),
            "\(list)\(visit.mayWork ? membershipForms : "")")
    }

    private var membershipForms: HTML {
        let isMember = card.memberNumber != nil
        let hasOpen = view.applications.contains { $0.status == .open }
        let apply: HTML =
            isMember || hasOpen
            ? ""
            : "<p><a class=\"button small\" href=\"\(address("/members/applications/new", [("party", "\(view.id)")]))\">\(say("Domanda di ammissione", "Application for membership"))</a></p>"
        return "\(apply)\(signForm)\(payForm)"
    }

    private var signForm: HTML {
        guard let charter = view.charter,
            !view.signatures.contains(where: { $0.version == charter.id })
        else {
            return ""
        }
        let fields = visit.fields(of: "signature", view.refused)
        let hint =
            party.kind == .person
            ? party.name.shown : say("chi firma per l'organizzazione", "whoever signs for it")
        let content: HTML = """
            <input type="hidden" name="version" value="\(charter.id)">
            <p class="small"><a href="/members/charter/\(charter.id)">\(charter.title)</a></p>
            \(fields.text("typedName", say("Nome di chi firma", "Name of the signer"), hint: hint, isRequired: true))
            \(fields.choice("means", say("Come", "How"), of: SigningMeans.self, value: SigningMeans.paper.rawValue) { say($0.title) })
            \(fields.day("on", say("Firmata il", "Signed on"), value: visit.today))
            """
        return opening(
            "signature", say("Registra la firma della Carta", "Record a signature of the charter"),
            smallForm(
                visit, "\(path)/signature", fields, content, say("Registra la firma", "Record it")))
    }

    private var payForm: HTML {
        let fields = visit.fields(of: "shares", view.refused)
        let content: HTML = """
            \(fields.text("_amount", say("Quota versata, in euro", "Share paid, in euro"), isRequired: true, attributes: "class=\"short\" inputmode=\"decimal\""))
            \(fields.text("_premium", say("Soprapprezzo, in euro", "Premium, in euro"), isOptionalShown: true, attributes: "class=\"short\" inputmode=\"decimal\""))
            \(fields.text("reference", say("Riferimento del bonifico", "Reference of the transfer"), isOptionalShown: true))
            \(fields.day("on", say("Versata il", "Paid on"), value: visit.today))
            """
        return opening(
            "shares", say("Registra il versamento di una quota", "Record a share paid in"),
            smallForm(visit, "\(path)/shares", fields, content, say("Registra", "Record")))
    }

    // MARK: Communities and roles

    private var communities: HTML {
        let rows = card.communities.html { row in
            let until: HTML = row.to.map { " \(say("al", "to")) \(visit.moments.time($0))" } ?? ""
            let leave: HTML =
                row.to == nil && visit.mayWork
                ? button(
                    "parting", say("L'ha lasciata", "Has left it"),
                    [("community", "\(row.community)")], hush: row.communityName)
                : ""
            return
                "<div><dt><a href=\"/communities/\(row.community)\">\(row.communityName)</a></dt><dd>\(say("dal", "since")) \(visit.moments.time(row.from))\(until)\(leave)</dd></div>"
        }
        let list: HTML =
            card.communities.isEmpty
            ? "<p class=\"muted\">\(say("Nessuna.", "None."))</p>"
            : "<dl class=\"facts\">\(rows)</dl>"
        return section(
            "communities", say("Collettività", "Communities"),
            "\(list)\(visit.mayWork ? joinForm : "")")
    }

    private var joinForm: HTML {
        let fields = visit.fields(of: "communities", view.refused)
        let options = view.communities.filter { $0.status != .refused && $0.status != .left }.map {
            (value: "\($0.community.id)", title: $0.community.name)
        }
        if options.isEmpty { return "" }
        let content: HTML = """
            \(fields.mustSelect("community", say("Collettività", "Community"), options: options))
            \(fields.day("on", say("Ne fa parte dal", "Belongs since"), value: visit.today))
            """
        return opening(
            "communities", say("Aggiungi una collettività", "Add a community"),
            smallForm(visit, "\(path)/communities", fields, content, say("Aggiungi", "Add")))
    }

    private var roles: HTML {
        let rows = card.roles.filter { $0.role != .member }.html { row in
            let until: HTML = row.to.map { " \(say("al", "to")) \(visit.moments.time($0))" } ?? ""
            let end: HTML =
                row.to == nil && visit.mayWork
                ? button(
                    "role-end", say("Non lo è più", "No longer"), [("role", row.role.rawValue)],
                    hush: say(row.role.title)) : ""
            return
                "<div><dt>\(say(row.role.title))</dt><dd>\(say("dal", "since")) \(visit.moments.time(row.from))\(until)\(end)</dd></div>"
        }
        let fields = visit.fields(of: "roles", view.refused)
        let options = [PartyRole.client, .supplier, .contact].map {
            (value: $0.rawValue, title: say($0.title))
        }
        let content: HTML = """
            \(fields.mustSelect("role", say("Ruolo", "Role"), options: options))
            \(fields.day("on", say("Dal", "Since"), value: visit.today))
            """
        let add: HTML =
            visit.mayWork
            ? opening(
                "roles", say("Aggiungi un ruolo", "Add a role"),
                smallForm(visit, "\(path)/roles", fields, content, say("Aggiungi", "Add"))) : ""
        let list: HTML =
            rows.isEmpty
            ? "<p class=\"muted\">\(say("Nessuno.", "None."))</p>"
            : "<dl class=\"facts\">\(rows)</dl>"
        return section("roles", say("Ruoli", "Roles"), "\(list)\(add)")
    }
}
