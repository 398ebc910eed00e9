import Commons
import Journal
import Kernel
import Store

/// Somebody's password was set. The verifier itself is no part of the journal, which is kept for
/// ever; its hash is, so that a verifier swapped behind our back is found out and refused.
struct PasswordSet: Fact {
    static let name = "site.passwordSet.v1"
    let account: ID<Account>
    let verifierHash: String

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO credential_seal (account, verifier_hash) VALUES (\(account), \(verifierHash))
            ON CONFLICT (account) DO UPDATE SET verifier_hash = excluded.verifier_hash
            """)
    }
}

enum PasswordRefused: String, Refusal {
    case tooShort, tooLong, sameAsName, wrongOld
    /// When asked again who it is.
    case wrongProof

    var field: String? { self == .wrongOld ? "old" : "password" }

    static func check(_ password: String, name: String, mail: String) throws {
        if password.count < Passwords.shortest { throw PasswordRefused.tooShort }
        if password.utf8.count > Passwords.longest { throw PasswordRefused.tooLong }
        let isName = [name, mail].contains { $0.lowercased() == password.lowercased() }
        if isName { throw PasswordRefused.sameAsName }
    }

    var sentence: Bilingual {
        switch self {
        case .tooShort:
            Bilingual(
                it: "Almeno \(Passwords.shortest) caratteri: una frase tua va benissimo.",
                en: "At least \(Passwords.shortest) characters: a phrase of your own is perfect.")
        case .tooLong:
            Bilingual(
                it: "Al massimo \(Passwords.longest) caratteri.",
                en: "At most \(Passwords.longest) characters.")
        case .sameAsName:
            Bilingual(
                it: "Non usare il tuo nome o indirizzo come password.",
                en: "Do not use your name or address as the password.")
        case .wrongOld, .wrongProof:
            Bilingual(
                it: "La password attuale non è questa.", en: "This is not the present password.")
        }
    }
}

/// Sets a password. The verifier was made outside the transaction, since that takes its time.
struct SetPassword: Command {
    static let name = "site.setPassword"
    static let purpose = Bilingual(it: "Imposta una password.", en: "Sets a password.")
    static let permission = Permission.own

    let account: ID<Account>
    let verifier: String
    /// Only where there is none yet.
    var isFirst = false

    func run(in tx: Transaction) throws -> Done {
        guard tx.actor.id == account || tx.actor == .house else { throw CommonRefusal.forbidden }
        guard try AccountRow.find(account, in: tx)?.isOpen == true else {
            throw CommonRefusal.notFound
        }
        if isFirst, try tx.exists("SELECT 1 FROM credential WHERE account = \(account)") {
            return Done()
        }
        try tx.executeOperational(
            """
            INSERT INTO credential (account, verifier) VALUES (\(account), \(verifier))
            ON CONFLICT (account) DO UPDATE SET verifier = excluded.verifier
            """)
        try tx.append(
            PasswordSet(account: account, verifierHash: Digest.sha256(Array(verifier.utf8)).hex))
        return Done()
    }
}

public enum Credentials {
    /// Checks the password's quality, makes the verifier and sets it.
    public static func set(
        _ password: String, for account: ID<Account>, by actor: Actor, road: Road, in house: House
    ) async throws {
        let found = try await house.store.read { try AccountRow.find(account, in: $0) }
        guard let found else { throw CommonRefusal.notFound }
        try PasswordRefused.check(password, name: found.name, mail: found.mail ?? "")
        try await set(password, account, isFirst: false, by: actor, road: road, in: house)
    }

    /// The first password of a new account. The form that opened it may come again, whoever sends it
    /// then; the password its owner chose since stays.
    static func setFirst(
        _ password: String, for account: ID<Account>, road: Road, in house: House
    ) async throws {
        try await set(password, account, isFirst: true, by: .house, road: road, in: house)
    }

    private static func set(
        _ password: String, _ account: ID<Account>, isFirst: Bool, by actor: Actor, road: Road,
        in house: House
    ) async throws {
        var chance = SystemChance()
        let verifier = try await Passwords.verifier(for: password, chance: &chance)
        try await house.run(
            SetPassword(account: account, verifier: verifier, isFirst: isFirst), as: actor,
            road: road)
    }

    static func has(_ account: ID<Account>, in db: any Reader) throws -> Bool {
        try db.exists("SELECT 1 FROM credential WHERE account = \(account)")
    }

    /// The account whose address and password these are. Takes the same time if there is none.
    static func account(mail: String, password: String, in house: House) async throws -> AccountRow?
    {
        let found = try await house.store.read { db -> (AccountRow, String)? in
            guard let account = try AccountRow.find(mail: mail, in: db), account.isOpen,
                let verifier = try sealedVerifier(of: account.id, in: db)
            else { return nil }
            return (account, verifier)
        }
        return try await Passwords.matches(password, found?.1) ? found?.0 : nil
    }

    /// Nil if there is none, or if it is not the one that was last set through the door.
    private static func sealedVerifier(of account: ID<Account>, in db: any Reader) throws -> String?
    {
        let row = try db.first(
            """
            SELECT credential.verifier, credential_seal.verifier_hash
            FROM credential JOIN credential_seal ON credential_seal.account = credential.account
            WHERE credential.account = \(account)
            """
        ) { (verifier: try $0["verifier"] as String, hash: try $0["verifier_hash"] as String) }
        guard let row, Digest.sha256(Array(row.verifier.utf8)).hex == row.hash else { return nil }
        return row.verifier
    }
}
