import Commons
import Journal
import Kernel
import Store

/// A program's key to the API: acts as the account it was made for, as far as it reaches. Shown once,
/// kept as a hash.
public enum Token {}

struct TokenIssued: Fact {
    static let name = "site.tokenIssued.v1"
    let token: ID<Token>
    let account: ID<Account>
    /// Of 32 random bytes: tells nothing of them.
    let secretHash: String
    /// Nil: everything that its owner may.
    var reach: Reach?
    /// The last day on which it opens; nil: until it is revoked.
    var lastDay: CalendarDate?
    /// Requests a minute; nil: no limit.
    var perMinute: Int?

    struct Content: Codable, Sendable { let label: String }

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO token
                (id, account, secret_hash, label, issued_at, reach, last_day, per_minute)
            VALUES (\(token), \(account), \(secretHash), \(entry.content?.label ?? ""),
                \(entry.recordedAt), \(reach?.description), \(lastDay?.description),
                \(perMinute.map(Int64.init)))
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

enum TokenRefused: Refusal, Equatable {
    case madeByKey
    /// On the page: reach of its own, and no feature chosen.
    case nothingChosen
    case pastDay
    case noSuchFeature(String, known: [String])
    case oddLimit

    var code: String {
        switch self {
        case .madeByKey: "madeByKey"
        case .nothingChosen: "nothingChosen"
        case .pastDay: "pastDay"
        case .noSuchFeature: "noSuchFeature"
        case .oddLimit: "oddLimit"
        }
    }

    var kind: RefusalKind { self == .madeByKey ? .forbidden : .invalid }

    var field: String? {
        switch self {
        case .madeByKey: nil
        case .nothingChosen: "kind"
        case .pastDay: "lastDay"
        case .noSuchFeature: "reach"
        case .oddLimit: "perMinute"
        }
    }

    var sentence: Bilingual {
        switch self {
        case .madeByKey:
            Bilingual(
                it: "Una chiave non può fare altre chiavi: entra tu e falla in Impostazioni.",
                en: "A key cannot make other keys: sign in yourself and make it under Settings.")
        case .nothingChosen:
            Bilingual(
                it: "Non hai scelto niente: di' in almeno una parte se legge o cambia.",
                en: "Nothing is chosen: say for at least one part whether it reads or changes.")
        case .pastDay:
            Bilingual(
                it: "L'ultimo giorno è già passato: scegline uno da oggi in poi.",
                en: "The last day is past: choose one from today on.")
        case .noSuchFeature(let name, let known):
            Bilingual(
                it: "«\(name)» non c'è: scegli fra \(known.joined(separator: ", ")).",
                en: "There is no “\(name)”: choose among \(known.joined(separator: ", ")).")
        case .oddLimit:
            Bilingual(
                it: "Le richieste al minuto vanno da 1 a \(IssueToken.mostPerMinute).",
                en: "Requests a minute go from 1 to \(IssueToken.mostPerMinute).")
        }
    }
}

/// Makes a token for oneself. Its secret is made outside and comes in as a hash: the door's records
/// never hold a secret. A token makes no tokens: else one that ends, or reaches little, would make one
/// that does not.
struct IssueToken: Command {
    static let name = "site.issueToken"
    static let purpose = Bilingual(
        it: "Registra una chiave per i programmi (ne riceve solo l'impronta).",
        en: "Registers a key for programs (receives only its hash).")
    static let permission = Permission.own
    static let mostPerMinute = 100_000

    let account: ID<Account>
    let label: String
    let secretHash: String
    var reach: Reach?
    var lastDay: CalendarDate?
    var perMinute: Int?

    func run(in tx: Transaction) throws -> ID<Token> {
        guard tx.road != .api else { throw TokenRefused.madeByKey }
        guard tx.actor.id == account || tx.actor == .house else { throw CommonRefusal.forbidden }
        let label = try Typed.required(label, field: "label", most: 80)
        guard Bytes.fromHex(secretHash)?.count == 32 else {
            throw InputRefused.wrongType(
                field: "secretHash", wanted: Bilingual(alike: "SHA-256 (hex)"))
        }
        guard try AccountRow.find(account, in: tx)?.isOpen == true else {
            throw CommonRefusal.notFound
        }
        let known = tx.features.map(\.name).sorted()
        if let odd = reach?.depths.keys.sorted().first(where: { !known.contains($0) }) {
            throw TokenRefused.noSuchFeature(odd, known: known)
        }
        if let lastDay, lastDay < tx.today { throw TokenRefused.pastDay }
        if let perMinute, !(1...Self.mostPerMinute).contains(perMinute) {
            throw TokenRefused.oddLimit
        }
        let token: ID<Token> = tx.newID()
        try tx.append(
            TokenIssued(
                token: token, account: account, secretHash: secretHash, reach: reach,
                lastDay: lastDay, perMinute: perMinute),
            content: TokenIssued.Content(label: label))
        return token
    }
}

/// Ends a token of one's own.
public struct RevokeToken: Command {
    public static let name = "site.revokeToken"
    public static let purpose = Bilingual(
        it: "Revoca una chiave propria.", en: "Revokes a key of one's own.")
    public static let permission = Permission.own

    let token: ID<Token>

    public init(token: ID<Token>) { self.token = token }

    public func run(in tx: Transaction) throws -> Done {
        let owner = try tx.value(
            "SELECT account FROM token WHERE id = \(token) AND revoked_at IS NULL",
            as: ID<Account>.self)
        guard let owner, owner == tx.actor.id else { throw CommonRefusal.notFound }
        try tx.append(TokenRevoked(token: token, account: owner))
        return Done()
    }
}
