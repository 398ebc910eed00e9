import Commons
import Kernel
import Members
import Store

/// Something we said we would do for somebody by a day: "we write to you by Friday". Letters that
/// come in bring it forward; only a person keeps, moves or withdraws it (D7).
public enum Promise {}

/// How a promise ended.
public enum PromiseOutcome: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case kept, withdrawn
}

/// A promise as its row has it.
public struct PromiseRow: Sendable, Equatable, Codable {
    public let id: ID<Promise>
    public let caseFile: ID<CaseFile>
    public let text: String
    public let dueOn: CalendarDate
    /// Who looks after it; nil where anybody may.
    public let keeper: ID<Account>?
    public let madeAt: Instant
    public let settledAt: Instant?
    public let outcome: PromiseOutcome?
    /// The person wrote again after the promise was made.
    public let writtenAgainAt: Instant?

    static let columns: SQL = """
        promise.id, promise.case_id, promise.text, promise.due_on, promise.keeper, promise.made_at,
        promise.settled_at, promise.outcome,
        (SELECT MAX(at) FROM case_message WHERE case_message.case_id = promise.case_id
            AND direction = 'in' AND at > promise.made_at) AS written_again_at
        """

    init(_ row: Row) throws {
        id = try row["id"]
        caseFile = try row["case_id"]
        text = try row["text"]
        dueOn = try row["due_on"]
        keeper = try row["keeper"]
        madeAt = try row["made_at"]
        settledAt = try row["settled_at"]
        outcome = try row["outcome"]
        writtenAgainAt = try row["written_again_at"]
    }

    public var isOpen: Bool { settledAt == nil }

    static func require(_ id: ID<Promise>, in db: any Reader) throws -> PromiseRow {
        guard
            let found = try db.first(
                "SELECT \(columns) FROM promise WHERE id = \(id)", PromiseRow.init)
        else { throw CommonRefusal.notFound }
        return found
    }

    /// The promises of a case that nobody has settled, the nearest first.
    static func open(in caseFile: ID<CaseFile>, _ db: any Reader) throws -> [PromiseRow] {
        try db.rows(
            """
            SELECT \(columns) FROM promise WHERE case_id = \(caseFile) AND settled_at IS NULL
            ORDER BY due_on, id
            """, PromiseRow.init)
    }
}
