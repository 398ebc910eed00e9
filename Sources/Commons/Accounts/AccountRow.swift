import Journal
import Kernel
import Store

/// An account as its rows have it.
public struct AccountRow: Sendable, Equatable, Codable {
    public let id: ID<Account>
    public let name: String
    public let mail: String?
    public let closedAt: Instant?
    /// What its owner is now, in the order of `Role`. A closed account keeps what it ended with.
    public let roles: [Role]

    public var isOpen: Bool { closedAt == nil }
    public var isOfTheHouse: Bool { !Set(roles).isDisjoint(with: Role.ofTheHouse) }

    /// Its owner, acting.
    public func actor(language: Language = .italian, reach: Reach? = nil) -> Actor {
        Actor(id: id, name: name, roles: Set(roles), language: language, reach: reach)
    }

    static let rolesMigration = Migration(
        "commons-004-roles",
        """
        CREATE TABLE account_role (
            account_id BIGINT NOT NULL,
            role TEXT NOT NULL,
            since BIGINT NOT NULL,
            until BIGINT,
            PRIMARY KEY (account_id, role, since)
        );
        CREATE INDEX account_role_held ON account_role (role, account_id);
        INSERT INTO account_role (account_id, role, since)
            SELECT id, role, opened_at FROM account;
        ALTER TABLE account DROP COLUMN role
        """)

    private static let selected: SQL = """
        SELECT a.id, a.name, a.mail, a.closed_at, r.role FROM account a
        LEFT JOIN account_role r ON r.account_id = a.id AND r.until IS NULL
        """

    /// One row a role becomes one account; rows of an account stand together.
    private static func all(_ sql: SQL, in db: any Reader) throws -> [AccountRow] {
        var found: [AccountRow] = []
        for row in try db.all(sql) {
            let role = (try row["role"] as String?).flatMap(Role.init)
            let id: ID<Account> = try row["id"]
            if let last = found.last, last.id == id {
                found[found.count - 1] = last.adding(role)
            } else {
                found.append(
                    AccountRow(
                        id: id, name: try row["name"], mail: try row["mail"],
                        closedAt: try row["closed_at"], roles: role.map { [$0] } ?? []))
            }
        }
        return found
    }

    private func adding(_ role: Role?) -> AccountRow {
        AccountRow(
            id: id, name: name, mail: mail, closedAt: closedAt,
            roles: (roles + (role.map { [$0] } ?? [])).sorted())
    }

    public static func find(_ id: ID<Account>, in db: any Reader) throws -> AccountRow? {
        try all("\(selected) WHERE a.id = \(id)", in: db).first
    }

    /// - Parameter mail: as typed; case does not matter.
    public static func find(mail: String, in db: any Reader) throws -> AccountRow? {
        guard let address = try? MailAddress(mail) else { return nil }
        return try all("\(selected) WHERE a.mail = \(address.matchingKey)", in: db).first
    }

    /// Accounts with this role, now or once: not the thousands of those who only see their own.
    private static func ids(_ roles: [Role]) -> SQL {
        let names: SQL = roles.dropFirst().reduce("\(roles.first?.rawValue)") {
            "\($0), \($1.rawValue)"
        }
        return "(SELECT account_id FROM account_role WHERE role IN (\(names)))"
    }

    static func ofTheHouse(in db: any Reader) throws -> [AccountRow] {
        try all(
            "\(selected) WHERE a.id IN \(ids(Role.ofTheHouse)) ORDER BY a.name, a.id", in: db)
    }

    /// The operators who may sign in, in the order in which they came: what features that share work
    /// among equals go by.
    public static func openOperators(in db: any Reader) throws -> [AccountRow] {
        try all(
            """
            \(selected) WHERE a.id IN \(ids([.operator])) AND a.closed_at IS NULL ORDER BY a.id
            """, in: db
        ).filter { $0.roles.contains(.operator) }
    }

    /// Without an operator nobody could open the house to another.
    static func requireOtherOperator(in db: any Reader) throws {
        if try openOperators(in: db).count <= 1 { throw AccountRefused.lastOperator }
    }

    /// The names of all who are or were something in the house.
    public static func names(in db: any Reader) throws -> [ID<Account>: String] {
        let rows = try db.rows(
            "SELECT id, name FROM account WHERE id IN \(ids(Role.ofTheHouse))"
        ) {
            (id: try $0["id"] as ID<Account>, name: try $0["name"] as String)
        }
        return Dictionary(rows.map { ($0.id, $0.name) }, uniquingKeysWith: { one, _ in one })
    }
}

/// Who is something in the house, or was, by name.
public struct Accounts: Query {
    public static let name = "commons.accounts"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Gli accessi della casa, per nome.", en: "The accounts of the house, by name.")

    public init() {}

    public func fetch(from db: Reading) throws -> [AccountRow] {
        try AccountRow.ofTheHouse(in: db)
    }
}
