import Commons
import Kernel
import Members
import Store

/// Something of our own to do by a day: on a case, for a person, or free. Not a promise: nobody
/// outside waits for it, and a case closes over it; it stays until somebody does or drops it (D7).
public enum DeskTask {}

/// How a task ended.
public enum TaskOutcome: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case done, dropped
}

/// A task as its row has it.
public struct TaskRow: Sendable, Equatable, Codable {
    public let id: ID<DeskTask>
    public let text: String
    public let dueOn: CalendarDate
    public let caseFile: ID<CaseFile>?
    public let party: ID<Party>?
    /// Who does it; nil where it is anybody's.
    public let keeper: ID<Account>?
    public let isOpen: Bool

    static let columns: SQL = """
        desk_task.id, desk_task.text, desk_task.due_on, desk_task.case_id, desk_task.party_id,
        desk_task.keeper, desk_task.settled_at
        """

    init(_ row: Row) throws {
        id = try row["id"]
        text = try row["text"]
        dueOn = try row["due_on"]
        caseFile = try row["case_id"]
        party = try row["party_id"]
        keeper = try row["keeper"]
        isOpen = (try row["settled_at"] as Instant?) == nil
    }

    /// A task that can still be changed.
    static func open(_ id: ID<DeskTask>, in db: any Reader) throws -> TaskRow {
        let found = try db.first("SELECT \(columns) FROM desk_task WHERE id = \(id)", TaskRow.init)
        guard let found else { throw CommonRefusal.notFound }
        guard found.isOpen else { throw TaskRefused.settledAlready }
        return found
    }

    /// Open ones of a case, the nearest first.
    static func open(in caseFile: ID<CaseFile>, _ db: any Reader) throws -> [TaskRow] {
        try db.rows(
            """
            SELECT \(columns) FROM desk_task WHERE case_id = \(caseFile) AND settled_at IS NULL
            ORDER BY due_on, id LIMIT 50
            """, TaskRow.init)
    }
}

/// Why a task is not made or changed, in the order in which we look.
public enum TaskRefused: String, Refusal {
    case ofTwo, dueInPast, dueTooFar, settledAlready, notYours

    public var rule: String? { self == .notYours ? "D2" : "D7" }
    public var kind: RefusalKind {
        switch self {
        case .settledAlready, .notYours: .conflict
        case .ofTwo, .dueInPast, .dueTooFar: .invalid
        }
    }
    public var field: String? {
        switch self {
        case .ofTwo: "party"
        case .dueInPast, .dueTooFar: "dueOn"
        case .settledAlready, .notYours: nil
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .ofTwo:
            Bilingual(
                it: "Una cosa da fare è di una pratica o di una persona, non di tutt'e due.",
                en: "A task is of a case or of a person, not of both.")
        case .dueInPast: PromiseRefused.dueInPast.sentence
        case .dueTooFar: PromiseRefused.dueTooFar.sentence
        case .settledAlready:
            Bilingual(
                it: "Questa cosa è già fatta o lasciata perdere.",
                en: "This task is done or dropped already.")
        case .notYours:
            Bilingual(
                it: "Questa cosa non è in mano tua.", en: "This task is not in your hands.")
        }
    }

    /// What stands in the way of a day: the same as for promises.
    static func obstacle(_ dueOn: CalendarDate, today: CalendarDate) -> TaskRefused? {
        PromiseDay.obstacle(dueOn, today: today).map { $0 == .dueInPast ? .dueInPast : .dueTooFar }
    }
}
