import Commons
import ServiceLifecycle

/// A worker under the care of the service group: cancelled when the house closes.
struct WorkerService: Service, CustomStringConvertible {
    let worker: any Worker

    init(_ worker: any Worker) { self.worker = worker }

    var description: String { worker.name }

    func run() async throws {
        // Being told to stop is no fault.
        do {
            try await cancelWhenGracefulShutdown { try await worker.run() }
        } catch is CancellationError {}
    }
}
