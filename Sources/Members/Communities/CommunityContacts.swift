import Commons
import Journal
import Kernel
import Store

/// Somebody speaks for a community.
struct CommunityContactNamed: Fact {
    static let name = "members.communityContactNamed.v1"
    let community: ID<Community>
    let party: ID<Party>
    let from: CalendarDate

    struct Content: Codable, Sendable {
        /// What they are there: `presidente`, `ufficio personale`.
        let duty: String
    }

    var subjects: [ID<Subject>] { [community.subject, party.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO community_contact (community_id, party_id, duty, from_on)
            VALUES (\(community), \(party), \(entry.content?.duty ?? ""), \(from))
            """)
    }
}

/// Somebody no longer speaks for a community.
struct CommunityContactEnded: Fact {
    static let name = "members.communityContactEnded.v1"
    let community: ID<Community>
    let party: ID<Party>
    let on: CalendarDate

    var subjects: [ID<Subject>] { [community.subject, party.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE community_contact SET to_on = \(on)
            WHERE community_id = \(community) AND party_id = \(party) AND to_on IS NULL
            """)
    }
}

/// Says who speaks for a community.
public struct NameCommunityContact: Command {
    public static let name = "members.nameCommunityContact"
    public static let purpose = Bilingual(
        it: "Indica chi è referente di una collettività.", en: "Says who speaks for a community.")

    let community: ID<Community>
    let party: ID<Party>
    let duty: String?
    let on: CalendarDate?

    public init(
        community: ID<Community>, party: ID<Party>, duty: String? = nil, on: CalendarDate? = nil
    ) {
        self.community = community
        self.party = party
        self.duty = duty
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        _ = try CommunityRow.require(community, in: tx)
        _ = try PartyRow.require(party, in: tx)
        let day = try tx.pastDay(on)
        let duty = try Typed.optional(duty, field: "duty", most: 100) ?? ""
        let blocked = try tx.exists(
            """
            SELECT 1 FROM community_contact
            WHERE community_id = \(community) AND party_id = \(party)
                AND (to_on IS NULL OR to_on >= \(day))
            """)
        if blocked { throw CommunityRefused.periodsOverlap }
        try tx.append(
            CommunityContactNamed(community: community, party: party, from: day),
            content: CommunityContactNamed.Content(duty: duty), occurredAt: tx.moment(of: day))
        return Done()
    }
}

/// Says that somebody no longer speaks for a community.
public struct EndCommunityContact: Command {
    public static let name = "members.endCommunityContact"
    public static let purpose = Bilingual(
        it: "Chiude l'incarico di un referente.", en: "Ends the duty of a community's contact.")

    let community: ID<Community>
    let party: ID<Party>
    /// The last day; today if not said.
    let on: CalendarDate?

    public init(community: ID<Community>, party: ID<Party>, on: CalendarDate? = nil) {
        self.community = community
        self.party = party
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        let from = try tx.value(
            """
            SELECT from_on FROM community_contact
            WHERE community_id = \(community) AND party_id = \(party) AND to_on IS NULL
            """, as: CalendarDate.self)
        guard let from else { throw CommunityRefused.notContact }
        let day = try tx.pastDay(on, notBefore: from)
        try tx.append(
            CommunityContactEnded(community: community, party: party, on: day),
            occurredAt: tx.moment(of: day))
        return Done()
    }
}
