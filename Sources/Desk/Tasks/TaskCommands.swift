import Commons
import Kernel
import Members
import Store

/// Writes down something to do by a day: for oneself, or for whoever takes it.
public struct MakeTask: Command {
    public static let name = "desk.makeTask"
    public static let purpose = Bilingual(
        it: "Scrive una cosa da fare entro un giorno.", en: "Writes down a task for a day.")

    let text: String
    let dueOn: CalendarDate
    let caseFile: ID<CaseFile>?
    let party: ID<Party>?
    /// Who writes it does it; anybody otherwise.
    let isMine: Bool

    public init(
        text: String, dueOn: CalendarDate, caseFile: ID<CaseFile>? = nil, party: ID<Party>? = nil,
        isMine: Bool = false
    ) {
        self.text = text
        self.dueOn = dueOn
        self.caseFile = caseFile
        self.party = party
        self.isMine = isMine
    }

    public func run(in tx: Transaction) throws -> ID<DeskTask> {
        let text = try Typed.required(text, field: "text", most: 500)
        if caseFile != nil, party != nil { throw TaskRefused.ofTwo }
        if let caseFile { _ = try CaseRow.requireUnmerged(caseFile, in: tx) }
        if let party, try PartyRow.find(party, in: tx) == nil { throw CommonRefusal.notFound }
        if let obstacle = TaskRefused.obstacle(dueOn, today: tx.today) { throw obstacle }
        let task: ID<DeskTask> = tx.newID()
        try tx.append(
            TaskMade(
                task: task, caseFile: caseFile, party: party, dueOn: dueOn,
                keeper: isMine ? tx.actor.id : nil), content: TaskMade.Content(text: text))
        return task
    }
}

/// Puts a task off to another day, and says why.
public struct MoveTask: Command {
    public static let name = "desk.moveTask"
    public static let purpose = Bilingual(
        it: "Sposta una cosa da fare a un altro giorno, con il motivo.",
        en: "Moves a task to another day, with the reason.")

    let task: ID<DeskTask>
    let dueOn: CalendarDate
    let reason: String

    public init(task: ID<DeskTask>, dueOn: CalendarDate, reason: String) {
        self.task = task
        self.dueOn = dueOn
        self.reason = reason
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try TaskRow.open(task, in: tx)
        if let obstacle = TaskRefused.obstacle(dueOn, today: tx.today) { throw obstacle }
        let reason = try Typed.required(reason, field: "reason", most: 500)
        if row.dueOn == dueOn { return Done() }
        try tx.append(
            TaskMoved(task: task, dueOn: dueOn), content: TaskMoved.Content(reason: reason))
        return Done()
    }
}

/// Says that a task is done, or drops it for a reason.
public struct SettleTask: Command {
    public static let name = "desk.settleTask"
    public static let purpose = Bilingual(
        it: "Dice che una cosa è fatta, o la lascia perdere con il motivo.",
        en: "Says that a task is done, or drops it with the reason.")

    let task: ID<DeskTask>
    let outcome: TaskOutcome
    /// Needed where it is dropped.
    let note: String?

    public init(task: ID<DeskTask>, outcome: TaskOutcome, note: String? = nil) {
        self.task = task
        self.outcome = outcome
        self.note = note
    }

    public func run(in tx: Transaction) throws -> Done {
        _ = try TaskRow.open(task, in: tx)
        let note =
            outcome == .dropped
            ? try Typed.required(note ?? "", field: "note", most: 500)
            : try Typed.optional(note, field: "note", most: 500)
        try tx.append(
            TaskSettled(task: task, outcome: outcome), content: TaskSettled.Content(note: note))
        return Done()
    }
}

/// Takes a task for oneself: nobody is given one (D2).
public struct TakeTask: Command {
    public static let name = "desk.takeTask"
    public static let purpose = Bilingual(
        it: "Prende per sé una cosa da fare.", en: "Takes a task for oneself.")

    let task: ID<DeskTask>

    public init(task: ID<DeskTask>) { self.task = task }

    public func run(in tx: Transaction) throws -> Done {
        guard let me = tx.actor.id else { throw CommonRefusal.forbidden }
        if try TaskRow.open(task, in: tx).keeper != me {
            try tx.append(TaskTaken(task: task, keeper: me))
        }
        return Done()
    }
}

/// Gives a task back to all.
public struct ReleaseTask: Command {
    public static let name = "desk.releaseTask"
    public static let purpose = Bilingual(
        it: "Rende a tutti una cosa da fare.", en: "Gives a task back to all.")

    let task: ID<DeskTask>

    public init(task: ID<DeskTask>) { self.task = task }

    public func run(in tx: Transaction) throws -> Done {
        let row = try TaskRow.open(task, in: tx)
        guard let keeper = row.keeper, keeper == tx.actor.id else { throw TaskRefused.notYours }
        try tx.append(TaskTaken(task: task, keeper: nil))
        return Done()
    }
}
