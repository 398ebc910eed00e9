import Store

extension House {
    /// Does the job of this kind that has been due longest, if any. A refusal ends it, for nothing
    /// will come of trying again; a fault of the store gives it back for later.
    /// Of several nodes one does the jobs of a kind; if it dies the next goes on with what it had begun.
    /// - Returns: whether there was one.
    public func doNextJob(
        kind: String, leaseSeconds: Int64, _ work: (JobQueue.Job) async throws -> Void
    ) async throws -> Bool {
        switch await store.duties.hold("job \(kind)") {
        case .none: return false
        case .fresh: try await store.write { try JobQueue.freeAll(kind: kind, in: $0) }
        case .held: break
        }
        let isDue = try await store.read { [time] in
            try JobQueue.isDue(kind: kind, now: time.now(), in: $0)
        }
        guard isDue else { return false }
        let job = try await store.write { [time] in
            try JobQueue.claim(
                kind: kind, now: time.now(), leaseSeconds: leaseSeconds, in: $0)
        }
        guard let job else { return false }
        do {
            try await work(job)
            try await finish(job)
        } catch let refusal as any Refusal {
            logger.notice(
                "a job ends", metadata: ["job": "\(kind)", "reason": "\(refusal.code)"])
            try await finish(job)
        } catch let fault as StoreFault {
            logger.error(
                "a job is interrupted", metadata: ["job": "\(kind)", "fault": "\(fault)"])
            try await store.write { [time] in
                try JobQueue.retry(job, because: "\(fault)", at: time.now(), in: $0)
            }
        }
        return true
    }

    private func finish(_ job: JobQueue.Job) async throws {
        try await store.write { [time] in
            try JobQueue.finish(job.id, at: time.now(), in: $0)
        }
    }
}
