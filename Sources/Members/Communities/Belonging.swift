import Commons
import Journal
import Kernel
import Store

/// That a party belongs to a community: chosen by the party, dated, left when they like. One can
/// belong to several.
public struct Belonging: Sendable, Equatable, Codable {
    public let party: ID<Party>
    public let community: ID<Community>
    public let communityName: String
    public let from: CalendarDate
    /// The last day; nil while it lasts.
    public let to: CalendarDate?

    public func holds(on day: CalendarDate) -> Bool {
        from <= day && (to.map { day <= $0 } ?? true)
    }

    init(_ row: Row) throws {
        party = try row["party_id"]
        community = try row["community_id"]
        communityName = try row["name"]
        from = try row["from_on"]
        to = try row["to_on"]
    }

    /// All of a party's, past ones too, the oldest first.
    public static func of(_ party: ID<Party>, in db: any Reader) throws -> [Belonging] {
        try db.rows(
            """
            SELECT belonging.party_id, belonging.community_id, community.name, belonging.from_on,
                belonging.to_on
            FROM belonging JOIN community ON community.id = belonging.community_id
            WHERE belonging.party_id = \(party)
            ORDER BY belonging.from_on, community.sort_key, belonging.community_id
            """, Belonging.init)
    }

    /// Who belongs to the community on that day, as a list to look in.
    public static func parties(of community: ID<Community>, on day: CalendarDate) -> SQL {
        """
        SELECT belonging.party_id FROM belonging WHERE belonging.community_id = \(community)
            AND belonging.from_on <= \(day) AND (belonging.to_on IS NULL OR belonging.to_on >= \(day))
        """
    }

    /// Of `party`: belongs to the community on that day.
    static func condition(to community: ID<Community>, on day: CalendarDate) -> SQL {
        """
        EXISTS (SELECT 1 FROM belonging WHERE belonging.party_id = party.id
            AND belonging.community_id = \(community) AND belonging.from_on <= \(day)
            AND (belonging.to_on IS NULL OR belonging.to_on >= \(day)))
        """
    }
}

/// A party chose a community.
struct CommunityJoined: Fact {
    static let name = "members.communityJoined.v1"
    let party: ID<Party>
    let community: ID<Community>
    let from: CalendarDate

    /// As both were called, for whoever reads the story.
    struct Content: Codable, Sendable {
        let partyName: String
        let communityName: String
    }

    var subjects: [ID<Subject>] { [party.subject, community.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO belonging (party_id, community_id, from_on)
            VALUES (\(party), \(community), \(from))
            """)
    }
}

/// A party left a community.
struct CommunityParted: Fact {
    static let name = "members.communityParted.v1"
    let party: ID<Party>
    let community: ID<Community>
    /// The last day.
    let on: CalendarDate

    var subjects: [ID<Subject>] { [party.subject, community.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE belonging SET to_on = \(on)
            WHERE party_id = \(party) AND community_id = \(community) AND to_on IS NULL
            """)
    }
}

/// Records that a party chose a community. Saying it again changes nothing.
public struct JoinCommunity: Command {
    public static let name = "members.joinCommunity"
    public static let purpose = Bilingual(
        it: "Registra che qualcuno fa parte di una collettività.",
        en: "Records that somebody belongs to a community.")

    let party: ID<Party>
    let community: ID<Community>
    /// The first day; today if not said.
    let on: CalendarDate?

    public init(party: ID<Party>, community: ID<Community>, on: CalendarDate? = nil) {
        self.party = party
        self.community = community
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        _ = try PartyRow.require(party, in: tx)
        let day = try tx.pastDay(on)
        let periods = try Belonging.of(party, in: tx).filter { $0.community == community }
        if periods.contains(where: { $0.to == nil && $0.from <= day }) { return Done() }
        try join(on: day, after: periods, in: tx)
        return Done()
    }

    /// For a party that is known: whoever belongs to the community now, since whenever, stays in it.
    @discardableResult
    func joinUnlessThere(in tx: Transaction) throws -> Bool {
        let periods = try Belonging.of(party, in: tx).filter { $0.community == community }
        if periods.contains(where: { $0.to == nil }) { return false }
        try join(on: try tx.pastDay(on), after: periods, in: tx)
        return true
    }

    private func join(on day: CalendarDate, after periods: [Belonging], in tx: Transaction) throws {
        let standing = try CommunityRow.require(community, in: tx)
        guard standing.status != .refused else { throw CommunityRefused.notServed }
        if periods.contains(where: { ($0.to ?? .last) >= day }) {
            throw CommunityRefused.periodsOverlap
        }
        let name = try PartyRow.require(party, in: tx).name.shown
        try tx.append(
            CommunityJoined(party: party, community: community, from: day),
            content: CommunityJoined.Content(partyName: name, communityName: standing.name),
            occurredAt: tx.moment(of: day))
    }
}

/// Records that a party left a community.
public struct PartFromCommunity: Command {
    public static let name = "members.partFromCommunity"
    public static let purpose = Bilingual(
        it: "Registra che qualcuno ha lasciato una collettività.",
        en: "Records that somebody left a community.")

    let party: ID<Party>
    let community: ID<Community>
    /// The last day; today if not said.
    let on: CalendarDate?

    public init(party: ID<Party>, community: ID<Community>, on: CalendarDate? = nil) {
        self.party = party
        self.community = community
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        let running = try Belonging.of(party, in: tx).first {
            $0.community == community && $0.to == nil
        }
        guard let running else { throw CommunityRefused.notBelonging }
        let day = try tx.pastDay(on, notBefore: running.from)
        try tx.append(
            CommunityParted(party: party, community: community, on: day),
            occurredAt: tx.moment(of: day))
        return Done()
    }
}
