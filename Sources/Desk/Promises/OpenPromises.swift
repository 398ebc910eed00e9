import Commons
import Kernel
import Store

/// What we promised and nobody has settled, the nearest day first, page by page.
public struct OpenPromises: Query {
    public static let name = "desk.promises"
    public static let purpose = Bilingual(
        it: "Le promesse aperte, prima la più vicina.", en: "Open promises, the nearest first.")

    public struct Line: Codable, Sendable {
        public let promise: PromiseRow
        public let caseFile: CaseRow
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
            SELECT \(PromiseRow.columns) FROM promise WHERE settled_at IS NULL\(due)\(beyond)
            ORDER BY due_on, id LIMIT \(limit + 1)
            """, PromiseRow.init)
        let shown = rows.prefix(limit)
        let cases = try CaseRow.of(Set(shown.map(\.caseFile)), in: db)
        let names = try AccountRow.names(in: db)
        return Answer(
            lines: shown.compactMap { row in
                cases[row.caseFile].map {
                    Line(
                        promise: row, caseFile: $0, keeperName: row.keeper.flatMap { names[$0] })
                }
            },
            next: rows.count > limit ? shown.last.map { "\($0.dueOn).\($0.id)" } : nil)
    }

    private var edge: (CalendarDate, ID<Promise>)? {
        let parts = (after ?? "").split(separator: ".")
        guard parts.count == 2, let day = CalendarDate(String(parts[0])),
            let id = ID<Promise>(String(parts[1]))
        else { return nil }
        return (day, id)
    }
}
