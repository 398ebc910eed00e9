import Commons
import Journal
import Kernel
import Store

/// A program's key to the API: acts as the account it was made for. Shown once, kept as a hash.
public enum Token {}

struct TokenIssued: Fact {
    static let name = "site.tokenIssued.v1"
    let token: ID<Token>
    let account: ID<Account>
    /// Of 32 random bytes: tells nothing of them.
    let secretHash: String

    struct Content: Codable, Sendable { let label: String }

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO token (id, account, secret_hash, label, issued_at)
            VALUES (\(token), \(account), \(secretHash), \(entry.content?.label ?? ""), \(entry.recordedAt))
            """)
    }
}

struct TokenRevoked: Fact {
    static let name = "site.tokenRevoked.v1"
    let token: ID<Token>
    let account: ID<Account>

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE token SET revoked_at = \(entry.recordedAt) WHERE id = \(token)")
    }
}

/// Makes a token for oneself. Its secret is made outside and comes in as a hash: the door's records
/// never hold a secret.
struct IssueToken: Command {
    static let name = "site.issueToken"
    static let purpose = Bilingual(
        it: "Registra una chiave per i programmi (ne riceve solo l'impronta).",
        en: "Registers a key for programs (receives only its hash).")
    static let permission = Permission.read

    let account: ID<Account>
    let label: String
    let secretHash: String

    func run(in tx: Transaction) throws -> ID<Token> {
        guard tx.actor.id == account || tx.actor == .house else { throw CommonRefusal.forbidden }
        let label = try Typed.required(label, field: "label", most: 80)
        guard Bytes.fromHex(secretHash)?.count == 32 else {
            throw InputRefused.wrongType(
                field: "secretHash", wanted: Bilingual(alike: "SHA-256 (hex)"))
        }
        guard try AccountRow.find(account, in: tx)?.isOpen == true else {
            throw CommonRefusal.notFound
        }
        let token: ID<Token> = tx.newID()
        try tx.append(
            TokenIssued(token: token, account: account, secretHash: secretHash),
            content: TokenIssued.Content(label: label))
        return token
    }
}

/// Ends a token of one's own.
struct RevokeToken: Command {
    static let name = "site.revokeToken"
    static let purpose = Bilingual(
        it: "Revoca una chiave propria.", en: "Revokes a key of one's own.")
    static let permission = Permission.read

    let token: ID<Token>

    func run(in tx: Transaction) throws -> Done {
        let owner = try tx.value(
            "SELECT account FROM token WHERE id = \(token) AND revoked_at IS NULL",
            as: ID<Account>.self)
        guard let owner, owner == tx.actor.id else { throw CommonRefusal.notFound }
        try tx.append(TokenRevoked(token: token, account: owner))
        return Done()
    }
}

/// One's own tokens, the newest first.
struct MyTokens: Query {
    static let name = "site.tokens"
    static let purpose = Bilingual(it: "Le proprie chiavi.", en: "One's own keys.")

    struct Row: Codable, Sendable {
        let id: ID<Token>
        let label: String
        let issuedAt: Instant
        let revokedAt: Instant?
    }

    func fetch(from db: Reading) throws -> [Row] {
        try db.rows(
            """
            SELECT id, label, issued_at, revoked_at FROM token
            WHERE account = \(db.actor.id) ORDER BY id DESC
            """
        ) {
            Row(
                id: try $0["id"], label: try $0["label"], issuedAt: try $0["issued_at"],
                revokedAt: try $0["revoked_at"])
        }
    }
}

public enum Tokens {
    private static let prefix = "arca_"

    /// Makes a token and gives its secret, the only time it is seen.
    public static func issue(
        label: String, for account: ID<Account>, by actor: Actor, road: Road, in house: House
    ) async throws -> String {
        var chance = SystemChance()
        let secret = prefix + Secret.make(&chance)
        let hash = Bytes.hex(Secret.hash(secret, purpose: "token"))
        try await house.run(
            IssueToken(account: account, label: label, secretHash: hash), as: actor, road: road)
        return secret
    }

    static func actor(secret: String, in house: House) async throws -> Actor? {
        guard secret.hasPrefix(prefix), secret.utf8.count < 100 else { return nil }
        let hash = Bytes.hex(Secret.hash(secret, purpose: "token"))
        return try await house.store.read { db in
            let account = try db.value(
                "SELECT account FROM token WHERE secret_hash = \(hash) AND revoked_at IS NULL",
                as: ID<Account>.self)
            guard let account, let row = try AccountRow.find(account, in: db), row.isOpen else {
                return nil
            }
            return Actor(id: row.id, name: row.name, role: row.role)
        }
    }
}
