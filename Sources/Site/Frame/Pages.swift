import Commons
import Hummingbird
import Journal
import Kernel

/// A feature with pages.
public protocol SiteFeature: Feature {
    /// The addresses of this feature.
    func pages(_ pages: inout Pages)
    /// What it puts into the navigation.
    var menu: [MenuEntry] { get }
    /// What it shows on the page Today, in order of weight.
    func today(_ visit: Visit) async throws -> [TodayCard]
    /// How a fact of its own reads in a story; nil for facts of others and for bookkeeping.
    func story(_ fact: DecodedFact, _ stored: StoredFact, _ say: Say) -> StoryItem?
    /// Where somebody reads how a fact is proved, by its place in the journal.
    func factHref(_ sequence: Int64) -> String?
    /// The same of all that happened to a subject.
    func proofHref(of subject: ID<Subject>) -> String?
    /// What it has to set.
    func settingsLinks(_ say: Say) -> [(title: String, text: String, href: String, icon: String)]
    /// Where else the words that somebody looks for in the memory can be looked for.
    func memoryLinks(_ words: String, _ say: Say) -> [(title: String, href: String)]
    /// Pages of figures that it has beside the common one.
    func figureLinks(_ say: Say) -> [(title: String, href: String)]
}

extension SiteFeature {
    public var menu: [MenuEntry] { [] }
    public func today(_ visit: Visit) async throws -> [TodayCard] { [] }
    public func story(_ fact: DecodedFact, _ stored: StoredFact, _ say: Say) -> StoryItem? { nil }
    public func factHref(_ sequence: Int64) -> String? { nil }
    public func proofHref(of subject: ID<Subject>) -> String? { nil }
    public func memoryLinks(_ words: String, _ say: Say) -> [(title: String, href: String)] { [] }
    public func figureLinks(_ say: Say) -> [(title: String, href: String)] { [] }
    public func settingsLinks(_ say: Say) -> [(
        title: String, text: String, href: String, icon: String
    )] { [] }
}

/// One entry of the navigation.
public struct MenuEntry: Sendable {
    public let title: @Sendable (Say) -> String
    public let href: String
    public let icon: String
    /// Smaller first; under 50 it is in the bar, else in the menu "Altro".
    public let place: Int
    /// The right that its page asks for.
    public let permission: Permission

    public init(
        _ italian: String, _ english: String, href: String, icon: String, place: Int,
        _ permission: Permission = .read
    ) {
        self.permission = permission
        title = { $0(italian, english) }
        self.href = href
        self.icon = icon
        self.place = place
    }
}

/// A card on the page Today.
public struct TodayCard: Sendable {
    /// Smaller first.
    public let place: Int
    public let html: HTML

    public init(place: Int, html: HTML) {
        self.place = place
        self.html = html
    }
}

/// The table of addresses. A page of the office needs `.read`; what changes something needs `.work`,
/// and a form token.
public struct Pages: Sendable {
    struct Route: Sendable {
        let method: HTTPRequest.Method
        let path: String
        let access: Access
        let bodyLimit: Int
        let handle: @Sendable (Visit, Form) async throws -> Answer

        func fits(_ other: String) -> Bool {
            let parts = path.split(separator: "/")
            let others = other.split(separator: "/")
            return parts.count == others.count
                && zip(parts, others).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
        }
    }

    enum Access: Sendable, Equatable {
        case anybody
        case signedIn(Permission)
    }

    /// A form of ours, generously.
    public static let formLimit = 2 << 20

    private(set) var routes: [Route] = []

    public mutating func get(
        _ path: String, _ permission: Permission = .read,
        _ handle: @Sendable @escaping (Visit) async throws -> Answer
    ) {
        routes.append(
            Route(method: .get, path: path, access: .signedIn(permission), bodyLimit: 0) {
                visit, _ in
                try await handle(visit)
            })
    }

    public mutating func post(
        _ path: String, _ permission: Permission = .work, bodyLimit: Int = formLimit,
        _ handle: @Sendable @escaping (Visit, Form) async throws -> Answer
    ) {
        routes.append(
            Route(
                method: .post, path: path, access: .signedIn(permission), bodyLimit: bodyLimit,
                handle: handle))
    }

    /// For those who never signed in: the address itself must be the right.
    public mutating func anybodyGets(
        _ path: String, _ handle: @Sendable @escaping (Visit) async throws -> Answer
    ) {
        open(.get, path) { visit, _ in try await handle(visit) }
    }

    public mutating func anybodyPosts(
        _ path: String, _ handle: @Sendable @escaping (Visit, Form) async throws -> Answer
    ) {
        open(.post, path, handle)
    }

    mutating func open(
        _ method: HTTPRequest.Method, _ path: String,
        _ handle: @Sendable @escaping (Visit, Form) async throws -> Answer
    ) {
        routes.append(
            Route(
                method: method, path: path, access: .anybody, bodyLimit: Self.formLimit,
                handle: handle))
    }
}
