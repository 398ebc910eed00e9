import Commons
import Kernel
import Site

/// What other features show on a party's page, in the order in which the house lists them.
public protocol PartyPanels: SiteFeature {
    /// Buttons beside the name.
    func partyActions(_ party: PartyCard, _ visit: Visit) async throws -> [HTML]
    /// Whole cards above the story.
    func partyCards(_ party: PartyCard, _ visit: Visit) async throws -> [HTML]
}

extension PartyPanels {
    public func partyActions(_ party: PartyCard, _ visit: Visit) async throws -> [HTML] { [] }
    public func partyCards(_ party: PartyCard, _ visit: Visit) async throws -> [HTML] { [] }
}

/// All that the page of a party shows, read on one state.
struct PartyView: Sendable {
    let visit: Visit
    let card: PartyCard
    let applications: [ApplicationRow]
    let signatures: [SignatureRow]
    let charter: CharterRow?
    let shares: [ShareMovementRow]
    let communities: [CommunityChoice]
    let names: [ID<Account>: String]
    let story: HTML
    /// The account by which the party sees what is theirs.
    let access: AccountRow?
    var actions: [HTML] = []
    var cards: [HTML] = []
    var asKnown: HTML = ""
    var refused: RefusedForm?

    var id: ID<Party> { card.party.id }

    static func load(_ visit: Visit, _ id: ID<Party>, refused: RefusedForm? = nil) async throws
        -> PartyView
    {
        let story = try await visit.story(of: id.subject, path: "/parties/\(id)")
        var view = try await visit.reading { db in
            let accounts = try Accounts().fetch(from: db)
            return PartyView(
                visit: visit, card: try ShowParty(party: id).fetch(from: db),
                applications: try ApplicationRow.of(id, in: db),
                signatures: try SignatureRow.of(id, in: db),
                charter: try CharterRow.inForce(on: db.today, in: db),
                shares: try ShareMovementRow.of(id, in: db),
                communities: try CommunityChoice.all(in: db),
                names: Dictionary(
                    accounts.map { ($0.id, $0.name) }, uniquingKeysWith: { one, _ in one }),
                story: story, access: try PartyAccess.account(of: id, in: db))
        }
        view.refused = refused
        view.asKnown = try await AsKnownCard.load(visit, id, path: "/parties/\(id)").html
        for case let feature as any PartyPanels in visit.house.features {
            view.actions += try await feature.partyActions(view.card, visit)
            view.cards += try await feature.partyCards(view.card, visit)
        }
        return view
    }
}

/// The page of a party: head, what it is, what others add, the whole story.
struct PartyShowPage {
    let view: PartyView

    private var visit: Visit { view.visit }
    private var say: Say { visit.say }
    private var card: PartyCard { view.card }

    var page: Page {
        let aside = PartyAside(view: view).html
        return Page(
            card.party.name.shown, isLive: true,
            body: """
                \(head)
                \(visit.done("Fatto.", "Done."))\(view.refused?.notice(besides: "\(view.cards)\(aside)", say))
                <p class="only-narrow"><a href="#party-record">\(say("Dati, recapiti, ruoli, accesso", "Details, contacts, roles, access"))</a></p>
                <div class="beside"><div class="stack loose">
                \(view.cards)
                <section class="card" aria-labelledby="story-h"><header><h2 id="story-h">\(say("La storia", "The story"))</h2></header>\(view.story)</section>
                </div><aside class="stack" id="party-record" tabindex="-1" aria-label="\(say("Scheda", "Record"))">
                \(aside)
                </aside></div>
                """)
    }

    private var head: HTML {
        let today = visit.today
        let tags = card.roles(on: today).html { role in
            let words =
                role == .member
                ? card.memberNumber.map { say("socio n. \($0)", "member no. \($0)") } : nil
            return RoleTag.html(role, say, words)
        }
        let groups = card.communities.filter { $0.holds(on: today) }.html {
            tag($0.communityName, .slate)
        }
        let edit: HTML =
            visit.mayWork
            ? "<a class=\"button\" href=\"/parties/\(view.id)/edit\">\(say("Modifica", "Edit"))</a><a class=\"button\" href=\"/parties/\(view.id)/merge\">\(say("Unisci", "Merge"))</a>"
            : ""
        return """
            <header class="party">\(face(card.party.name.shown, "large"))
            <div><h1>\(card.party.name.shown)</h1><p class="tags">\(tags)\(groups)</p>
            <ul class="contacts">\(card.contacts.filter(\.isPreferred).html(contact))</ul></div>
            <div class="actions">\(view.actions)\(edit)</div></header>
            """
    }

    private func contact(_ row: ContactRow) -> HTML {
        switch row.kind {
        case .mail: "<li><a href=\"mailto:\(row.value)\">\(icon("mail"))\(row.value)</a></li>"
        case .pec: "<li><a href=\"mailto:\(row.value)\">\(icon("seal"))\(row.value)</a></li>"
        case .phone: "<li><a href=\"tel:\(row.value)\">\(icon("phone"))\(row.value)</a></li>"
        case .address: "<li><span>\(icon("visit"))\(row.value)</span></li>"
        }
    }
}
