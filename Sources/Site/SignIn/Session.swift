import Commons
import Kernel
import Store

/// Somebody who has signed in with one browser. The browser holds a secret, the database its hash.
struct Session: Sendable {
    let account: AccountRow
    let preferences: Preferences
    let secret: String

    static let cookie = "arca"
    /// Ends after so long without a visit, and after so long at all.
    private static let idleSeconds: Int64 = 12 * 3600
    private static let longestSeconds: Int64 = 14 * 86_400
    /// Writing down each visit would be a write for every read.
    private static let seenEverySeconds: Int64 = 600

    /// Proof that a form came from a page of this session.
    var formToken: String { Bytes.base64url(Secret.hash(secret, purpose: "form")) }

    /// Gives the secret for the cookie.
    static func begin(for account: ID<Account>, in house: House) async throws -> String {
        var chance = SystemChance()
        let secret = Secret.make(&chance)
        let now = house.time.now()
        try await house.store.write { db in
            try db.execute("DELETE FROM session WHERE ends_at < \(now)")
            try db.execute(
                """
                INSERT INTO session (secret_hash, account, begun_at, seen_at, ends_at)
                VALUES (\(Secret.hash(secret)), \(account), \(now), \(now),
                    \(now.adding(seconds: longestSeconds)))
                """)
        }
        return secret
    }

    static func find(secret: String, in house: House) async throws -> Session? {
        let now = house.time.now()
        let found = try await house.store.read { db in
            try db.first(
                """
                SELECT account, seen_at FROM session
                WHERE secret_hash = \(Secret.hash(secret)) AND ends_at > \(now)
                    AND seen_at > \(now.adding(seconds: -idleSeconds))
                """
            ) { row -> (Session?, Instant) in
                let id: ID<Account> = try row["account"]
                guard let account = try AccountRow.find(id, in: db), account.isOpen else {
                    return (nil, now)
                }
                let preferences = try Preferences.find(id, in: db)
                return (
                    Session(account: account, preferences: preferences, secret: secret),
                    try row["seen_at"]
                )
            }
        }
        guard let (session, seen) = found, let session else { return nil }
        if seen.milliseconds(until: now) > seenEverySeconds * 1000 {
            try await house.store.write { db in
                try db.execute(
                    "UPDATE session SET seen_at = \(now) WHERE secret_hash = \(Secret.hash(secret))"
                )
            }
        }
        return session
    }

    static func end(secret: String, in house: House) async throws {
        try await house.store.write { db in
            try db.execute("DELETE FROM session WHERE secret_hash = \(Secret.hash(secret))")
        }
    }

    /// After a change of password nobody else stays signed in with the old one.
    static func endOthers(of account: ID<Account>, keeping secret: String, in house: House)
        async throws
    {
        try await house.store.write { db in
            try db.execute(
                """
                DELETE FROM session WHERE account = \(account) AND secret_hash <> \(Secret.hash(secret))
                """)
        }
    }
}
