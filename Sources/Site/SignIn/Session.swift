import Commons
import Hummingbird
import Kernel
import Store

/// Somebody who has signed in with one browser. The browser holds a secret, the database its hash.
struct Session: Sendable {
    let account: AccountRow
    let preferences: Preferences
    let secret: String
    /// When this browser last proved who it is, by password or passkey.
    let provedAt: Instant

    static let cookie = "arca"
    /// Ends after so long without a visit, and after so long at all.
    private static let idleSeconds: Int64 = 12 * 3600
    private static let longestSeconds: Int64 = 14 * 86_400
    /// Writing down each visit would be a write for every read.
    private static let seenEverySeconds: Int64 = 600

    /// As the list of sessions names it.
    var mark: String { Bytes.hex(Secret.hash(secret)) }

    /// Proof that a form came from a page of this session.
    var formToken: String { Bytes.base64url(Secret.hash(secret, purpose: "form")) }

    /// What opens the house to others, or shuts its owner out, wants a proof that is not older: a
    /// browser left open is not enough for it.
    private static let freshSeconds: Int64 = 600

    /// Who was seen no later than this has gone.
    static func idleLimit(at now: Instant) -> Instant { now.adding(seconds: -idleSeconds) }

    func isFresh(at now: Instant) -> Bool {
        provedAt.milliseconds(until: now) < Self.freshSeconds * 1000
    }

    /// Gives the secret for the cookie.
    static func begin(for account: ID<Account>, _ visit: Visit) async throws -> String {
        var chance = SystemChance()
        let secret = Secret.make(&chance)
        let now = visit.now
        try await visit.house.store.write { db in
            try db.execute("DELETE FROM session WHERE ends_at < \(now)")
            try db.execute(
                """
                INSERT INTO session
                    (secret_hash, account, begun_at, seen_at, ends_at, proved_at, address, browser)
                VALUES (\(Secret.hash(secret)), \(account), \(now), \(now),
                    \(now.adding(seconds: longestSeconds)), \(now), \(visit.request.address),
                    \(visit.browserWords))
                """)
        }
        return secret
    }

    static func find(secret: String, in house: House) async throws -> Session? {
        let now = house.time.now()
        let found = try await house.store.read { db in
            try db.first(
                """
                SELECT account, seen_at, proved_at FROM session
                WHERE secret_hash = \(Secret.hash(secret)) AND ends_at > \(now)
                    AND seen_at > \(idleLimit(at: now))
                """
            ) { row -> (Session?, Instant) in
                let id: ID<Account> = try row["account"]
                guard let account = try AccountRow.find(id, in: db), account.isOpen else {
                    return (nil, now)
                }
                let preferences = try Preferences.find(id, in: db)
                return (
                    Session(
                        account: account, preferences: preferences, secret: secret,
                        provedAt: try row["proved_at"]),
                    try row["seen_at"]
                )
            }
        }
        guard let (session, seen) = found, let session else { return nil }
        if seen.milliseconds(until: now) > seenEverySeconds * 1000 {
            // Nobody waits for it: reading goes on where writing cannot.
            Task {
                try? await house.store.write { db in
                    try db.execute(
                        "UPDATE session SET seen_at = \(now) WHERE secret_hash = \(Secret.hash(secret))"
                    )
                }
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

    /// For the browser: its secret for as long as a session lasts, or nothing in its place.
    static func cookie(_ secret: String?, isSecure: Bool) -> String {
        let secure = isSecure ? "; Secure" : ""
        let seconds = secret == nil ? 0 : longestSeconds
        return
            "\(cookie)=\(secret ?? ""); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(seconds)\(secure)"
    }

    static func prove(secret: String, in house: House) async throws {
        let now = house.time.now()
        try await house.store.write { db in
            try db.execute(
                """
                UPDATE session SET proved_at = \(now) WHERE secret_hash = \(Secret.hash(secret))
                """)
        }
    }

    static func endAll(of account: ID<Account>, in house: House) async throws {
        try await house.store.write { db in
            try db.execute("DELETE FROM session WHERE account = \(account)")
        }
    }

    /// One of somebody's own, by the mark that the list gives it. What is not hers is not there.
    static func end(mark: String, of account: ID<Account>, in house: House) async throws {
        guard let hash = Bytes.fromHex(mark) else { throw CommonRefusal.notFound }
        try await house.store.write { db in
            guard
                try db.exists(
                    "SELECT 1 FROM session WHERE secret_hash = \(hash) AND account = \(account)")
            else { throw CommonRefusal.notFound }
            try db.execute(
                "DELETE FROM session WHERE secret_hash = \(hash) AND account = \(account)")
        }
    }
}

extension Answer {
    /// The browser keeps this secret from here on.
    func keeping(_ secret: String, _ visit: Visit) -> Answer {
        var answer = self
        answer.headers[.setCookie] = Session.cookie(secret, isSecure: visit.request.isSecure)
        return answer
    }

    /// The browser forgets its secret.
    func clearing(_ visit: Visit) -> Answer {
        var answer = self
        answer.headers[.setCookie] = Session.cookie(nil, isSecure: visit.request.isSecure)
        return answer
    }
}

/// Where one is signed in, the last seen first.
struct MySessions: Query {
    static let name = "site.sessions"
    static let permission = Permission.own
    static let purpose = Bilingual(
        it: "Dove si è entrati, per ultimo uso.", en: "Where one is signed in, by last use.")

    struct Row: Codable, Sendable {
        /// The hash of its secret: names it and opens nothing.
        let mark: String
        let begunAt: Instant
        let seenAt: Instant
        let address: String
        /// `Firefox, Linux`; empty where it did not say.
        let browser: String
    }

    func fetch(from db: Reading) throws -> [Row] {
        try db.rows(
            """
            SELECT secret_hash, begun_at, seen_at, address, browser FROM session
            WHERE account = \(db.actor.id) AND ends_at > \(db.now)
                AND seen_at > \(Session.idleLimit(at: db.now))
            ORDER BY seen_at DESC, secret_hash
            """
        ) {
            Row(
                mark: Bytes.hex(try $0["secret_hash"] as [UInt8]), begunAt: try $0["begun_at"],
                seenAt: try $0["seen_at"], address: try $0["address"], browser: try $0["browser"])
        }
    }
}
