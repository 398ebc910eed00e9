import Foundation
import Kernel
import Store
import Synchronization

/// The append-only record of everything that happened, the source of all rows. One per cooperative.
public final class Journal: Sendable {
    public static let migrations = JournalTables.migrations

    public let catalogue: FactCatalogue
    private let chance: Mutex<any Chance>

    /// - Parameter chance: where the salts come from: the system's generator outside tests.
    public init(catalogue: FactCatalogue, chance: any Chance) {
        self.catalogue = catalogue
        self.chance = Mutex(chance)
    }

    /// Appends a fact, writes its rows and its words, all in the transaction of `db`.
    /// - Parameter prepared: its content, made ready (`Fact.prepared`).
    /// - Parameter length: how many facts there are, where whoever appends knows it.
    @discardableResult
    public func append<F: Fact>(
        _ fact: F, prepared: PreparedContent<F.Content>, occurredAt: Instant, recordedAt: Instant,
        provenance: Provenance, after length: Int64? = nil, to db: any Writer
    ) throws -> Int64 {
        let sequence = try (length ?? Self.length(of: db)) + 1
        let structure = try Self.canonicalJSON(fact)
        let salt = makeSalt()
        let contentHash = Leaf.contentHash(salt: salt, content: prepared.text)
        let subjects = Self.distinct(fact.subjects)
        let leaf = Leaf.entry(
            sequence: sequence, name: F.name, occurredAt: occurredAt, recordedAt: recordedAt,
            provenance: provenance, subjects: subjects, structure: structure,
            contentHash: contentHash
        ).commitment
        try db.execute(
            """
            INSERT INTO fact (sequence, name, occurred_at, recorded_at, actor, road, cause, import_id,
                structure, content_hash, leaf)
            VALUES (\(sequence), \(F.name), \(occurredAt), \(recordedAt), \(provenance.actor),
                \(provenance.road), \(provenance.cause), \(provenance.importID), \(structure),
                \(contentHash), \(leaf))
            """)
        if PreparedContent<F.Content>.isPersonal {
            try db.execute(
                """
                INSERT INTO fact_content (sequence, salt, content)
                VALUES (\(sequence), \(salt), \(prepared.text))
                """)
        }
        try Self.link(subjects, at: occurredAt, sequence, in: db)
        if let words = prepared.words {
            try SearchIndex.add(words, subjects: subjects, at: occurredAt, sequence, to: db)
        }
        try fact.apply(
            Entry(
                sequence: sequence, occurredAt: occurredAt, recordedAt: recordedAt,
                provenance: provenance, content: prepared.content), to: db)
        return sequence
    }

    static func link(
        _ subjects: [ID<Subject>], at occurredAt: Instant, _ sequence: Int64, in db: any Writer
    ) throws {
        try db.insert(
            "INSERT INTO fact_subject (subject, occurred_at, sequence)",
            rows: subjects.map { "(\($0), \(occurredAt), \(sequence))" })
    }

    static func distinct(_ subjects: [ID<Subject>]) -> [ID<Subject>] {
        var seen: Set<ID<Subject>> = []
        return subjects.filter { seen.insert($0).inserted }
    }

    /// Keys sorted, slashes as they are: the same value always gives the same text.
    static func canonicalJSON(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static let encoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    private func makeSalt() -> [UInt8] { secretBytes(32) }

    /// Bytes that nobody can guess, of the chance that the journal was given.
    public func secretBytes(_ count: Int) -> [UInt8] { chance.withLock { $0.bytes(count) } }
}

extension Journal {
    /// One entry by its place, if there is one.
    public static func fact(_ sequence: Int64, from db: any Reader) throws -> StoredFact? {
        try db.first(
            """
            SELECT \(StoredFact.columns) FROM fact
            LEFT JOIN fact_content ON fact_content.sequence = fact.sequence
            WHERE fact.sequence = \(sequence)
            """, StoredFact.init)
    }

    /// The facts after a place, the first first, without what is personal in them.
    public static func bare(after sequence: Int64, most: Int, from db: any Reader) throws
        -> [StoredFact]
    {
        try db.rows(
            """
            SELECT \(StoredFact.bareColumns) FROM fact WHERE fact.sequence > \(sequence)
            ORDER BY fact.sequence LIMIT \(most)
            """, StoredFact.init)
    }

    /// How many facts there are: the place of the last.
    public static func length(of db: any Reader) throws -> Int64 {
        try db.value("SELECT COALESCE(MAX(sequence), 0) FROM fact") ?? 0
    }
}
