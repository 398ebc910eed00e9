import Journal
import Kernel
import Store

/// What a command works with: one transaction, who asked, the moment, new identifiers. It reads
/// tables and appends facts; rows it cannot write but through them.
public final class Transaction: Reader {
    public let actor: Actor
    public let now: Instant
    public let zone: Zone
    public let features: [any Feature]
    public let catalogue: FactCatalogue
    public let secrets: SecretBox
    private let journal: Journal
    private let book: ParameterBook
    private let db: any Writer
    private let ids: IDSource
    private var provenance: Provenance
    /// The place of the last fact, once we appended one: nobody else does before this ends.
    private var length: Int64?
    /// What was appended here, for who listens once it is durable.
    private(set) var news: [JournalFollower.News] = []

    init(
        _ db: any Writer, house: House, actor: Actor, road: Road, cause: String
    ) {
        self.db = db
        self.actor = actor
        now = house.time.now()
        zone = house.zone
        journal = house.journal
        catalogue = house.journal.catalogue
        ids = house.ids
        book = house.parameters
        features = house.features
        secrets = house.secrets
        provenance = Provenance(actor: actor.id?.subject, road: road, cause: cause)
    }

    public var today: CalendarDate { zone.date(of: now) }

    /// Figures of law and policy, with the cooperative's decisions: ask for the day of the event.
    public func parameters() throws -> ParameterBook { try book.decided(in: db) }

    public var road: Road { provenance.road }
    public var dialect: Dialect { db.dialect }
    public func all(_ sql: SQL) throws -> [Row] { try db.all(sql) }
    public func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws { try db.stream(sql, body) }

    public func newID<Entity>(_ type: Entity.Type = Entity.self) -> ID<Entity> { ids.next() }

    /// Bytes that nobody can guess: keys.
    public func secretBytes(_ count: Int) -> [UInt8] { journal.secretBytes(count) }

    /// Facts appended from here on were brought by this import.
    public func mark(importedBy importID: ID<Subject>) { provenance.importID = importID }

    /// - Parameter occurredAt: when it happened or takes effect, if not now.
    @discardableResult
    public func append<F: Fact>(
        _ fact: F, content: F.Content, occurredAt: Instant? = nil
    ) throws -> Int64 {
        try append(
            fact, prepared: fact.prepared(content, for: db.dialect), occurredAt: occurredAt)
    }

    /// With content that was made ready before this transaction began.
    @discardableResult
    public func append<F: Fact>(
        _ fact: F, prepared: PreparedContent<F.Content>, occurredAt: Instant? = nil
    ) throws -> Int64 {
        let sequence = try journal.append(
            fact, prepared: prepared, occurredAt: occurredAt ?? now, recordedAt: now,
            provenance: provenance, after: length, to: db)
        length = sequence
        news.append(JournalFollower.News(sequence: sequence, name: F.name, actor: provenance.actor))
        return sequence
    }

    @discardableResult
    public func append<F: Fact>(_ fact: F, occurredAt: Instant? = nil) throws -> Int64
    where F.Content == NoContent {
        try append(fact, content: NoContent(), occurredAt: occurredAt)
    }

    /// Raw bytes, durable with this transaction.
    @discardableResult
    public func store(_ bytes: [UInt8]) throws -> Digest { try Blobs.put(bytes, in: db) }

    /// Forgets bytes, in this transaction; to be asked only where no row names them any more.
    public func forget(_ hash: Digest) throws { try Blobs.remove(hash, in: db) }

    /// Destroys what these facts say of people, and their words in the index (`Journal.erase`).
    public func erase(_ sequences: [Int64]) throws {
        try Journal.erase(sequences, catalogue, in: db)
    }

    /// Runs another command as part of this one: its rules hold, its facts land with ours. How far a
    /// key reaches was judged of the outer one.
    @discardableResult
    public func perform<C: Command>(_ command: C) throws -> C.Outcome {
        guard actor.may(C.permission) else { throw CommonRefusal.forbidden }
        return try command.run(in: self)
    }

    /// The body's facts are undone if it throws; the transaction goes on (an import's bad line).
    public func attempt<Value>(_ body: () throws -> Value) throws -> Value {
        let before = (length, news.count)
        do { return try db.savepoint(body) } catch {
            length = before.0
            news.removeLast(news.count - before.1)
            throw error
        }
    }

    /// Queues work for later, durable with this transaction.
    public func later(kind: String, payload: String, dueAt: Instant) throws {
        try JobQueue.add(newID(), kind: kind, payload: payload, dueAt: dueAt, in: db)
    }

    /// For tables that no fact accounts for (a key against repetition, a session, a lease).
    public func executeOperational(_ sql: SQL) throws { try db.execute(sql) }
}
