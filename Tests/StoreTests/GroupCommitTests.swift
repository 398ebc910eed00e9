import ArcaTesting
import Kernel
import Testing

@testable import Store

private let notes = Migration(
    "test-001-notes",
    """
    CREATE TABLE note (
        id BIGINT NOT NULL PRIMARY KEY,
        words TEXT NOT NULL UNIQUE CONSTRAINT note_words CHECK (words <> 'forbidden')
    );
    CREATE TABLE remark (
        id BIGINT NOT NULL PRIMARY KEY,
        note_id BIGINT NOT NULL REFERENCES note (id)
    )
    """)

private struct Refused: Error, Equatable { let number: Int }

@Suite struct GroupCommitTests {
    @Test(arguments: TestEngine.available)
    func `64 writers at once each do their own and one that throws undoes only itself`(
        _ engine: TestEngine
    ) async throws {
        try await TestStore.with(engine, migrations: [notes]) { store in
            let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
                for number in 1...64 {
                    group.addTask {
                        do {
                            let given = try await store.write { db in
                                try db.execute(
                                    "INSERT INTO note (id, words) VALUES (\(number), \("n\(number)"))"
                                )
                                if number % 16 == 7 { throw Refused(number: number) }
                                return number
                            }
                            return (number, given == number)
                        } catch let refused as Refused {
                            return (number, refused.number != number)
                        } catch {
                            return (number, false)
                        }
                    }
                }
                var outcomes: [Int: Bool] = [:]
                for await (number, didWrite) in group { outcomes[number] = didWrite }
                return outcomes
            }
            let thrown = [7, 23, 39, 55]
            for number in 1...64 { #expect(outcomes[number] == !thrown.contains(number)) }
            let ids = try await store.values("SELECT id FROM note ORDER BY id", as: Int.self)
            #expect(ids == (1...64).filter { !thrown.contains($0) })
        }
    }

    @Test(arguments: TestEngine.available)
    func `a broken constraint among many writers spoils no other`(_ engine: TestEngine) async throws
    {
        try await TestStore.with(engine, migrations: [notes]) { store in
            let failures = await withTaskGroup(of: Bool.self) { group in
                for number in 1...40 {
                    group.addTask {
                        do {
                            try await store.write { db in
                                let words = number % 2 == 0 ? "same" : "own \(number)"
                                try db.execute(
                                    "INSERT INTO note (id, words) VALUES (\(number), \(words))")
                            }
                            return false
                        } catch { return true }
                    }
                }
                var count = 0
                for await failed in group where failed { count += 1 }
                return count
            }
            #expect(failures == 19)
            let stored = try await store.count("SELECT COUNT(*) FROM note")
            #expect(stored == 21)
        }
    }

    @Test(arguments: TestEngine.available)
    func `constraints are told apart alike on both engines`(_ engine: TestEngine) async throws {
        try await TestStore.with(engine, migrations: [notes]) { store in
            try await store.write { try $0.execute("INSERT INTO note (id, words) VALUES (1, 'a')") }
            let cases: [(SQL, StoreFault.ConstraintKind)] = [
                ("INSERT INTO note (id, words) VALUES (1, 'b')", .unique),
                ("INSERT INTO note (id, words) VALUES (2, 'a')", .unique),
                ("INSERT INTO note (id, words) VALUES (3, 'forbidden')", .check),
                ("INSERT INTO note (id, words) VALUES (4, \(nil as String?))", .notNull),
                ("INSERT INTO remark (id, note_id) VALUES (1, 99)", .foreignKey),
            ]
            for (statement, kind) in cases {
                do {
                    try await store.write { try $0.execute(statement) }
                    Issue.record("the database took \(statement)")
                } catch StoreFault.constraint(let found, _) {
                    #expect(found == kind)
                }
            }
            #expect(try await store.count("SELECT COUNT(*) FROM note") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a reader sees one unchanging state while others write`(_ engine: TestEngine) async throws
    {
        try await TestStore.with(engine, migrations: [notes]) { store in
            try await store.write { try $0.execute("INSERT INTO note (id, words) VALUES (1, 'a')") }
            async let counts = store.read { db in
                try (0..<200).map { _ in try db.count("SELECT COUNT(*) FROM note") }
            }
            for number in 2...20 {
                try await store.write {
                    try $0.execute(
                        "INSERT INTO note (id, words) VALUES (\(number), \("\(number)"))")
                }
            }
            #expect(Set(try await counts).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a savepoint inside a write is undone alone, also when nested`(_ engine: TestEngine)
        async throws
    {
        try await TestStore.with(engine, migrations: [notes]) { store in
            try await store.write { db in
                try db.execute("INSERT INTO note (id, words) VALUES (1, 'a')")
                try db.savepoint {
                    try db.execute("INSERT INTO note (id, words) VALUES (2, 'b')")
                    try? db.savepoint {
                        try db.execute("INSERT INTO note (id, words) VALUES (3, 'c')")
                        throw Refused(number: 3)
                    }
                }
            }
            #expect(
                try await store.values("SELECT id FROM note ORDER BY id", as: Int.self) == [1, 2])
        }
    }

    /// PostgreSQL is not waited for after each change: what it says against one of them comes later.
    @Test(arguments: TestEngine.available)
    func `a change that the database refuses undoes the whole write, whatever comes after it`(
        _ engine: TestEngine
    ) async throws {
        try await TestStore.with(engine, migrations: [notes]) { store in
            let endings: [@Sendable (any Writer) throws -> Void] = [
                { _ in }, { _ = try $0.count("SELECT COUNT(*) FROM note") },
                { try $0.script("DELETE FROM note") },
                { try $0.stream("SELECT id FROM note") { _ in } },
                { _ = try $0.changed(by: "DELETE FROM note") },
                { for id in 10..<400 { try $0.execute("DELETE FROM note WHERE id = \(id)") } },
            ]
            for ending in endings {
                let fault = await #expect(throws: StoreFault.self) {
                    try await store.write { db in
                        try db.execute("INSERT INTO note (id, words) VALUES (1, 'a')")
                        try db.execute("INSERT INTO note (id, words) VALUES (1, 'again')")
                        try db.execute("INSERT INTO note (id, words) VALUES (2, 'b')")
                        try ending(db)
                    }
                }
                guard case .constraint(.unique, _) = fault else {
                    Issue.record("another fault: \(String(describing: fault))")
                    continue
                }
                let left = try await store.values("SELECT id FROM note", as: Int.self)
                #expect(left == [])
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a refused change in a savepoint is known at its end and undone alone`(
        _ engine: TestEngine
    ) async throws {
        try await TestStore.with(engine, migrations: [notes]) { store in
            let faults = try await store.write { db in
                try db.execute("INSERT INTO note (id, words) VALUES (1, 'a')")
                var faults = 0
                for id in [1, 2, 1, 3] {
                    do {
                        try db.savepoint {
                            try db.execute(
                                "INSERT INTO note (id, words) VALUES (\(id), \("b\(id)"))")
                            try db.execute(
                                "UPDATE note SET words = \("c\(id)") WHERE id = \(id)")
                        }
                    } catch is StoreFault { faults += 1 }
                }
                return faults
            }
            #expect(faults == 2)
            let words = try await store.values(
                "SELECT words FROM note ORDER BY id", as: String.self)
            #expect(words == ["a", "c2", "c3"])
        }
    }

    /// Reads and changes keep their order, also while rows are read one by one.
    @Test(arguments: TestEngine.available)
    func `what was changed is read, and changes may be made while rows stream`(
        _ engine: TestEngine
    ) async throws {
        try await TestStore.with(engine, migrations: [notes]) { store in
            let seen = try await store.write { db in
                for id in 1...250 {
                    try db.execute("INSERT INTO note (id, words) VALUES (\(id), \("a\(id)"))")
                }
                let count = try db.count("SELECT COUNT(*) FROM note")
                var ids: [Int] = []
                try db.stream("SELECT id FROM note WHERE id <= 120 ORDER BY id") { row in
                    let id: Int = try row["id"]
                    ids.append(id)
                    try db.execute("UPDATE note SET words = \("b\(id)") WHERE id = \(id)")
                }
                let changed = try db.changed(by: "DELETE FROM note WHERE words LIKE 'b%'")
                return [count, ids.count, changed]
            }
            #expect(seen == [250, 120, 120])
        }
    }
}
