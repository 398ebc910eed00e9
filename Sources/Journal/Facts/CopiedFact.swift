import Kernel
import Store

/// A fact that contradicts its own hashes, or stands in another place than the next.
public struct FactContradicted: Error, Equatable {
    public let sequence: Int64
    public let detail: String
}

extension Journal {
    /// Every fact, the first first; memory does not grow with them.
    public static func stream(from db: any Reader, _ body: (StoredFact) throws -> Void) throws {
        try db.stream(
            """
            SELECT \(StoredFact.columns) FROM fact
            LEFT JOIN fact_content ON fact_content.sequence = fact.sequence
            ORDER BY fact.sequence
            """
        ) { try body(StoredFact($0)) }
    }

    /// Takes over a fact of another journal as it is, with the rows that follow from it: the next in
    /// order, and only if its hashes say the same. Its words are indexed at the end (`indexAll`).
    /// - Parameter length: how many facts there are already.
    public static func takeOver(
        _ stored: StoredFact, after length: Int64, _ catalogue: FactCatalogue, in db: any Writer
    ) throws {
        guard stored.sequence == length + 1 else {
            throw FactContradicted(
                sequence: stored.sequence, detail: "fact \(length + 1) should stand here")
        }
        let decoded = try catalogue.decode(stored)
        let found = stored.contradictions(subjects: distinct(decoded.subjects))
        if let detail = found.first {
            throw FactContradicted(sequence: stored.sequence, detail: detail)
        }
        try copy(stored, decoded, to: db)
        try decoded.apply(db)
    }

    /// Writes the fact itself, and gives what it is about.
    @discardableResult
    static func copy(_ stored: StoredFact, _ decoded: DecodedFact, to db: any Writer) throws
        -> [ID<Subject>]
    {
        try db.execute(
            """
            INSERT INTO fact (sequence, name, occurred_at, recorded_at, actor, road, cause, import_id,
                structure, content_hash, leaf)
            VALUES (\(stored.sequence), \(stored.name), \(stored.occurredAt), \(stored.recordedAt),
                \(stored.provenance.actor), \(stored.provenance.road), \(stored.provenance.cause),
                \(stored.provenance.importID), \(stored.structure), \(stored.contentHash),
                \(stored.leaf))
            """)
        if let salt = stored.salt, let content = stored.content {
            try db.execute(
                """
                INSERT INTO fact_content (sequence, salt, content)
                VALUES (\(stored.sequence), \(salt), \(content))
                """)
        }
        let subjects = distinct(decoded.subjects)
        try link(subjects, at: stored.occurredAt, stored.sequence, in: db)
        return subjects
    }
}
