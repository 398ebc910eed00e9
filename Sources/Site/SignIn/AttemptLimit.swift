import Kernel
import Synchronization

/// How often somebody may try a password. A browser that is known for the account counts by itself
/// alone. All others count for the pair of account and network, for the network, and for the account:
/// many who guess from everywhere are slowed down together, and its owner still signs in with the
/// browser she knows, or with a passkey, which is not counted.
final class AttemptLimit: Sendable {
    private let attempts = Mutex<[String: [Instant]]>([:])

    private static let windowSeconds: Int64 = 15 * 60
    private static let mostForPair = 8
    private static let mostForNetwork = 40
    private static let mostForAccount = 60
    /// Beyond this many keys those with one attempt are forgotten: memory stays bounded under attack.
    private static let mostKeys = 20_000

    /// Whether one more may be tried. It counts at once and not when it has failed: else all who
    /// come while the first is still being judged would be let in.
    /// - Parameters:
    ///   - mail: whose account, as typed; empty where no account is meant.
    ///   - device: the name of a browser that is known for this account.
    func admits(mail: String, address: String, device: String? = nil, at now: Instant) -> Bool {
        let limits = Self.limits(mail, address, device)
        return attempts.withLock { attempts in
            guard limits.allSatisfy({ Self.recent(attempts[$0.key], now).count < $0.most }) else {
                return false
            }
            if attempts.count >= Self.mostKeys {
                attempts = attempts.filter { !Self.recent($0.value, now).isEmpty }
                if attempts.count >= Self.mostKeys {
                    attempts = attempts.filter { $0.value.count > 1 }
                }
                if attempts.count >= Self.mostKeys { attempts.removeAll() }
            }
            for limit in limits {
                attempts[limit.key] = Self.recent(attempts[limit.key], now) + [now]
            }
            return true
        }
    }

    /// The one admitted at that moment was right: it is no failure.
    func succeeded(mail: String, address: String, device: String? = nil, at admitted: Instant) {
        attempts.withLock { attempts in
            for (index, limit) in Self.limits(mail, address, device).enumerated() {
                if index == 0 {
                    attempts[limit.key] = nil
                } else if let place = attempts[limit.key]?.lastIndex(of: admitted) {
                    attempts[limit.key]?.remove(at: place)
                }
            }
        }
    }

    /// Judges one attempt, if one more may be tried; nil counts as a failure.
    func judging<Found>(mail: String, _ visit: Visit, _ judge: () async throws -> Found?)
        async throws -> Found?
    {
        let (address, now) = (visit.request.address, visit.now)
        let device = KnownDevice.name(for: mail, visit)
        guard admits(mail: mail, address: address, device: device, at: now) else {
            throw SignInRefused.tooMany
        }
        let found = try await judge()
        if found != nil { succeeded(mail: mail, address: address, device: device, at: now) }
        return found
    }

    /// What an attempt counts for, the narrowest first.
    private static func limits(_ mail: String, _ address: String, _ device: String?) -> [(
        key: String, most: Int
    )] {
        let account = mail.prefix(300).lowercased()
        if let device { return [("device\u{1F}\(account)\u{1F}\(device)", mostForPair)] }
        let network = Network.name(address)
        let pair = ("pair\u{1F}\(account)\u{1F}\(network)", mostForPair)
        let whole = ("network\u{1F}\(network)", mostForNetwork)
        return account.isEmpty
            ? [pair, whole] : [pair, whole, ("account\u{1F}\(account)", mostForAccount)]
    }

    private static func recent(_ times: [Instant]?, _ now: Instant) -> [Instant] {
        (times ?? []).filter { $0.milliseconds(until: now) < windowSeconds * 1000 }
    }
}
