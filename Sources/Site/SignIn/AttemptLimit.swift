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

    /// Whether one more may be tried. It counts at once and not when it has failed: else all who
    /// come while the first is still being judged would be let in.
    func admits(mail: String, address: String, at now: Instant) -> Bool {
        attempts.withLock { attempts in
            guard Self.recent(attempts[Self.pair(mail, address)], now).count < Self.mostForPair,
                Self.recent(attempts[address], now).count < Self.mostForAddress
            else { return false }
            if attempts.count >= Self.mostKeys {
                attempts = attempts.filter { !Self.recent($0.value, now).isEmpty }
                if attempts.count >= Self.mostKeys { attempts.removeAll() }
            }
            for key in [Self.pair(mail, address), address] {
                attempts[key] = Self.recent(attempts[key], now) + [now]
            }
            return true
        }
    }

    /// The one admitted at that moment was right: it is no failure.
    func succeeded(mail: String, address: String, at admitted: Instant) {
        attempts.withLock { attempts in
            attempts[Self.pair(mail, address)] = nil
            if let index = attempts[address]?.lastIndex(of: admitted) {
                attempts[address]?.remove(at: index)
            }
        }
    }

    /// Judges one attempt, if one more may be tried; nil counts as a failure.
    func judging<Found>(mail: String, _ visit: Visit, _ judge: () async throws -> Found?)
        async throws -> Found?
    {
        let (address, now) = (visit.request.address, visit.now)
        guard admits(mail: mail, address: address, at: now) else { throw SignInRefused.tooMany }
        let found = try await judge()
        if found != nil { succeeded(mail: mail, address: address, at: now) }
        return found
    }

    private static func pair(_ mail: String, _ address: String) -> String {
        "\(mail.prefix(300).lowercased())\u{1F}\(address)"
    }

    private static func recent(_ times: [Instant]?, _ now: Instant) -> [Instant] {
        (times ?? []).filter { $0.milliseconds(until: now) < windowSeconds * 1000 }
    }
}
