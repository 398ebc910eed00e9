import Journal
import Kernel

/// An account: somebody who signs in.
public enum Account {}

/// What somebody is in the house, from a moment until another. One person may be several things at
/// once: an operator who is a director too. No operator stands above another.
public enum Role: String, Sendable, Codable, CaseIterable, Comparable {
    case `operator`, president, director, auditor, member, supplierContact

    /// What one is in the house itself. A member's and a supplier's access is given on the page of the
    /// person it is of.
    public static let ofTheHouse: [Role] = [.operator, .president, .director, .auditor]

    public var title: Bilingual {
        switch self {
        case .operator: Bilingual(it: "operatore", en: "operator")
        case .president: Bilingual(it: "presidente", en: "president")
        case .director: Bilingual(it: "consigliere", en: "director")
        case .auditor: Bilingual(it: "revisore", en: "auditor")
        case .member: Bilingual(it: "socio", en: "member")
        case .supplierContact:
            Bilingual(it: "referente di fornitore", en: "supplier contact")
        }
    }

    /// In the order in which they are told.
    public static func < (left: Role, right: Role) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
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
    /// What the office reads: letters, cases and whatever else is said in confidence.
    public static let read = Permission("read", roles: [.operator, .auditor])
    /// What those answer for who guide the cooperative: the register, the communities, the figures;
    /// not what somebody wrote to the office (J4).
    public static let oversee = Permission(
        "oversee", roles: [.operator, .auditor, .president, .director])
    /// What the house has of oneself (M8).
    public static let mine = Permission("mine", roles: [.member, .supplierContact])
    /// One's own access and preferences: everybody who signs in.
    public static let own = Permission("own", roles: Set(Role.allCases))
}

/// Who acts: a person with an account, or the house itself (mail that arrives, work of the night).
public struct Actor: Sendable, Hashable {
    public let id: ID<Account>?
    public let name: String
    public let roles: Set<Role>
    public let language: Language
    /// Nil reaches everything: who has signed in, and keys without a limit.
    public let reach: Reach?

    public init(
        id: ID<Account>, name: String, roles: Set<Role>, language: Language = .italian,
        reach: Reach? = nil
    ) {
        self.id = id
        self.name = name
        self.roles = roles
        self.language = language
        self.reach = reach
    }

    private init(house name: String) {
        id = nil
        self.name = name
        roles = []
        language = .italian
        reach = nil
    }

    /// The house itself.
    public static let house = Actor(house: "Arca")

    public func may(_ permission: Permission) -> Bool {
        id == nil || !permission.roles.isDisjoint(with: roles)
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

    /// For answers that hold a fact of another feature: a key that does not reach there is not given it.
    public func mayReach(factNamed name: String) throws { try reach(name, .read) }

    private func reach(_ name: String, _ depth: Reach.Depth) throws {
        guard let reach, !reach.covers(name, depth) else { return }
        throw CommonRefusal.outOfReach(Reach([Reach.feature(of: name): depth]))
    }
}
