import Commons
import Kernel

/// Brings cases back that were put aside, when their day comes.
struct WakeWorker: Worker {
    let name = "cases put aside"
    let house: House

    private static let leaseSeconds: Int64 = 60
    private static let pauseSeconds: UInt64 = 20

    func run() async throws {
        while !Task.isCancelled {
            if try await !workOnce() {
                try await Task.sleep(nanoseconds: Self.pauseSeconds * 1_000_000_000)
            }
        }
    }

    /// Whether there was anything to do.
    func workOnce() async throws -> Bool {
        try await house.doNextJob(kind: SnoozeCase.jobKind, leaseSeconds: Self.leaseSeconds) {
            guard let id = ID<CaseFile>($0.payload) else { throw CommonRefusal.notFound }
            try await house.run(WakeDueCase(caseFile: id), as: .house, road: .job)
        }
    }
}
