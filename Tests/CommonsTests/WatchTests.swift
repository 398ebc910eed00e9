import ArcaTesting
import Commons
import Kernel
import Store
import Testing

/// What tells how the house is doing.
@Suite struct WatchTests {
    @Test(arguments: TestEngine.available)
    func `a backup is overdue days after the last, or after the beginning`(_ engine: TestEngine)
        async throws
    {
        try await TestArca.with(engine) { arca in
            func isOverdue() async throws -> Bool {
                let now = arca.time.now()
                return try await arca.house.store.read {
                    try BackupsTaken.isOverdue(days: 2, at: now, in: $0)
                }
            }
            #expect(try await !isOverdue())
            arca.time.advance(seconds: 2 * 86_400)
            #expect(try await !isOverdue())
            arca.time.advance(seconds: 1)
            #expect(try await isOverdue())
            let now = arca.time.now()
            for _ in 1...2 {
                try await arca.house.store.write {
                    try BackupsTaken.note(at: now, facts: 3, bytes: 4, in: $0)
                }
            }
            #expect(try await !isOverdue())
            #expect(try await arca.house.store.read { try BackupsTaken.last(in: $0) } == now)
            arca.time.advance(seconds: 2 * 86_400 + 1)
            #expect(try await isOverdue())
        }
    }

    @Test(arguments: TestEngine.available)
    func `a job that fails again and again is trouble, one that waits is none`(_ engine: TestEngine)
        async throws
    {
        try await TestArca.with(engine) { arca in
            func jobs() async throws -> [String] {
                try await arca.house.store.read { try arca.house.gauges(in: $0) }
                    .filter { $0.name == "arca_jobs" }
                    .map { "\($0.label ?? "") \($0.value)\($0.isTrouble ? " trouble" : "")" }
            }
            #expect(try await jobs() == ["waiting 0", "running 0", "failing 0"])
            let due = arca.time.now()
            let id: ID<JobQueue.Job> = arca.house.ids.next()
            try await arca.house.store.write {
                try JobQueue.add(id, kind: "k", payload: "", dueAt: due, in: $0)
            }
            for _ in 1...5 {
                let now = arca.time.now()
                try await arca.house.store.write { db in
                    guard
                        let job = try JobQueue.claim(kind: "k", now: now, leaseSeconds: 60, in: db)
                    else { return }
                    try JobQueue.retry(job, because: "no", at: now, in: db)
                }
                arca.time.advance(seconds: 5 * 3600)
            }
            #expect(try await jobs() == ["waiting 1", "running 0", "failing 1 trouble"])
        }
    }
}
