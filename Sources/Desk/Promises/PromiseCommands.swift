import Commons
import Kernel
import Members
import Store

/// Promises something by a day, in the name of the cooperative.
public struct MakePromise: Command {
    public static let name = "desk.promise"
    public static let purpose = Bilingual(
        it: "Promette qualcosa entro un giorno.", en: "Promises something by a day.")

    let caseFile: ID<CaseFile>
    let text: String
    let dueOn: CalendarDate

    public init(caseFile: ID<CaseFile>, text: String, dueOn: CalendarDate) {
        self.caseFile = caseFile
        self.text = text
        self.dueOn = dueOn
    }

    public func run(in tx: Transaction) throws -> ID<Promise> {
        let row = try CaseRow.require(caseFile, in: tx)
        guard row.isOpen else { throw CaseRefused.alreadyClosed }
        let text = try Typed.required(text, field: "text", most: 500)
        if let obstacle = PromiseDay.obstacle(dueOn, today: tx.today) { throw obstacle }
        let promise: ID<Promise> = tx.newID()
        try tx.append(
            PromiseMade(
                promise: promise, caseFile: caseFile, party: row.party, dueOn: dueOn,
                keeper: tx.actor.id), content: PromiseMade.Content(text: text))
        return promise
    }
}

/// The day of a promise.
enum PromiseDay {
    private static let mostDays = 3_653

    static func obstacle(_ dueOn: CalendarDate, today: CalendarDate) -> PromiseRefused? {
        if dueOn < today { return .dueInPast }
        return dueOn > today.adding(days: mostDays) ? .dueTooFar : nil
    }
}

/// Moves a promise to another day, and says why.
public struct MovePromise: Command {
    public static let name = "desk.movePromise"
    public static let purpose = Bilingual(
        it: "Sposta una promessa a un altro giorno, con il motivo.",
        en: "Moves a promise to another day, with the reason.")

    let promise: ID<Promise>
    let dueOn: CalendarDate
    let reason: String

    public init(promise: ID<Promise>, dueOn: CalendarDate, reason: String) {
        self.promise = promise
        self.dueOn = dueOn
        self.reason = reason
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try PromiseRow.open(promise, in: tx)
        if let obstacle = PromiseDay.obstacle(dueOn, today: tx.today) { throw obstacle }
        if row.dueOn == dueOn { throw PromiseRefused.sameDay }
        let reason = try Typed.required(reason, field: "reason", most: 500)
        try tx.append(
            PromiseMoved(
                promise: promise, caseFile: row.caseFile,
                party: try CaseRow.require(row.caseFile, in: tx).party, dueOn: dueOn),
            content: PromiseMoved.Content(reason: reason))
        return Done()
    }
}

/// Says that a promise was kept, or takes it back for a reason.
public struct SettlePromise: Command {
    public static let name = "desk.settlePromise"
    public static let purpose = Bilingual(
        it: "Dice che una promessa è mantenuta, o la ritira con il motivo.",
        en: "Says that a promise was kept, or withdraws it with the reason.")

    let promise: ID<Promise>
    let outcome: PromiseOutcome
    /// Needed where it is withdrawn.
    let note: String?

    public init(promise: ID<Promise>, outcome: PromiseOutcome, note: String? = nil) {
        self.promise = promise
        self.outcome = outcome
        self.note = note
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try PromiseRow.open(promise, in: tx)
        let note =
            outcome == .withdrawn
            ? try Typed.required(note ?? "", field: "note", most: 500)
            : try Typed.optional(note, field: "note", most: 500)
        try tx.append(
            PromiseSettled(
                promise: promise, caseFile: row.caseFile,
                party: try CaseRow.require(row.caseFile, in: tx).party, outcome: outcome),
            content: PromiseSettled.Content(note: note))
        return Done()
    }
}

/// Looks after a promise from now on: for oneself, as with cases (D2).
public struct TakePromise: Command {
    public static let name = "desk.takePromise"
    public static let purpose = Bilingual(
        it: "Prende per sé una promessa.", en: "Takes a promise for oneself.")

    let promise: ID<Promise>

    public init(promise: ID<Promise>) { self.promise = promise }

    public func run(in tx: Transaction) throws -> Done {
        guard let me = tx.actor.id else { throw CommonRefusal.forbidden }
        let row = try PromiseRow.open(promise, in: tx)
        if row.keeper != me {
            try tx.append(PromiseTaken(promise: promise, caseFile: row.caseFile, keeper: me))
        }
        return Done()
    }
}

extension PromiseRow {
    /// A promise that can still be moved or settled, by a person: the house never does.
    static func open(_ id: ID<Promise>, in tx: Transaction) throws -> PromiseRow {
        if tx.actor == .house { throw CommonRefusal.forbidden }
        let row = try require(id, in: tx)
        guard row.isOpen else { throw PromiseRefused.settledAlready }
        return row
    }
}
