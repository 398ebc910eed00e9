import Commons
import Kernel
import Members
import Store

/// What is to do and nobody has settled, the nearest day first, page by page.
public struct OpenTasks: Query {
    public static let name = "desk.tasks"
    public static let purpose = Bilingual(
        it: "Le cose da fare, prima la più vicina.", en: "Open tasks, the nearest first.")

    public struct Line: Codable, Sendable {
        public let task: TaskRow
        public let caseFile: CaseRow?
        public let partyName: String?
        public let keeperName: String?
    }

    public struct Answer: Codable, Sendable {
        public let lines: [Line]
        /// To be given as `after` for the next page.
        public let next: String?
    }

    /// Only those that are due by this day.
    let until: CalendarDate?
    let after: String?
    let limit: Int?

    public init(until: CalendarDate? = nil, after: String? = nil, limit: Int? = nil) {
        self.until = until
        self.after = after
        self.limit = limit
    }

    public func fetch(from db: Reading) throws -> Answer {
        let limit = min(max(limit ?? 30, 1), 100)
        let due: SQL = until.map { " AND due_on <= \($0)" } ?? ""
        let beyond: SQL = edge.map { " AND (due_on, id) > (\($0.0), \($0.1))" } ?? ""
        let rows = try db.rows(
            """
            SELECT \(TaskRow.columns) FROM desk_task WHERE settled_at IS NULL\(due)\(beyond)
            ORDER BY due_on, id LIMIT \(limit + 1)
            """, TaskRow.init)
        let shown = rows.prefix(limit)
        let cases = try CaseRow.of(Set(shown.compactMap(\.caseFile)), in: db)
        let names = try AccountRow.names(in: db)
        return Answer(
            lines: try shown.map { row in
                Line(
                    task: row, caseFile: row.caseFile.flatMap { cases[$0] },
                    partyName: try row.party.flatMap { try PartyRow.find($0, in: db) }?.name.shown,
                    keeperName: row.keeper.flatMap { names[$0] })
            }, next: rows.count > limit ? shown.last.map { "\($0.dueOn).\($0.id)" } : nil)
    }

    private var edge: (CalendarDate, ID<DeskTask>)? {
        let parts = (after ?? "").split(separator: ".")
        guard parts.count == 2, let day = CalendarDate(String(parts[0])),
            let id = ID<DeskTask>(String(parts[1]))
        else { return nil }
        return (day, id)
    }
}
