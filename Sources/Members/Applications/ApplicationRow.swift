import Kernel
import Store

public enum ApplicationStatus: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case open, admitted, refused
    /// Taken back by the applicant.
    case withdrawn

    public var title: Bilingual {
        switch self {
        case .open: Bilingual(it: "in esame", en: "open")
        case .admitted: Bilingual(it: "ammessa", en: "admitted")
        case .refused: Bilingual(it: "non accolta", en: "refused")
        case .withdrawn: Bilingual(it: "ritirata", en: "withdrawn")
        }
    }
}

/// An application for membership as its row has it.
public struct ApplicationRow: Sendable, Equatable, Codable {
    public let id: ID<MembershipApplication>
    public let party: ID<Party>
    public let sponsor: ID<Party>?
    public let community: ID<Community>?
    public let appliedOn: CalendarDate
    /// The share asked for, in euro cents; the smallest one where nothing was said.
    public let requestedCents: Int64?
    /// By the deed of foundation itself: without sponsor and community (M2).
    public let isFounder: Bool
    public let status: ApplicationStatus
    public let decidedOn: CalendarDate?
    public let resolution: ID<BoardResolution>?
    /// Why it was refused.
    public let reasons: String?
    /// When the applicant had notice of the refusal.
    public let notifiedOn: CalendarDate?
    public let appealedOn: CalendarDate?
    public let appealResolution: ID<BoardResolution>?
    public let version: Int64

    static let columns: SQL = """
        id, party_id, sponsor_id, community_id, applied_on, requested_cents, is_founder, status,
        decided_on, resolution_id, reasons, notified_on, appealed_on, appeal_resolution_id, version
        """

    init(_ row: Row) throws {
        id = try row["id"]
        party = try row["party_id"]
        sponsor = try row["sponsor_id"]
        community = try row["community_id"]
        appliedOn = try row["applied_on"]
        requestedCents = try row["requested_cents"]
        isFounder = try row["is_founder"]
        status = try row["status"]
        decidedOn = try row["decided_on"]
        resolution = try row["resolution_id"]
        reasons = try row["reasons"]
        notifiedOn = try row["notified_on"]
        appealedOn = try row["appealed_on"]
        appealResolution = try row["appeal_resolution_id"]
        version = try row["version"]
    }

    public static func find(_ id: ID<MembershipApplication>, in db: any Reader) throws
        -> ApplicationRow?
    {
        try db.first(
            "SELECT \(columns) FROM membership_application WHERE id = \(id)", ApplicationRow.init)
    }

    /// All of a party's, the earliest first.
    public static func of(_ party: ID<Party>, in db: any Reader) throws -> [ApplicationRow] {
        try db.rows(
            """
            SELECT \(columns) FROM membership_application WHERE party_id = \(party)
            ORDER BY applied_on, id
            """, ApplicationRow.init)
    }

    static func require(_ id: ID<MembershipApplication>, in db: any Reader) throws -> ApplicationRow
    {
        guard let found = try find(id, in: db) else { throw ApplicationRefused.notFound }
        return found
    }
}
