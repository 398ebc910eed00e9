import Commons
import Kernel
import Store

/// The time that a case took, its two sides apart (D6).
public struct TimeOfCase: Codable, Sendable, Equatable {
    public struct Work: Codable, Sendable, Equatable {
        public let id: ID<CaseWork>
        public let minutes: Int
        public let occasion: WorkOccasion
        public let at: Instant
    }

    /// In calls, visits and meetings.
    public let relationMinutes: Int
    /// In notes, and in work noted by itself.
    public let paperworkMinutes: Int
    /// Work noted by itself, the latest first.
    public let work: [Work]

    private static let mostLines = 50

    static func of(_ caseFile: ID<CaseFile>, in db: any Reader) throws -> TimeOfCase {
        let sums = try db.first(
            """
            SELECT CAST(COALESCE(SUM(relation), 0) AS BIGINT) AS relation,
                CAST(COALESCE(SUM(paperwork), 0) AS BIGINT) AS paperwork
            FROM (\(TimeSpent.rows)) AS spent WHERE case_id = \(caseFile)
            """
        ) { (relation: try $0["relation"] as Int, paperwork: try $0["paperwork"] as Int) }
        return TimeOfCase(
            relationMinutes: sums?.relation ?? 0, paperworkMinutes: sums?.paperwork ?? 0,
            work: try db.rows(
                """
                SELECT id, minutes, occasion, at FROM case_work WHERE case_id = \(caseFile)
                ORDER BY at DESC, id DESC LIMIT \(mostLines)
                """
            ) {
                Work(
                    id: try $0["id"], minutes: try $0["minutes"], occasion: try $0["occasion"],
                    at: try $0["at"])
            })
    }
}

/// Every record of time as one row: of which case, when, how many minutes of which side.
enum TimeSpent {
    static let rows: SQL = """
        SELECT case_id, id, at, kind AS means,
            CASE WHEN kind = 'note' THEN 0 ELSE minutes END AS relation,
            CASE WHEN kind = 'note' THEN minutes ELSE 0 END AS paperwork
        FROM case_contact WHERE minutes > 0
        UNION ALL SELECT case_id, id, at, occasion, 0, minutes FROM case_work
        """
}
