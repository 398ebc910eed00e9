import Synchronization

/// Tests run in parallel and each opens a handful of connections: only so many may hold a PostgreSQL
/// database at once, the others wait in order of arrival.
final class EngineTurns: Sendable {
    static let postgres = EngineTurns(places: 5)

    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(places: Int) { state = Mutex(State(free: places)) }

    func enter() async {
        await withCheckedContinuation { continuation in
            let mayEnter = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if mayEnter { continuation.resume() }
        }
    }

    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}

extension TestEngine {
    func enter() async { if self == .postgres { await EngineTurns.postgres.enter() } }
    func leave() { if self == .postgres { EngineTurns.postgres.leave() } }
}
