import Commons
import Kernel
import Store

/// Who has left and still has a share with us, in the order of leaving: until when it is to be paid
/// back, or that the accounts of the year of exit are awaited (COOP-14).
public struct LeaversToSettle: SteadyQuery {
    public static let name = "members.leaversToSettle"
    public static let permission = Permission.oversee
    public static let follows = MembersFeature.registerFacts
    public static let purpose = Bilingual(
        it: "Chi è uscito e ha ancora una quota da liquidare, e fino a quando.",
        en: "Who has left and still has a share to be settled, and until when.")

    public struct Line: Codable, Sendable, Equatable {
        public let number: Int
        public let party: ID<Party>
        public let name: String
        public let leftOn: CalendarDate
        public let exit: ExitKind
        public let heldCents: Int64
        /// When the accounts of the year of exit were approved; nil while they are awaited.
        public let approvedOn: CalendarDate?
        /// The last day to pay; nil while the accounts are awaited.
        public let dueOn: CalendarDate?

        var clock: MembershipClock? {
            dueOn.map {
                MembershipClock(
                    kind: .shareRepayment, number: number, party: party, name: name, dueOn: $0,
                    cents: heldCents)
            }
        }
    }

    let after: Int?
    let limit: Int?

    public init(after: Int? = nil, limit: Int? = nil) {
        self.after = after
        self.limit = limit
    }

    public func fetch(from db: Reading) throws -> [Line] {
        Array(
            try Self.lines(try db.parameters(), in: db).drop { line in
                after.map { line.number <= $0 } ?? false
            }.prefix(min(max(limit ?? 200, 1), 1_000)))
    }

    /// Of the last membership of each; who came back is a member and is owed nothing.
    static func lines(
        _ book: ParameterBook, of party: ID<Party>? = nil, in db: any Reader
    ) throws -> [Line] {
        let clocks = ExitClocks(parameters: book)
        let whose: SQL = party.map { "AND member.party_id = \($0)" } ?? ""
        return try db.rows(
            """
            WITH leaver AS MATERIALIZED (
                SELECT member.number, member.party_id, member.left_on, member.exit_kind,
                    (SELECT CAST(COALESCE(SUM(share_cents), 0) AS BIGINT) FROM share_movement
                        WHERE share_movement.party_id IN (
                            \(PartyMerge.ids(of: "member.party_id")))) AS held
                FROM member WHERE member.left_on IS NOT NULL \(whose)
                    AND NOT EXISTS (SELECT 1 FROM member AS later
                        WHERE later.party_id = member.party_id AND later.number > member.number))
            SELECT leaver.number, leaver.party_id, party.name, party.given_name, leaver.left_on,
                leaver.exit_kind, accounts_approval.approved_on, leaver.held
            FROM leaver JOIN party ON party.id = leaver.party_id
            LEFT JOIN accounts_approval
                ON accounts_approval.year = CAST(SUBSTR(leaver.left_on, 1, 4) AS BIGINT)
            WHERE leaver.held > 0 ORDER BY leaver.number
            """
        ) { row in
            let approved: CalendarDate? = try row["approved_on"]
            return Line(
                number: try row["number"], party: try row["party_id"], name: try row.listedName,
                leftOn: try row["left_on"], exit: try row["exit_kind"],
                heldCents: try row["held"], approvedOn: approved,
                dueOn: try approved.map { day in
                    try LawRefused.asking { try clocks.repaidUntil(approvedOn: day) }
                })
        }
    }
}
