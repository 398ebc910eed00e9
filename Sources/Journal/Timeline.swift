import Kernel
import Store

/// All that happened around one subject, the newest first, page by page at the same cost however
/// long the story is.
public struct Timeline: Sendable {
    /// Where a page ended: the next begins after it.
    public struct Position: Sendable, Equatable, Codable, LosslessStringConvertible {
        public let occurredAt: Instant
        public let sequence: Int64

        public init(occurredAt: Instant, sequence: Int64) {
            self.occurredAt = occurredAt
            self.sequence = sequence
        }

        public init?(_ text: String) {
            let parts = text.split(separator: ".", maxSplits: 1)
            guard parts.count == 2, let milliseconds = Int64(parts[0], radix: 36),
                let sequence = Int64(parts[1], radix: 36)
            else { return nil }
            self.init(occurredAt: Instant(milliseconds: milliseconds), sequence: sequence)
        }

        public var description: String {
            let when = String(occurredAt.milliseconds, radix: 36)
            return "\(when).\(String(sequence, radix: 36))"
        }
    }

    public let subject: ID<Subject>
    public let before: Position?
    public let limit: Int

    public init(of subject: ID<Subject>, before: Position? = nil, limit: Int = 50) {
        self.subject = subject
        self.before = before
        self.limit = min(max(limit, 1), 200)
    }

    public func fetch(from db: any Reader) throws -> [StoredFact] {
        let edge = before.map { position -> SQL in
            "AND (occurred_at, sequence) < (\(position.occurredAt), \(position.sequence))"
        }
        // The inner statement walks the index; only its few rows are joined.
        return try db.rows(
            """
            SELECT \(StoredFact.columns)
            FROM (
                SELECT occurred_at, sequence FROM fact_subject
                WHERE subject = \(subject) \(edge ?? "")
                ORDER BY occurred_at DESC, sequence DESC LIMIT \(limit)) AS chosen
            JOIN fact ON fact.sequence = chosen.sequence
            LEFT JOIN fact_content ON fact_content.sequence = fact.sequence
            ORDER BY chosen.occurred_at DESC, chosen.sequence DESC
            """, StoredFact.init)
    }
}

extension Timeline {
    /// All facts of some kinds about a subject, in the order in which they were recorded: for what must
    /// be told as it was known at a moment.
    public static func facts(
        named names: [String], about subject: ID<Subject>, knownAt moment: Instant,
        from db: any Reader
    ) throws -> [StoredFact] {
        let wanted = SQL.joined(names.map { name -> SQL in "\(name)" }, by: ", ")
        return try db.rows(
            """
            SELECT \(StoredFact.columns)
            FROM fact_subject JOIN fact ON fact.sequence = fact_subject.sequence
            LEFT JOIN fact_content ON fact_content.sequence = fact.sequence
            WHERE fact_subject.subject = \(subject) AND fact.name IN (\(wanted))
                AND fact.recorded_at <= \(moment)
            ORDER BY fact.sequence
            """, StoredFact.init)
    }
}
