import Commons
import Kernel
import Store

/// What the register and the records hold of the one who asks, and of nobody else (M8). It takes no
/// parameter: whose it is follows from the account.
public struct MyRecord: Query {
    public static let name = "members.mine"
    public static let permission = Permission.mine
    public static let purpose = Bilingual(
        it: "Quello che la cooperativa ha di chi chiede.",
        en: "What the cooperative has of the one who asks.")

    public struct Membership: Codable, Sendable, Equatable {
        public let number: Int
        public let admittedOn: CalendarDate
        public let leftOn: CalendarDate?
        /// Paid up today.
        public let shareCents: Int64
        /// From when they may vote (COOP-05).
        public let votesFrom: CalendarDate?
        public let sponsorName: String?
    }

    public struct Answer: Codable, Sendable, Equatable {
        public let party: ID<Party>
        public let partyName: String
        public let kind: PartyKind
        public let taxIdentifier: String?
        public let vatNumber: String?
        public let bornOn: CalendarDate?
        /// How they are reached, those that hold today.
        public let contacts: [ContactRow]
        public let communities: [Belonging]
        public let memberships: [Membership]
        public let signatures: [SignatureRow]
        /// Who of the operators answers for them.
        public let answeredBy: String?
    }

    public init() {}

    public func fetch(from db: Reading) throws -> Answer {
        let party = try db.ownParty()
        guard let card = try PartyCard.find(party, on: db.today, in: db) else {
            throw AccessRefused.nobody
        }
        let memberships = try card.memberships.map { member in
            let entry = try ShowMember(number: member.number).fetch(from: db)
            return Membership(
                number: member.number, admittedOn: member.admittedOn, leftOn: member.leftOn,
                shareCents: entry.shareCents, votesFrom: entry.votesFrom,
                sponsorName: entry.sponsorName)
        }
        return Answer(
            party: party, partyName: card.party.name.shown, kind: card.party.kind,
            taxIdentifier: card.party.taxIdentifier,
            vatNumber: card.party.vatNumber, bornOn: card.party.bornOn,
            contacts: card.contacts.filter { $0.endedOn == nil },
            communities: card.communities, memberships: memberships,
            signatures: try SignatureRow.of(party, in: db), answeredBy: card.answers?.name)
    }
}
