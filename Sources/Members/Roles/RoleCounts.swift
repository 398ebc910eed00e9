import Commons
import Kernel
import Store

/// How many parties are what, on a day. Somebody with two roles counts in both.
public struct RoleCounts: SteadyQuery {
    public static let name = "members.roleCounts"
    public static let permission = Permission.oversee
    public static let follows = MembersFeature.registerFacts
    public static let purpose = Bilingual(
        it: "Quanti sono soci, clienti, fornitori, referenti e operatori in una data.",
        en: "How many are members, clients, suppliers, contacts and operators on a day.")

    public struct Row: Codable, Sendable, Equatable {
        public let role: PartyRole
        public let count: Int
    }

    /// Today if not said.
    let on: CalendarDate?

    public init(on: CalendarDate? = nil) { self.on = on }

    /// Every role, also those that nobody has, in the order of `PartyRole`.
    public func fetch(from db: Reading) throws -> [Row] {
        let day = on ?? db.today
        let counts = try db.rows(
            """
            SELECT role, COUNT(DISTINCT COALESCE(party.merged_into, party.id)) AS parties
            FROM party_role JOIN party ON party.id = party_role.party_id
            WHERE from_on <= \(day) AND (to_on IS NULL OR to_on >= \(day)) GROUP BY role
            UNION ALL
            SELECT 'member' AS role, COUNT(DISTINCT party_id) AS parties FROM member
            WHERE admitted_on <= \(day) AND (left_on IS NULL OR left_on >= \(day))
            """
        ) { (role: try $0["role"] as PartyRole, count: try $0["parties"] as Int) }
        return PartyRole.allCases.map { role in
            Row(role: role, count: counts.first { $0.role == role }?.count ?? 0)
        }
    }
}

/// Members of today who do not buy anything yet, by name (M5).
public struct MembersNotYetClients: Query {
    public static let name = "members.notYetClients"
    public static let purpose = Bilingual(
        it: "I soci che non usano ancora alcun servizio.",
        en: "Members who do not use any service yet.")

    let after: String?
    let limit: Int?

    public init(after: String? = nil, limit: Int? = nil) {
        self.after = after
        self.limit = limit
    }

    public func fetch(from db: Reading) throws -> PartyPage {
        try PartyPage.fetch(
            where: Self.condition(on: db.today), after: after, limit: limit, from: db)
    }

    /// How many there are.
    static func count(on day: CalendarDate, in db: any Reader) throws -> Int {
        try db.count(
            """
            SELECT COUNT(*) FROM party WHERE party.merged_into IS NULL AND \(condition(on: day))
            """)
    }

    /// On `party`: a member of the day who never was a client.
    private static func condition(on day: CalendarDate) -> SQL {
        """
        EXISTS (
            SELECT 1 FROM member WHERE member.party_id = party.id AND admitted_on <= \(day)
                AND (left_on IS NULL OR left_on >= \(day)))
        AND NOT EXISTS (
            SELECT 1 FROM party_role WHERE party_role.party_id = party.id AND role = 'client')
        """
    }
}
