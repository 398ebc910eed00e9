import Journal
import Kernel
import Store

/// Somebody may sign in from here on.
struct AccountOpened: Fact {
    static let name = "commons.accountOpened.v1"
    let account: ID<Account>
    let role: Role

    struct Content: Codable, Sendable {
        let name: String
        let mail: String
    }

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO account (id, role, name, mail, opened_at)
            VALUES (\(account), \(role.rawValue), \(entry.content?.name ?? ""), \(entry.content?.mail),
                \(entry.recordedAt))
            """)
    }
}

/// Somebody may no longer sign in. What they did stays theirs.
struct AccountClosed: Fact {
    static let name = "commons.accountClosed.v1"
    let account: ID<Account>

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE account SET closed_at = \(entry.recordedAt) WHERE id = \(account)")
    }
}

public enum AccountRefused: String, Refusal {
    case mailInUse, lastOperator, notFound

    public var kind: RefusalKind {
        switch self {
        case .mailInUse, .lastOperator: .conflict
        case .notFound: .notFound
        }
    }

    public var field: String? { self == .mailInUse ? "mail" : nil }

    public var sentence: Bilingual {
        switch self {
        case .mailInUse:
            Bilingual(
                it: "Con questo indirizzo c'è già un accesso: usane un altro.",
                en: "There is an account with this address already: use another.")
        case .lastOperator:
            Bilingual(
                it: "È l'ultimo operatore: prima apri l'accesso a un'altra persona.",
                en: "This is the last operator: open an account for somebody else first.")
        case .notFound: CommonRefusal.notFound.sentence
        }
    }
}

/// Opens an account for a colleague or for whoever audits.
public struct OpenAccount: Command {
    public static let name = "commons.openAccount"
    public static let purpose = Bilingual(
        it: "Apre un accesso per una persona.", en: "Opens an account for somebody.")

    let accountName: String
    let mail: MailAddress
    let role: Role

    public init(accountName: String, mail: MailAddress, role: Role) {
        self.accountName = accountName
        self.mail = mail
        self.role = role
    }

    public func run(in tx: Transaction) throws -> ID<Account> {
        let name = try Typed.required(accountName, field: "accountName")
        let key = mail.matchingKey
        if try tx.exists("SELECT 1 FROM account WHERE mail = \(key)") {
            throw AccountRefused.mailInUse
        }
        let account: ID<Account> = tx.newID()
        try tx.append(
            AccountOpened(account: account, role: role),
            content: AccountOpened.Content(name: name, mail: key))
        return account
    }
}

/// Ends an account.
public struct CloseAccount: Command {
    public static let name = "commons.closeAccount"
    public static let purpose = Bilingual(it: "Chiude un accesso.", en: "Closes an account.")

    let account: ID<Account>

    public init(account: ID<Account>) { self.account = account }

    public func run(in tx: Transaction) throws -> Done {
        guard let found = try AccountRow.find(account, in: tx), found.isOpen else {
            throw AccountRefused.notFound
        }
        let operators = try tx.count(
            "SELECT COUNT(*) FROM account WHERE role = 'operator' AND closed_at IS NULL")
        if found.role == .operator, operators <= 1 { throw AccountRefused.lastOperator }
        try tx.append(AccountClosed(account: account))
        return Done()
    }
}

/// An account as its row has it.
public struct AccountRow: Sendable, Equatable, Codable {
    public let id: ID<Account>
    public let role: Role
    public let name: String
    public let mail: String?
    public let closedAt: Instant?

    public var isOpen: Bool { closedAt == nil }

    init(_ row: Row) throws {
        id = try row["id"]
        role = Role(rawValue: try row["role"]) ?? .auditor
        name = try row["name"]
        mail = try row["mail"]
        closedAt = try row["closed_at"]
    }

    public static func find(_ id: ID<Account>, in db: any Reader) throws -> AccountRow? {
        try db.first(
            "SELECT id, role, name, mail, closed_at FROM account WHERE id = \(id)", AccountRow.init)
    }

    /// The names of all who ever signed in.
    public static func names(in db: any Reader) throws -> [ID<Account>: String] {
        let rows = try db.rows("SELECT id, name FROM account") {
            (id: try $0["id"] as ID<Account>, name: try $0["name"] as String)
        }
        return Dictionary(rows.map { ($0.id, $0.name) }, uniquingKeysWith: { one, _ in one })
    }

    /// - Parameter mail: as typed; case does not matter.
    public static func find(mail: String, in db: any Reader) throws -> AccountRow? {
        guard let address = try? MailAddress(mail) else { return nil }
        return try db.first(
            """
            SELECT id, role, name, mail, closed_at FROM account WHERE mail = \(address.matchingKey)
            """, AccountRow.init)
    }
}

/// Everybody who may sign in, or could, by name.
public struct Accounts: Query {
    public static let name = "commons.accounts"
    public static let purpose = Bilingual(
        it: "Gli accessi, per nome.", en: "The accounts, by name.")

    public init() {}

    public func fetch(from db: Reading) throws -> [AccountRow] {
        try db.rows(
            "SELECT id, role, name, mail, closed_at FROM account ORDER BY name, id", AccountRow.init
        )
    }
}
