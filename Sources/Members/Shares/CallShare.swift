import Commons
import Journal
import Kernel
import Store

/// The cooperative's request that a share be paid in by a day.
public enum ShareCall {}

/// A member was asked to pay a share in by a day; who does not may be excluded (c.c. 2531).
struct ShareCalled: Fact {
    static let name = "members.shareCalled.v1"
    let call: ID<ShareCall>
    let party: ID<Party>
    let shareCents: Int64
    let on: CalendarDate
    let dueOn: CalendarDate

    var subjects: [ID<Subject>] { [party.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO share_call (id, party_id, share_cents, called_on, due_on)
            VALUES (\(call), \(party), \(shareCents), \(on), \(dueOn))
            """)
    }
}

/// A call as its row has it.
public struct ShareCallRow: Sendable, Equatable, Codable {
    public let id: ID<ShareCall>
    public let party: ID<Party>
    public let shareCents: Int64
    public let calledOn: CalendarDate
    public let dueOn: CalendarDate

    /// Of a party, the earliest first.
    static func of(_ party: ID<Party>, in db: any Reader) throws -> [ShareCallRow] {
        try db.rows(
            """
            SELECT id, party_id, share_cents, called_on, due_on FROM share_call
            WHERE party_id = \(party) ORDER BY called_on, id
            """
        ) {
            ShareCallRow(
                id: try $0["id"], party: try $0["party_id"], shareCents: try $0["share_cents"],
                calledOn: try $0["called_on"], dueOn: try $0["due_on"])
        }
    }
}

/// Asks a member to pay a share in by a day.
public struct CallShare: Command {
    public static let name = "members.callShare"
    public static let purpose = Bilingual(
        it: "Chiede a un socio di versare una quota entro un giorno.",
        en: "Asks a member to pay a share in by a day.")

    let number: Int
    let shareCents: Int64
    /// The last day to pay.
    let dueOn: CalendarDate
    let on: CalendarDate?

    public init(number: Int, shareCents: Int64, dueOn: CalendarDate, on: CalendarDate? = nil) {
        self.number = number
        self.shareCents = shareCents
        self.dueOn = dueOn
        self.on = on
    }

    public func run(in tx: Transaction) throws -> ID<ShareCall> {
        let day = try tx.pastDay(on)
        let member = try Member.requireInForce(number, on: day, in: tx)
        guard (1...Shares.mostCents).contains(shareCents) else { throw ShareRefused.amount }
        guard dueOn >= day else { throw DayRefused.tooEarly(field: "dueOn", earliest: day) }
        let call: ID<ShareCall> = tx.newID()
        try tx.append(
            ShareCalled(
                call: call, party: member.party, shareCents: shareCents, on: day, dueOn: dueOn),
            occurredAt: tx.moment(of: day))
        return call
    }
}
