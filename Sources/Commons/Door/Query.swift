import Journal
import Kernel
import Store

/// A question with its parameters; the answer is a plain struct, the same for page, API, CLI and
/// report. What the one who asks may not see is left out by the query itself.
public protocol Query: Codable, Sendable {
    associatedtype Answer: Codable & Sendable
    static var name: String { get }
    static var permission: Permission { get }
    static var purpose: Bilingual { get }

    func fetch(from db: Reading) throws -> Answer
    /// What `fetch` gives, perhaps from memory.
    func answer(from db: Reading) throws -> Answer
}

extension Query {
    public static var permission: Permission { .read }

    public func answer(from db: Reading) throws -> Answer { try fetch(from: db) }
}

/// A query whose answer follows from the journal, from who asks and from the day, and from nothing else:
/// from no hour, and from no row that is written without a fact. It is asked anew only once the journal
/// has grown (ADR 0033).
public protocol SteadyQuery: Query, Hashable {
    /// How the names of those facts begin that the answer follows from; empty if from any. Then other
    /// facts may come in, and it is not asked anew.
    static var follows: [String] { get }
}

extension SteadyQuery {
    public static var follows: [String] { [] }

    public func answer(from db: Reading) throws -> Answer {
        let asked = Asked(query: self, by: db.actor, on: db.today)
        return try db.remembering(asked, following: Self.follows) { _ in
            try fetch(from: db)
        }
    }
}

private struct Asked<Asking: SteadyQuery>: Hashable {
    let query: Asking
    let by: Actor
    let on: CalendarDate
}

/// One state of the database as one actor sees it now.
public final class Reading: Reader {
    public let actor: Actor
    public let now: Instant
    public let zone: Zone
    public let catalogue: FactCatalogue
    public let indicators: [Indicator]
    public let features: [any Feature]
    public let secrets: SecretBox
    private let book: ParameterBook
    private let remembered: Remembered
    private var knownLength: Int64?
    private let db: any Reader

    init(_ db: any Reader, actor: Actor, house: House) {
        self.db = db
        self.actor = actor
        now = house.time.now()
        zone = house.zone
        catalogue = house.journal.catalogue
        indicators = house.indicators
        features = house.features
        secrets = house.secrets
        book = house.parameters
        remembered = house.remembered
    }

    /// What the body reads of the journal's rows and words and of nothing else (not of who asks, not of
    /// the day), read anew only once the journal has grown.
    /// - Parameter key: what is asked, with all that the answer depends on.
    /// - Parameter names: `SteadyQuery.follows`.
    public func remembering<Value: Encodable & Sendable>(
        _ key: some Hashable & Sendable, following names: [String] = [],
        _ body: (any Reader) throws -> Value
    ) throws -> Value {
        let length = try length(following: names)
        if let known = remembered.value(key, at: length, as: Value.self) {
            // Whatever is tested proves it.
            assert(Self.isSame(known, try? body(db)), "\(key) follows from more than the journal")
            return known
        }
        let value = try body(db)
        remembered.remember(value, key, at: length)
        return value
    }

    private static func isSame<Value: Encodable>(_ known: Value, _ anew: Value?) -> Bool {
        (try? OutputJSON.text(known)) == anew.flatMap { try? OutputJSON.text($0) }
    }

    /// Of the journal, the same for as long as this state is read.
    private func length() throws -> Int64 {
        if let known = knownLength { return known }
        let length = try Journal.length(of: db)
        knownLength = length
        return length
    }

    /// A place of the journal, after which no fact has such a name.
    private func length(following names: [String]) throws -> Int64 {
        let length = try length()
        guard !names.isEmpty else { return length }
        return try remembered.last(of: names, at: length) { place in
            let named = names.map { name -> SQL in "name LIKE \(name + "%")" }
            return try db.value(
                """
                SELECT MAX(sequence) FROM fact
                WHERE sequence > \(place) AND (\(SQL.joined(named, by: " OR ")))
                """, as: Int64?.self)?.flatMap(\.self)
        }
    }

    /// What these facts are about: of each the first of the names that it has. Facts do not change, so
    /// what was read once is not read again.
    public func entities(
        of sequences: [Int64], named names: [String]
    ) throws -> Set<FactEntity> {
        try remembered.entities(of: sequences, named: names) {
            try Journal.entities(of: $0, named: names, in: db)
        }
    }

    public var today: CalendarDate { zone.date(of: now) }

    /// Figures of law and policy, with the cooperative's decisions.
    public func parameters() throws -> ParameterBook { try book.decided(in: db) }

    public var dialect: Dialect { db.dialect }
    public func all(_ sql: SQL) throws -> [Row] { try db.all(sql) }
    public func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws { try db.stream(sql, body) }
}

/// A query known by its name.
public struct QueryKind: Sendable {
    public let name: String
    public let purpose: Bilingual
    public let permission: Permission
    let type: any Query.Type
    private let found: any (Codable & Sendable).Type
    let fetch: @Sendable (House, Tree, Actor) async throws -> String

    /// What it reads, and what it answers with.
    public var input: InputShape { InputShape(of: type) }
    public var answer: InputShape { InputShape(of: found) }

    public init<Q: Query>(_ type: Q.Type) {
        found = Q.Answer.self
        name = Q.name
        purpose = Q.purpose
        permission = Q.permission
        self.type = type
        fetch = { house, input, actor in
            try actor.authorise(Q.self)
            let query = try InputDecoder.decode(Q.self, from: input)
            return try OutputJSON.text(try await house.ask(query, as: actor))
        }
    }
}
