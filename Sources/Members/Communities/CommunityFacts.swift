import Journal
import Kernel
import Store

/// Somebody proposed a group to the closed market.
struct CommunityProposed: Fact {
    static let name = "members.communityProposed.v1"
    let community: ID<Community>
    let kind: CommunityKind
    let on: CalendarDate

    var subjects: [ID<Subject>] { [community.subject] }

    func searchable(_ content: CommunityDetails) -> SearchText? {
        SearchText(kind: "community", title: content.name, body: content.searchWords)
    }

    func apply(_ entry: Entry<CommunityDetails>, to db: any Writer) throws {
        let details = entry.content ?? .erased
        try db.execute(
            """
            INSERT INTO community (id, kind, name, sort_key, territory, notes, proposed_on, status, version)
            VALUES (\(community), \(kind), \(details.name), \(details.name.foldedForSearch),
                \(details.territory), \(details.notes), \(on), 'proposed', \(entry.sequence))
            """)
        try CommunityStandings.add(
            .proposed, to: community, from: on, entry.sequence, in: db)
    }
}

/// The name, territory or notes of a community were put right.
struct CommunityCorrected: Fact {
    static let name = "members.communityCorrected.v1"
    let community: ID<Community>
    let kind: CommunityKind

    var subjects: [ID<Subject>] { [community.subject] }

    func searchable(_ content: CommunityDetails) -> SearchText? {
        SearchText(kind: "community", title: content.name, body: content.searchWords)
    }

    func apply(_ entry: Entry<CommunityDetails>, to db: any Writer) throws {
        let details = entry.content ?? .erased
        try db.execute(
            """
            UPDATE community SET kind = \(kind), name = \(details.name),
                sort_key = \(details.name.foldedForSearch), territory = \(details.territory),
                notes = \(details.notes), version = \(entry.sequence)
            WHERE id = \(community)
            """)
    }
}

/// The reasons that a decision about a community gives.
struct StatedReason: Codable, Sendable {
    let reason: String
}

/// The board took a community in, for a reason.
struct CommunityValidated: Fact {
    static let name = "members.communityValidated.v1"
    let community: ID<Community>
    let resolution: ID<BoardResolution>
    let from: CalendarDate

    var subjects: [ID<Subject>] { [community.subject, resolution.subject] }

    func searchable(_ content: StatedReason) -> SearchText? {
        SearchText(kind: "community", title: "", body: content.reason)
    }

    func apply(_ entry: Entry<StatedReason>, to db: any Writer) throws {
        try CommunityStandings.add(
            .validated, to: community, from: from, resolution: resolution,
            reason: entry.content?.reason, entry.sequence, in: db)
    }
}

/// The board did not take a community in, for a reason of ethics or another (OPS-09).
struct CommunityNotTakenIn: Fact {
    static let name = "members.communityRefused.v1"
    let community: ID<Community>
    let resolution: ID<BoardResolution>
    let ground: RefusalGround
    let from: CalendarDate

    var subjects: [ID<Subject>] { [community.subject, resolution.subject] }

    func searchable(_ content: StatedReason) -> SearchText? {
        SearchText(kind: "community", title: ground.title.it, body: content.reason)
    }

    func apply(_ entry: Entry<StatedReason>, to db: any Writer) throws {
        try CommunityStandings.add(
            .refused, to: community, from: from, resolution: resolution, ground: ground,
            reason: entry.content?.reason, entry.sequence, in: db)
    }
}

/// A community went its own way.
struct CommunityLeft: Fact {
    static let name = "members.communityLeft.v1"
    let community: ID<Community>
    /// The last day on which it was validated.
    let lastDay: CalendarDate

    var subjects: [ID<Subject>] { [community.subject] }

    func apply(_ entry: Entry<StatedReason>, to db: any Writer) throws {
        try CommunityStandings.add(
            .left, to: community, from: lastDay.adding(days: 1), reason: entry.content?.reason,
            entry.sequence, in: db)
    }
}

enum CommunityStandings {
    static func add(
        _ status: CommunityStatus, to community: ID<Community>, from: CalendarDate,
        resolution: ID<BoardResolution>? = nil, ground: RefusalGround? = nil, reason: String? = nil,
        _ sequence: Int64, in db: any Writer
    ) throws {
        try db.execute(
            """
            INSERT INTO community_standing (community_id, sequence, status, from_on, resolution_id, ground,
                reason)
            VALUES (\(community), \(sequence), \(status), \(from), \(resolution), \(ground), \(reason))
            """)
        try db.execute(
            """
            UPDATE community SET version = \(sequence), status = (
                SELECT status FROM community_standing WHERE community_id = \(community)
                ORDER BY from_on DESC, sequence DESC LIMIT 1)
            WHERE id = \(community)
            """)
    }
}
