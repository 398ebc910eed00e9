import Synchronization

/// How long those waited who wanted a connection of a pool, since the process began: where it grows, there
/// are too few of them, or statements that hold one for long.
public struct PoolWaits: Sendable, Equatable {
    /// `readers` or `writer`.
    public let pool: String
    /// How often one was wanted.
    public var taken = 0
    /// How often it was not there within 10 milliseconds.
    public var waited = 0
    /// All of them together.
    public var seconds = 0.0

    init(pool: String) { self.pool = pool }

    mutating func note(_ wait: Duration) {
        let (whole, rest) = wait.components
        let seconds = Double(whole) + Double(rest) / 1e18
        taken += 1
        self.seconds += seconds
        if seconds > 0.01 { waited += 1 }
    }
}
