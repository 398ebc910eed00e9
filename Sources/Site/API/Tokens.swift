import Commons
import Journal
import Kernel
import Store

/// One's own tokens, the newest first.
public struct MyTokens: Query {
    public static let name = "site.tokens"
    public static let permission = Permission.own
    public static let purpose = Bilingual(it: "Le proprie chiavi.", en: "One's own keys.")

    public struct Row: Codable, Sendable {
        public let id: ID<Token>
        public let label: String
        let issuedAt: Instant
        public let revokedAt: Instant?
        /// Nil: everything that its owner may.
        public let reach: Reach?
        public let lastDay: CalendarDate?
        public let perMinute: Int?
        /// To the hour; nil: never.
        public let usedAt: Instant?
    }

    public init() {}

    public func fetch(from db: Reading) throws -> [Row] {
        try db.rows(
            """
            SELECT t.id, t.label, t.issued_at, t.revoked_at, t.reach, t.last_day, t.per_minute,
                u.used_at
            FROM token t LEFT JOIN token_use u ON u.token = t.id
            WHERE t.account = \(db.actor.id) ORDER BY t.id DESC
            """
        ) {
            Row(
                id: try $0["id"], label: try $0["label"], issuedAt: try $0["issued_at"],
                revokedAt: try $0["revoked_at"], reach: try TokenRow.reach($0),
                lastDay: try TokenRow.lastDay($0), perMinute: try TokenRow.perMinute($0),
                usedAt: try $0["used_at"])
        }
    }
}

/// A token that opens.
struct TokenRow {
    let id: ID<Token>
    let actor: Actor
    let perMinute: Int?
    let usedAt: Instant?

    /// - Throws: what a row holds that no version wrote is no right: it opens nothing.
    static func reach(_ row: Row) throws -> Reach? {
        let text: String? = try row["reach"]
        return try text.map { try Reach.read($0) }
    }

    static func lastDay(_ row: Row) throws -> CalendarDate? {
        let text: String? = try row["last_day"]
        return try text.map { try CalendarDate.read($0) }
    }

    static func perMinute(_ row: Row) throws -> Int? {
        let number: Int64? = try row["per_minute"]
        return number.map(Int.init(clamping:))
    }
}

public enum Tokens {
    private static let prefix = "arca_"
    /// Uses are remembered to the hour, so that a program that asks often writes seldom.
    private static let useMilliseconds: Int64 = 3_600_000

    /// Makes a token and gives its secret, the only time it is seen.
    /// - Parameters:
    ///   - reach: nil for everything that its owner may.
    ///   - lastDay: the last day on which it opens; nil until it is revoked.
    ///   - perMinute: requests; nil for no limit.
    public static func issue(
        label: String, reach: Reach? = nil, lastDay: CalendarDate? = nil, perMinute: Int? = nil,
        for account: ID<Account>, by actor: Actor, road: Road, in house: House
    ) async throws -> String {
        let (secret, hash) = make()
        try await house.run(
            IssueToken(
                account: account, label: label, secretHash: hash, reach: reach, lastDay: lastDay,
                perMinute: perMinute), as: actor, road: road)
        return secret
    }

    /// A secret, and what is kept of it.
    static func make() -> (secret: String, hash: String) {
        var chance = SystemChance()
        let secret = prefix + Secret.make(&chance)
        return (secret, hash(of: secret))
    }

    private static func hash(of secret: String) -> String {
        Bytes.hex(Secret.hash(secret, purpose: "token"))
    }

    static func find(secret: String, in house: House) async throws -> TokenRow? {
        guard secret.hasPrefix(prefix), secret.utf8.count < 100 else { return nil }
        let hash = hash(of: secret)
        let now = house.time.now()
        let today = house.zone.date(of: now)
        let found: TokenRow? = try await house.store.read { db in
            let found = try db.first(
                """
                SELECT t.id, t.account, t.reach, t.last_day, t.per_minute, u.used_at
                FROM token t LEFT JOIN token_use u ON u.token = t.id
                WHERE t.secret_hash = \(hash) AND t.revoked_at IS NULL
                """
            ) { row in
                (
                    id: try row["id"] as ID<Token>, account: try row["account"] as ID<Account>,
                    reach: try TokenRow.reach(row), lastDay: try TokenRow.lastDay(row),
                    perMinute: try TokenRow.perMinute(row), usedAt: try row["used_at"] as Instant?
                )
            }
            guard let found, found.lastDay.map({ today <= $0 }) ?? true,
                let row = try AccountRow.find(found.account, in: db), row.isOpen
            else { return nil }
            return TokenRow(
                id: found.id,
                actor: row.actor(reach: found.reach),
                perMinute: found.perMinute, usedAt: found.usedAt)
        }
        if let found, found.usedAt.map({ $0.milliseconds(until: now) >= useMilliseconds }) ?? true {
            try await house.store.write { db in
                try db.execute(
                    """
                    INSERT INTO token_use (token, used_at) VALUES (\(found.id), \(now))
                    ON CONFLICT (token) DO UPDATE SET used_at = excluded.used_at
                    """)
            }
        }
        return found
    }
}
