import Commons
import Kernel
import Store

/// The time of a month by kind of case: with people, and on their papers, side by side (D6). It is
/// the office's: nothing here could tell whose it was.
public struct TimeByKind: Query {
    public static let name = "desk.timeByKind"
    public static let purpose = Bilingual(
        it: "Il tempo di un mese per tipo di pratica: con le persone e sulle carte.",
        en: "The time of a month by kind of case: with people and on paper.")

    public struct Line: Codable, Sendable, Equatable {
        /// Nil for cases of which nobody has said it.
        public let kind: CaseKindRow?
        public let relationMinutes: Int
        public let paperworkMinutes: Int
        public let cases: Int
    }

    public struct Answer: Codable, Sendable, Equatable {
        public let month: Month
        public let lines: [Line]
    }

    /// This month if left out.
    let month: Month?

    public init(month: Month? = nil) { self.month = month }

    public func fetch(from db: Reading) throws -> Answer {
        let month = month ?? Month(of: db.today)
        let range = month.range(in: db.zone)
        let rows = try db.rows(
            """
            SELECT case_file.kind_id, CAST(SUM(relation) AS BIGINT) AS relation,
                CAST(SUM(paperwork) AS BIGINT) AS paperwork,
                COUNT(DISTINCT spent.case_id) AS cases
            FROM (\(TimeSpent.rows)) AS spent JOIN case_file ON case_file.id = spent.case_id
            WHERE spent.at >= \(range.lowerBound) AND spent.at < \(range.upperBound)
            GROUP BY case_file.kind_id
            """
        ) {
            (
                kind: try $0["kind_id"] as ID<CaseKind>?, relation: try $0["relation"] as Int,
                paperwork: try $0["paperwork"] as Int, cases: try $0["cases"] as Int
            )
        }
        let kinds: [CaseKindRow?] = try CaseKindRow.all(in: db) + [nil]
        return Answer(
            month: month,
            lines: kinds.compactMap { kind in
                rows.first { $0.kind == kind?.id }.map {
                    Line(
                        kind: kind, relationMinutes: $0.relation,
                        paperworkMinutes: $0.paperwork, cases: $0.cases)
                }
            })
    }
}

/// Which side of the time.
public enum TimeSide: String, Sendable, Codable, CaseIterable {
    case relation, paperwork

    public var title: Bilingual {
        switch self {
        case .relation: Bilingual(it: "Con le persone", en: "With people")
        case .paperwork: Bilingual(it: "Sulle carte", en: "On paper")
        }
    }
}

/// The records that a figure of time stands on, the latest first, page by page. They name cases, never
/// who worked on them.
public struct TimeRecords: Query {
    public static let name = "desk.timeRecords"
    public static let purpose = Bilingual(
        it: "Le registrazioni su cui poggia il tempo di un mese.",
        en: "The records that the time of a month stands on.")

    public struct Line: Codable, Sendable, Equatable {
        public let caseFile: ID<CaseFile>
        public let number: String
        public let title: String
        /// A way of meeting, or an occasion of work.
        public let means: String
        public let at: Instant
        public let minutes: Int
    }

    public struct Answer: Codable, Sendable, Equatable {
        public let lines: [Line]
        /// To be given as `after` for the next page.
        public let next: String?
    }

    let month: Month
    let side: TimeSide
    /// All kinds if left out.
    let kind: ID<CaseKind>?
    /// Only cases of which nobody has said the kind.
    let isUnkinded: Bool
    let after: String?
    let limit: Int?

    public init(
        month: Month, side: TimeSide, kind: ID<CaseKind>? = nil, isUnkinded: Bool = false,
        after: String? = nil, limit: Int? = nil
    ) {
        self.month = month
        self.side = side
        self.kind = kind
        self.isUnkinded = isUnkinded
        self.after = after
        self.limit = limit
    }

    public func fetch(from db: Reading) throws -> Answer {
        let limit = min(max(limit ?? 100, 1), 500)
        let range = month.range(in: db.zone)
        let minutes: SQL = side == .relation ? "spent.relation" : "spent.paperwork"
        let which: SQL =
            kind.map { " AND case_file.kind_id = \($0)" }
            ?? (isUnkinded ? " AND case_file.kind_id IS NULL" : "")
        let edge = Keyset.edge(after, Int64.init)
        let beyond: SQL =
            edge.map { " AND (spent.at, spent.id) < (\($0.key), \($0.id))" } ?? ""
        let rows = try db.rows(
            """
            SELECT spent.case_id, spent.id, spent.at, spent.means, \(minutes) AS minutes,
                case_file.year, case_file.ordinal, case_file.title
            FROM (\(TimeSpent.rows)) AS spent JOIN case_file ON case_file.id = spent.case_id
            WHERE spent.at >= \(range.lowerBound) AND spent.at < \(range.upperBound)
                AND \(minutes) > 0\(which)\(beyond)
            ORDER BY spent.at DESC, spent.id DESC LIMIT \(limit + 1)
            """
        ) { row in
            (
                id: try row["id"] as Int64,
                line: Line(
                    caseFile: try row["case_id"],
                    number: "\(try row["year"] as Int)/\(try row["ordinal"] as Int)",
                    title: try row["title"], means: try row["means"], at: try row["at"],
                    minutes: try row["minutes"])
            )
        }
        let shown = rows.prefix(limit)
        return Answer(
            lines: shown.map(\.line),
            next: rows.count > limit
                ? shown.last.map { "\($0.line.at.milliseconds).\($0.id)" } : nil)
    }
}

/// Where the page before ended, as `key.id`.
enum Keyset {
    static func edge<Key>(_ after: String?, _ read: (String) -> Key?) -> (key: Key, id: Int64)? {
        let parts = (after ?? "").split(separator: ".").map(String.init)
        guard parts.count == 2, let key = read(parts[0]), let id = Int64(parts[1]) else {
            return nil
        }
        return (key, id)
    }
}
