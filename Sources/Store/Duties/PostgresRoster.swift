/// The one connection on which a process holds its duties, as advisory locks of the session.
final class PostgresRoster: Sendable {
    struct Look: Sendable {
        let isNewConnection: Bool
        let held: Set<String>
        /// Those of them that nobody had before this look.
        let taken: Set<String>
        let present: Set<Int32>
    }

    private let pool: PostgresPool

    /// Connects with the first look.
    init(url: String) { pool = PostgresPool("duties", url: url, connections: 1) }

    func look(wanting duties: Set<String>, names: Set<String>) async throws -> Look {
        try await pool.use { connection in
            let isNew = connection.locks.isEmpty
            if isNew {
                try connection.script("SET idle_session_timeout = '\(Self.longestSilence)'")
            }
            for name in names { try Self.lock("nodes", name, on: connection) }
            var taken: Set<String> = []
            for duty in duties.sorted() where try Self.lock("duties", duty, on: connection) {
                taken.insert(duty)
            }
            // Whatever else is held, this marks the connection as one that was looked through.
            connection.locks.insert("looked")
            return Look(
                isNewConnection: isNew,
                held: duties.filter { connection.locks.contains(Self.label("duties", $0)) },
                taken: taken, present: try Self.present(on: connection))
        }
    }

    func close() async { await pool.close() }

    /// A process that neither speaks nor leaves (it was stopped, its machine vanished) is put out by
    /// the server after this long.
    private static let longestSilence = "15s"

    /// Whether it was taken just now.
    @discardableResult
    private static func lock(_ kind: String, _ name: String, on connection: PostgresConnection)
        throws -> Bool
    {
        let label = label(kind, name)
        guard !connection.locks.contains(label) else { return false }
        let isTaken: Bool? = try connection.value(
            """
            SELECT pg_try_advisory_lock(hashtext(current_schema() || \(kind)), \(Int(key(name)))::int4)
            """)
        guard isTaken == true else { return false }
        connection.locks.insert(label)
        return true
    }

    private static func label(_ kind: String, _ name: String) -> String { "\(kind) \(name)" }

    private static func present(on connection: PostgresConnection) throws -> Set<Int32> {
        let keys = try connection.values(
            """
            SELECT objid::bigint FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND objsubid = 2
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND classid::bigint = (hashtext(current_schema() || 'nodes')::bigint & 4294967295)
            """, as: Int64.self)
        return Set(keys.map { Int32(truncatingIfNeeded: $0) })
    }

    /// FNV-1a, 32 bits. Two names may share a key: then they share a holder, or one counts as present.
    static func key(_ name: String) -> Int32 {
        var hash: UInt32 = 2_166_136_261
        for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int32(bitPattern: hash)
    }
}
