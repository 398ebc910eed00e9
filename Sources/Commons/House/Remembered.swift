import Synchronization

/// What was read with some effort and holds for as long as the journal does not grow: rows and words
/// follow from facts alone, so at the same length they are the same. Each process has its own.
final class Remembered: Sendable {
    private struct Held: Sendable {
        let length: Int64
        let value: any Sendable
    }

    private let held = Mutex<[String: Held]>([:])
    /// Beyond this many all begin anew: they are made for a few things that every page asks for.
    private static let most = 200

    func value<Value: Sendable>(_ key: String, at length: Int64, as type: Value.Type) -> Value? {
        held.withLock {
            guard let known = $0[key], known.length == length else { return nil }
            return known.value as? Value
        }
    }

    func remember(_ value: some Sendable, _ key: String, at length: Int64) {
        held.withLock {
            if let known = $0[key], known.length > length { return }
            if $0.count >= Self.most { $0.removeAll() }
            $0[key] = Held(length: length, value: value)
        }
    }
}
