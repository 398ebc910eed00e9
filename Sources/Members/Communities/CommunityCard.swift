import Commons
import Kernel
import Store

/// All that is known about a community, on one page.
public struct CommunityCard: Codable, Sendable, Equatable {
    public struct Spokesperson: Codable, Sendable, Equatable {
        public let party: ID<Party>
        public let name: String
        public let duty: String
        public let from: CalendarDate
    }

    public let community: CommunityRow
    /// As of today.
    public let status: CommunityStatus
    public let standings: [CommunityStanding]
    public let contacts: [Spokesperson]
    public let agreements: [AgreementRow]
    /// How many belong to it today, and how many of them are members.
    public let people: Int
    public let members: Int
}

/// One community with its standing, contacts, agreements and counts.
public struct ShowCommunity: Query {
    public static let name = "members.community"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Una collettività: stato, referenti, convenzioni, quanti ne fanno parte.",
        en: "A community: status, contacts, agreements, how many belong to it.")

    let community: ID<Community>

    public init(community: ID<Community>) { self.community = community }

    public func fetch(from db: Reading) throws -> CommunityCard {
        let found = try CommunityRow.require(community, in: db)
        let standings = try CommunityStanding.history(of: community, in: db)
        let day = db.today
        let contacts = try db.rows(
            """
            SELECT party.id, party.name, party.given_name, community_contact.duty, community_contact.from_on
            FROM community_contact JOIN party ON party.id = community_contact.party_id
            WHERE community_contact.community_id = \(community) AND community_contact.from_on <= \(day)
                AND (community_contact.to_on IS NULL OR community_contact.to_on >= \(day))
            ORDER BY party.sort_key, party.id
            """
        ) {
            CommunityCard.Spokesperson(
                party: try $0["id"],
                name: PartyName(name: try $0["name"], givenName: try $0["given_name"]).shown,
                duty: try $0["duty"], from: try $0["from_on"])
        }
        let counts = try CommunityCounts.of(community, on: day, in: db)
        return CommunityCard(
            community: found, status: standings.status(on: day) ?? found.status,
            standings: standings,
            contacts: contacts, agreements: try AgreementRow.of(community, in: db),
            people: counts.people, members: counts.members)
    }
}

/// The communities by name, with how many belong to each.
public struct CommunitiesByName: Query {
    public static let name = "members.communities"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Le collettività per nome.", en: "The communities, by name.")

    public struct Line: Codable, Sendable, Equatable {
        public let community: CommunityRow
        /// As of today.
        public let status: CommunityStatus
        public let people: Int
        public let members: Int
    }

    let status: CommunityStatus?

    public init(status: CommunityStatus? = nil) { self.status = status }

    public func fetch(from db: Reading) throws -> [Line] {
        let counts = try CommunityCounts.all(on: db.today, in: db)
        return try CommunityChoice.all(in: db).compactMap { choice in
            guard status == nil || status == choice.status else { return nil }
            let count = counts[choice.community.id]
            return Line(
                community: choice.community, status: choice.status, people: count?.people ?? 0,
                members: count?.members ?? 0)
        }
    }
}

/// A community as a form offers it: counting who belongs to it would be for nothing.
struct CommunityChoice: Sendable {
    let community: CommunityRow
    /// As of today.
    let status: CommunityStatus

    /// By name.
    static func all(in db: Reading) throws -> [CommunityChoice] {
        let standings = try db.rows(
            """
            SELECT community_id, status FROM community_standing WHERE from_on <= \(db.today)
            ORDER BY from_on, sequence
            """
        ) {
            (
                community: try $0["community_id"] as ID<Community>,
                status: try $0["status"] as CommunityStatus
            )
        }
        let current = Dictionary(
            standings.map { ($0.community, $0.status) }, uniquingKeysWith: { _, later in later })
        return try db.rows(
            "SELECT \(CommunityRow.columns) FROM community ORDER BY sort_key, id"
        ) { row in
            let community = try CommunityRow(row)
            return CommunityChoice(
                community: community, status: current[community.id] ?? community.status)
        }
    }
}

enum CommunityCounts {
    static func of(
        _ community: ID<Community>, on day: CalendarDate, in db: any Reader
    ) throws -> (people: Int, members: Int) {
        try fetch(where: "belonging.community_id = \(community)", on: day, in: db)[community] ?? (
            0, 0
        )
    }

    static func all(on day: CalendarDate, in db: any Reader) throws
        -> [ID<Community>: (people: Int, members: Int)]
    {
        try fetch(where: "TRUE", on: day, in: db)
    }

    private static func fetch(
        where condition: SQL, on day: CalendarDate, in db: any Reader
    ) throws -> [ID<Community>: (people: Int, members: Int)] {
        let rows = try db.rows(
            """
            SELECT belonging.community_id, COUNT(DISTINCT COALESCE(party.merged_into, party.id)) AS people,
                COUNT(DISTINCT member.party_id) AS members
            FROM belonging JOIN party ON party.id = belonging.party_id
            LEFT JOIN member ON member.party_id = belonging.party_id AND member.admitted_on <= \(day)
                AND (member.left_on IS NULL OR member.left_on >= \(day))
            WHERE belonging.from_on <= \(day) AND (belonging.to_on IS NULL OR belonging.to_on >= \(day))
                AND \(condition)
            GROUP BY belonging.community_id
            """
        ) {
            (
                id: try $0["community_id"] as ID<Community>, people: try $0["people"] as Int,
                members: try $0["members"] as Int
            )
        }
        return Dictionary(
            rows.map { ($0.id, (people: $0.people, members: $0.members)) },
            uniquingKeysWith: { one, _ in one })
    }
}
