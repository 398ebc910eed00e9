import Commons
import Kernel
import Site

/// On the page of a party: giving it an account of its own, the link that invites it, closing it.
struct AccessPages {
    func register(in pages: inout Pages) {
        pages.post("/parties/:id/access") { visit, form in
            let id = try visit.id(of: Party.self)
            var input = form
            input.set("party", "\(id)")
            let asked = input
            return try await visit.submit(
                GiveAccess.self, asked,
                then: { _ in .redirect(to: "/parties/\(id)/access") },
                refused: { refusal in
                    let refused = RefusedForm(verb: "access", form: asked, refusal: refusal)
                    let view = try await PartyView.load(visit, id, refused: refused)
                    return .page(PartyShowPage(view: view).page)
                })
        }
        pages.get("/parties/:id/access", .work) { visit in
            let (party, account) = try await Self.access(visit)
            guard let account else { return .page(Self.nothing(party, visit)) }
            return .page(try await Self.page(party, account, visit))
        }
        act("closing", EndAccess.self, then: { "/parties/\($0)?done=1" }, in: &pages)
        act("renewal", RenewAccess.self, then: { "/parties/\($0)/access" }, in: &pages)
    }

    private func act<C: Command>(
        _ verb: String, _ type: C.Type, then: @Sendable @escaping (ID<Party>) -> String,
        in pages: inout Pages
    ) {
        pages.post("/parties/:id/access/\(verb)") { visit, form in
            let id = try visit.id(of: Party.self)
            var input = form
            input.set("party", "\(id)")
            return try await visit.submit(
                type, input, then: { _ in .redirect(to: then(id)) }, refused: { throw $0 })
        }
    }

    private static func access(_ visit: Visit) async throws -> (PartyRow, AccountRow?) {
        let id = try visit.id(of: Party.self)
        return try await visit.reading { db in
            (try PartyRow.require(id, in: db), try PartyAccess.account(of: id, in: db))
        }
    }

    /// Where a form sent twice leads when the access that it gave was closed meanwhile.
    private static func nothing(_ party: PartyRow, _ visit: Visit) -> Page {
        let say = visit.say
        let title = say("Accesso di \(party.name.shown)", "Access of \(party.name.shown)")
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, crumbs: [(party.name.shown, "/parties/\(party.id)")]))
                <section class="card stack"><p>\(say("Adesso non ha un accesso: se c'era, è stato chiuso. Si dà dalla scheda della persona.", "There is no access now: if there was one, it has been closed. It is given on the person's page."))</p>
                <p><a class="button" href="/parties/\(party.id)">\(say("Apri la scheda", "Open the page"))</a></p></section>
                """)
    }

    private static func page(_ party: PartyRow, _ account: AccountRow, _ visit: Visit) async throws
        -> Page
    {
        let say = visit.say
        let title = say("Accesso di \(party.name.shown)", "Access of \(party.name.shown)")
        let link = try await Invitation.link(for: account.id, visit)
        let invitation: HTML =
            link.map { link in
                """
                <p>\(say("Consegna questo collegamento alla persona, per esempio nella prossima lettera. Vale una settimana e una volta sola: chi lo apre sceglie la password.", "Hand this link to the person, in the next letter for instance. It holds for a week and once: who opens it chooses the password."))</p>
                <div class="form">\(visit.fields().text("invitation", say("Collegamento", "Link"), value: link, attributes: "readonly"))</div>
                <p class="needs-script"><button class="button" type="button" data-copy-from="f-invitation">\(say("Copia", "Copy"))</button></p>
                """
            }
            ?? "<p>\(say("Entra con la password che ha già e con l'indirizzo", "Signs in with the password there is and the address")) <strong>\(account.mail ?? "")</strong>.</p>"
        let hasAddress = try await visit.reading { try PublicAddress.find(in: $0) } != nil
        let address: HTML =
            hasAddress || link == nil
            ? ""
            : "<p class=\"muted\">\(say("Manca l'indirizzo pubblico: il collegamento ha quello con cui hai aperto questa pagina.", "There is no public address: the link has the one by which you opened this page.")) <a href=\"/settings/address\">\(say("Impostalo", "Set it"))</a></p>"
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(account.mail ?? "")", crumbs: [(party.name.shown, "/parties/\(party.id)")]))
                <section class="card stack">\(invitation)\(address)</section>
                \(link == nil && !account.isOfTheHouse ? renewal(party, visit) : "")
                <section class="card stack"><p>\(say("Chiuso l'accesso, la persona non vede più ciò che è suo. Glielo puoi dare di nuovo: sceglierà un'altra password.", "Once the access is closed the person no longer sees what is theirs. You can give it again: they will choose another password."))</p>
                <form method="post" action="/parties/\(party.id)/access/closing">\(visit.formKeys)<button class="button danger">\(say("Chiudi l'accesso", "Close the access"))</button></form></section>
                """)
    }

    private static func renewal(_ party: PartyRow, _ visit: Visit) -> HTML {
        let say = visit.say
        return """
            <section class="card stack"><p>\(say("Ha perso la password? Con un accesso nuovo sceglie un'altra password; il vecchio si chiude, con le sue chiavi, ovunque sia aperto.", "Lost the password? With a new access another password is chosen; the old one is closed with its keys, wherever it is open."))</p>
            <form method="post" action="/parties/\(party.id)/access/renewal">\(visit.formKeys)<button class="button">\(icon("key"))\(say("Dai un accesso nuovo", "Give a new access"))</button></form></section>
            """
    }

    static func card(_ view: PartyView) -> HTML {
        let visit = view.visit
        let say = visit.say
        guard visit.mayWork else { return "" }
        let title = say("Accesso a ciò che è suo", "Access to what is theirs")
        let fields = visit.fields(of: "access", view.refused)
        let isRefused = view.refused?.verb == "access"
        let refusal: HTML = isRefused ? fields.refusalBox : ""
        let body: HTML
        if let access = view.access {
            body =
                "\(refusal)<p>\(access.mail ?? "")</p><p><a class=\"button small\" href=\"/parties/\(view.id)/access\">\(say("Invito e chiusura", "Invitation and closing"))</a></p>"
        } else if PartyAccess.role(of: view.card, on: visit.today) == nil {
            // Only who was asked for it hears why not.
            guard isRefused else { return "" }
            body = refusal
        } else {
            let mails = view.card.contacts.filter { $0.kind == .mail && $0.endedOn == nil }
                .map { (value: $0.value, title: $0.value) }
            body =
                mails.isEmpty
                ? "\(refusal)<p class=\"muted\">\(say("Serve un indirizzo e-mail fra i recapiti.", "A mail address is needed among the contacts."))</p>"
                : smallForm(
                    visit, "/parties/\(view.id)/access", fields,
                    fields.select(
                        "mail", say("Indirizzo", "Address"), options: mails, value: mails[0].value),
                    say("Dai l'accesso", "Give access"))
        }
        return """
            <section class="card stack" aria-labelledby="access-h"><header><h2 id="access-h">\(title)</h2></header>\(body)</section>
            """
    }
}
