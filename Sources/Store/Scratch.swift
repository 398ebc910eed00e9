import Foundation

import class GRDB.DatabaseQueue

/// A throw-away SQLite database, synchronous and not durable: where the journal is replayed to be
/// compared. Removed with this object.
public final class Scratch {
    private let queue: DatabaseQueue
    private let folder: URL

    public init(migrations: [Migration], in parent: URL = FileManager.default.temporaryDirectory)
        throws
    {
        folder = parent.appending(
            path: "arca-scratch-\(ProcessInfo.processInfo.globallyUniqueString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        queue = try DatabaseQueue(path: folder.appending(path: "scratch.sqlite").path)
        try queue.writeWithoutTransaction {
            try $0.execute(
                sql: """
                    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;
                    PRAGMA case_sensitive_like = ON
                    """)
        }
        let all = DataStore.ownMigrations + migrations
        try queue.writeWithoutTransaction {
            try Migrator(migrations: all).run(on: SQLiteConnection($0))
        }
    }

    deinit {
        try? queue.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The whole database to one body: reads and writes without a transaction around them.
    public func use<Value>(_ body: (any Writer) throws -> Value) throws -> Value {
        try queue.writeWithoutTransaction { try body(SQLiteConnection($0)) }
    }
}
