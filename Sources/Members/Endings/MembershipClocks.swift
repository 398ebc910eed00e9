import Commons
import Kernel
import Store

/// The terms that bind us around the end of memberships, the nearest first (COOP-11, 14, 15).
public struct MembershipClocks: SteadyQuery {
    public static let name = "members.clocks"
    public static let permission = Permission.oversee
    public static let follows = MembersFeature.registerFacts
    public static let purpose = Bilingual(
        it: "I termini che scadono per recessi, cessioni e rimborsi, dal più vicino.",
        en: "The terms that fall due for withdrawals, transfers and repayments, the nearest first.")

    /// Only terms that end by then.
    let until: CalendarDate?
    let limit: Int?

    public init(until: CalendarDate? = nil, limit: Int? = nil) {
        self.until = until
        self.limit = limit
    }

    public func fetch(from db: Reading) throws -> [MembershipClock] {
        let book = try db.parameters()
        let found =
            try withdrawals(book, db) + transfers(book, db)
            + LeaversToSettle.lines(book, in: db).compactMap(\.clock) + calls(db)
        let due = found.filter { clock in until.map { clock.dueOn <= $0 } ?? true }
        return Array(
            due.sorted { ($0.dueOn, $0.number) < ($1.dueOn, $1.number) }
                .prefix(min(max(limit ?? 100, 1), 500)))
    }

    private func withdrawals(_ book: ParameterBook, _ db: Reading) throws -> [MembershipClock] {
        let clocks = WithdrawalClocks(parameters: book)
        return try db.rows(
            """
            SELECT member.number, member.party_id, party.name, party.given_name,
                withdrawal_request.received_on
            FROM withdrawal_request JOIN member ON member.number = withdrawal_request.number
            JOIN party ON party.id = member.party_id
            WHERE withdrawal_request.status = 'open' AND member.left_on IS NULL
            ORDER BY withdrawal_request.received_on, member.number
            """
        ) { row in
            let received: CalendarDate = try row["received_on"]
            return MembershipClock(
                kind: .withdrawalExamination, number: try row["number"],
                party: try row["party_id"], name: try row.listedName,
                dueOn: try LawRefused.asking { try clocks.examinedUntil(receivedOn: received) },
                cents: nil)
        }
    }

    private func transfers(_ book: ParameterBook, _ db: Reading) throws -> [MembershipClock] {
        let clocks = ExitClocks(parameters: book)
        return try db.rows(
            """
            SELECT member.number, member.party_id, party.name, party.given_name,
                share_transfer.received_on, share_transfer.share_cents
            FROM share_transfer JOIN member ON member.number = share_transfer.number
            JOIN party ON party.id = member.party_id
            WHERE share_transfer.status = 'open' AND member.left_on IS NULL
            ORDER BY share_transfer.received_on, member.number
            """
        ) { row in
            let received: CalendarDate = try row["received_on"]
            return MembershipClock(
                kind: .transferAnswer, number: try row["number"], party: try row["party_id"],
                name: try row.listedName,
                dueOn: try LawRefused.asking {
                    try clocks.transferAnsweredUntil(receivedOn: received)
                }, cents: try row["share_cents"])
        }
    }

    private func calls(_ db: Reading) throws -> [MembershipClock] {
        let members = try db.rows(
            """
            SELECT member.number, member.party_id, party.name, party.given_name
            FROM member JOIN party ON party.id = member.party_id
            WHERE member.left_on IS NULL
                AND member.party_id IN (SELECT party_id FROM share_call)
            ORDER BY member.number
            """
        ) {
            (
                number: try $0["number"] as Int, party: try $0["party_id"] as ID<Party>,
                name: try $0.listedName
            )
        }
        return try members.flatMap { member in
            ShareCallRow.outstanding(
                try ShareCallRow.of(member.party, in: db),
                try ShareMovementRow.of(member.party, in: db)
            ).map { call, missing in
                MembershipClock(
                    kind: .shareCall, number: member.number, party: member.party,
                    name: member.name, dueOn: call.dueOn, cents: missing)
            }
        }
    }
}

extension Row {
    /// The party's name as lists have it, from the columns `name` and `given_name`.
    var listedName: String {
        get throws { PartyName(name: try self["name"], givenName: try self["given_name"]).listed }
    }
}
