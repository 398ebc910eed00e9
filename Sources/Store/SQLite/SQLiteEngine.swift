import struct GRDB.Configuration
import class GRDB.Database
import struct GRDB.DatabaseError
import class GRDB.DatabasePool

/// The embedded engine: one file in write-ahead mode, every commit synced to disk.
final class SQLiteEngine: Engine {
    let dialect = Dialect.sqlite
    private let pool: DatabasePool

    /// - Parameter readers: how many may read at once.
    init(path: String, readers: Int) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA case_sensitive_like = ON;
                    PRAGMA secure_delete = ON;
                    PRAGMA cache_size = -8000;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA wal_autocheckpoint = 4000;
                    """)
        }
        pool = try DatabasePool(path: path, configuration: configuration)
        // GRDB relaxes the sync mode when it opens the pool; ours are records of law.
        // The one writer changes pages all over the file; behind the readers stands the system's cache.
        try pool.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -32000")
        }
    }

    func read<Value: Sendable>(_ body: @Sendable @escaping (any Reader) throws -> Value)
        async throws -> Value
    {
        // Not GRDB's own `async` read: that one interrupts SQLite where the task that asks is cancelled, and
        // whoever leaves a page would decide when a transaction of the pool ends.
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncRead { database in
                continuation.resume(
                    with: Result { try body(SQLiteConnection(try database.get())) })
            }
        }
    }

    func transaction(_ body: @Sendable @escaping (any Writer) throws -> Void) async throws {
        do {
            try await pool.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    try body(SQLiteConnection(database))
                    return .commit
                }
            }
        } catch let error as DatabaseError {
            throw SQLiteConnection.fault(
                code: error.extendedResultCode.rawValue, primary: error.resultCode.rawValue,
                error.message ?? "", "transaction")
        }
    }

    func makeRoster() -> PostgresRoster? { nil }

    var waits: [PoolWaits] { [] }

    func close() async { try? pool.close() }
}
