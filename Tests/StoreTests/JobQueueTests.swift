import ArcaTesting
import Kernel
import Testing

@testable import Store

@Suite struct JobQueueTests {
    private let now = Instant(milliseconds: 1_700_000_000_000)

    private func add(_ numbers: ClosedRange<Int64>, to store: DataStore) async throws {
        let now = now
        for number in numbers {
            try await store.write {
                try JobQueue.add(
                    ID(rawValue: number), kind: "letter", payload: "p\(number)",
                    dueAt: now.adding(seconds: number), in: $0)
            }
        }
    }

    private func claim(_ store: DataStore, at now: Instant, kind: String = "letter") async throws
        -> JobQueue.Job?
    {
        try await store.write { try JobQueue.claim(kind: kind, now: now, leaseSeconds: 60, in: $0) }
    }

    @Test(arguments: TestEngine.available)
    func `what has been due longest comes first and nothing comes early`(_ engine: TestEngine)
        async throws
    {
        try await TestStore.with(engine) { store in
            try await add(1...2, to: store)
            #expect(try await claim(store, at: now) == nil)
            #expect(try await claim(store, at: now.adding(seconds: 5), kind: "other") == nil)
            #expect(try await claim(store, at: now.adding(seconds: 5))?.payload == "p1")
            #expect(try await claim(store, at: now.adding(seconds: 5))?.payload == "p2")
            #expect(try await claim(store, at: now.adding(seconds: 5)) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a lease that ran out gives the job to the next and counts the attempts`(
        _ engine: TestEngine
    )
        async throws
    {
        try await TestStore.with(engine) { store in
            try await add(1...1, to: store)
            let first = try await claim(store, at: now.adding(seconds: 10))
            #expect(first?.attempts == 1)
            #expect(try await claim(store, at: now.adding(seconds: 70)) == nil)
            #expect(try await claim(store, at: now.adding(seconds: 71))?.attempts == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `many claimers never get the same job`(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            try await add(1...40, to: store)
            let later = now.adding(seconds: 100)
            let taken = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<60 { group.addTask { try await claim(store, at: later)?.payload } }
                var taken: [String] = []
                for try await payload in group { if let payload { taken.append(payload) } }
                return taken
            }
            #expect(taken.count == 40)
            #expect(Set(taken).count == 40)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a job is retried later and later, four hours at most, and done means done`(
        _ engine: TestEngine
    )
        async throws
    {
        try await TestStore.with(engine) { store in
            try await add(1...1, to: store)
            var at = now.adding(seconds: 1)
            var pauses: [Int64] = []
            for _ in 0..<10 {
                let moment = at
                let job = try #require(try await claim(store, at: moment))
                let long = String(repeating: "è", count: 2_000)
                try await store.write { try JobQueue.retry(job, because: long, at: moment, in: $0) }
                let due = try #require(
                    try await store.read {
                        try $0.value("SELECT due_at FROM job", as: Instant.self)
                    })
                pauses.append(moment.milliseconds(until: due) / 60_000)
                #expect(try await claim(store, at: due.adding(seconds: -1)) == nil)
                at = due
            }
            #expect(pauses == [2, 4, 8, 16, 32, 64, 128, 240, 240, 240])
            let last = at
            let job = try #require(try await claim(store, at: last))
            try await store.write { try JobQueue.finish(job.id, at: last, in: $0) }
            #expect(try await claim(store, at: last.adding(days: 100)) == nil)
        }
    }
}
