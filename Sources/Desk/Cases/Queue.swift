import Commons
import Kernel
import Members
import Store

/// Which cases a list shows.
public enum QueueChoice: Sendable, Equatable, Codable {
    /// Somebody waits and nobody has taken it.
    case free
    /// Somebody waits, whoever has it.
    case waiting
    /// Held by who asks, and not put aside.
    case mine
    /// Put aside until a day, whoever holds it: nothing is out of sight.
    case later
    /// Offered to who asks.
    case offered
    case open
    case closed
    case label(ID<Label>)
    case kind(ID<CaseKind>)
    /// Open ones of which nobody has said the kind.
    case unkinded
    /// What a saved search finds.
    case search(ID<CaseSearch>)

    public init?(_ text: String) {
        switch text {
        case "free": self = .free
        case "waiting": self = .waiting
        case "mine": self = .mine
        case "later": self = .later
        case "offered": self = .offered
        case "open": self = .open
        case "closed": self = .closed
        case "unkinded": self = .unkinded
        default:
            let parts = text.split(separator: "-", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "label":
                guard let id = ID<Label>(parts[1]) else { return nil }
                self = .label(id)
            case "kind":
                guard let id = ID<CaseKind>(parts[1]) else { return nil }
                self = .kind(id)
            case "search":
                guard let id = ID<CaseSearch>(parts[1]) else { return nil }
                self = .search(id)
            default: return nil
            }
        }
    }

    public var text: String {
        switch self {
        case .free: "free"
        case .waiting: "waiting"
        case .mine: "mine"
        case .later: "later"
        case .offered: "offered"
        case .open: "open"
        case .closed: "closed"
        case .label(let id): "label-\(id)"
        case .kind(let id): "kind-\(id)"
        case .unkinded: "unkinded"
        case .search(let id): "search-\(id)"
        }
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let choice = QueueChoice(text) else {
            throw InputRefused.wrongType(
                field: "queue",
                wanted: Bilingual(
                    alike:
                        "free, waiting, mine, later, offered, open, closed, label-…, kind-…, unkinded, search-…"
                )
            )
        }
        self = choice
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// Cases of a queue, page by page: those that wait by how long they have waited, the others by what
/// happened last.
public struct Queue: Query {
    public static let name = "desk.queue"
    public static let purpose = Bilingual(
        it: "Le pratiche di una coda, prima chi aspetta da più tempo.",
        en: "The cases of a queue, who has waited longest first.")

    public struct Line: Codable, Sendable {
        public let caseFile: CaseRow
        public let holderName: String?
        public let labels: [LabelRow]
        /// Of the kind; nil where nobody has said it.
        public let kindTitle: String?
    }

    public struct Answer: Codable, Sendable {
        public let lines: [Line]
        /// To be given as `after` for the next page.
        public let next: String?
        /// Who began to wait last, where the list goes on and does not show it.
        public let latest: CaseRow?
    }

    let queue: QueueChoice
    let after: String?
    let limit: Int?

    public init(queue: QueueChoice, after: String? = nil, limit: Int? = nil) {
        self.queue = queue
        self.after = after
        self.limit = limit
    }

    public func fetch(from db: Reading) throws -> Answer {
        let limit = min(max(limit ?? 30, 1), 100)
        if case .search(let id) = queue {
            let search = try CaseSearchRow.require(id, in: db)
            return try FindCases(criteria: search.criteria, after: after, limit: limit)
                .fetch(from: db)
        }
        let rows = try db.rows(statement(limit: limit + 1, db), CaseRow.init)
        let shown = Array(rows.prefix(limit))
        let lines = try Self.lines(shown, in: db)
        let goesOn = rows.count > limit
        return Answer(
            lines: lines, next: goesOn ? shown.last.map(position) : nil,
            latest: goesOn && isByWaiting ? try latest(db) : nil)
    }

    /// Cases with who holds them, their labels and their kind.
    static func lines(_ shown: [CaseRow], in db: any Reader) throws -> [Line] {
        let labels = try LabelRow.of(shown.map(\.id), in: db)
        let names = try AccountRow.names(in: db)
        let kinds = Dictionary(
            try CaseKindRow.all(in: db).map { ($0.id, $0.title) },
            uniquingKeysWith: { one, _ in one })
        return shown.map { row in
            Line(
                caseFile: row, holderName: row.holder.flatMap { names[$0] },
                labels: labels[row.id] ?? [], kindTitle: row.kind.flatMap { kinds[$0] })
        }
    }

    private func latest(_ db: Reading) throws -> CaseRow? {
        try db.rows(
            """
            SELECT \(CaseRow.columns) FROM case_file WHERE waiting_since IS NOT NULL\(onlyFree)
            ORDER BY waiting_since DESC, id DESC LIMIT 1
            """, CaseRow.init
        ).first
    }

    private var onlyFree: SQL { queue == .free ? " AND holder IS NULL" : "" }

    private var isByWaiting: Bool { queue == .free || queue == .waiting }

    private func position(_ row: CaseRow) -> String {
        if queue == .later, let day = row.snoozedUntil { return "\(day).\(row.id)" }
        let moment = isByWaiting ? row.waitingSince ?? row.lastAt : row.lastAt
        return "\(moment.milliseconds).\(row.id)"
    }

    private func statement(limit: Int, _ db: Reading) -> SQL {
        if queue == .later { return laterStatement(limit: limit) }
        let edge = edge(Int64.init)
        if isByWaiting {
            let beyond: SQL = edge.map { " AND (waiting_since, id) > (\($0.0), \($0.1))" } ?? ""
            return """
                SELECT \(CaseRow.columns) FROM case_file WHERE waiting_since IS NOT NULL\(onlyFree)\(beyond)
                ORDER BY waiting_since, id LIMIT \(limit)
                """
        }
        let beyond: SQL = edge.map { " AND (last_at, id) < (\($0.0), \($0.1))" } ?? ""
        let condition: SQL =
            switch queue {
            case .mine:
                "holder = \(db.actor.id) AND closed_at IS NULL AND snoozed_until IS NULL"
            case .closed: "closed_at IS NOT NULL"
            case .offered:
                "id IN (SELECT case_id FROM case_offer WHERE offered_to = \(db.actor.id))"
            case .label(let id):
                "closed_at IS NULL AND id IN (SELECT case_id FROM case_label WHERE label_id = \(id))"
            case .kind(let id): "closed_at IS NULL AND kind_id = \(id)"
            case .unkinded: "closed_at IS NULL AND kind_id IS NULL"
            case .free, .waiting, .later, .open, .search: "closed_at IS NULL"
            }
        return """
            SELECT \(CaseRow.columns) FROM case_file WHERE \(condition)\(beyond)
            ORDER BY last_at DESC, id DESC LIMIT \(limit)
            """
    }

    private func laterStatement(limit: Int) -> SQL {
        let beyond: SQL =
            edge { CalendarDate($0) }.map { " AND (snoozed_until, id) > (\($0.0), \($0.1))" } ?? ""
        return """
            SELECT \(CaseRow.columns) FROM case_file WHERE snoozed_until IS NOT NULL\(beyond)
            ORDER BY snoozed_until, id LIMIT \(limit)
            """
    }

    /// Where the page before ended.
    private func edge<Key>(_ read: (String) -> Key?) -> (Key, ID<CaseFile>)? {
        let parts = (after ?? "").split(separator: ".")
        guard parts.count == 2, let key = read(String(parts[0])),
            let id = ID<CaseFile>(String(parts[1]))
        else { return nil }
        return (key, id)
    }
}
