/// Where one cooperative's data lives: an SQLite file or a PostgreSQL database. Many read at once,
/// each a state of its own; writes go one after the other and are durable when answered.
public final class DataStore: Sendable {
    /// Where the database is.
    public enum Location: Sendable, Hashable {
        case sqlite(path: String)
        case postgres(url: String)
    }

    private let engine: any Engine
    private let commits: GroupCommit
    /// What this process does for all of them.
    public let duties: Duties
    public var dialect: Dialect { engine.dialect }

    /// Opens the database and brings its schema up to date.
    public static func open(
        _ location: Location, migrations: [Migration], readers: Int = 4
    ) async throws -> DataStore {
        let engine = try Self.engine(location, readers: readers)
        let migrator = Migrator(migrations: Self.ownMigrations + migrations)
        do {
            try await engine.transaction { try migrator.run(on: $0) }
        } catch {
            await engine.close()
            throw error
        }
        return DataStore(engine)
    }

    /// Opens the database with the schema that it has, or none: to copy it, to fill it.
    public static func openUnchanged(_ location: Location) throws -> DataStore {
        DataStore(try engine(location, readers: 1))
    }

    private static func engine(_ location: Location, readers: Int) throws -> any Engine {
        switch location {
        case .sqlite(let path): try SQLiteEngine(path: path, readers: readers)
        case .postgres(let url): try PostgresEngine(url: url, readers: readers)
        }
    }

    private init(_ engine: any Engine) {
        self.engine = engine
        commits = GroupCommit(engine: engine)
        duties = Duties(roster: engine.makeRoster())
    }

    public func read<Value: Sendable>(
        _ body: @Sendable @escaping (any Reader) throws -> Value
    ) async throws -> Value {
        try await engine.read(body)
    }

    /// One transaction of its own to the body's eye; durable when this returns.
    @discardableResult
    public func write<Value: Sendable>(
        _ body: @Sendable @escaping (any Writer) throws -> Value
    ) async throws -> Value {
        try await commits.write(body)
    }

    /// How long connections to a server of databases were waited for; none for the embedded engine.
    public var waits: [PoolWaits] { engine.waits }

    public func close() async {
        await duties.close()
        await engine.close()
    }

    static let ownMigrations = [Blobs.migration, JobQueue.migration]
}
