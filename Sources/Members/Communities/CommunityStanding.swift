import Kernel
import Store

/// A status of a community with the day it began and what it rests on.
public struct CommunityStanding: Sendable, Equatable, Codable {
    public let status: CommunityStatus
    public let from: CalendarDate
    public let resolution: ID<BoardResolution>?
    public let ground: RefusalGround?
    public let reason: String?

    init(_ row: Row) throws {
        status = try row["status"]
        from = try row["from_on"]
        resolution = try row["resolution_id"]
        ground = try row["ground"]
        reason = try row["reason"]
    }

    /// All standings, the oldest first; of two on one day the one recorded later holds.
    public static func history(of community: ID<Community>, in db: any Reader) throws
        -> [CommunityStanding]
    {
        try db.rows(
            """
            SELECT status, from_on, resolution_id, ground, reason FROM community_standing
            WHERE community_id = \(community) ORDER BY from_on, sequence
            """, CommunityStanding.init)
    }
}

extension Array where Element == CommunityStanding {
    /// What held on the day; nil before the community was proposed.
    public func status(on day: CalendarDate) -> CommunityStatus? {
        last { $0.from <= day }?.status
    }
}

/// The closed market, as other features ask about it.
public enum ClosedMarket {
    /// Whether the community was validated on that day (M4).
    public static func isValidated(
        _ community: ID<Community>, on day: CalendarDate, in db: any Reader
    ) throws -> Bool {
        try CommunityStanding.history(of: community, in: db).status(on: day) == .validated
    }

    /// Whether the party belonged on that day to at least one community that was validated then:
    /// only such parties are quoted and served (M4).
    public static func includes(
        _ party: ID<Party>, on day: CalendarDate, in db: any Reader
    ) throws -> Bool {
        for belonging in try Belonging.of(party, in: db) where belonging.holds(on: day) {
            if try isValidated(belonging.community, on: day, in: db) { return true }
        }
        return false
    }
}
