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
            INSERT INTO account (id, name, mail, opened_at)
            VALUES (\(account), \(entry.content?.name ?? ""), \(entry.content?.mail),
                \(entry.recordedAt))
            """)
        try RoleGiven(account: account, role: role).write(at: entry.recordedAt, to: db)
    }
}

/// Somebody may no longer sign in. What they did stays theirs.
struct AccountClosed: Fact {
    static let name = "commons.accountClosed.v1"
    let account: ID<Account>
    /// Its address may open another account: who comes back begins anew, with a new password.
    var freesMail: Bool?

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE account SET closed_at = \(entry.recordedAt) WHERE id = \(account)")
        if freesMail == true {
            try db.execute("UPDATE account SET mail = NULL WHERE id = \(account)")
        }
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

/// Opens an account for a colleague, for who guides the cooperative or for who audits it.
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
        try AccountRoleRefused.check(role, beside: [], in: tx)
        return try AccountRow.open(name, mail, role, in: tx)
    }
}

extension AccountRow {
    /// For features whose people have an access of their own; who calls has judged the role.
    public static func open(_ name: String, _ mail: MailAddress, _ role: Role, in tx: Transaction)
        throws -> ID<Account>
    {
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
        let found = try AccountRow.requireOpen(account, in: tx)
        if found.roles.contains(.operator) { try AccountRow.requireOtherOperator(in: tx) }
        try tx.append(AccountClosed(account: account, freesMail: true))
        return Done()
    }
}
