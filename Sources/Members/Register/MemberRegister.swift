import Commons
import Kernel
import Store

/// The register of members as of one day, as it was known at one moment: two times, so that a later
/// correction never changes what an earlier copy said.
public struct MemberRegister: Query {
    public static let name = "members.register"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Il libro soci a una data, come era noto in un momento.",
        en: "The register of members as of a day, as it was known at a moment.")

    public struct Line: Codable, Sendable, Equatable {
        public let number: Int
        public let party: ID<Party>
        /// As lists have it: family name first.
        public let name: String
        public let taxIdentifier: String?
        public let admittedOn: CalendarDate
        public let enteredOn: CalendarDate
        public let resolutionKind: ResolutionKind
        public let resolutionNumber: String
        public let resolvedOn: CalendarDate
        public let sponsorName: String?
        public let communityName: String?
        public let isFounder: Bool
        public let shareCents: Int64
        /// In the whole register only: the last day of who has left.
        public let leftOn: CalendarDate?
        public let exit: ExitKind?
    }

    public struct Answer: Codable, Sendable, Equatable {
        public let on: CalendarDate
        public let knownAt: Instant
        /// How many members are in force on the day.
        public let members: Int
        public let lines: [Line]
        /// The number to ask the next page with; nil at the end.
        public let next: Int?
    }

    /// Today if not said.
    let on: CalendarDate?
    /// Now if not said.
    let knownAt: Instant?
    /// With those who had left by the day.
    let isWhole: Bool
    /// The last number of the page before.
    let after: Int?
    let limit: Int?

    public init(
        on: CalendarDate? = nil, knownAt: Instant? = nil, isWhole: Bool = false, after: Int? = nil,
        limit: Int? = nil
    ) {
        self.on = on
        self.knownAt = knownAt
        self.isWhole = isWhole
        self.after = after
        self.limit = limit
    }

    static let most = 1_000

    public func fetch(from db: Reading) throws -> Answer {
        let day = on ?? db.today
        let moment = knownAt ?? db.now
        let limit = min(max(limit ?? 100, 1), Self.most)
        let found = try Self.lines(
            on: day, knownAt: moment, isWhole: isWhole, after: after ?? 0, limit: limit + 1,
            from: db)
        let members = try db.count(
            """
            SELECT COUNT(*) FROM member_version AS entry
            WHERE \(Self.known("entry", at: moment)) AND \(Self.inForce(on: day))
            """)
        let lines = Array(found.prefix(limit))
        return Answer(
            on: day, knownAt: moment, members: members, lines: lines,
            next: found.count > limit ? lines.last?.number : nil)
    }

    /// That a version was what we knew at the moment.
    private static func known(_ table: String, at moment: Instant) -> SQL {
        """
        \(unescapedIdentifier: table).recorded_at <= \(moment)
            AND (\(unescapedIdentifier: table).superseded_at IS NULL
                OR \(unescapedIdentifier: table).superseded_at > \(moment))
        """
    }

    private static func inForce(on day: CalendarDate) -> SQL {
        "entry.admitted_on <= \(day) AND (entry.left_on IS NULL OR entry.left_on >= \(day))"
    }

    static func lines(
        on day: CalendarDate, knownAt moment: Instant, isWhole: Bool, after: Int, limit: Int,
        from db: any Reader
    ) throws -> [Line] {
        let condition: SQL = isWhole ? "entry.admitted_on <= \(day)" : inForce(on: day)
        return try db.rows(
            """
            SELECT entry.number, entry.party_id, named.name, named.given_name, named.tax_identifier,
                entry.admitted_on, entry.entered_on, resolution.kind, resolution.number AS resolution_number,
                resolution.taken_on, sponsor.name AS sponsor_name,
                sponsor.given_name AS sponsor_given_name, community.name AS community_name,
                entry.is_founder, entry.left_on, entry.exit_kind,
                (SELECT CAST(COALESCE(SUM(share_cents), 0) AS BIGINT) FROM share_movement
                    WHERE share_movement.party_id IN (
                            \(PartyMerge.ids(of: "entry.party_id", knownAt: moment)))
                        AND share_movement.effective_on <= \(day)
                        AND share_movement.recorded_at <= \(moment)) AS share_cents
            FROM member_version AS entry
            JOIN party_version AS named ON named.party_id = entry.party_id
                AND \(known("named", at: moment))
            JOIN board_resolution AS resolution ON resolution.id = entry.resolution_id
            LEFT JOIN party_version AS sponsor ON sponsor.party_id = entry.sponsor_id
                AND \(known("sponsor", at: moment))
            LEFT JOIN community ON community.id = entry.community_id
            WHERE entry.number > \(after) AND \(known("entry", at: moment)) AND \(condition)
            ORDER BY entry.number LIMIT \(limit)
            """
        ) { row in
            let hasLeft = (try row["left_on"] as CalendarDate?).map { $0 < day } ?? false
            return Line(
                number: try row["number"], party: try row["party_id"],
                name: PartyName(name: try row["name"], givenName: try row["given_name"]).listed,
                taxIdentifier: try row["tax_identifier"], admittedOn: try row["admitted_on"],
                enteredOn: try row["entered_on"], resolutionKind: try row["kind"],
                resolutionNumber: try row["resolution_number"], resolvedOn: try row["taken_on"],
                sponsorName: try (row["sponsor_name"] as String?).map {
                    PartyName(name: $0, givenName: try row["sponsor_given_name"]).listed
                },
                communityName: try row["community_name"], isFounder: try row["is_founder"],
                shareCents: try row["share_cents"],
                leftOn: hasLeft ? try row["left_on"] : nil,
                exit: hasLeft ? try row["exit_kind"] : nil)
        }
    }
}
