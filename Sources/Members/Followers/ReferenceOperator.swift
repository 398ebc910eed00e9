import Commons
import Kernel
import Store

/// Somebody who follows a party, since when: chosen by the operators themselves (M6).
public struct Following: Sendable, Equatable, Codable {
    public let account: ID<Account>
    /// Steps in when the reference operator is not there.
    public let isStandIn: Bool
    public let from: Instant
    public let to: Instant?

    init(_ row: Row) throws {
        account = try row["account_id"]
        isStandIn = try row["is_stand_in"]
        from = try row["from_at"]
        to = try row["to_at"]
    }

    init(account: ID<Account>, isStandIn: Bool, from: Instant, to: Instant? = nil) {
        self.account = account
        self.isStandIn = isStandIn
        self.from = from
        self.to = to
    }

    /// All who ever followed the party, the earliest first.
    public static func history(of party: ID<Party>, in db: any Reader) throws -> [Following] {
        try db.rows(
            """
            SELECT account_id, is_stand_in, from_at, to_at FROM following
            WHERE party_id = \(party) ORDER BY sequence
            """, Following.init)
    }
}

/// Who answers for a party now: always one.
public struct WhoAnswers: Sendable, Equatable, Codable {
    public enum Reason: String, Sendable, Codable, CaseIterable {
        case follows, standsIn
        /// Nobody who follows the party is there: the operators take it by turn.
        case byTurn
    }

    public let account: ID<Account>
    public let name: String
    public let reason: Reason

    /// - Parameters:
    ///   - following: in force, the earliest first.
    ///   - operators: those with an open account, in a fixed order.
    ///   - away: who is not there.
    /// - Returns: nil only where there is no operator at all.
    static func decide(
        for party: ID<Party>, following: [Following], operators: [AccountRow],
        away: Set<ID<Account>> = []
    ) -> WhoAnswers? {
        let there = operators.filter { !away.contains($0.id) }
        for isStandIn in [false, true] {
            for one in following where one.isStandIn == isStandIn {
                guard let found = there.first(where: { $0.id == one.account }) else { continue }
                return WhoAnswers(
                    account: found.id, name: found.name, reason: isStandIn ? .standsIn : .follows)
            }
        }
        let pool = there.isEmpty ? operators : there
        guard !pool.isEmpty else { return nil }
        let turn = Int(UInt64(bitPattern: party.rawValue) % UInt64(pool.count))
        return WhoAnswers(account: pool[turn].id, name: pool[turn].name, reason: .byTurn)
    }

    /// - Parameters:
    ///   - day: whoever planned to be away on it does not answer.
    ///   - away: who else is not there.
    public static func find(
        for party: ID<Party>, on day: CalendarDate, away: Set<ID<Account>> = [], in db: any Reader
    ) throws -> WhoAnswers? {
        decide(
            for: party, following: try Following.history(of: party, in: db).filter { $0.to == nil },
            operators: try AccountRow.openOperators(in: db),
            away: away.union(try Absence.accounts(on: day, in: db)))
    }
}
