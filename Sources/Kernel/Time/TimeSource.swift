import Foundation
import Synchronization

/// Where the time comes from. Rules never ask it: they are handed an `Instant`.
public protocol TimeSource: Sendable {
    func now() -> Instant
}

/// The clock of the machine.
public struct SystemTime: TimeSource {
    public init() {}

    public func now() -> Instant {
        let milliseconds = (Date().timeIntervalSince1970 * 1000).rounded(.down)
        return Instant(milliseconds: Int64(exactly: milliseconds) ?? 0)
    }
}

/// A clock that stands still until it is set: for tests, replays and simulations.
public final class FixedTime: TimeSource {
    private let instant: Mutex<Instant>

    public init(_ instant: Instant) { self.instant = Mutex(instant) }

    public func now() -> Instant { instant.withLock { $0 } }

    public func set(_ new: Instant) { instant.withLock { $0 = new } }

    /// Moves the clock; a negative number moves it back.
    public func advance(milliseconds: Int64) {
        instant.withLock { $0 = $0.adding(milliseconds: milliseconds) }
    }

    public func advance(seconds: Int64) {
        instant.withLock { $0 = $0.adding(seconds: seconds) }
    }

    public func advance(days: Int64) {
        instant.withLock { $0 = $0.adding(days: days) }
    }
}
