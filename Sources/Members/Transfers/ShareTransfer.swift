import Commons
import Kernel
import Store

/// A member's wish to pass shares to somebody else, and what the directors answer (COOP-15, c.c. 2530).
public enum ShareTransfer {}

public enum TransferStatus: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case open, authorised, refused, done
    case takenBack = "taken_back"

    public var title: Bilingual {
        switch self {
        case .open: Bilingual(it: "in esame", en: "being examined")
        case .authorised: Bilingual(it: "autorizzata", en: "authorised")
        case .refused: Bilingual(it: "non autorizzata", en: "refused")
        case .done: Bilingual(it: "avvenuta", en: "done")
        case .takenBack: Bilingual(it: "ritirata", en: "taken back")
        }
    }
}

/// A transfer as its row has it.
public struct TransferRow: Sendable, Equatable, Codable {
    public let id: ID<ShareTransfer>
    /// Of the member who gives.
    public let number: Int
    public let giver: ID<Party>
    public let receiver: ID<Party>
    public let shareCents: Int64
    public let receivedOn: CalendarDate
    public let means: WithdrawalMeans
    public let status: TransferStatus
    public let notifiedOn: CalendarDate?
    public let reasons: String?
    public let doneOn: CalendarDate?

    private static let columns: SQL = """
        id, number, giver_id, receiver_id, share_cents, received_on, means, status, notified_on,
        reasons, done_on
        """

    init(_ row: Row) throws {
        id = try row["id"]
        number = try row["number"]
        giver = try row["giver_id"]
        receiver = try row["receiver_id"]
        shareCents = try row["share_cents"]
        receivedOn = try row["received_on"]
        means = try row["means"]
        status = try row["status"]
        notifiedOn = try row["notified_on"]
        reasons = try row["reasons"]
        doneOn = try row["done_on"]
    }

    static func require(_ id: ID<ShareTransfer>, in db: any Reader) throws -> TransferRow {
        let found = try db.first(
            "SELECT \(columns) FROM share_transfer WHERE id = \(id)", TransferRow.init)
        guard let found else { throw TransferRefused.notFound }
        return found
    }

    /// Those that a party gives or receives, the latest first.
    static func of(_ party: ID<Party>, in db: any Reader) throws -> [TransferRow] {
        try db.rows(
            """
            SELECT \(columns) FROM share_transfer
            WHERE giver_id = \(party) OR receiver_id = \(party) ORDER BY received_on DESC, id DESC
            """, TransferRow.init)
    }

    /// Those that the directors or the members still have to do something about, the oldest first.
    static func pending(in db: any Reader) throws -> [TransferRow] {
        try db.rows(
            """
            SELECT \(columns) FROM share_transfer WHERE status IN ('open', 'authorised')
            ORDER BY received_on, id
            """, TransferRow.init)
    }
}

/// Whether a transfer may be done: values in, values out. The page that says what is missing and the
/// command that refuses share this one truth.
struct TransferCheck: Sendable {
    let status: TransferStatus
    let answeredUntil: CalendarDate
    let notifiedOn: CalendarDate?
    let shareCents: Int64
    let giverHolds: Int64
    let isGiverMember: Bool
    /// A member on the day, or an applicant who lacks nothing but the share.
    let isReceiverAdmissible: Bool
    /// What the receiver would hold; nil where it would run over.
    let receiverWouldHold: Int64?
    /// The least that a member may keep, the most that a person may have.
    let smallestShare: Int64
    let largestHolding: Int64?

    /// Silence beyond the term leaves the member free to transfer (COOP-15).
    func isFree(on day: CalendarDate) -> Bool {
        switch status {
        case .authorised: notifiedOn.map { $0 <= day } ?? true
        case .open: day > answeredUntil
        case .refused, .takenBack, .done: false
        }
    }

    /// What stands in the way of doing it on that day, in the order in which we look.
    func obstacles(on day: CalendarDate) -> [TransferRefused] {
        var found: [TransferRefused] = []
        if status != .open && status != .authorised { found.append(.settled) }
        if status == .open || status == .authorised, !isFree(on: day) {
            found.append(.notFree(until: answeredUntil))
        }
        return found + obstaclesOfSubstance
    }

    /// All but the directors' answer: what already the request must pass, but for the receiver, who
    /// may apply meanwhile.
    var obstaclesOfSubstance: [TransferRefused] {
        obstaclesOfAmount + (isReceiverAdmissible ? [] : [.receiverNotAdmissible])
    }

    var obstaclesOfAmount: [TransferRefused] {
        var found: [TransferRefused] = []
        if !isGiverMember { found.append(.giverNotMember) }
        if shareCents > giverHolds { found.append(.moreThanHeld) }
        let rest = giverHolds - shareCents
        if rest > 0, rest < smallestShare {
            found.append(.leavesTooLittle(Money(cents: smallestShare)))
        }
        if let largestHolding, receiverWouldHold.map({ $0 > largestHolding }) ?? true {
            found.append(.aboveMaximum(Money(cents: largestHolding)))
        }
        return found
    }
}
