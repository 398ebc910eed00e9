import Commons
import Journal
import Kernel
import Logging
import Store

/// Seals what happens as it happens: within two seconds, and once for what comes together. Of several
/// nodes one does it.
struct SealFacts: Worker {
    let name = "seal facts"
    let house: House

    private static let lookEveryNanoseconds: UInt64 = 1_000_000_000
    /// What comes within it shares a checkpoint.
    private static let restNanoseconds: UInt64 = 500_000_000

    func run() async throws {
        let news = await house.follower.news()
        let wakes = Wakes()
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in news { wakes.wake() } }
            group.addTask {
                while !Task.isCancelled {
                    wakes.wake()
                    try? await Task.sleep(nanoseconds: Self.lookEveryNanoseconds)
                }
            }
            for await _ in wakes.stream {
                if Task.isCancelled { break }
                await seal()
                try? await Task.sleep(nanoseconds: Self.restNanoseconds)
            }
            group.cancelAll()
        }
    }

    private func seal() async {
        do {
            guard try await !house.isAsleep(), await house.store.duties.hold("seal") != .none
            else { return }
            try await house.sealAll()
        } catch {
            if Task.isCancelled { return }
            house.logger.error("facts wait to be sealed", metadata: ["fault": "\(error)"])
        }
    }
}
