import Kernel
import Store

/// One entry of the register of members, as it is known now: a number, whose it is, from when and
/// until when. A number is given once, for ever; who comes back gets a new one.
public struct Member: Sendable, Equatable, Codable {
    public let number: Int
    public let party: ID<Party>
    public let application: ID<MembershipApplication>
    /// From when the membership has effect.
    public let admittedOn: CalendarDate
    /// When it was entered in the book: the right to vote counts from here (COOP-05).
    public let enteredOn: CalendarDate
    public let resolution: ID<BoardResolution>
    public let sponsor: ID<Party>?
    public let community: ID<Community>?
    /// Admitted by the deed of foundation itself.
    public let isFounder: Bool
    /// The last day of membership; nil while it lasts.
    public let leftOn: CalendarDate?
    public let exit: ExitKind?
    /// The version of the entry: the place of the fact that last changed it.
    public let version: Int64

    static let columns: SQL = """
        member.number, member.party_id, member.application_id, member.admitted_on, member.entered_on,
        member.resolution_id, member.sponsor_id, member.community_id, member.is_founder,
        member.left_on, member.exit_kind, member.version
        """

    init(_ row: Row) throws {
        number = try row["number"]
        party = try row["party_id"]
        application = try row["application_id"]
        admittedOn = try row["admitted_on"]
        enteredOn = try row["entered_on"]
        resolution = try row["resolution_id"]
        sponsor = try row["sponsor_id"]
        community = try row["community_id"]
        isFounder = try row["is_founder"]
        leftOn = try row["left_on"]
        exit = try row["exit_kind"]
        version = try row["version"]
    }

    /// Whoever leaves on 31 December is a member on 31 December.
    public func isInForce(on day: CalendarDate) -> Bool {
        admittedOn <= day && (leftOn.map { day <= $0 } ?? true)
    }

    public static func find(number: Int, in db: any Reader) throws -> Member? {
        try db.first("SELECT \(columns) FROM member WHERE number = \(number)", Member.init)
    }

    /// All memberships of a party, the oldest first.
    public static func of(_ party: ID<Party>, in db: any Reader) throws -> [Member] {
        try db.rows(
            "SELECT \(columns) FROM member WHERE party_id = \(party) ORDER BY number", Member.init)
    }

    /// The membership that a party had on that day.
    public static func inForce(
        _ party: ID<Party>, on day: CalendarDate, in db: any Reader
    ) throws -> Member? {
        try of(party, in: db).last { $0.isInForce(on: day) }
    }
}

/// How a membership ended.
public enum ExitKind: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case withdrawal, exclusion, death
    /// The whole share passed to somebody else (COOP-15).
    case transfer

    public var title: Bilingual {
        switch self {
        case .withdrawal: Bilingual(it: "recesso", en: "withdrawal")
        case .exclusion: Bilingual(it: "esclusione", en: "exclusion")
        case .death: Bilingual(it: "decesso", en: "death")
        case .transfer: Bilingual(it: "cessione della quota", en: "transfer of the share")
        }
    }
}

enum MemberNumbers {
    /// The numbers of those parties that are members on the day.
    static func inForce(
        of parties: [ID<Party>], on day: CalendarDate, in db: any Reader
    ) throws -> [ID<Party>: Int] {
        let found = try db.rows(
            """
            SELECT party_id, number FROM member
            WHERE party_id IN \(list: parties) AND admitted_on <= \(day)
                AND (left_on IS NULL OR left_on >= \(day))
            ORDER BY number
            """
        ) { (party: try $0["party_id"] as ID<Party>, number: try $0["number"] as Int) }
        return Dictionary(
            found.map { ($0.party, $0.number) }, uniquingKeysWith: { _, later in later })
    }
}
