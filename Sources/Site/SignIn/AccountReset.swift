import Commons
import Kernel
import Store

/// For who lost password, telephone or key: only who owns the machine may do this, so that no
/// colleague can take an account over (ADR 0019). The facts say that the house did it.
public enum AccountReset {
    /// Sets a new password; removes second factor, recovery codes and passkeys; ends all sessions.
    public static func run(_ password: String, for account: ID<Account>, in house: House)
        async throws
    {
        try await Credentials.set(password, for: account, by: .house, road: .cli, in: house)
        if try await SecondFactor.isOn(account, in: house) {
            try await house.run(RemoveSecondFactor(account: account), as: .house, road: .cli)
        }
        let passkeys = try await house.store.read { db in
            try db.values(
                "SELECT id FROM passkey WHERE account = \(account) AND removed_at IS NULL ORDER BY id",
                as: ID<Passkey>.self)
        }
        for passkey in passkeys {
            try await house.run(RemovePasskey(passkey: passkey), as: .house, road: .cli)
        }
        try await Session.endAll(of: account, in: house)
    }
}
