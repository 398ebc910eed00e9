import Commons
import Journal
import Kernel
import Store

/// Whoever holds the case comes back to it on a day. It stays among those that wait (D7): put aside
/// is not answered.
struct CaseSnoozed: Fact {
    static let name = "desk.caseSnoozed.v1"
    let caseFile: ID<CaseFile>
    let until: CalendarDate

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE case_file SET snoozed_until = \(until) WHERE id = \(caseFile)")
    }
}

/// The day has come, or the holder looks at it before.
struct CaseWoke: Fact {
    static let name = "desk.caseWoke.v1"
    let caseFile: ID<CaseFile>

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET snoozed_until = NULL,
                last_at = CASE WHEN last_at < \(entry.occurredAt) THEN \(entry.occurredAt) ELSE last_at END
            WHERE id = \(caseFile)
            """)
    }
}

/// Why a case is not put aside, in the order in which we look.
public enum SnoozeRefused: String, Refusal {
    case notHeldByYou, dayNotAhead, dayTooFar, notSnoozed

    public var rule: String? { self == .notHeldByYou ? "D2" : "D7" }
    public var kind: RefusalKind {
        switch self {
        case .notHeldByYou, .notSnoozed: .conflict
        case .dayNotAhead, .dayTooFar: .invalid
        }
    }

    public var field: String? {
        switch self {
        case .dayNotAhead, .dayTooFar: "until"
        case .notHeldByYou, .notSnoozed: nil
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .notHeldByYou:
            Bilingual(
                it: "Si rimanda solo una pratica che si tiene: prima prendila.",
                en: "Only a case that you hold can be put aside: take it first.")
        case .dayNotAhead:
            Bilingual(
                it: "Scegli un giorno da domani in poi.", en: "Choose a day from tomorrow on.")
        case .dayTooFar:
            Bilingual(
                it: "Il giorno è troppo lontano: al massimo un anno da oggi.",
                en: "The day is too far away: at most a year from today.")
        case .notSnoozed:
            Bilingual(it: "La pratica non è rimandata.", en: "The case is not put aside.")
        }
    }

    /// What stands in the way of a day, if anything.
    static func obstacle(_ until: CalendarDate, today: CalendarDate) -> SnoozeRefused? {
        if until <= today { return .dayNotAhead }
        return until > today.adding(days: 366) ? .dayTooFar : nil
    }
}

/// Puts a case aside until a day. A letter brings it back before.
public struct SnoozeCase: Command {
    public static let name = "desk.snooze"
    public static let purpose = Bilingual(
        it: "Rimanda una pratica che si tiene a un giorno.",
        en: "Puts a case that one holds aside until a day.")

    static let jobKind = "desk.wake"

    let caseFile: ID<CaseFile>
    let until: CalendarDate

    public init(caseFile: ID<CaseFile>, until: CalendarDate) {
        self.caseFile = caseFile
        self.until = until
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try CaseRow.require(caseFile, in: tx)
        guard row.isOpen else { throw CaseRefused.alreadyClosed }
        guard row.holder != nil, row.holder == tx.actor.id else { throw SnoozeRefused.notHeldByYou }
        if let obstacle = SnoozeRefused.obstacle(until, today: tx.today) { throw obstacle }
        if row.snoozedUntil == until { return Done() }
        try tx.append(CaseSnoozed(caseFile: caseFile, until: until))
        try tx.later(
            kind: Self.jobKind, payload: "\(caseFile)", dueAt: tx.zone.startOfDay(until))
        return Done()
    }
}

/// Brings a case back that was put aside.
public struct WakeCase: Command {
    public static let name = "desk.wake"
    public static let purpose = Bilingual(
        it: "Riporta fra le proprie una pratica rimandata.",
        en: "Brings back a case that was put aside.")

    let caseFile: ID<CaseFile>

    public init(caseFile: ID<CaseFile>) { self.caseFile = caseFile }

    public func run(in tx: Transaction) throws -> Done {
        guard try CaseRow.require(caseFile, in: tx).snoozedUntil != nil else {
            throw SnoozeRefused.notSnoozed
        }
        try tx.append(CaseWoke(caseFile: caseFile))
        return Done()
    }
}

/// The day of a case that was put aside has come; if it was put aside anew meanwhile, its new day counts.
struct WakeDueCase: Command {
    static let name = "desk.wakeDue"
    static let purpose = Bilingual(
        it: "Riporta una pratica rimandata quando viene il suo giorno.",
        en: "Brings back a case that was put aside when its day comes.")

    let caseFile: ID<CaseFile>

    func run(in tx: Transaction) throws -> Done {
        guard tx.actor == .house else { throw CommonRefusal.forbidden }
        guard let until = try CaseRow.find(caseFile, in: tx)?.snoozedUntil, until <= tx.today else {
            return Done()
        }
        try tx.append(CaseWoke(caseFile: caseFile))
        return Done()
    }
}
