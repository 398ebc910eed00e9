import Kernel
import Synchronization

/// How often somebody may try a password. Counted for the pair of address and account, and for the
/// address alone: who guesses at another's account from elsewhere does not lock its owner out.
final class AttemptLimit: Sendable {
    private let attempts = Mutex<[String: [Instant]]>([:])

    private static let windowSeconds: Int64 = 15 * 60
    private static let mostForPair = 8
    private static let mostForAddress = 40
    /// Beyond this many keys the oldest are forgotten: memory stays bounded under attack.
    private static let mostKeys = 20_000

    func isAllowed(mail: String, address: String, at now: Instant) -> Bool {
        attempts.withLock { attempts in
            Self.recent(attempts[Self.pair(mail, address)], now).count < Self.mostForPair
                && Self.recent(attempts[address], now).count < Self.mostForAddress
        }
    }

    func failed(mail: String, address: String, at now: Instant) {
        attempts.withLock { attempts in
            if attempts.count >= Self.mostKeys {
                attempts = attempts.filter { !Self.recent($0.value, now).isEmpty }
                if attempts.count >= Self.mostKeys { attempts.removeAll() }
            }
            for key in [Self.pair(mail, address), address] {
                attempts[key] = Self.recent(attempts[key], now) + [now]
            }
        }
    }

    func succeeded(mail: String, address: String) {
        attempts.withLock { $0[Self.pair(mail, address)] = nil }
    }

    private static func pair(_ mail: String, _ address: String) -> String {
        "\(mail.prefix(300).lowercased())\u{1F}\(address)"
    }

    private static func recent(_ times: [Instant]?, _ now: Instant) -> [Instant] {
        (times ?? []).filter { $0.milliseconds(until: now) < windowSeconds * 1000 }
    }
}
