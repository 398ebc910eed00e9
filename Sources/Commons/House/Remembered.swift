import Journal
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

    /// Up to where the journal was looked through for facts of some names, and the place of the last.
    private struct Reach: Sendable {
        let length: Int64
        let last: Int64
    }

    private let held = Mutex<[Key: Held]>([:])
    private let about = Mutex<[[String]: [Int64: FactEntity?]]>([:])
    private let reaches = Mutex<[[String]: Reach]>([:])
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

    /// A place that no fact of these names comes after, in a journal of this length: two states with
    /// the same place have the same such facts.
    /// - Parameter look: the place of the last such fact after a place, if there is one.
    func last(
        of names: [String], at length: Int64, _ look: (Int64) throws -> Int64?
    ) rethrows -> Int64 {
        // Nothing is remembered yet, or so much came in that to look through it is not worth it.
        guard let known = reaches.withLock({ $0[names] }),
            length - known.length < Self.mostLookedThrough
        else { return note(Reach(length: length, last: length), of: names) }
        if known.length == length { return known.last }
        // A state older than what another one was asked for.
        if known.length > length { return min(known.last, length) }
        return note(
            Reach(length: length, last: try look(known.length) ?? known.last), of: names)
    }

    private static let mostLookedThrough: Int64 = 5_000

    private func note(_ reach: Reach, of names: [String]) -> Int64 {
        reaches.withLock {
            if let known = $0[names], known.length > reach.length { return }
            $0[names] = reach
        }
        return reach.last
    }

    /// What facts are about, by the names asked for and their places.
    /// - Parameter read: of those that are not known yet.
    func entities(
        of places: [Int64], named names: [String],
        _ read: ([Int64]) throws -> [Int64: FactEntity]
    ) rethrows -> Set<FactEntity> {
        var entities: Set<FactEntity> = []
        let unknown = about.withLock { about in
            places.filter { place in
                guard let known = about[names]?[place] else { return true }
                if let known { entities.insert(known) }
                return false
            }
        }
        guard !unknown.isEmpty else { return entities }
        let found = try read(unknown)
        about.withLock { about in
            if (about[names]?.count ?? 0) + unknown.count > Self.mostAbout { about[names] = nil }
            for place in unknown { about[names, default: [:]][place] = .some(found[place]) }
        }
        return entities.union(found.values)
    }

    private static let mostAbout = 50_000
}
