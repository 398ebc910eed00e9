import Commons
import Kernel
import Store

/// The second factor as it is kept and asked for.
enum SecondFactor {
    static func isOn(_ account: ID<Account>, in db: any Reader) throws -> Bool {
        try db.exists("SELECT 1 FROM second_factor_seal WHERE account = \(account)")
    }

    static func isOn(_ account: ID<Account>, in house: House) async throws -> Bool {
        try await house.store.read { try isOn(account, in: $0) }
    }

    static func hash(_ sealed: String) -> String { Digest.sha256(Array(sealed.utf8)).hex }

    private static func purpose(_ account: ID<Account>) -> String { "second factor of \(account)" }

    static func seal(_ secret: [UInt8], of account: ID<Account>, in house: House) throws -> String {
        try house.secrets.seal(Bytes.hex(secret), purpose: purpose(account))
    }

    /// Whether this is the code of the telephone, or a recovery code; uses it up.
    ///
    /// Counted for the account, wherever the attempts come from: only who knows the password gets as
    /// far as this, so nobody else can use the attempts up.
    static func check(
        _ typed: String, of account: ID<Account>, limit: AttemptLimit, _ visit: Visit
    ) async throws {
        let (place, now) = ("second factor of \(account)", visit.now)
        guard limit.admits(mail: "", address: place, at: now) else {
            throw SecondFactorRefused.tooManyCodes
        }
        let code = typed.filter { !$0.isWhitespace }
        let isDigits = code.utf8.count == 6 && code.utf8.allSatisfy { (48...57).contains($0) }
        let isGood =
            isDigits
            ? try await use(code, of: account, at: now, in: visit.house)
            : try await RecoveryCodes.use(code, of: account, in: visit.house)
        guard isGood else { throw SecondFactorRefused.wrongCode }
        limit.succeeded(mail: "", address: place, at: now)
    }

    private static func use(
        _ code: String, of account: ID<Account>, at now: Instant, in house: House
    ) async throws -> Bool {
        let secrets = house.secrets
        return try await house.store.write { db in
            let row = try db.first(
                """
                SELECT second_factor.sealed, second_factor.last_step, second_factor_seal.sealed_hash
                FROM second_factor
                JOIN second_factor_seal ON second_factor_seal.account = second_factor.account
                WHERE second_factor.account = \(account)
                """
            ) {
                (
                    sealed: try $0["sealed"] as String, last: try $0["last_step"] as Int64,
                    hash: try $0["sealed_hash"] as String
                )
            }
            guard let row, hash(row.sealed) == row.hash,
                let secret = secrets.open(row.sealed, purpose: purpose(account)).flatMap({
                    Bytes.fromHex($0)
                }), let step = TOTP.step(of: code, secret, at: now, after: row.last)
            else { return false }
            try db.execute(
                "UPDATE second_factor SET last_step = \(step) WHERE account = \(account)")
            return true
        }
    }
}

/// Ten codes on paper, each good once, for the day the telephone is not there.
enum RecoveryCodes {
    private static let count = 10
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Codes of 80 random bits, and what is kept of them.
    static func make(for account: ID<Account>, chance: inout some Chance) -> (
        codes: [String], hashes: [String]
    ) {
        var codes: [String] = []
        for _ in 0..<count {
            let text = Array(Base32.text(chance.bytes(10), digits))
            codes.append(
                stride(from: 0, to: 16, by: 4).map { String(text[$0..<$0 + 4]) }
                    .joined(separator: "-"))
        }
        return (codes, codes.map { hash($0, account) })
    }

    /// Without regard to case, spaces and hyphens, and to letters taken for digits.
    private static func hash(_ typed: String, _ account: ID<Account>) -> String {
        let read = String(
            typed.uppercased().compactMap { letter -> Character? in
                switch letter {
                case "O": "0"
                case "I", "L": "1"
                default: digits.contains(letter) ? letter : nil
                }
            })
        return Bytes.hex(Secret.hash(read, purpose: "recovery \(account)"))
    }

    static func use(_ typed: String, of account: ID<Account>, in house: House) async throws -> Bool
    {
        guard (16...40).contains(typed.utf8.count) else { return false }
        return try await house.run(
            UseRecoveryCode(account: account, codeHash: hash(typed, account)), as: .house,
            road: .web)
    }
}
