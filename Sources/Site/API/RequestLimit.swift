import Kernel
import Synchronization

/// How many requests a key may send: so many at once, and as many again evenly in each minute. It counts
/// in this process: with several nodes each lets as many through.
final class RequestLimit: Sendable {
    private struct Purse {
        var left: Double
        var at: Instant
    }

    private let purses = Mutex<[ID<Token>: Purse]>([:])

    /// Nil when it may; else after how many seconds it may again.
    func wait(of token: ID<Token>, perMinute: Int, at now: Instant) -> Int? {
        let most = Double(max(1, perMinute))
        return purses.withLock { purses in
            var purse = purses[token] ?? Purse(left: most, at: now)
            let passed = Double(max(0, purse.at.milliseconds(until: now))) / 60_000
            purse = Purse(left: min(most, purse.left + passed * most), at: now)
            defer { purses[token] = purse }
            guard purse.left >= 1 else {
                return max(1, Int(((1 - purse.left) / most * 60).rounded(.up)))
            }
            purse.left -= 1
            return nil
        }
    }
}
