import Commons
import Kernel
import Store

/// One entry of the register with its whole story: every state in which it was known.
public struct MemberCard: Codable, Sendable, Equatable {
    /// The entry as it was known from one moment to the next.
    public struct Version: Codable, Sendable, Equatable {
        public let knownFrom: Instant
        public let knownUntil: Instant?
        public let admittedOn: CalendarDate
        public let enteredOn: CalendarDate
        public let leftOn: CalendarDate?
        public let exit: ExitKind?
    }

    public let member: Member
    public let party: PartyRow
    public let resolution: ResolutionRow?
    public let sponsorName: String?
    public let communityName: String?
    public let versions: [Version]
    public let withdrawals: [WithdrawalRow]
    public let shares: [ShareMovementRow]
    public let shareCents: Int64
    /// What has become of the share, state by state.
    public let standing: ShareStanding
    /// Of this member and to them.
    public let transfers: [TransferRow]
    /// The terms that run, the nearest first.
    public let clocks: [MembershipClock]
    /// Whose guarantor has left, until somebody decides.
    public let sponsorGone: SponsorsGone.Line?
    /// Of a leaver whose share is not settled yet.
    public let settlement: LeaversToSettle.Line?
    /// From when they may vote (COOP-05).
    public let votesFrom: CalendarDate?
}

/// One entry of the register.
public struct ShowMember: Query {
    public static let name = "members.member"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Un'iscrizione del libro soci con la sua storia.",
        en: "One entry of the register with its story.")

    let number: Int

    public init(number: Int) { self.number = number }

    public func fetch(from db: Reading) throws -> MemberCard {
        guard let member = try Member.find(number: number, in: db) else {
            throw RegisterRefused.notFound
        }
        let versions = try db.rows(
            """
            SELECT recorded_at, superseded_at, admitted_on, entered_on, left_on, exit_kind
            FROM member_version WHERE number = \(number) ORDER BY sequence
            """
        ) {
            MemberCard.Version(
                knownFrom: try $0["recorded_at"], knownUntil: try $0["superseded_at"],
                admittedOn: try $0["admitted_on"], enteredOn: try $0["entered_on"],
                leftOn: try $0["left_on"], exit: try $0["exit_kind"])
        }
        let party = try PartyRow.require(member.party, in: db)
        let book = try db.parameters()
        let withdrawals = try WithdrawalRow.of(number, in: db)
        let transfers = try TransferRow.of(member.party, in: db)
        let shares = try ShareMovementRow.of(member.party, in: db)
        let calls = try ShareCallRow.of(member.party, in: db)
        let settlement = try LeaversToSettle.lines(book, of: member.party, in: db).first
        let clocks = MemberClocks(
            member: member, name: party.name.listed, withdrawals: withdrawals,
            transfers: transfers, calls: ShareCallRow.outstanding(calls, shares),
            settlement: settlement, parameters: book)
        let minimum = try? db.parameters().days("vote.minimumRegistration", on: db.today)
        return MemberCard(
            member: member, party: party,
            resolution: try ResolutionRow.find(member.resolution, in: db),
            sponsorName: try member.sponsor.flatMap { try PartyRow.find($0, in: db)?.name.shown },
            communityName: try member.community.flatMap { try CommunityRow.find($0, in: db)?.name },
            versions: versions, withdrawals: withdrawals, shares: shares,
            shareCents: try Shares.held(by: member.party, in: db),
            standing: ShareStanding(
                movements: shares, calls: calls,
                requestedCents: try Shares.requested(by: member.party, in: db),
                isLeaver: try Member.of(member.party, in: db).allSatisfy { $0.leftOn != nil }),
            transfers: transfers, clocks: clocks.list(on: db.today),
            sponsorGone: try SponsorsGone.line(of: number, on: db.today, in: db),
            settlement: settlement,
            votesFrom: minimum.map { member.enteredOn.adding(days: $0) })
    }
}
