import Journal
import Kernel
import Store

/// Whose application or entry it is, as they were called, for whoever reads the story.
struct ApplicantName: Codable, Sendable {
    let applicant: String
}

/// Somebody asked to become a member.
struct ApplicationReceived: Fact {
    static let name = "members.applicationReceived.v1"
    let application: ID<MembershipApplication>
    let party: ID<Party>
    let sponsor: ID<Party>?
    let community: ID<Community>?
    let on: CalendarDate
    let requestedCents: Int64?
    let isFounder: Bool

    var subjects: [ID<Subject>] {
        [party.subject] + (sponsor.map { [$0.subject] } ?? [])
            + (community.map { [$0.subject] } ?? [])
    }

    func apply(_ entry: Entry<ApplicantName>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO membership_application (id, party_id, sponsor_id, community_id, applied_on,
                requested_cents, is_founder, status, version)
            VALUES (\(application), \(party), \(sponsor), \(community), \(on), \(requestedCents),
                \(isFounder), 'open', \(entry.sequence))
            """)
    }
}

/// Before it was decided, an application was completed or changed.
struct ApplicationAmended: Fact {
    static let name = "members.applicationAmended.v1"
    let application: ID<MembershipApplication>
    let party: ID<Party>
    let sponsor: ID<Party>?
    let community: ID<Community>?
    let requestedCents: Int64?

    var subjects: [ID<Subject>] {
        [party.subject] + (sponsor.map { [$0.subject] } ?? [])
            + (community.map { [$0.subject] } ?? [])
    }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE membership_application SET sponsor_id = \(sponsor), community_id = \(community),
                requested_cents = \(requestedCents), version = \(entry.sequence)
            WHERE id = \(application)
            """)
    }
}

/// The applicant took an application back.
struct ApplicationTakenBack: Fact {
    static let name = "members.applicationTakenBack.v1"
    let application: ID<MembershipApplication>
    let party: ID<Party>
    let on: CalendarDate

    var subjects: [ID<Subject>] { [party.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE membership_application SET status = 'withdrawn', decided_on = \(on),
                version = \(entry.sequence)
            WHERE id = \(application)
            """)
    }
}

/// The board did not admit an applicant, for reasons (COOP-03).
struct ApplicationNotAccepted: Fact {
    static let name = "members.applicationRefused.v1"
    let application: ID<MembershipApplication>
    let party: ID<Party>
    let resolution: ID<BoardResolution>
    let on: CalendarDate

    var subjects: [ID<Subject>] { [party.subject, resolution.subject] }

    func searchable(_ content: StatedReason) -> SearchText? {
        SearchText(kind: "application", title: "", body: content.reason)
    }

    func apply(_ entry: Entry<StatedReason>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE membership_application SET status = 'refused', decided_on = \(on),
                resolution_id = \(resolution), reasons = \(entry.content?.reason ?? ""),
                version = \(entry.sequence)
            WHERE id = \(application)
            """)
    }
}

/// The applicant had notice of the refusal.
struct RefusalNotified: Fact {
    static let name = "members.refusalNotified.v1"
    let application: ID<MembershipApplication>
    let party: ID<Party>
    let on: CalendarDate
    /// By when it had to be communicated, as the law stood.
    let until: CalendarDate

    var subjects: [ID<Subject>] { [party.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE membership_application SET notified_on = \(on), version = \(entry.sequence)
            WHERE id = \(application)
            """)
    }
}

/// The applicant asked the meeting of members to decide.
struct RefusalAppealed: Fact {
    static let name = "members.refusalAppealed.v1"
    let application: ID<MembershipApplication>
    let party: ID<Party>
    let on: CalendarDate

    var subjects: [ID<Subject>] { [party.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE membership_application SET appealed_on = \(on), version = \(entry.sequence)
            WHERE id = \(application)
            """)
    }
}

/// The meeting decided on a refused application.
struct AppealDecided: Fact {
    static let name = "members.appealDecided.v1"
    let application: ID<MembershipApplication>
    let party: ID<Party>
    let resolution: ID<BoardResolution>
    /// Whether the meeting wants the applicant admitted: the application is then open again.
    let isUpheld: Bool

    var subjects: [ID<Subject>] { [party.subject, resolution.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE membership_application
            SET appeal_resolution_id = \(resolution), version = \(entry.sequence),
                status = \(isUpheld ? ApplicationStatus.open : .refused)
            WHERE id = \(application)
            """)
    }
}
