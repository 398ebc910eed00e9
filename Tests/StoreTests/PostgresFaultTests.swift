import ArcaTesting
import Testing

@testable import Store

/// How faults of the large engine are told. Most take part where `ARCA_POSTGRES` names a server.
@Suite struct PostgresFaultTests {
    private static let note = Migration(
        "test-001", "CREATE TABLE note (words TEXT NOT NULL)")

    /// A store whose connections carry the name that the body is given.
    private func onPostgres(
        _ body: (DataStore, _ url: String, _ name: String) async throws -> Void
    ) async throws {
        for engine in TestEngine.available where engine == .postgres {
            try await TestStore.at(engine) { place in
                guard case .postgres(let url) = place,
                    let name = url.split(separator: "%3D").last.map(String.init)
                else { return }
                let store = try await DataStore.open(
                    .postgres(url: url + "&application_name=\(name)"),
                    migrations: [Self.note], readers: 2)
                do {
                    try await body(store, url, name)
                    await store.close()
                } catch {
                    await store.close()
                    throw error
                }
            }
        }
    }

    @Test func `who watches sees how long connections were waited for`() async throws {
        try await onPostgres { store, _, _ in
            let before = try #require(store.waits.first { $0.pool == "readers" })
            // Two connections, six who want one for a tenth of a second each.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await store.read { _ = try $0.all("SELECT 1 FROM pg_sleep(0.1)") }
                    }
                }
                try await group.waitForAll()
            }
            let after = try #require(store.waits.first { $0.pool == "readers" })
            #expect(after.taken - before.taken == 6)
            #expect(after.waited - before.waited >= 4)
            #expect(after.seconds - before.seconds > 0.4)
        }
    }

    private func fault(_ body: () async throws -> Void) async -> StoreFault? {
        do {
            try await body()
            return nil
        } catch { return error as? StoreFault }
    }

    private func notes(_ store: DataStore) async throws -> Int {
        try await store.count("SELECT COUNT(*) FROM note")
    }

    /// Something of ours that runs in the moment of commit, as the wait for a standby does.
    private func whenCommitting(_ what: String, _ store: DataStore) async throws {
        try await store.write {
            try $0.script(
                """
                CREATE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN \(what); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER last AFTER INSERT ON note
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION at_commit()
                """)
        }
    }

    @Test(arguments: [
        ("25006", false), ("57P01", false), ("57P02", true), ("08006", true), ("25P03", false),
    ])
    func `a server that became a standby, shuts down or is gone is a lost connection`(
        _ state: String, _ isCommit: Bool
    ) {
        let fault = PostgresFault.of(
            state: state, detail: "d", statement: "s", isCommit: isCommit)
        guard case .connectionLost(_, let unknown) = fault else {
            Issue.record("\(fault)")
            return
        }
        #expect(unknown == isCommit)
        #expect(fault.isWorthRetrying)
    }

    @Test(arguments: ["57014", "55P03", "40001", "40P01"])
    func `what took too long or lost its turn is busy`(_ state: String) {
        let fault = PostgresFault.of(state: state, detail: "d", statement: "s", isCommit: false)
        guard case .busy = fault else {
            Issue.record("\(fault)")
            return
        }
    }

    @Test func `connections that the server closed are replaced before they are used`() async throws
    {
        try await onPostgres { store, url, name in
            _ = try await notes(store)
            let ended = try PostgresConnection(url: url).all(
                """
                SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                WHERE application_name = \(name)
                """)
            #expect(ended.count >= 2)
            try await store.write { try $0.execute("INSERT INTO note VALUES ('after')") }
            #expect(try await notes(store) == 1)
        }
    }

    /// The end of a read is sent and not waited for: it must come all the same, and what went wrong
    /// in one read must not reach the next.
    @Test func `a read ends without being heard, and the next one begins afresh`() async throws {
        try await onPostgres { store, url, _ in
            for _ in 0..<4 {
                #expect(try await notes(store) == 0)
                let failed = await fault { try await store.read { _ = try $0.all("SELECT 1 / 0") } }
                #expect(failed != nil)
            }
            try await store.read { _ in }
            // Whoever still reads the table would keep this waiting.
            let other = try PostgresConnection(url: url)
            try other.script(
                "BEGIN; SET LOCAL lock_timeout = '10s'; LOCK TABLE note; COMMIT")
            try await store.write { try $0.execute("INSERT INTO note VALUES ('one')") }
            #expect(try await notes(store) == 1)
        }
    }

    @Test func `a writer that finds itself on a standby is busy once and then elsewhere`()
        async throws
    {
        try await onPostgres { store, _, _ in
            try await store.write {
                try $0.script("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
            }
            let lost = await fault {
                try await store.write { _ = try $0.execute("INSERT INTO note VALUES ('one')") }
            }
            guard case .connectionLost(_, outcomeUnknown: false) = lost else {
                Issue.record("\(String(describing: lost))")
                return
            }
            try await store.write { try $0.execute("INSERT INTO note VALUES ('two')") }
            #expect(try await notes(store) == 1)
        }
    }

    @Test func `a commit may take longer than a statement`() async throws {
        try await onPostgres { store, _, _ in
            try await whenCommitting("PERFORM pg_sleep(0.4)", store)
            try await store.write {
                try $0.script("SET statement_timeout = '80ms'")
                try $0.execute("INSERT INTO note VALUES ('slowly')")
            }
            #expect(try await notes(store) == 1)
            let slow = await fault {
                try await store.write { _ = try $0.all("SELECT 1 AS one FROM pg_sleep(1)") }
            }
            guard case .busy = slow else {
                Issue.record("\(String(describing: slow))")
                return
            }
        }
    }

    /// A wait for the standby that somebody cuts short ends like this: stored here, and a warning.
    @Test func `a commit with a warning is not told as done`() async throws {
        try await onPostgres { store, _, _ in
            try await whenCommitting("RAISE WARNING 'might not have been replicated'", store)
            let unknown = await fault {
                try await store.write { _ = try $0.execute("INSERT INTO note VALUES ('perhaps')") }
            }
            guard case .connectionLost(_, outcomeUnknown: true) = unknown else {
                Issue.record("\(String(describing: unknown))")
                return
            }
            #expect(try await notes(store) == 1)
        }
    }

    @Test func `a transaction in which a statement failed unseen is never told as done`()
        async throws
    {
        try await onPostgres { store, _, _ in
            let undone = await fault {
                try await store.write {
                    try $0.execute("INSERT INTO note VALUES ('lost')")
                    _ = try? $0.execute("INSERT INTO note VALUES (NULL)")
                }
            }
            let kept = try await notes(store)
            #expect(undone != nil)
            #expect(kept == 0)
        }
    }

    @Test func `an address may name several hosts, the one that takes changes is used`() throws {
        guard let url = TestEngine.postgresAddress else { return }
        let several = url.replacing("@", with: "@127.0.0.1:1,")
        let rows = try PostgresConnection(url: several).all("SELECT 1 AS one")
        #expect(rows.count == 1)
        let parameters = url.contains("?") ? "&" : "?"
        let standby = url + parameters + "options=-cdefault_transaction_read_only%3Don"
        #expect(throws: StoreFault.self) { try PostgresConnection(url: standby) }
        // What the address says holds.
        _ = try PostgresConnection(url: standby + "&target_session_attrs=any")
    }
}
