import Commons
import Kernel
import Store

/// Making passkeys and being known by one: what forms send, checked against what the house keeps.
enum PasskeyProof {
    /// What a challenge is for. One for signing in makes no key, nor the other way round.
    enum Purpose {
        case signIn
        case adding(ID<Account>)
        case proving(ID<Account>)

        var text: String {
            switch self {
            case .signIn: "passkey: sign in"
            case .adding(let account): "passkey: add to \(account)"
            case .proving(let account): "passkey: prove \(account)"
            }
        }
    }

    static func challenge(_ purpose: Purpose, in house: House) throws -> String {
        try Ticket.make("", for: purpose.text, in: house)
    }

    /// Adds the key that a form brings.
    static func add(_ form: Form, for account: ID<Account>, _ visit: Visit) async throws {
        guard let party = visit.relyingParty else { throw PasskeyRefused.notOffered }
        guard let clientData = Bytes.fromBase64url(form["clientData"] ?? ""),
            let attestation = Bytes.fromBase64url(form["attestation"] ?? "")
        else { throw PasskeyRefused.unreadable }
        try await answer(clientData, .create, .adding(account), party, in: visit.house)
        let (made, counter) = try Ceremony.made(attestation, at: party)
        let label = (form["label"] ?? "").trimmingSpace
        try await visit.house.run(
            AddPasskey(
                label: label.isEmpty ? visit.browserWords : label,
                credential: Bytes.base64url(made.id), algorithm: made.key.algorithm.rawValue,
                publicKey: Bytes.base64url(made.key.bytes), party: party.id, counter: counter),
            as: visit.actor, road: .web)
    }

    /// The account whose passkey answered the challenge that the form brings.
    static func account(_ form: Form, _ purpose: Purpose, _ visit: Visit) async throws -> AccountRow
    {
        guard let party = visit.relyingParty else { throw PasskeyRefused.notOffered }
        guard let clientData = Bytes.fromBase64url(form["clientData"] ?? ""),
            let authenticatorData = Bytes.fromBase64url(form["authenticatorData"] ?? ""),
            let signature = Bytes.fromBase64url(form["signature"] ?? ""),
            let credential = form["credential"], credential.utf8.count <= 1400
        else { throw PasskeyRefused.unreadable }
        try await answer(clientData, .get, purpose, party, in: visit.house)
        let found = try await visit.house.store.read { try Kept.find(credential, in: $0) }
        guard let found, found.account.isOpen, found.party == party.id else {
            throw PasskeyRefused.unknown
        }
        // Of a key that can be found without a name the device says whose it is.
        if let handle = form["userHandle"], !handle.isEmpty,
            Bytes.fromBase64url(handle) != Array("\(found.account.id)".utf8)
        {
            throw PasskeyRefused.unknown
        }
        let counter = try Ceremony.check(
            Ceremony.Answer(
                clientData: clientData, authenticatorData: authenticatorData, signature: signature),
            by: found.key, madeFor: found.party, counter: found.counter)
        guard try await found.used(counter, at: visit.now, in: visit.house) else {
            throw PasskeyRefused.unreadable
        }
        return found.account
    }

    /// The challenge was ours, for this, is not old, and was not answered before.
    private static func answer(
        _ clientData: [UInt8], _ kind: Ceremony.Kind, _ purpose: Purpose, _ party: RelyingParty,
        in house: House
    ) async throws {
        let ticket = try Ceremony.challenge(clientData, kind, at: party)
        guard Ticket.text(ticket, for: purpose.text, in: house) != nil,
            try await Ticket.use(ticket, in: house)
        else { throw PasskeyRefused.expired }
    }

    /// A passkey with its account, as the house keeps them.
    private struct Kept: Sendable {
        let id: ID<Passkey>
        let account: AccountRow
        let key: PasskeyKey
        let party: String
        let counter: Int64

        static func find(_ credential: String, in db: any Reader) throws -> Kept? {
            let row = try db.first(
                """
                SELECT passkey.id, passkey.account, passkey.algorithm, passkey.public_key,
                    passkey.party, COALESCE(passkey_use.counter, 0) AS counter
                FROM passkey LEFT JOIN passkey_use ON passkey_use.passkey = passkey.id
                WHERE passkey.credential = \(credential) AND passkey.removed_at IS NULL
                """
            ) { row -> Kept? in
                let number: Int = try row["algorithm"]
                let owner: ID<Account> = try row["account"]
                guard let algorithm = PasskeyKey.Algorithm(rawValue: number),
                    let bytes = Bytes.fromBase64url(try row["public_key"]),
                    let key = PasskeyKey(algorithm: algorithm, bytes: bytes),
                    let account = try AccountRow.find(owner, in: db)
                else { return nil }
                return Kept(
                    id: try row["id"], account: account, key: key, party: try row["party"],
                    counter: try row["counter"])
            }
            return row ?? nil
        }

        /// False where it was used at the same moment with a count that is not smaller.
        func used(_ now: Int64, at moment: Instant, in house: House) async throws -> Bool {
            try await house.store.write { db in
                let before =
                    try db.value(
                        "SELECT counter FROM passkey_use WHERE passkey = \(id)", as: Int64.self)
                    ?? 0
                guard now == 0 && before == 0 || now > before else { return false }
                try db.execute(
                    """
                    INSERT INTO passkey_use (passkey, counter, used_at)
                    VALUES (\(id), \(now), \(moment))
                    ON CONFLICT (passkey) DO UPDATE SET counter = excluded.counter,
                        used_at = excluded.used_at
                    """)
                return true
            }
        }
    }
}
