import Commons
import Logging
import ServiceLifecycle

/// A worker under the care of the service group: cancelled when the house closes. One that fails
/// begins anew after a pause; the rest of the house goes on meanwhile.
struct WorkerService: Service, CustomStringConvertible {
    let worker: any Worker
    let logger: Logger

    private static let longestPauseSeconds: UInt64 = 60

    init(_ worker: any Worker, logger: Logger) {
        self.worker = worker
        self.logger = logger
    }

    var description: String { worker.name }

    func run() async throws {
        // Being told to stop is no fault.
        do {
            try await cancelWhenGracefulShutdown { try await work() }
        } catch is CancellationError {}
    }

    private func work() async throws {
        var pause: UInt64 = 1
        while true {
            do {
                return try await worker.run()
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                logger.warning(
                    "a worker begins anew",
                    metadata: ["worker": "\(worker.name)", "fault": "\(error)"])
                try await Task.sleep(nanoseconds: pause * 1_000_000_000)
                pause = min(pause * 2, Self.longestPauseSeconds)
            }
        }
    }
}
