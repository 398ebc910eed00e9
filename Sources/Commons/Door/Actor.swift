import Journal
import Kernel

/// An account: somebody who signs in.
public enum Account {}

/// What somebody may be in the house. Roles are few and equal among themselves: no operator stands
/// above another.
public enum Role: String, Sendable, Codable, CaseIterable {
    case `operator`, auditor

    public var title: Bilingual {
        switch self {
        case .operator: Bilingual(it: "operatore", en: "operator")
        case .auditor: Bilingual(it: "revisore", en: "auditor")
        }
    }
}

/// A right to a kind of command or query, and the roles that have it.
public struct Permission: Sendable, Hashable {
    public let name: String
    public let roles: Set<Role>

    public init(_ name: String, roles: Set<Role>) {
        self.name = name
        self.roles = roles
    }

    /// What the office does every day.
    public static let work = Permission("work", roles: [.operator])
    /// What whoever belongs to the house may read.
    public static let read = Permission("read", roles: [.operator, .auditor])
}

/// Who acts: a person with an account, or the house itself (mail that arrives, work of the night).
public struct Actor: Sendable, Equatable {
    public let id: ID<Account>?
    public let name: String
    public let role: Role?
    public let language: Language
    /// Nil reaches everything: who has signed in, and keys without a limit.
    public let reach: Reach?

    public init(
        id: ID<Account>, name: String, role: Role, language: Language = .italian,
        reach: Reach? = nil
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.language = language
        self.reach = reach
    }

    private init(house name: String) {
        id = nil
        self.name = name
        role = nil
        language = .italian
        reach = nil
    }

    /// The house itself.
    public static let house = Actor(house: "Arca")

    public func may(_ permission: Permission) -> Bool {
        guard let role else { return id == nil }
        return permission.roles.contains(role)
    }

    /// Rights come first: who may not run a command learns nothing about its input.
    func authorise<C: Command>(_ command: C.Type) throws {
        guard may(C.permission) else { throw CommonRefusal.forbidden }
        try reach(C.name, .write)
    }

    func authorise<Q: Query>(_ query: Q.Type) throws {
        guard may(Q.permission) else { throw CommonRefusal.forbidden }
        try reach(Q.name, .read)
    }

    private func reach(_ name: String, _ depth: Reach.Depth) throws {
        guard let reach, !reach.covers(name, depth) else { return }
        throw CommonRefusal.outOfReach(Reach([Reach.feature(of: name): depth]))
    }
}
