import Commons
import Journal
import Kernel
import Store

/// A member's request to withdraw: by registered letter or certified mail, for a case of law or
/// bylaws, never partial (COOP-11).
public enum WithdrawalRequest {}

public enum WithdrawalMeans: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case registeredLetter, certifiedMail

    public var title: Bilingual {
        switch self {
        case .registeredLetter: Bilingual(it: "raccomandata", en: "registered letter")
        case .certifiedMail: Bilingual(it: "PEC", en: "certified mail")
        }
    }
}

public enum WithdrawalStatus: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case open, accepted, refused
    case takenBack = "taken_back"
}

/// The terms around a withdrawal.
public struct WithdrawalClocks: Sendable {
    let parameters: ParameterBook

    public init(parameters: ParameterBook) { self.parameters = parameters }

    /// By when the directors examine the request (COOP-11).
    public func examinedUntil(receivedOn day: CalendarDate) throws -> CalendarDate {
        try parameters.term("withdrawal.examination", on: day).shifting(.holidays).deadline(
            from: day)
    }

    /// By when a refusal may be challenged in court (COOP-11).
    public func challengeUntil(notifiedOn day: CalendarDate) throws -> CalendarDate {
        try parameters.term("withdrawal.challenge", on: day).shifting(.holidays).deadline(from: day)
    }

    /// When the mutual relation ends (COOP-12): with the current year if the withdrawal was
    /// communicated three months before its close, otherwise with the next.
    public func mutualRelationEnds(communicatedOn day: CalendarDate) throws -> CalendarDate {
        let notice = try parameters.term("withdrawal.noticeBeforeYearEnd", on: day)
        let thisYear = day.endOfYear
        return day <= notice.latestDay(before: thisYear)
            ? thisYear : thisYear.adding(days: 1).endOfYear
    }
}

/// A member asked to withdraw.
struct WithdrawalAsked: Fact {
    static let name = "members.withdrawalAsked.v1"
    let request: ID<WithdrawalRequest>
    let number: Int
    let party: ID<Party>
    let on: CalendarDate
    let means: WithdrawalMeans

    var subjects: [ID<Subject>] { [party.subject] }

    func searchable(_ content: StatedReason) -> SearchText? {
        SearchText(kind: "member", title: ExitKind.withdrawal.title.it, body: content.reason)
    }

    func apply(_ entry: Entry<StatedReason>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO withdrawal_request (id, number, received_on, means, ground, status)
            VALUES (\(request), \(number), \(on), \(means), \(entry.content?.reason ?? ""), 'open')
            """)
    }
}

/// The directors did not find the conditions for a withdrawal, and said so.
struct WithdrawalNotAccepted: Fact {
    static let name = "members.withdrawalRefused.v1"
    let request: ID<WithdrawalRequest>
    let party: ID<Party>
    let resolution: ID<BoardResolution>
    let notifiedOn: CalendarDate

    var subjects: [ID<Subject>] { [party.subject, resolution.subject] }

    func searchable(_ content: StatedReason) -> SearchText? {
        SearchText(kind: "member", title: ExitKind.withdrawal.title.it, body: content.reason)
    }

    func apply(_ entry: Entry<StatedReason>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE withdrawal_request SET status = 'refused', resolution_id = \(resolution),
                notified_on = \(notifiedOn), reasons = \(entry.content?.reason ?? "")
            WHERE id = \(request)
            """)
    }
}

/// The request stands no more, before anybody answered it: the member stays, or never asked.
struct WithdrawalTakenBack: Fact {
    static let name = "members.withdrawalTakenBack.v1"
    let request: ID<WithdrawalRequest>
    let number: Int
    let party: ID<Party>
    let on: CalendarDate

    var subjects: [ID<Subject>] { [party.subject] }

    func searchable(_ content: StatedReason) -> SearchText? {
        SearchText(kind: "member", title: ExitKind.withdrawal.title.it, body: content.reason)
    }

    func apply(_ entry: Entry<StatedReason>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE withdrawal_request SET status = 'taken_back',
                reasons = \(entry.content?.reason ?? "")
            WHERE id = \(request)
            """)
    }
}

/// Records a member's request to withdraw.
public struct AskWithdrawal: Command {
    public static let name = "members.askWithdrawal"
    public static let purpose = Bilingual(
        it: "Registra una richiesta di recesso.", en: "Records a request to withdraw.")

    let number: Int
    let means: WithdrawalMeans
    /// The case of law or bylaws that the member states.
    let ground: String
    let on: CalendarDate?

    public init(number: Int, means: WithdrawalMeans, ground: String, on: CalendarDate? = nil) {
        self.number = number
        self.means = means
        self.ground = ground
        self.on = on
    }

    public func run(in tx: Transaction) throws -> ID<WithdrawalRequest> {
        let day = try tx.pastDay(on)
        let member = try Member.requireInForce(number, on: day, in: tx)
        let ground = try Typed.required(ground, field: "ground", most: 4_000)
        if try WithdrawalRow.open(number, in: tx) != nil { throw RegisterRefused.requestOpen }
        let request: ID<WithdrawalRequest> = tx.newID()
        try tx.append(
            WithdrawalAsked(
                request: request, number: number, party: member.party, on: day, means: means),
            content: StatedReason(reason: ground), occurredAt: tx.moment(of: day))
        return request
    }
}

/// Records that a request to withdraw stands no more: the member changed their mind, or it was entered
/// for somebody who never asked. Once answered it is too late: an exit is undone with `AnnulExit`.
public struct TakeBackWithdrawal: Command {
    public static let name = "members.takeBackWithdrawal"
    public static let purpose = Bilingual(
        it: "Registra che una richiesta di recesso non vale più, e perché.",
        en: "Records that a request to withdraw stands no more, and why.")

    let request: ID<WithdrawalRequest>
    let reasons: String
    /// The day of it; today if not said.
    let on: CalendarDate?

    public init(request: ID<WithdrawalRequest>, reasons: String, on: CalendarDate? = nil) {
        self.request = request
        self.reasons = reasons
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        guard let found = try WithdrawalRow.find(request, in: tx) else {
            throw RegisterRefused.requestNotFound
        }
        guard found.status == .open else { throw RegisterRefused.requestNotOpen }
        let day = try tx.pastDay(on, notBefore: found.receivedOn)
        let reasons = try Typed.required(reasons, field: "reasons", most: 4_000)
        let member = try Member.require(found.number, in: tx)
        try tx.append(
            WithdrawalTakenBack(
                request: request, number: found.number, party: member.party, on: day),
            content: StatedReason(reason: reasons), occurredAt: tx.moment(of: day))
        return Done()
    }
}

/// A request as its row has it.
public struct WithdrawalRow: Sendable, Equatable, Codable {
    public let id: ID<WithdrawalRequest>
    public let number: Int
    public let receivedOn: CalendarDate
    public let means: WithdrawalMeans
    public let ground: String
    public let status: WithdrawalStatus
    public let notifiedOn: CalendarDate?
    public let reasons: String?

    private static let columns: SQL =
        "id, number, received_on, means, ground, status, notified_on, reasons"

    init(_ row: Row) throws {
        id = try row["id"]
        number = try row["number"]
        receivedOn = try row["received_on"]
        means = try row["means"]
        ground = try row["ground"]
        status = try row["status"]
        notifiedOn = try row["notified_on"]
        reasons = try row["reasons"]
    }

    static func find(_ id: ID<WithdrawalRequest>, in db: any Reader) throws -> WithdrawalRow? {
        try db.first(
            "SELECT \(columns) FROM withdrawal_request WHERE id = \(id)", WithdrawalRow.init)
    }

    static func open(_ number: Int, in db: any Reader) throws -> WithdrawalRow? {
        try db.first(
            "SELECT \(columns) FROM withdrawal_request WHERE number = \(number) AND status = 'open'",
            WithdrawalRow.init)
    }

    /// Of one number, the latest first.
    public static func of(_ number: Int, in db: any Reader) throws -> [WithdrawalRow] {
        try db.rows(
            """
            SELECT \(columns) FROM withdrawal_request WHERE number = \(number)
            ORDER BY received_on DESC, id DESC
            """, WithdrawalRow.init)
    }
}
