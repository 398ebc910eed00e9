import ArcaTesting
import Store
import Testing

/// ADR 0035: a statement that looks for rows by reading a whole growing table fails in the tests.
@Suite struct PlanWatchTests {
    private static let table = Migration(
        "test-001-growing",
        """
        CREATE TABLE growing (id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, held BIGINT);
        CREATE INDEX growing_held ON growing (held) WHERE held IS NOT NULL
        """)

    @Test func `what reads all of a watched table to find some rows is refused`() async throws {
        PlanWatch.watch(["growing"])
        try await TestStore.with(.sqlite, migrations: [Self.table]) { store in
            let read = try await store.read { db in
                try db.all("SELECT name FROM growing WHERE id = \(1)").count
                    + db.all("SELECT name FROM growing WHERE held = \(1)").count
                    + db.all("SELECT name FROM growing").count
                    + db.all("SELECT name FROM growing /* all */ WHERE name = \("a")").count
            }
            #expect(read == 0)
            for _ in 0..<2 {
                await #expect(throws: StoreFault.self) {
                    try await store.read {
                        try $0.all("SELECT id FROM growing WHERE name = \("a")")
                    }
                }
            }
            await #expect(throws: StoreFault.self) {
                try await store.write {
                    try $0.execute("UPDATE growing SET held = \(2) WHERE name = \("a")")
                }
            }
        }
    }
}
