import Commons
import Journal
import Kernel
import Store

/// A key that lies in somebody's device or key ring and signs in without a password.
public enum Passkey {}

/// Somebody's device holds a key for the house. Its public half is no secret.
struct PasskeyAdded: Fact {
    static let name = "site.passkeyAdded.v1"
    let passkey: ID<Passkey>
    let account: ID<Account>
    /// How the device names it; base64url.
    let credential: String
    /// The registered number of COSE.
    let algorithm: Int
    /// Base64url, as `PasskeyKey` keeps it.
    let publicKey: String
    /// The name of the house that it was made for.
    let party: String

    struct Content: Codable, Sendable { let label: String }

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO passkey (id, account, credential, algorithm, public_key, party, label, added_at)
            VALUES (\(passkey), \(account), \(credential), \(algorithm), \(publicKey), \(party),
                \(entry.content?.label ?? ""), \(entry.recordedAt))
            """)
    }
}

/// A key of somebody's opens nothing any more.
struct PasskeyRemoved: Fact {
    static let name = "site.passkeyRemoved.v1"
    let passkey: ID<Passkey>
    let account: ID<Account>

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE passkey SET removed_at = \(entry.recordedAt) WHERE id = \(passkey)")
    }
}

/// Adds a passkey of one's own. What the browser said was checked outside: this command has no road
/// but that page.
struct AddPasskey: Command {
    static let name = "site.addPasskey"
    static let purpose = Bilingual(it: "Aggiunge una passkey.", en: "Adds a passkey.")
    static let permission = Permission.own

    private static let most = 20

    let label: String
    let credential: String
    let algorithm: Int
    let publicKey: String
    let party: String
    let counter: Int64

    func run(in tx: Transaction) throws -> ID<Passkey> {
        guard let account = tx.actor.id else { throw CommonRefusal.forbidden }
        let label = try Typed.required(label, field: "label", most: 80)
        // A removed one as well: its name stays taken, so that nobody else can bring it.
        if try tx.exists("SELECT 1 FROM passkey WHERE credential = \(credential)") {
            throw PasskeyRefused.alreadyHere
        }
        let own = try tx.count(
            "SELECT COUNT(*) FROM passkey WHERE account = \(account) AND removed_at IS NULL")
        guard own < Self.most else { throw PasskeyRefused.tooMany }
        let passkey: ID<Passkey> = tx.newID()
        try tx.append(
            PasskeyAdded(
                passkey: passkey, account: account, credential: credential, algorithm: algorithm,
                publicKey: publicKey, party: party),
            content: PasskeyAdded.Content(label: label))
        try tx.executeOperational(
            "INSERT INTO passkey_use (passkey, counter) VALUES (\(passkey), \(counter))")
        return passkey
    }
}

/// Removes a passkey of one's own, or by who owns the machine; the page asks before who one is.
struct RemovePasskey: Command {
    static let name = "site.removePasskey"
    static let purpose = Bilingual(it: "Toglie una passkey.", en: "Removes a passkey.")
    static let permission = Permission.own

    let passkey: ID<Passkey>

    func run(in tx: Transaction) throws -> Done {
        let owner = try tx.value(
            "SELECT account FROM passkey WHERE id = \(passkey) AND removed_at IS NULL",
            as: ID<Account>.self)
        guard let owner, owner == tx.actor.id || tx.actor == .house else {
            throw CommonRefusal.notFound
        }
        try tx.append(PasskeyRemoved(passkey: passkey, account: owner))
        try tx.executeOperational("DELETE FROM passkey_use WHERE passkey = \(passkey)")
        return Done()
    }
}

/// One's own passkeys, the newest first.
struct MyPasskeys: Query {
    static let name = "site.passkeys"
    static let permission = Permission.own
    static let purpose = Bilingual(it: "Le proprie passkey.", en: "One's own passkeys.")

    struct Row: Codable, Sendable {
        let id: ID<Passkey>
        let label: String
        /// As the browser wants it, so that it does not make a second in the same place.
        let credential: String
        let addedAt: Instant
        let usedAt: Instant?
    }

    func fetch(from db: Reading) throws -> [Row] {
        try db.rows(
            """
            SELECT passkey.id, passkey.label, passkey.credential, passkey.added_at,
                passkey_use.used_at
            FROM passkey LEFT JOIN passkey_use ON passkey_use.passkey = passkey.id
            WHERE passkey.account = \(db.actor.id) AND passkey.removed_at IS NULL
            ORDER BY passkey.id DESC
            """
        ) {
            Row(
                id: try $0["id"], label: try $0["label"], credential: try $0["credential"],
                addedAt: try $0["added_at"], usedAt: try $0["used_at"])
        }
    }
}
