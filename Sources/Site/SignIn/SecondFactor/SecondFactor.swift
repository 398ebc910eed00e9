import Commons
import Journal
import Kernel
import Store

/// Beside the password a code is asked for from here on. The secret lies sealed outside the journal
/// (ADR 0009); the hash of what was sealed is here, so that one swapped behind our back opens nothing.
struct SecondFactorSet: Fact {
    static let name = "site.secondFactorSet.v1"
    let account: ID<Account>
    let sealedHash: String

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO second_factor_seal (account, sealed_hash, set_at)
            VALUES (\(account), \(sealedHash), \(entry.recordedAt))
            ON CONFLICT (account) DO UPDATE SET sealed_hash = excluded.sealed_hash,
                set_at = excluded.set_at
            """)
    }
}

/// The password alone does again, and the recovery codes are void.
struct SecondFactorRemoved: Fact {
    static let name = "site.secondFactorRemoved.v1"
    let account: ID<Account>

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("DELETE FROM second_factor_seal WHERE account = \(account)")
        try db.execute("DELETE FROM recovery_code WHERE account = \(account)")
    }
}

/// New recovery codes; those before are void. Hashes of 80 random bits tell nothing of them.
struct RecoveryCodesMade: Fact {
    static let name = "site.recoveryCodesMade.v1"
    let account: ID<Account>
    let codeHashes: [String]

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("DELETE FROM recovery_code WHERE account = \(account)")
        for hash in codeHashes {
            try db.execute(
                "INSERT INTO recovery_code (account, code_hash) VALUES (\(account), \(hash))")
        }
    }
}

/// A recovery code did its one service.
struct RecoveryCodeUsed: Fact {
    static let name = "site.recoveryCodeUsed.v1"
    let account: ID<Account>
    let codeHash: String

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE recovery_code SET used_at = \(entry.recordedAt)
            WHERE account = \(account) AND code_hash = \(codeHash)
            """)
    }
}

/// Switches the second factor on for oneself, with its first recovery codes. The page has seen that
/// the telephone shows the right code.
struct SetSecondFactor: Command {
    static let name = "site.setSecondFactor"
    static let purpose = Bilingual(
        it: "Attiva il secondo fattore.", en: "Switches the second factor on.")
    static let permission = Permission.own

    let sealed: String
    /// The code that was shown is used up.
    let step: Int64
    let codeHashes: [String]

    func run(in tx: Transaction) throws -> Done {
        guard let account = tx.actor.id else { throw CommonRefusal.forbidden }
        if try SecondFactor.isOn(account, in: tx) { throw SecondFactorRefused.alreadyOn }
        try tx.executeOperational(
            """
            INSERT INTO second_factor (account, sealed, last_step)
            VALUES (\(account), \(sealed), \(step))
            ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed,
                last_step = excluded.last_step
            """)
        try tx.append(SecondFactorSet(account: account, sealedHash: SecondFactor.hash(sealed)))
        try tx.append(RecoveryCodesMade(account: account, codeHashes: codeHashes))
        return Done()
    }
}

/// Makes new recovery codes for oneself.
struct RenewRecoveryCodes: Command {
    static let name = "site.renewRecoveryCodes"
    static let purpose = Bilingual(
        it: "Rinnova i codici di recupero.", en: "Renews the recovery codes.")
    static let permission = Permission.own

    let codeHashes: [String]

    func run(in tx: Transaction) throws -> Done {
        guard let account = tx.actor.id else { throw CommonRefusal.forbidden }
        guard try SecondFactor.isOn(account, in: tx) else { throw CommonRefusal.notFound }
        try tx.append(RecoveryCodesMade(account: account, codeHashes: codeHashes))
        return Done()
    }
}

/// Switches the second factor off: for oneself, or by who owns the machine.
struct RemoveSecondFactor: Command {
    static let name = "site.removeSecondFactor"
    static let purpose = Bilingual(
        it: "Disattiva il secondo fattore.", en: "Switches the second factor off.")
    static let permission = Permission.own

    let account: ID<Account>

    func run(in tx: Transaction) throws -> Done {
        guard tx.actor.id == account || tx.actor == .house else { throw CommonRefusal.forbidden }
        guard try SecondFactor.isOn(account, in: tx) else { throw CommonRefusal.notFound }
        try tx.append(SecondFactorRemoved(account: account))
        try tx.executeOperational("DELETE FROM second_factor WHERE account = \(account)")
        return Done()
    }
}

/// Uses a recovery code up; says whether it was one.
struct UseRecoveryCode: Command {
    static let name = "site.useRecoveryCode"
    static let purpose = Bilingual(
        it: "Usa un codice di recupero.", en: "Uses a recovery code up.")
    static let permission = Permission.own

    let account: ID<Account>
    let codeHash: String

    func run(in tx: Transaction) throws -> Bool {
        guard tx.actor == .house else { throw CommonRefusal.forbidden }
        let isGood = try tx.exists(
            """
            SELECT 1 FROM recovery_code
            WHERE account = \(account) AND code_hash = \(codeHash) AND used_at IS NULL
            """)
        if isGood { try tx.append(RecoveryCodeUsed(account: account, codeHash: codeHash)) }
        return isGood
    }
}

/// One's own second factor, and how many recovery codes are left.
struct MySecondFactor: Query {
    static let name = "site.secondFactor"
    static let permission = Permission.own
    static let purpose = Bilingual(
        it: "Il proprio secondo fattore.", en: "One's own second factor.")

    struct Answer: Codable, Sendable {
        /// Nil where it is off.
        let setAt: Instant?
        let codesLeft: Int
    }

    func fetch(from db: Reading) throws -> Answer {
        let setAt = try db.value(
            "SELECT set_at FROM second_factor_seal WHERE account = \(db.actor.id)",
            as: Instant.self)
        let left = try db.count(
            """
            SELECT COUNT(*) FROM recovery_code
            WHERE account = \(db.actor.id) AND used_at IS NULL
            """)
        return Answer(setAt: setAt, codesLeft: left)
    }
}

enum SecondFactorRefused: String, Refusal {
    case alreadyOn, wrongCode, tooManyCodes, expired

    var kind: RefusalKind {
        switch self {
        case .alreadyOn: .conflict
        case .tooManyCodes: .tooMany
        case .wrongCode, .expired: .invalid
        }
    }

    var field: String? { self == .wrongCode ? "code" : nil }

    var sentence: Bilingual {
        switch self {
        case .alreadyOn:
            Bilingual(
                it: "Il secondo fattore è già attivo.", en: "The second factor is on already.")
        case .wrongCode:
            Bilingual(
                it: "Il codice non è questo, o è già servito: scrivi il prossimo.",
                en: "This is not the code, or it was used already: type the next one.")
        case .tooManyCodes:
            Bilingual(
                it: "Troppi codici sbagliati: aspetta un quarto d'ora, o entra con una passkey.",
                en: "Too many wrong codes: wait a quarter of an hour, or sign in with a passkey.")
        case .expired:
            Bilingual(
                it: "È passato troppo tempo: ricomincia.", en: "It took too long: begin again.")
        }
    }
}
