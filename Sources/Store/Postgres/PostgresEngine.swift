import NIOPosix
import Synchronization

/// The large engine: any number of nodes on one database. Writers take turns over all nodes by an
/// advisory lock that ends with the transaction, so that facts have one order without gaps, as they
/// have on SQLite. Connections and threads are equally many: taking one never waits.
final class PostgresEngine: Engine {
    let dialect = Dialect.postgres
    private let url: String
    private let readers: PostgresPool
    private let writer: PostgresPool

    init(url: String, readers count: Int) throws {
        self.url = url
        readers = try PostgresPool("readers", url: url, count: count)
        writer = try PostgresPool("writer", url: url, count: 1)
    }

    func read<Value: Sendable>(_ body: @Sendable @escaping (any Reader) throws -> Value)
        async throws -> Value
    {
        try await readers.use { connection in
            try connection.inTransaction(["BEGIN READ ONLY"], isHeard: false) {
                try body(connection)
            }
        }
    }

    func transaction(_ body: @Sendable @escaping (any Writer) throws -> Void) async throws {
        try await writer.use { connection in
            try connection.inTransaction(Self.beginWriting, isHeard: true) {
                try body(connection)
            }
        }
    }

    private static let beginWriting: [SQL] = [
        "BEGIN ISOLATION LEVEL READ COMMITTED",
        "SELECT pg_advisory_xact_lock(4711, hashtext(current_schema()))",
    ]

    func makeRoster() -> PostgresRoster? { PostgresRoster(url: url) }

    var waits: [PoolWaits] { [readers.waits, writer.waits] }

    func close() async {
        await readers.close()
        await writer.close()
    }
}

extension PostgresConnection {
    /// - Parameter begin: goes out together with the first statement of the body.
    /// - Parameter isHeard: whether to wait until the end is durable; of what only read, the end is
    ///   sent, and heard when the connection is used again.
    func inTransaction<Value>(
        _ begin: [SQL], isHeard: Bool, _ body: () throws -> Value
    ) throws -> Value {
        do {
            for statement in begin { try execute(statement) }
            let value = try body()
            try isHeard ? commit() : leave()
            return value
        } catch {
            forget()
            if isUsable { try? script("ROLLBACK") }
            throw error
        }
    }
}

/// As many threads as connections; a broken connection is replaced when it is next wanted.
final class PostgresPool: Sendable {
    private let url: String
    private let threads: NIOThreadPool
    private let idle: Mutex<[Slot]>
    private let noted: Mutex<PoolWaits>

    /// A connection crosses threads only inside its slot, and a slot is held by one thread at a time.
    private final class Slot: @unchecked Sendable {
        var connection: PostgresConnection?
    }

    /// Connects once, so that an address that is wrong is told now.
    init(_ name: String, url: String, count: Int) throws {
        let first = try PostgresConnection(url: url)
        self.url = url
        noted = Mutex(PoolWaits(pool: name))
        idle = Mutex(Self.slots(count, first))
        threads = NIOThreadPool(numberOfThreads: count)
        threads.start()
    }

    /// Connects when it is first used.
    init(_ name: String, url: String, connections count: Int) {
        self.url = url
        noted = Mutex(PoolWaits(pool: name))
        idle = Mutex(Self.slots(count, nil))
        threads = NIOThreadPool(numberOfThreads: count)
        threads.start()
    }

    private static func slots(_ count: Int, _ first: PostgresConnection?) -> [Slot] {
        let slots = (0..<count).map { _ in Slot() }
        slots.first?.connection = first
        return slots
    }

    var waits: PoolWaits { noted.withLock { $0 } }

    func use<Value: Sendable>(
        _ body: @Sendable @escaping (PostgresConnection) throws -> Value
    ) async throws -> Value {
        let asked = ContinuousClock.now
        return try await threads.runIfActive {
            // A thread is free when a connection is.
            self.noted.withLock { $0.note(ContinuousClock.now - asked) }
            guard let slot = self.idle.withLock({ $0.popLast() }) else {
                throw StoreFault.busy("no connection is free")
            }
            defer { self.idle.withLock { $0.append(slot) } }
            if slot.connection?.isAlive != true {
                // Closed before the next is opened: a server has only so many.
                slot.connection = nil
                slot.connection = try PostgresConnection(url: self.url)
            }
            guard let connection = slot.connection else {
                throw StoreFault.connectionLost("not connected", outcomeUnknown: false)
            }
            return try body(connection)
        }
    }

    func close() async {
        try? await threads.shutdownGracefully()
        idle.withLock { $0.removeAll() }
    }
}
