import Commons
import Kernel
import Store

/// An application with its people and what stands between it and the register today.
public struct ApplicationLine: Codable, Sendable, Equatable {
    public let application: ApplicationRow
    public let applicant: PartyRow
    public let sponsorName: String?
    public let communityName: String?
    public let shareCents: Int64
    public let requiredCents: Int64
    /// As if it were decided today, or as of its decision; empty once it is decided.
    public let obstacles: [AdmissionObstacle]
    /// By when a refusal must be communicated (COOP-03).
    public let noticeUntil: CalendarDate?
    /// By when the applicant may ask the meeting to decide, once the refusal was communicated.
    public let appealUntil: CalendarDate?

    init(_ row: ApplicationRow, parameters: ParameterBook, on day: CalendarDate, in db: any Reader)
        throws
    {
        application = row
        applicant = try PartyRow.require(row.party, in: db)
        sponsorName = try row.sponsor.flatMap { try PartyRow.find($0, in: db)?.name.shown }
        communityName = try row.community.flatMap { try CommunityRow.find($0, in: db)?.name }
        let judged = try MembershipApplication(row, parameters, in: db)
        shareCents = judged.shareCents
        requiredCents = judged.requiredCents(on: day)
        obstacles = row.status == .open ? judged.obstacles(on: day) : []
        let clocks = AdmissionClocks(parameters: parameters)
        noticeUntil = try? clocks.noticeUntil(appliedOn: row.appliedOn)
        appealUntil = row.notifiedOn.flatMap { try? clocks.appealUntil(notifiedOn: $0) }
    }
}

/// Applications in the order in which they came; the open ones if nothing is said.
public struct Applications: SteadyQuery {
    public static let name = "members.applications"
    public static let permission = Permission.oversee
    public static let follows = MembersFeature.registerFacts
    public static let purpose = Bilingual(
        it: "Le domande di ammissione, con ciò che manca a ciascuna.",
        en: "Applications for membership, with what each still lacks.")

    public struct Answer: Codable, Sendable, Equatable {
        public let lines: [ApplicationLine]
        /// What to ask the next page with; nil at the end.
        public let next: ID<MembershipApplication>?
    }

    let status: ApplicationStatus?
    let after: ID<MembershipApplication>?
    let limit: Int?

    public init(
        status: ApplicationStatus? = nil, after: ID<MembershipApplication>? = nil, limit: Int? = nil
    ) {
        self.status = status
        self.after = after
        self.limit = limit
    }

    public func fetch(from db: Reading) throws -> Answer {
        let status = status ?? .open
        let limit = min(max(limit ?? 50, 1), 200)
        let edge = try after.flatMap { try ApplicationRow.find($0, in: db) }.map { row -> SQL in
            "AND (applied_on, id) > (\(row.appliedOn), \(row.id))"
        }
        let rows = try db.rows(
            """
            SELECT \(ApplicationRow.columns) FROM membership_application
            WHERE status = \(status) \(edge ?? "") ORDER BY applied_on, id LIMIT \(limit + 1)
            """, ApplicationRow.init)
        let parameters = try db.parameters()
        let lines = try rows.prefix(limit).map {
            try ApplicationLine($0, parameters: parameters, on: db.today, in: db)
        }
        return Answer(lines: lines, next: rows.count > limit ? lines.last?.application.id : nil)
    }
}

/// One application with all that it lacks.
public struct ShowApplication: Query {
    public static let name = "members.application"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Una domanda di ammissione, con ciò che manca.",
        en: "One application for membership, with what it lacks.")

    let application: ID<MembershipApplication>

    public init(application: ID<MembershipApplication>) { self.application = application }

    public func fetch(from db: Reading) throws -> ApplicationLine {
        try ApplicationLine(
            try ApplicationRow.require(application, in: db), parameters: try db.parameters(),
            on: db.today, in: db)
    }
}
