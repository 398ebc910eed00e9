import Journal
import Kernel
import Logging
import Store
import Synchronization

/// One cooperative, open for work: its data, its features, the one door. Web, API, CLI, importers
/// and workers all hold the same house.
public final class House: Sendable {
    public let store: DataStore
    public let journal: Journal
    public let follower: JournalFollower
    public let features: [any Feature]
    public let commands: [String: CommandKind]
    public let queries: [String: QueryKind]
    public let indicators: [Indicator]
    public let time: any TimeSource
    public let ids: IDSource
    public let logger: Logger
    public let secrets: SecretBox
    let parameters: ParameterBook
    let remembered = Remembered()
    /// Once awake it stays so.
    let isKnownAwake = Mutex(false)
    public let zone: Zone
    public let name: String

    /// What differs between service and tests.
    public struct Surroundings: Sendable {
        public var time: any TimeSource
        public var chance: any Chance
        public var logger: Logger
        /// 32 bytes, from a file beside the database.
        public var secretKey: [UInt8]

        public init(
            time: any TimeSource = SystemTime(), chance: any Chance = SystemChance(),
            logger: Logger = Logger(label: "arca"), secretKey: [UInt8]
        ) {
            self.time = time
            self.chance = chance
            self.logger = logger
            self.secretKey = secretKey
        }
    }

    /// Opens a cooperative that has been founded.
    public static func open(
        _ location: DataStore.Location, features: [any Feature],
        surroundings: Surroundings
    ) async throws -> House {
        let store = try await DataStore.open(location, migrations: migrations(of: features))
        let identity = try await store.read { try Cooperative.find(in: $0) }
        return try House(store, features, surroundings, identity)
    }

    init(
        _ store: DataStore, _ features: [any Feature], _ surroundings: Surroundings,
        _ identity: Cooperative?
    ) throws {
        self.store = store
        self.features = [CommonsFeature()] + features
        journal = Journal(
            catalogue: Self.catalogue(of: features), chance: surroundings.chance)
        follower = JournalFollower(store: store)
        commands = Dictionary(
            self.features.flatMap(\.commands).map { ($0.name, $0) },
            uniquingKeysWith: { one, _ in one })
        queries = Dictionary(
            self.features.flatMap(\.queries).map { ($0.name, $0) },
            uniquingKeysWith: { one, _ in one })
        indicators = self.features.flatMap(\.indicators)
        time = surroundings.time
        var chance = surroundings.chance
        ids = IDSource(
            time: surroundings.time, node: UInt16(truncatingIfNeeded: chance.nextUInt64()))
        logger = surroundings.logger
        guard let secrets = SecretBox(key: surroundings.secretKey) else { throw NoSecretKey() }
        self.secrets = secrets
        parameters = try ParameterBook.standard()
        name = identity?.name ?? ""
        zone = identity.flatMap { Zone(identifier: $0.zone) } ?? .rome
    }

    public static func migrations(of features: [any Feature]) -> [Migration] {
        Journal.migrations + ([CommonsFeature()] + features).flatMap(\.migrations)
    }

    public static func catalogue(of features: [any Feature]) -> FactCatalogue {
        FactCatalogue(([CommonsFeature()] + features).flatMap(\.facts))
    }

    /// Proves that every row follows from the facts.
    public var replay: Replay {
        Replay(
            catalogue: journal.catalogue,
            migrations: Self.migrations(of: Array(features.dropFirst())),
            operationalTables: Self.operationalTables(of: Array(features.dropFirst())))
    }

    /// Tables that no fact accounts for, but for those of the store itself.
    public static func operationalTables(of features: [any Feature]) -> Set<String> {
        ([CommonsFeature()] + features).reduce(into: []) { $0.formUnion($1.operationalTables) }
    }

    public func close() async { await store.close() }
}

/// The key beside the database is not one.
public struct NoSecretKey: Error, CustomStringConvertible {
    public var description: String { "secret.key must hold 32 bytes" }
}
