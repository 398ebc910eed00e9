import ArcaTesting
import Kernel
import Testing

@testable import Store

/// Of several processes on one database one does a thing at a time.
@Suite struct DutiesTests {
    /// Two processes on one database.
    private func withTwo(
        _ body: (DataStore, DataStore, DataStore.Location) async throws -> Void
    ) async throws {
        for engine in TestEngine.available where engine == .postgres {
            try await TestStore.at(engine) { place in
                let one = try await DataStore.open(place, migrations: [], readers: 1)
                let two = try await DataStore.open(place, migrations: [], readers: 1)
                do {
                    try await body(one, two, place)
                } catch {
                    await one.close()
                    await two.close()
                    throw error
                }
                await one.close()
                await two.close()
            }
        }
    }

    /// The server gives the locks of a closed connection up in its own time.
    private static let mostLooks = 2_000

    private static func taken(_ duty: String, by store: DataStore) async -> Duties.Holding {
        for _ in 0..<mostLooks {
            let holding = await store.duties.hold(duty)
            if holding != .none { return holding }
            await store.duties.look()
        }
        return .none
    }

    @Test func `the embedded engine has one process, which does everything`() async throws {
        try await TestStore.with(.sqlite) { store in
            #expect(await store.duties.hold("send mail") == .held)
            await store.duties.announce("me")
            #expect(await !store.duties.hasGone("me"))
            #expect(await store.duties.hasGone("another"))
        }
    }

    @Test func `a duty has one holder, and another can have another duty`() async throws {
        try await withTwo { one, two, _ in
            #expect(await one.duties.hold("send mail") == .fresh)
            #expect(await one.duties.hold("send mail") == .held)
            #expect(await two.duties.hold("send mail") == .none)
            #expect(await two.duties.hold("read attachments") == .fresh)
            await one.duties.look()
            await two.duties.look()
            #expect(await one.duties.hold("send mail") == .held)
            #expect(await two.duties.hold("send mail") == .none)
        }
    }

    @Test func `who leaves leaves its duties, and the next is told that they are fresh`()
        async throws
    {
        try await withTwo { one, two, _ in
            _ = await one.duties.hold("send mail")
            #expect(await two.duties.hold("send mail") == .none)
            await one.close()
            #expect(await Self.taken("send mail", by: two) == .fresh)
            #expect(await two.duties.hold("send mail") == .held)
        }
    }

    @Test func `a connection that broke holds nothing, and who comes first takes over`()
        async throws
    {
        try await withTwo { one, two, place in
            guard case .postgres(let url) = place else { return }
            _ = await one.duties.hold("send mail")
            _ = await two.duties.hold("send mail")
            _ = try PostgresConnection(url: url).all(
                """
                SELECT pg_terminate_backend(pid, 5000) FROM pg_locks
                WHERE locktype = 'advisory' AND objsubid = 2
                    AND classid::bigint
                        = (hashtext(current_schema() || 'duties')::bigint & 4294967295)
                """)
            await two.duties.look()
            await one.duties.look()
            #expect(await two.duties.hold("send mail") == .fresh)
            #expect(await one.duties.hold("send mail") == .none)
        }
    }

    @Test func `nobody is gone too early, and nobody who is there`() async throws {
        try await withTwo { one, two, _ in
            await one.duties.announce("one")
            await two.duties.announce("two")
            #expect(await !two.duties.hasGone("one"))
            for _ in 0..<5 { await two.duties.look() }
            #expect(await !two.duties.hasGone("one"))
            #expect(await two.duties.hasGone("never was"))
            await one.close()
            var looks = 0
            while await !two.duties.hasGone("one"), looks < Self.mostLooks {
                await two.duties.look()
                looks += 1
            }
            #expect(looks >= Duties.looksUntilGone)
            #expect(await two.duties.hasGone("one"))
            #expect(await !two.duties.hasGone("two"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `what one had begun who is gone is claimed before its lease ends`(_ engine: TestEngine)
        async throws
    {
        try await TestStore.with(engine) { store in
            let now = Instant(milliseconds: 1_700_000_000_000)
            try await store.write { db in
                try JobQueue.add(ID(rawValue: 1), kind: "a", payload: "", dueAt: now, in: db)
                try JobQueue.add(ID(rawValue: 2), kind: "b", payload: "", dueAt: now, in: db)
            }
            func claim(_ kind: String) async throws -> JobQueue.Job? {
                try await store.write {
                    try JobQueue.claim(kind: kind, now: now, leaseSeconds: 600, in: $0)
                }
            }
            #expect(try await claim("a") != nil)
            #expect(try await claim("b") != nil)
            try await store.write { try JobQueue.freeAll(kind: "a", in: $0) }
            #expect(try await claim("a")?.attempts == 2)
            #expect(try await claim("b") == nil)
        }
    }
}
