import Commons
import Journal
import Kernel
import Members
import Store

/// There is something to do.
struct TaskMade: Fact {
    static let name = "desk.taskMade.v1"
    let task: ID<DeskTask>
    let caseFile: ID<CaseFile>?
    let party: ID<Party>?
    let dueOn: CalendarDate
    let keeper: ID<Account>?

    struct Content: Codable, Sendable { let text: String }

    var subjects: [ID<Subject>] {
        [task.subject] + (caseFile.map { [$0.subject] } ?? []) + (party.map { [$0.subject] } ?? [])
    }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO desk_task (id, text, due_on, case_id, party_id, keeper, made_at)
            VALUES (\(task), \(entry.content?.text ?? ""), \(dueOn), \(caseFile), \(party), \(keeper),
                \(entry.occurredAt))
            """)
    }

    func searchable(_ content: Content) -> SearchText? {
        SearchText(kind: "note", title: "Da fare", body: content.text)
    }
}

/// It is put off, or brought forward, for a reason.
struct TaskMoved: Fact {
    static let name = "desk.taskMoved.v1"
    let task: ID<DeskTask>
    let dueOn: CalendarDate

    struct Content: Codable, Sendable { let reason: String }

    var subjects: [ID<Subject>] { [task.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute("UPDATE desk_task SET due_on = \(dueOn) WHERE id = \(task)")
    }
}

/// It was done, or dropped for a reason.
struct TaskSettled: Fact {
    static let name = "desk.taskSettled.v1"
    let task: ID<DeskTask>
    let outcome: TaskOutcome

    struct Content: Codable, Sendable { let note: String? }

    var subjects: [ID<Subject>] { [task.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE desk_task SET settled_at = \(entry.occurredAt), outcome = \(outcome)
            WHERE id = \(task)
            """)
    }
}

/// Somebody does it, by her own choice; or it is anybody's again.
struct TaskTaken: Fact {
    static let name = "desk.taskTaken.v1"
    let task: ID<DeskTask>
    let keeper: ID<Account>?

    var subjects: [ID<Subject>] { [task.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE desk_task SET keeper = \(keeper) WHERE id = \(task)")
    }
}
