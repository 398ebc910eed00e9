import Commons
import Hummingbird
import Store
import Synchronization

/// Whether requests can be answered now: the database speaks, in time, and has the schema of this version.
final class Readiness: Sendable {
    private let house: House
    /// A question that nobody waits for any more: as long as it hangs, no other is asked.
    private let isHanging = Mutex(false)

    /// A proxy that asks each second gives up on a node that takes longer than this.
    private static let deadlineMilliseconds: UInt64 = 2_000

    init(house: House) { self.house = house }

    func answer() async -> Response {
        do {
            guard let landed = try await landed() else {
                house.logger.warning("not ready", metadata: ["fault": "no answer in time"])
                return Self.response(
                    .serviceUnavailable, "the database does not answer in time")
            }
            let wanted = SchemaSteps.names(
                of: House.migrations(of: Array(house.features.dropFirst())))
            guard Set(landed) == wanted else {
                return Self.response(.serviceUnavailable, "the schema is of another version")
            }
            return Self.response(.ok, "ready")
        } catch {
            house.logger.warning("not ready", metadata: ["fault": "\(error)"])
            return Self.response(.serviceUnavailable, "the database does not answer")
        }
    }

    /// Nil where the database has not said it in time.
    private func landed() async throws -> [String]? {
        if isHanging.withLock({ $0 }) { return nil }
        return try await within(milliseconds: Self.deadlineMilliseconds) { [self] in
            try await house.store.read { try SchemaSteps.landed(in: $0) }
        } late: { [self] isLate in
            isHanging.withLock { $0 = isLate }
        }
    }

    private static func response(_ status: HTTPResponse.Status, _ sentence: String) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: .init(string: sentence + "\n")))
    }
}

/// What the body gives, or nil where it takes longer: then it goes on by itself, since what waits for a
/// database cannot be called off.
/// - Parameter late: told true when nobody waits any more, and false when the body has ended after all.
func within<Value: Sendable>(
    milliseconds: UInt64, _ body: @Sendable @escaping () async throws -> Value,
    late: @Sendable @escaping (Bool) -> Void = { _ in }
) async throws -> Value? {
    let answer = FirstAnswer<Value?>()
    Task {
        let result: Result<Value?, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        if !answer.give(result) { late(false) }
    }
    let clock = Task {
        try await Task.sleep(nanoseconds: milliseconds * 1_000_000)
        answer.give(.success(nil)) { late(true) }
    }
    defer { clock.cancel() }
    return try await answer.value()
}

/// The first of several answers; the others come to nothing.
private final class FirstAnswer<Value: Sendable>: Sendable {
    private enum State {
        case open
        case awaited(CheckedContinuation<Value, any Error>)
        case given(Result<Value, any Error>)
        case done
    }

    private let state = Mutex(State.open)

    /// Whether it was the first.
    /// - Parameter first: done before any other answer can come.
    @discardableResult
    func give(_ result: Result<Value, any Error>, first: () -> Void = {}) -> Bool {
        state.withLock { state in
            switch state {
            case .open: state = .given(result)
            case .awaited(let continuation):
                state = .done
                continuation.resume(with: result)
            case .given, .done: return false
            }
            first()
            return true
        }
    }

    func value() async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            state.withLock { state in
                if case .given(let result) = state {
                    state = .done
                    continuation.resume(with: result)
                } else {
                    state = .awaited(continuation)
                }
            }
        }
    }
}
