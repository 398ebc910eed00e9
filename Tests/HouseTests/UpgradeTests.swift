import ArcaTesting
import Journal
import Kernel
import Logging
import Mail
import Store
import Testing

@testable import Commons
@testable import Desk
@testable import Members

/// A database that an earlier version made is opened by this one: whichever version it was, the schema
/// ends the same, and what was in it is what its journal says.
@Suite struct UpgradeTests {
    private static let migrations = House.migrations(of: EveryRoadTests.features)

    /// Of each feature the first steps, as many as it had in some version.
    private static func steps(each depth: Int) -> Set<String> {
        let all = SchemaSteps.inOrder(migrations)
        let own = Dictionary(grouping: all) { $0.prefix { $0 != "-" } }
        return Set(own.values.flatMap { $0.prefix(depth) })
    }

    private static let mostSteps =
        Dictionary(grouping: SchemaSteps.inOrder(migrations)) { $0.prefix { $0 != "-" } }
        .values.map(\.count).max() ?? 0

    private static var surroundings: House.Surroundings {
        var logger = Logger(label: "arca.test")
        logger.logLevel = .error
        return House.Surroundings(
            time: FixedTime(TestArca.opening), chance: SystemChance(), logger: logger,
            secretKey: [UInt8](repeating: 7, count: 32))
    }

    @Test(arguments: TestEngine.available)
    func `from every earlier step the schema ends as a new one begins`(_ engine: TestEngine)
        async throws
    {
        let fresh = try await TestStore.at(engine) { try await Self.tables(at: $0) }
        for count in 0..<Self.migrations.count {
            let upgraded = try await TestStore.at(engine) { place in
                let old = Array(Self.migrations.prefix(count))
                await (try DataStore.open(place, migrations: old, readers: 1)).close()
                return try await Self.tables(at: place)
            }
            #expect(upgraded == fresh, "after \(count) steps")
        }
    }

    @Test(arguments: TestEngine.available)
    func `what an earlier version held is what this one's journal says`(_ engine: TestEngine)
        async throws
    {
        let held = try await TestArca.with(engine, features: EveryRoadTests.features) { arca in
            try await Self.live(arca)
            return try await Self.everything(in: arca.house.store)
        }
        for depth in 1...Self.mostSteps {
            try await TestStore.at(engine) { place in
                try await House.restore(
                    into: place, features: EveryRoadTests.features,
                    surroundings: Self.surroundings, steps: Self.steps(each: depth),
                    load: { db in
                        for table in try Schema.tablesInOrderOfReference(of: db) {
                            try held[table.name]?.fill(table, in: db)
                        }
                    }, follow: { _ in })
                let house = try await House.open(
                    place, features: EveryRoadTests.features, surroundings: Self.surroundings)
                let report = try await house.replay.verify(house.store)
                await house.close()
                #expect(report.findings.isEmpty, "each feature after \(depth) steps")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a database of a newer version is refused with a sentence and stays as it is`(
        _ engine: TestEngine
    ) async throws {
        try await TestStore.at(engine) { place in
            let newer = Self.migrations + [Migration("desk-999", "CREATE TABLE later (id BIGINT)")]
            await (try DataStore.open(place, migrations: newer, readers: 1)).close()
            do {
                _ = try await House.open(
                    place, features: EveryRoadTests.features, surroundings: Self.surroundings)
                Issue.record("it was opened")
            } catch let fault as StoreFault {
                #expect(fault.description.contains("desk-999, which this version does not know"))
                #expect(!fault.isWorthRetrying)
            }
            await (try DataStore.open(place, migrations: newer, readers: 1)).close()
        }
    }

    /// Things that happened in the first version already.
    private static func live(_ arca: TestArca) async throws {
        for name in ["Riva", "Sala", "Neri"] {
            try await arca.run(RegisterParty(partyName: name, givenName: "Anna"))
        }
        try await arca.run(RegisterParty(kind: .organisation, partyName: "Officina Tassi"))
        try await arca.run(MakeLabel(title: "Auto", tone: .sea))
    }

    private static func tables(at place: DataStore.Location) async throws -> [String] {
        let store = try await DataStore.open(place, migrations: migrations, readers: 1)
        let tables = try await store.read { try Schema.tables(of: $0) }
        await store.close()
        return tables.map { "\($0.name): \($0.columns.sorted()), \($0.key)" }
    }

    private struct Held: Sendable {
        let rows: [Row]

        /// As much of it as an older table has room for.
        func fill(_ table: Schema.Table, in db: any Writer) throws {
            for row in rows {
                let pairs = zip(row.columns, row.values).filter { table.columns.contains($0.0) }
                let columns = pairs.map(\.0).joined(separator: ", ")
                let values = SQL.joined(pairs.map { "\(value: $0.1)" }, by: ", ")
                try db.execute(
                    """
                    INSERT INTO \(unescapedIdentifier: table.name) (\(unescapedIdentifier: columns))
                    VALUES (\(values))
                    """)
            }
        }
    }

    private static func everything(in store: DataStore) async throws -> [String: Held] {
        let fleeting = House.fleetingTables(of: EveryRoadTests.features)
        return try await store.read { db in
            var held: [String: Held] = [:]
            for table in try Schema.tables(of: db) where !fleeting.contains(table.name) {
                // An account's one role stood beside its name once.
                let former: SQL =
                    table.name == "account"
                    ? ", (SELECT role FROM account_role WHERE account_id = account.id) AS role" : ""
                let rows = try db.all(
                    "SELECT *\(former) FROM \(unescapedIdentifier: table.name)")
                held[table.name] = Held(rows: rows)
            }
            return held
        }
    }
}
