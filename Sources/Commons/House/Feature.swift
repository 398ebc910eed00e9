import Journal
import Kernel
import Store

/// One room of the house, whole: everything that it brings. Adding a feature is adding a folder and
/// one line in the composition.
public protocol Feature: Sendable {
    var name: String { get }
    /// For people: where rights are given by feature.
    var title: Bilingual { get }
    var migrations: [Migration] { get }
    var facts: [FactKind] { get }
    var commands: [CommandKind] { get }
    var queries: [QueryKind] { get }
    var indicators: [Indicator] { get }
    /// Tables that no fact accounts for.
    var operationalTables: Set<String> { get }
    /// Those of them that end with this machine, such as sessions: no backup keeps them.
    var fleetingTables: Set<String> { get }
    /// Those of them that hold secrets, or answers that may hold one: no export keeps them.
    var secretTables: Set<String> { get }
    /// What an export gives to people without Arca.
    var lists: [ExportedList] { get }
    /// A statement that gives the addresses of the blobs that are letters, if there are any.
    var letterAddresses: SQL? { get }
    /// How its work is doing.
    func gauges(in db: any Reader, at now: Instant) throws -> [Gauge]
    /// What runs while the house serves: fetching, sending. Each returns when it is cancelled.
    func workers(in house: House) -> [any Worker]
}

extension Feature {
    public var title: Bilingual { Bilingual(alike: name) }
    public var migrations: [Migration] { [] }
    public var facts: [FactKind] { [] }
    public var commands: [CommandKind] { [] }
    public var queries: [QueryKind] { [] }
    public var indicators: [Indicator] { [] }
    public var operationalTables: Set<String> { [] }
    public var fleetingTables: Set<String> { [] }
    public var secretTables: Set<String> { [] }
    public var lists: [ExportedList] { [] }
    public var letterAddresses: SQL? { nil }
    public func gauges(in db: any Reader, at now: Instant) throws -> [Gauge] { [] }
    public func workers(in house: House) -> [any Worker] { [] }
}

/// Work that goes on in the background until its task is cancelled.
public protocol Worker: Sendable {
    var name: String { get }
    func run() async throws
}
