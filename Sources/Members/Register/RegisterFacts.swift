import Journal
import Kernel
import Store

/// Someone entered the register of members. A number is given once, for ever.
struct MemberAdmitted: Fact {
    static let name = "members.admitted.v1"
    let number: Int
    let party: ID<Party>
    let application: ID<MembershipApplication>
    let resolution: ID<BoardResolution>
    let sponsor: ID<Party>?
    let community: ID<Community>?
    let isFounder: Bool
    /// From when the membership has effect.
    let effectiveOn: CalendarDate
    /// When it was entered in the book.
    let enteredOn: CalendarDate

    var subjects: [ID<Subject>] {
        [party.subject, resolution.subject] + (sponsor.map { [$0.subject] } ?? [])
            + (community.map { [$0.subject] } ?? [])
    }

    func searchable(_ content: ApplicantName) -> SearchText? {
        SearchText(kind: "member", title: "Socio n. \(number)", body: content.applicant)
    }

    func apply(_ entry: Entry<ApplicantName>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO member (number, party_id, application_id, admitted_on, entered_on, resolution_id,
                sponsor_id, community_id, is_founder, version)
            VALUES (\(number), \(party), \(application), \(effectiveOn), \(enteredOn), \(resolution),
                \(sponsor), \(community), \(isFounder), \(entry.sequence))
            """)
        try db.execute(
            """
            UPDATE membership_application SET status = 'admitted', decided_on = \(effectiveOn),
                resolution_id = \(resolution), version = \(entry.sequence)
            WHERE id = \(application)
            """)
        try RegisterVersions.add(number, entry.sequence, entry.recordedAt, in: db)
    }
}

/// A membership ended: by withdrawal, exclusion, death or the transfer of the whole share. The last day still counts.
struct MemberLeft: Fact {
    static let name = "members.left.v1"
    let number: Int
    let party: ID<Party>
    let exit: ExitKind
    /// The last day of membership.
    let lastDay: CalendarDate
    var resolution: ID<BoardResolution>?
    /// Of an exclusion.
    var ground: ExclusionGround?
    /// When the mutual relation ends, after a withdrawal (COOP-12).
    var mutualRelationEndsOn: CalendarDate?
    var request: ID<WithdrawalRequest>?

    var subjects: [ID<Subject>] {
        [party.subject] + (resolution.map { [$0.subject] } ?? [])
    }

    func searchable(_ content: StatedReason) -> SearchText? {
        content.reason.isEmpty
            ? nil : SearchText(kind: "member", title: exit.title.it, body: content.reason)
    }

    func apply(_ entry: Entry<StatedReason>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE member SET left_on = \(lastDay), exit_kind = \(exit), exit_ground = \(ground),
                exit_resolution_id = \(resolution), version = \(entry.sequence)
            WHERE number = \(number)
            """)
        if let request {
            try db.execute(
                """
                UPDATE withdrawal_request SET status = 'accepted', notified_on = \(lastDay),
                    resolution_id = \(resolution)
                WHERE id = \(request)
                """)
        }
        try RegisterVersions.keep(number, entry.sequence, entry.recordedAt, in: db)
    }
}

/// An exit turned out not to hold: a court or the meeting undid an exclusion, a death was somebody
/// else's. The membership goes on as if it had never ended.
struct ExitAnnulled: Fact {
    static let name = "members.exitAnnulled.v1"
    let number: Int
    let party: ID<Party>

    var subjects: [ID<Subject>] { [party.subject] }

    func searchable(_ content: StatedReason) -> SearchText? {
        SearchText(kind: "member", title: "", body: content.reason)
    }

    func apply(_ entry: Entry<StatedReason>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE member SET left_on = NULL, exit_kind = NULL, exit_ground = NULL,
                exit_resolution_id = NULL, version = \(entry.sequence)
            WHERE number = \(number)
            """)
        try RegisterVersions.keep(number, entry.sequence, entry.recordedAt, in: db)
    }
}

/// A date of an entry was wrong and was put right. What we knew before stays to be seen.
struct RegisterEntryCorrected: Fact {
    static let name = "members.entryCorrected.v1"
    let number: Int
    let party: ID<Party>
    let admittedOn: CalendarDate
    let enteredOn: CalendarDate
    let leftOn: CalendarDate?

    var subjects: [ID<Subject>] { [party.subject] }

    func searchable(_ content: StatedReason) -> SearchText? {
        SearchText(kind: "member", title: "", body: content.reason)
    }

    func apply(_ entry: Entry<StatedReason>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE member SET admitted_on = \(admittedOn), entered_on = \(enteredOn), left_on = \(leftOn),
                version = \(entry.sequence)
            WHERE number = \(number)
            """)
        try RegisterVersions.keep(number, entry.sequence, entry.recordedAt, in: db)
    }
}

/// Keeps every state in which an entry was ever known.
enum RegisterVersions {
    static func keep(_ number: Int, _ sequence: Int64, _ at: Instant, in db: any Writer) throws {
        try db.execute(
            """
            UPDATE member_version SET superseded_at = \(at)
            WHERE number = \(number) AND superseded_at IS NULL
            """)
        try add(number, sequence, at, in: db)
    }

    static func add(_ number: Int, _ sequence: Int64, _ at: Instant, in db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO member_version (number, sequence, recorded_at, party_id, admitted_on, entered_on,
                resolution_id, sponsor_id, community_id, is_founder, left_on, exit_kind, exit_ground,
                exit_resolution_id)
            SELECT number, CAST(\(sequence) AS BIGINT), CAST(\(at) AS BIGINT), party_id, admitted_on,
                entered_on, resolution_id, sponsor_id, community_id, is_founder, left_on, exit_kind,
                exit_ground, exit_resolution_id
            FROM member WHERE number = \(number)
            """)
    }
}
