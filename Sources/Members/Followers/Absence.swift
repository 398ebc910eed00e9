import Commons
import Journal
import Kernel
import Store

/// An operator is away from one day to another; who stands in answers meanwhile (M6).
struct AbsencePlanned: Fact {
    static let name = "members.absencePlanned.v1"
    let account: ID<Account>
    let from: CalendarDate
    let to: CalendarDate

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO absence (sequence, account_id, from_on, to_on)
            VALUES (\(entry.sequence), \(account), \(from), \(to))
            """)
    }
}

/// The operator is back earlier, or does not go: what was planned from that day on is no more.
struct AbsenceEnded: Fact {
    static let name = "members.absenceEnded.v1"
    let account: ID<Account>
    /// The first day back.
    let on: CalendarDate

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            "DELETE FROM absence WHERE account_id = \(account) AND from_on >= \(on)")
        try db.execute(
            """
            UPDATE absence SET to_on = \(on.adding(days: -1))
            WHERE account_id = \(account) AND to_on >= \(on)
            """)
    }
}

/// A time for which an operator is away.
public struct Absence: Codable, Sendable, Equatable {
    public let account: ID<Account>
    public let from: CalendarDate
    public let to: CalendarDate

    /// Who is away on a day.
    static func accounts(on day: CalendarDate, in db: any Reader) throws -> Set<ID<Account>> {
        Set(
            try db.values(
                """
                SELECT account_id FROM absence WHERE from_on <= \(day) AND to_on >= \(day)
                """, as: ID<Account>.self))
    }
}

/// I am away from one day to another. Nobody can say so of somebody else.
public struct BeAway: Command {
    public static let name = "members.beAway"
    public static let purpose = Bilingual(
        it: "Sono via da un giorno a un altro: risponde chi mi sostituisce.",
        en: "I am away from one day to another: who stands in for me answers.")

    private static let longest = 366

    let from: CalendarDate
    /// The last day away.
    let to: CalendarDate

    public init(from: CalendarDate, to: CalendarDate) {
        self.from = from
        self.to = to
    }

    public func run(in tx: Transaction) throws -> Done {
        let account = try tx.ownAccount()
        guard from >= tx.today else {
            throw DayRefused.tooEarly(field: "from", earliest: tx.today)
        }
        guard to >= from else { throw DayRefused.tooEarly(field: "to", earliest: from) }
        guard from.days(until: to) <= Self.longest else { throw FollowingRefused.awayTooLong }
        let isKnown = try tx.exists(
            """
            SELECT 1 FROM absence WHERE account_id = \(account) AND from_on <= \(from)
                AND to_on >= \(to)
            """)
        if !isKnown { try tx.append(AbsencePlanned(account: account, from: from, to: to)) }
        return Done()
    }
}

/// I am back, or do not go.
public struct BeBack: Command {
    public static let name = "members.beBack"
    public static let purpose = Bilingual(
        it: "Sono di nuovo qui, o non parto.", en: "I am back, or do not go.")

    /// The first day back; today if not said.
    let on: CalendarDate?

    public init(on: CalendarDate? = nil) { self.on = on }

    public func run(in tx: Transaction) throws -> Done {
        let account = try tx.ownAccount()
        let day = on ?? tx.today
        guard day >= tx.today else { throw DayRefused.tooEarly(field: "on", earliest: tx.today) }
        let isAway = try tx.exists(
            "SELECT 1 FROM absence WHERE account_id = \(account) AND to_on >= \(day)")
        guard isAway else { throw FollowingRefused.notAway }
        try tx.append(AbsenceEnded(account: account, on: day))
        return Done()
    }
}

/// Who is away now or later, the nearest first.
public struct Absences: Query {
    public static let name = "members.absences"
    public static let purpose = Bilingual(
        it: "Chi è via, ora o più avanti.", en: "Who is away, now or later.")

    public init() {}

    public func fetch(from db: Reading) throws -> [Absence] {
        try db.rows(
            """
            SELECT account_id, from_on, to_on FROM absence WHERE to_on >= \(db.today)
            ORDER BY from_on, to_on, sequence LIMIT 500
            """
        ) {
            Absence(account: try $0["account_id"], from: try $0["from_on"], to: try $0["to_on"])
        }
    }
}
