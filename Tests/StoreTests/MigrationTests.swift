import ArcaTesting
import Kernel
import Testing

@testable import Store

@Suite struct MigrationTests {
    private let first = Migration("t-001", "CREATE TABLE one (id BIGINT NOT NULL PRIMARY KEY)")
    private let second = Migration("t-002", "ALTER TABLE one ADD COLUMN words TEXT")

    @Test(arguments: TestEngine.available)
    func `steps run once, in order, and only new ones later`(_ engine: TestEngine) async throws {
        try await TestStore.at(engine) { location in
            await (try DataStore.open(location, migrations: [first])).close()
            for _ in 0..<2 {
                let store = try await DataStore.open(location, migrations: [first, second])
                try await store.write {
                    try $0.execute(
                        "INSERT INTO one (id, words) VALUES (\(Int64.random(in: 1...(.max))), 'a')")
                }
                await store.close()
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a step whose text was changed after it landed is refused`(_ engine: TestEngine)
        async throws
    {
        try await TestStore.at(engine) { location in
            await (try DataStore.open(location, migrations: [first])).close()
            let changed = Migration(
                "t-001", "CREATE TABLE one (id BIGINT NOT NULL PRIMARY KEY, more TEXT)")
            await #expect(throws: StoreFault.self) {
                _ = try await DataStore.open(location, migrations: [changed])
            }
            do { _ = try await DataStore.open(location, migrations: [changed]) } catch {
                guard case StoreFault.foreignDatabase(let detail) = error else { throw error }
                #expect(detail.contains("t-001"))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a database of a newer version is refused and left as it is`(_ engine: TestEngine)
        async throws
    {
        try await TestStore.at(engine) { location in
            await (try DataStore.open(location, migrations: [first, second])).close()
            do {
                _ = try await DataStore.open(location, migrations: [first])
                Issue.record("it was opened")
            } catch StoreFault.foreignDatabase(let detail) {
                #expect(detail.contains("t-002"))
            }
            await (try DataStore.open(location, migrations: [first, second])).close()
        }
    }

    @Test(arguments: TestEngine.available)
    func `steps that fail leave nothing behind`(_ engine: TestEngine) async throws {
        try await TestStore.at(engine) { location in
            let broken = Migration(
                "t-002", "CREATE TABLE two (id BIGINT); CREATE TABLE two (id BIGINT)")
            await #expect(throws: StoreFault.self) {
                _ = try await DataStore.open(location, migrations: [first, broken])
            }
            let store = try await DataStore.open(location, migrations: [first])
            let tables = try await store.read { try Schema.tables(of: $0).map(\.name) }
            #expect(tables.contains("one"))
            #expect(!tables.contains("two"))
            await store.close()
        }
    }

    @Test func `what no version can have had is no schema`() {
        let own = DataStore.ownMigrations.map(\.name)
        let later = ["journal-001", "journal-002", "commons-001", "garden-001", "garden-002"]
        let migrations = later.map { Migration($0, "") }
        func could(_ steps: [String]) -> Bool {
            SchemaSteps.couldHaveLanded(Set(steps), of: migrations)
        }
        #expect(could(own + later))
        #expect(could(own + later.dropLast()))
        #expect(could(own + ["journal-001", "commons-001"]))
        #expect(!could([]))
        #expect(!could(later))
        #expect(!could(own + ["commons-001", "garden-001", "garden-002"]))
        #expect(!could(own + later.filter { $0 != "garden-001" }))
    }
}
