import Synchronization

/// What was read with some effort and holds for as long as the journal does not grow: rows and words
/// follow from facts alone, so at the same length they are the same. Each process has its own.
final class Remembered: Sendable {
    private struct Held: Sendable {
        let length: Int64
        let value: any Sendable
    }

    /// What is asked, whatever tells it apart.
    private struct Key: Hashable, Sendable {
        let asked: any Hashable & Sendable

        static func == (left: Key, right: Key) -> Bool {
            AnyHashable(left.asked) == AnyHashable(right.asked)
        }

        func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(asked)) }
    }

    private let held = Mutex<[Key: Held]>([:])
    /// Beyond this many all begin anew: they are made for a few things that every page asks for.
    private static let most = 400

    func value<Value: Sendable>(
        _ asked: some Hashable & Sendable, at length: Int64, as type: Value.Type
    ) -> Value? {
        let key = Key(asked: asked)
        return held.withLock {
            guard let known = $0[key], known.length == length else { return nil }
            return known.value as? Value
        }
    }

    func remember(
        _ value: some Sendable, _ asked: some Hashable & Sendable, at length: Int64
    ) {
        let key = Key(asked: asked)
        held.withLock {
            if let known = $0[key], known.length > length { return }
            if $0.count >= Self.most { $0.removeAll() }
            $0[key] = Held(length: length, value: value)
        }
    }
}
