import Commons
import Journal
import Kernel
import Members
import Store

/// We said what we would do, and by when.
struct PromiseMade: Fact {
    static let name = "desk.promiseMade.v1"
    let promise: ID<Promise>
    let caseFile: ID<CaseFile>
    let party: ID<Party>?
    let dueOn: CalendarDate
    let keeper: ID<Account>?

    struct Content: Codable, Sendable { let text: String }

    var subjects: [ID<Subject>] { [caseFile.subject] + (party.map { [$0.subject] } ?? []) }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO promise (id, case_id, text, due_on, keeper, made_at)
            VALUES (\(promise), \(caseFile), \(entry.content?.text ?? ""), \(dueOn), \(keeper),
                \(entry.occurredAt))
            """)
    }

    func searchable(_ content: Content) -> SearchText? {
        SearchText(kind: "note", title: "Promessa", body: content.text)
    }
}

/// It will be another day.
struct PromiseMoved: Fact {
    static let name = "desk.promiseMoved.v1"
    let promise: ID<Promise>
    let caseFile: ID<CaseFile>
    let party: ID<Party>?
    let dueOn: CalendarDate

    struct Content: Codable, Sendable { let reason: String }

    var subjects: [ID<Subject>] { [caseFile.subject] + (party.map { [$0.subject] } ?? []) }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute("UPDATE promise SET due_on = \(dueOn) WHERE id = \(promise)")
    }
}

/// It was kept, or taken back for a reason.
struct PromiseSettled: Fact {
    static let name = "desk.promiseSettled.v1"
    let promise: ID<Promise>
    let caseFile: ID<CaseFile>
    let party: ID<Party>?
    let outcome: PromiseOutcome

    struct Content: Codable, Sendable { let note: String? }

    var subjects: [ID<Subject>] { [caseFile.subject] + (party.map { [$0.subject] } ?? []) }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE promise SET settled_at = \(entry.occurredAt), outcome = \(outcome)
            WHERE id = \(promise)
            """)
    }
}

/// Somebody looks after it from now on, or nobody does: then it is everybody's.
struct PromiseTaken: Fact {
    static let name = "desk.promiseTaken.v1"
    let promise: ID<Promise>
    let caseFile: ID<CaseFile>
    let keeper: ID<Account>?

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE promise SET keeper = \(keeper) WHERE id = \(promise)")
    }
}
