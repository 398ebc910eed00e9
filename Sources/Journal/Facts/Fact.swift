import Kernel
import Store

/// Anything that a fact can be about: a party, a case, a mailbox. All identifiers come from one
/// number space, so a subject needs no kind beside it.
public enum Subject {}

extension ID {
    public var subject: ID<Subject> { ID<Subject>(rawValue: rawValue) }
}

/// Something that happened, kept for decades. Its own fields are structure (ids, dates, amounts,
/// codes) and stay for ever; names, texts and addresses of people are its `Content`, which the law
/// may oblige us to erase. Fields only grow; a changed meaning is a new version of the name.
///
/// Only `apply` writes rows, in the transaction that appends the fact, and again at replay: so it
/// must depend on nothing but its arguments and the rows that earlier facts left.
public protocol Fact: Codable, Sendable {
    associatedtype Content: Codable & Sendable = NoContent

    /// As it stands in the journal: `members.admitted.v1`.
    static var name: String { get }

    /// What the fact is about: it appears in the timeline of each.
    var subjects: [ID<Subject>] { get }

    /// Writes what follows. `entry.content` is nil once it has been erased.
    func apply(_ entry: Entry<Content>, to db: any Writer) throws

    /// The words under which the fact is found, if it has any.
    func searchable(_ content: Content) -> SearchText?
}

extension Fact {
    public func apply(_ entry: Entry<Content>, to db: any Writer) throws {}
    public func searchable(_ content: Content) -> SearchText? { nil }
}

/// For facts that say nothing personal.
public struct NoContent: Codable, Sendable, Equatable {
    public init() {}
}

/// Where a fact stands in the journal, and who brought it there.
public struct Entry<Content: Sendable>: Sendable {
    /// Place in the journal: from 1, without gaps.
    public let sequence: Int64
    /// When it happened; for facts of law, the date of effect.
    public let occurredAt: Instant
    /// When we wrote it down.
    public let recordedAt: Instant
    public let provenance: Provenance
    public let content: Content?
}

/// Who did it, by which road, with which command, and the import that brought it, if any.
public struct Provenance: Sendable, Equatable {
    public var actor: ID<Subject>?
    public var road: Road
    public var cause: String
    public var importID: ID<Subject>?

    public init(
        actor: ID<Subject>?, road: Road, cause: String, importID: ID<Subject>? = nil
    ) {
        self.actor = actor
        self.road = road
        self.cause = cause
        self.importID = importID
    }
}

/// The ways by which something enters the house.
public enum Road: String, Sendable, Codable, SQLConvertible {
    case web, api, cli, mail, job, `import`
}
