import Commons
import Kernel
import Store

/// All that is known about a party itself, on one page. Other features add their own.
public struct PartyCard: Codable, Sendable, Equatable {
    public let party: PartyRow
    /// Every role it has or had, the oldest first.
    public let roles: [RoleRow]
    /// Every membership, the oldest first.
    public let memberships: [Member]
    /// Of the membership in force today.
    public let memberNumber: Int?
    public let contacts: [ContactRow]
    public let communities: [Belonging]
    public let following: [Following]
    public let answers: WhoAnswers?
    /// Other records that turned out to be of the same party.
    public let merged: [PartyRow]

    /// The roles of a day, each once.
    public func roles(on day: CalendarDate) -> [PartyRole] {
        let held = roles.filter { $0.holds(on: day) }.map(\.role)
        return PartyRole.allCases.filter(held.contains)
    }

    /// Nil where there is no such party.
    public static func find(_ id: ID<Party>, on day: CalendarDate, in db: any Reader) throws
        -> PartyCard?
    {
        guard let party = try PartyRow.find(id, in: db) else { return nil }
        let memberships = try Member.of(id, in: db)
        return PartyCard(
            party: party, roles: try RoleRow.of([id], in: db), memberships: memberships,
            memberNumber: memberships.last { $0.isInForce(on: day) }?.number,
            contacts: try ContactRow.of(id, in: db), communities: try Belonging.of(id, in: db),
            following: try Following.history(of: id, in: db),
            answers: try WhoAnswers.find(for: id, on: day, in: db),
            merged: try PartyMerge.merged(into: id, in: db))
    }
}

/// One party with roles, membership, contacts, communities and who follows it.
public struct ShowParty: Query {
    public static let name = "members.party"
    public static let purpose = Bilingual(
        it: "Una persona o un'organizzazione: ruoli, recapiti, collettività, chi la segue.",
        en: "A person or an organisation: roles, contacts, communities, who follows it.")

    let party: ID<Party>

    public init(party: ID<Party>) { self.party = party }

    public func fetch(from db: Reading) throws -> PartyCard {
        // The identifier of a record that was merged still finds the party.
        let party = try PartyMerge.survivor(of: party, in: db)
        guard let card = try PartyCard.find(party, on: db.today, in: db) else {
            throw PartyRefused.notFound(field: "party")
        }
        return card
    }
}
