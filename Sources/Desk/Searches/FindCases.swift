import Commons
import Kernel
import Store

/// Cases by words and filters, page by page, in the order of a queue (J2).
public struct FindCases: Query {
    public static let name = "desk.findCases"
    public static let purpose = Bilingual(
        it: "Cerca fra le pratiche per parole, tipo, etichetta, casella, persona, collettività.",
        en: "Looks for cases by words, kind, label, mailbox, person, community.")

    let criteria: CaseCriteria
    let after: String?
    let limit: Int?

    public init(criteria: CaseCriteria, after: String? = nil, limit: Int? = nil) {
        self.criteria = criteria
        self.after = after
        self.limit = limit
    }

    public func fetch(from db: Reading) throws -> Queue.Answer {
        let limit = min(max(limit ?? 30, 1), 100)
        let condition = try criteria.condition(db)
        let edge = Keyset.edge(after, Int64.init)
        let rows: [CaseRow]
        if criteria.isByWaiting {
            let beyond: SQL =
                edge.map { " AND (waiting_since, id) > (\($0.key), \($0.id))" } ?? ""
            rows = try db.rows(
                """
                SELECT \(CaseRow.columns) FROM case_file WHERE \(condition)\(beyond)
                ORDER BY waiting_since, id LIMIT \(limit + 1)
                """, CaseRow.init)
        } else {
            let beyond: SQL = edge.map { " AND (last_at, id) < (\($0.key), \($0.id))" } ?? ""
            rows = try db.rows(
                """
                SELECT \(CaseRow.columns) FROM case_file WHERE \(condition)\(beyond)
                ORDER BY last_at DESC, id DESC LIMIT \(limit + 1)
                """, CaseRow.init)
        }
        let next = rows.count > limit ? rows.prefix(limit).last.map(position) : nil
        return Queue.Answer(
            lines: try Queue.lines(Array(rows.prefix(limit)), in: db), next: next, latest: nil)
    }

    private func position(_ row: CaseRow) -> String {
        let moment = criteria.isByWaiting ? row.waitingSince ?? row.lastAt : row.lastAt
        return "\(moment.milliseconds).\(row.id.rawValue)"
    }
}

extension CaseSearchRow {
    /// How far a queue's badge counts: beyond, it says that there are more.
    static let mostCounted = 99

    /// How many cases it finds, counted no further than one beyond `mostCounted`; nil for closed ones,
    /// which are not work.
    func count(_ db: Reading) throws -> Int? {
        if criteria.standing == .closed { return nil }
        return try db.count(
            """
            SELECT COUNT(*) FROM (SELECT id FROM case_file WHERE \(try criteria.condition(db))
                LIMIT \(Self.mostCounted + 1)) AS found
            """)
    }
}
