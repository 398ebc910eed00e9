import Commons
import Journal
import Kernel
import Store

/// The meeting approved the accounts of a year: the shares of who left in it are settled on them
/// (COOP-14).
struct AccountsApproved: Fact {
    static let name = "members.accountsApproved.v1"
    let year: Int
    let on: CalendarDate
    let resolution: ID<BoardResolution>

    var subjects: [ID<Subject>] { [resolution.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO accounts_approval (year, approved_on, resolution_id)
            VALUES (\(year), \(on), \(resolution))
            """)
    }
}

public enum AccountsRefused: Refusal, Equatable {
    case approvedAlready(year: Int)
    case yearNotOver(year: Int)
    case notOfTheMeeting

    public var code: String {
        switch self {
        case .approvedAlready: "approvedAlready"
        case .yearNotOver: "yearNotOver"
        case .notOfTheMeeting: "notOfTheMeeting"
        }
    }

    public var rule: String? { "COOP-14" }
    public var kind: RefusalKind {
        if case .approvedAlready = self { .conflict } else { .invalid }
    }
    public var field: String? { self == .notOfTheMeeting ? "resolution" : "year" }

    public var sentence: Bilingual {
        switch self {
        case .approvedAlready(let year):
            Bilingual(
                it: "L'approvazione del bilancio \(year) è già registrata.",
                en: "The approval of the accounts of \(year) is recorded already.")
        case .yearNotOver(let year):
            Bilingual(
                it: "Il bilancio \(year) si approva dopo la fine dell'anno: ricontrolla.",
                en: "The accounts of \(year) are approved after the year's end: check it.")
        case .notOfTheMeeting:
            Bilingual(
                it: "Il bilancio lo approva l'assemblea: scegli una sua delibera.",
                en: "The meeting approves accounts: choose one of its resolutions.")
        }
    }
}

/// Records that the meeting approved the accounts of a year: from that day the shares of who left in
/// it are to be paid within the term.
public struct ApproveAccounts: Command {
    public static let name = "members.approveAccounts"
    public static let purpose = Bilingual(
        it: "Registra che l'assemblea ha approvato il bilancio di un anno.",
        en: "Records that the meeting approved the accounts of a year.")

    let year: Int
    /// Of the meeting; its day is that of the approval.
    let resolution: ID<BoardResolution>

    public init(year: Int, resolution: ID<BoardResolution>) {
        self.year = year
        self.resolution = resolution
    }

    public func run(in tx: Transaction) throws -> Done {
        guard let resolved = try ResolutionRow.find(resolution, in: tx) else {
            throw RegisterRefused.resolutionNotFound
        }
        guard resolved.kind == .meeting else { throw AccountsRefused.notOfTheMeeting }
        guard year >= 1_800, year < resolved.takenOn.year else {
            throw AccountsRefused.yearNotOver(year: year)
        }
        if try AccountsApproval.day(of: year, in: tx) != nil {
            throw AccountsRefused.approvedAlready(year: year)
        }
        try tx.append(
            AccountsApproved(year: year, on: resolved.takenOn, resolution: resolution),
            occurredAt: tx.moment(of: resolved.takenOn))
        return Done()
    }
}

enum AccountsApproval {
    /// When the accounts of the year were approved, if they were.
    static func day(of year: Int, in db: any Reader) throws -> CalendarDate? {
        try db.value("SELECT approved_on FROM accounts_approval WHERE year = \(year)")
    }
}
