import Journal
import Kernel
import Store

/// Somebody is this from here on.
struct RoleGiven: Fact {
    static let name = "commons.roleGiven.v1"
    let account: ID<Account>
    let role: Role

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try write(at: entry.recordedAt, to: db)
    }

    /// Given, taken and given again in one moment is held on.
    func write(at moment: Instant, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO account_role (account_id, role, since)
            VALUES (\(account), \(role.rawValue), \(moment))
            ON CONFLICT (account_id, role, since) DO UPDATE SET until = NULL
            """)
    }
}

/// Somebody is this no longer.
struct RoleTaken: Fact {
    static let name = "commons.roleTaken.v1"
    let account: ID<Account>
    let role: Role

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE account_role SET until = \(entry.recordedAt)
            WHERE account_id = \(account) AND role = \(role.rawValue) AND until IS NULL
            """)
    }
}

public enum AccountRoleRefused: String, Refusal {
    case auditorApart, presidentAlready, heldAlready, notHeld, lastRole, ofAPerson

    public var kind: RefusalKind { .conflict }
    public var field: String? { "role" }

    public var sentence: Bilingual {
        switch self {
        case .auditorApart:
            Bilingual(
                it:
                    "Chi rivede i conti non può amministrare né lavorare nell'ufficio: togli prima l'altro ruolo.",
                en:
                    "Who audits can neither direct nor work in the office: take the other role away first."
            )
        case .presidentAlready:
            Bilingual(
                it: "C'è già chi presiede: togli prima il ruolo a chi lo ha.",
                en: "There is a president already: take the role from who has it first.")
        case .heldAlready:
            Bilingual(
                it: "Ha già questo ruolo: scegline un altro.",
                en: "This role is held already: choose another.")
        case .ofAPerson:
            Bilingual(
                it:
                    "Questo ruolo è di una persona in anagrafe: si dà e si toglie dalla sua pagina.",
                en:
                    "This role is of a person on record: it is given and taken on that person's page."
            )
        case .notHeld:
            Bilingual(
                it: "Non ha questo ruolo: ricarica la pagina.",
                en: "This role is not held: load the page again.")
        case .lastRole:
            Bilingual(
                it: "È il suo solo ruolo: dagliene prima un altro, oppure chiudi l'accesso.",
                en: "This is the only role: give another one first, or close the account.")
        }
    }

    /// Who controls stands apart from who acts (c.c. 2399), and one person presides (c.c. 2380-bis).
    static func check(_ role: Role, beside held: [Role], in db: any Reader) throws {
        guard Role.ofTheHouse.contains(role) else { throw ofAPerson }
        if held.contains(role) { throw heldAlready }
        let acting: Set<Role> = [.operator, .president, .director]
        if role == .auditor, !acting.isDisjoint(with: held) { throw auditorApart }
        if held.contains(.auditor), acting.contains(role) { throw auditorApart }
        if role == .president,
            try db.exists(
                """
                SELECT 1 FROM account_role r JOIN account a ON a.id = r.account_id
                WHERE r.role = 'president' AND r.until IS NULL AND a.closed_at IS NULL
                """)
        {
            throw presidentAlready
        }
    }
}

/// Says that somebody is one thing more.
public struct GiveRole: Command {
    public static let name = "commons.giveRole"
    public static let purpose = Bilingual(
        it: "Dà un ruolo a chi ha un accesso.", en: "Gives a role to who has an account.")

    let account: ID<Account>
    let role: Role

    public init(account: ID<Account>, role: Role) {
        self.account = account
        self.role = role
    }

    public func run(in tx: Transaction) throws -> Done {
        let found = try AccountRow.requireOpen(account, in: tx)
        try AccountRoleRefused.check(role, beside: found.roles, in: tx)
        try tx.append(RoleGiven(account: account, role: role))
        return Done()
    }
}

/// Says that somebody is something no longer.
public struct TakeRole: Command {
    public static let name = "commons.takeRole"
    public static let purpose = Bilingual(
        it: "Toglie un ruolo a chi ha un accesso.", en: "Takes a role from who has an account.")

    let account: ID<Account>
    let role: Role

    public init(account: ID<Account>, role: Role) {
        self.account = account
        self.role = role
    }

    public func run(in tx: Transaction) throws -> Done {
        let found = try AccountRow.requireOpen(account, in: tx)
        guard Role.ofTheHouse.contains(role) else { throw AccountRoleRefused.ofAPerson }
        guard found.roles.contains(role) else { throw AccountRoleRefused.notHeld }
        if role == .operator { try AccountRow.requireOtherOperator(in: tx) }
        if found.roles.count == 1 { throw AccountRoleRefused.lastRole }
        try tx.append(RoleTaken(account: account, role: role))
        return Done()
    }
}

extension AccountRow {
    /// One role more, for features that have judged it.
    public static func give(_ role: Role, to account: AccountRow, in tx: Transaction) throws {
        if account.roles.contains(role) { return }
        try tx.append(RoleGiven(account: account.id, role: role))
    }

    /// Nothing of one's own is left to see: the account closes, unless it is somebody's of the house.
    public static func endOwn(_ account: AccountRow, in tx: Transaction) throws {
        guard account.isOfTheHouse else {
            try tx.append(AccountClosed(account: account.id, freesMail: true))
            return
        }
        for role in account.roles where !Role.ofTheHouse.contains(role) {
            try tx.append(RoleTaken(account: account.id, role: role))
        }
    }

    static func requireOpen(_ account: ID<Account>, in db: any Reader) throws -> AccountRow {
        guard let found = try find(account, in: db), found.isOpen else {
            throw AccountRefused.notFound
        }
        return found
    }
}
