import Foundation
import Kernel
import Store

/// A database without a cooperative in it, for tests of the store and of the journal alone.
public enum TestStore {
    /// Tables that grow with all that ever happens: no statement may look for rows by reading all of them.
    private static let growing: Set<String> = [
        "attachment_text", "blob", "blob_piece", "case_contact", "case_file", "case_message",
        "case_thread",
        "fact", "fact_content", "fact_subject", "member_version", "message", "message_place",
        "party",
        "party_contact", "reply", "search_entry", "share_movement",
    ]

    /// A place of its own; the second value removes it.
    static func place(_ engine: TestEngine) throws
        -> (location: DataStore.Location, cleanUp: @Sendable () -> Void)
    {
        PlanWatch.watch(growing)
        let name = "s_" + Bytes.hex(SystemChance.someBytes(8))
        switch engine {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return (
                .sqlite(path: folder.appending(path: "store.sqlite").path),
                { try? FileManager.default.removeItem(at: folder) }
            )
        case .postgres:
            let url = TestEngine.postgresURL ?? ""
            return (
                .postgres(url: try PostgresSchema.create(name, at: url)),
                { try? PostgresSchema.drop(name, at: url) }
            )
        }
    }

    /// Gives the body a place while no more than a few others hold one.
    public static func at<Value: Sendable>(
        _ engine: TestEngine, _ body: (DataStore.Location) async throws -> Value
    ) async throws -> Value {
        await engine.enter()
        defer { engine.leave() }
        let place = try place(engine)
        defer { place.cleanUp() }
        return try await body(place.location)
    }

    public static func with<Value: Sendable>(
        _ engine: TestEngine, migrations: [Migration] = [],
        _ body: (DataStore) async throws -> Value
    ) async throws -> Value {
        await engine.enter()
        defer { engine.leave() }
        let place = try place(engine)
        defer { place.cleanUp() }
        let store = try await DataStore.open(place.location, migrations: migrations)
        do {
            let value = try await body(store)
            await store.close()
            return value
        } catch {
            await store.close()
            throw error
        }
    }
}

extension DataStore {
    /// The number that a `SELECT COUNT(*)` gives.
    public func count(_ sql: SQL) async throws -> Int { try await read { try $0.count(sql) } }

    /// The first column of all rows.
    public func values<Value: SQLConvertible>(_ sql: SQL, as type: Value.Type) async throws
        -> [Value]
    {
        try await read { try $0.values(sql, as: type) }
    }

    public func blob(_ hash: Digest) async throws -> [UInt8]? {
        try await read { try Blobs.get(hash, from: $0) }
    }

    public func firstDamagedBlob() async throws -> Digest? {
        try await read { try Blobs.firstDamaged(in: $0) }
    }
}
