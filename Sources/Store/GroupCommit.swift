import Synchronization

/// Lets writers that arrive together share one commit: they run in order of arrival, and all are
/// answered when the one transaction is durable, so a commit costs one disk sync for all who wait for
/// it. A writer that throws undoes only its own part: all are undone, and run again each in a savepoint
/// of its own. Refusals are few, and a savepoint makes SQLite write out the words that wait to be indexed.
final class GroupCommit: Sendable {
    private let engine: any Engine
    private let state = Mutex(State())

    private struct State {
        var waiting: [any Write] = []
        var isRunning = false
    }

    /// Beyond this many in one transaction the answers of the first would wait for too many others.
    private static let mostInOneCommit = 64

    init(engine: any Engine) { self.engine = engine }

    func write<Value: Sendable>(_ body: @Sendable @escaping (any Writer) throws -> Value)
        async throws -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            let write = OneWrite(body: body, continuation: continuation)
            let mustStart = state.withLock { state in
                state.waiting.append(write)
                defer { state.isRunning = true }
                return !state.isRunning
            }
            if mustStart { Task { await drain() } }
        }
    }

    private func drain() async {
        while let batch = nextBatch() {
            do {
                do {
                    try await run(batch, inSavepoints: false)
                } catch  where batch.count > 1 && !Self.isOfTheWorld(error) {
                    try await run(batch, inSavepoints: true)
                }
                for write in batch { write.answer() }
            } catch {
                for write in batch { write.fail(error) }
            }
        }
    }

    private func run(_ batch: [any Write], inSavepoints: Bool) async throws {
        try await engine.transaction { writer in
            for write in batch { try write.run(on: writer, inSavepoint: inSavepoints) }
        }
    }

    /// Nothing that one of the writers did: it would meet each of them, and after a commit whose outcome
    /// is unknown nothing may be done twice.
    fileprivate static func isOfTheWorld(_ error: any Error) -> Bool {
        (error as? StoreFault)?.isWorthRetrying ?? false
    }

    private func nextBatch() -> [any Write]? {
        state.withLock { state in
            if state.waiting.isEmpty {
                state.isRunning = false
                return nil
            }
            let batch = Array(state.waiting.prefix(Self.mostInOneCommit))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }
}

private protocol Write: AnyObject, Sendable {
    /// - Parameter inSavepoint: then it throws only what must undo the whole transaction.
    func run(on writer: any Writer, inSavepoint: Bool) throws
    func answer()
    func fail(_ error: any Error)
}

private final class OneWrite<Value: Sendable>: Write {
    private let body: @Sendable (any Writer) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private let result = Mutex<Result<Value, any Error>?>(nil)

    init(
        body: @Sendable @escaping (any Writer) throws -> Value,
        continuation: CheckedContinuation<Value, any Error>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func run(on writer: any Writer, inSavepoint: Bool) throws {
        guard inSavepoint else {
            let value = try body(writer)
            return result.withLock { $0 = .success(value) }
        }
        do {
            let value = try writer.savepoint { try body(writer) }
            result.withLock { $0 = .success(value) }
        } catch  where !GroupCommit.isOfTheWorld(error) {
            result.withLock { $0 = .failure(error) }
        }
    }

    func answer() {
        guard let result = result.withLock({ $0 }) else { return fail(CancellationError()) }
        continuation.resume(with: result)
    }

    func fail(_ error: any Error) {
        if case .failure(let own) = result.withLock({ $0 }) {
            continuation.resume(throwing: own)
        } else {
            continuation.resume(throwing: error)
        }
    }
}
