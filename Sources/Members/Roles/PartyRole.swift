import Kernel
import Store

/// What a party is to the cooperative; it may be several things at once.
public enum PartyRole: String, Sendable, Codable, CaseIterable, SQLConvertible {
    /// In the register of members: follows from it, never given by hand.
    case member
    /// Buys services.
    case client
    case supplier
    /// Speaks for somebody else.
    case contact
    /// Has an account and works here.
    case `operator`

    public var title: Bilingual {
        switch self {
        case .member: Bilingual(it: "socio", en: "member")
        case .client: Bilingual(it: "cliente", en: "client")
        case .supplier: Bilingual(it: "fornitore", en: "supplier")
        case .contact: Bilingual(it: "referente", en: "contact")
        case .operator: Bilingual(it: "operatore", en: "operator")
        }
    }

    /// Whether somebody says so, rather than the register or an account.
    var isGivenByHand: Bool { self != .member && self != .operator }
}

/// A role with its days.
public struct RoleRow: Sendable, Equatable, Codable {
    public let party: ID<Party>
    public let role: PartyRole
    public let from: CalendarDate
    /// The last day; nil while it lasts.
    public let to: CalendarDate?

    init(_ row: Row) throws {
        party = try row["party_id"]
        role = try row["role"]
        from = try row["from_on"]
        to = try row["to_on"]
    }

    /// All roles that these parties ever had, membership included, the oldest first.
    static func of(_ parties: [ID<Party>], in db: any Reader) throws -> [RoleRow] {
        // Of one party, as nearly always, the engine needs no statistics to use the index.
        let whose: SQL =
            parties.count == 1 ? "= \(parties[0])" : "IN \(list: parties)"
        return try db.rows(
            """
            SELECT party_id, role, from_on, to_on FROM party_role WHERE party_id \(whose)
            UNION ALL
            SELECT party_id, 'member' AS role, admitted_on AS from_on, left_on AS to_on
            FROM member WHERE party_id \(whose)
            ORDER BY from_on, role, party_id
            """, RoleRow.init)
    }

    public func holds(on day: CalendarDate) -> Bool {
        from <= day && (to.map { day <= $0 } ?? true)
    }
}
