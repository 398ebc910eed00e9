import Commons
import Kernel
import Store

/// Members whose guarantor is a member no more, until somebody has decided about it (M2): those whose
/// guarantor left last come first.
public struct SponsorsGone: SteadyQuery {
    public static let name = "members.sponsorsGone"
    public static let permission = Permission.oversee
    public static let follows = MembersFeature.registerFacts
    public static let purpose = Bilingual(
        it: "I soci il cui garante è uscito, finché qualcuno non decide.",
        en: "Members whose sponsor has left, until somebody decides.")

    public struct Line: Codable, Sendable, Equatable {
        public let number: Int
        public let party: ID<Party>
        public let name: String
        public let sponsor: ID<Party>
        public let sponsorName: String
        public let sponsorLeftOn: CalendarDate?
    }

    public struct Answer: Codable, Sendable, Equatable {
        public let count: Int
        public let lines: [Line]
    }

    let limit: Int?

    public init(limit: Int? = nil) { self.limit = limit }

    public func fetch(from db: Reading) throws -> Answer {
        let day = db.today
        let limit = min(max(limit ?? 100, 1), 1_000)
        return Answer(
            count: try db.count(
                "SELECT COUNT(*) FROM member WHERE \(Self.isPending(on: day))"),
            lines: try Self.lines(on: day, limit: limit, in: db))
    }

    /// Of one member, if there is something to decide.
    static func line(of number: Int, on day: CalendarDate, in db: any Reader) throws -> Line? {
        try lines(on: day, number: number, limit: 1, in: db).first
    }

    private static let sponsorLeft: SQL =
        "(SELECT MAX(own.left_on) FROM member AS own WHERE own.party_id = member.sponsor_id)"

    /// On `member`: in force with a guarantor who is not, about whom nothing was decided since. A guarantor
    /// was a member (M2), so those who ever left are looked at, who are few, and not all members.
    private static func isPending(on day: CalendarDate) -> SQL {
        """
        member.admitted_on <= \(day) AND member.left_on IS NULL
            AND member.sponsor_id IN (SELECT gone.party_id FROM member AS gone
                WHERE gone.left_on IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM member AS own WHERE own.party_id = member.sponsor_id
                AND own.admitted_on <= \(day) AND (own.left_on IS NULL OR own.left_on >= \(day)))
            AND NOT EXISTS (SELECT 1 FROM sponsor_review AS review
                WHERE review.number = member.number AND review.sponsor_id = member.sponsor_id
                    AND review.decided_on >= \(sponsorLeft))
        """
    }

    private static func lines(
        on day: CalendarDate, number: Int? = nil, limit: Int, in db: any Reader
    ) throws -> [Line] {
        let which: SQL = number.map { "AND member.number = \($0)" } ?? ""
        return try db.rows(
            """
            SELECT member.number, member.party_id, party.name, party.given_name, member.sponsor_id,
                sponsor.name AS sponsor_name, sponsor.given_name AS sponsor_given_name,
                \(sponsorLeft) AS sponsor_left_on
            FROM member JOIN party ON party.id = member.party_id
            JOIN party AS sponsor ON sponsor.id = member.sponsor_id
            WHERE \(isPending(on: day)) \(which)
            ORDER BY sponsor_left_on DESC NULLS LAST, member.number LIMIT \(limit)
            """
        ) { row in
            Line(
                number: try row["number"], party: try row["party_id"], name: try row.listedName,
                sponsor: try row["sponsor_id"],
                sponsorName: PartyName(
                    name: try row["sponsor_name"], givenName: try row["sponsor_given_name"]
                ).shown,
                sponsorLeftOn: try row["sponsor_left_on"])
        }
    }
}
