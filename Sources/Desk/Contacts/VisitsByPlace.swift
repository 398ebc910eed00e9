import Commons
import Kernel
import Members
import Store

/// Which visits and meetings: of a period, of a community, at a place.
public struct VisitChoice: Sendable, Equatable {
    let from: CalendarDate
    let until: CalendarDate
    var community: ID<Community>?
    var place: String?
    /// Only those of no community, or at no place that was written down.
    var isWithoutCommunity = false
    var isWithoutPlace = false

    /// The last three months where nothing else is said.
    init(from: CalendarDate?, until: CalendarDate?, today: CalendarDate) {
        let until = until ?? today
        self.until = until
        self.from = min(from ?? until.adding(months: -3), until)
    }

    func condition(_ zone: Zone) -> SQL {
        var condition: SQL = """
            case_contact.kind IN ('visit', 'meeting')
                AND case_contact.at >= \(zone.startOfDay(from)) AND case_contact.at <= \(zone.endOfDay(until))
            """
        if let community {
            condition = "\(condition) AND case_contact.community_id = \(community)"
        } else if isWithoutCommunity {
            condition = "\(condition) AND case_contact.community_id IS NULL"
        }
        if let place {
            condition = "\(condition) AND case_contact.place = \(place)"
        } else if isWithoutPlace {
            condition =
                "\(condition) AND case_contact.kind = 'visit' AND case_contact.place IS NULL"
        }
        return condition
    }
}

/// Visits and virtual meetings of a period by community, and visits by place (D6). They are the
/// office's: who made them is not counted.
public struct VisitsByPlace: Query {
    public static let name = "desk.visits"
    public static let purpose = Bilingual(
        it: "Le visite e gli incontri di un periodo, per collettività e per luogo.",
        en: "Visits and meetings of a period, by community and by place.")

    public struct Line: Codable, Sendable, Equatable {
        /// Nil where there is none.
        public let community: ID<Community>?
        /// Of the community or the place; nil where there is none.
        public let title: String?
        public let visits: Int
        public let meetings: Int
        public let minutes: Int
    }

    public struct Answer: Codable, Sendable, Equatable {
        public let from: CalendarDate
        public let until: CalendarDate
        public let communities: [Line]
        public let places: [Line]
    }

    /// Three months before the last day if left out.
    let from: CalendarDate?
    /// Today if left out.
    let until: CalendarDate?

    public init(from: CalendarDate? = nil, until: CalendarDate? = nil) {
        self.from = from
        self.until = until
    }

    private static let mostLines = 500

    public func fetch(from db: Reading) throws -> Answer {
        let choice = VisitChoice(from: self.from, until: until, today: db.today)
        return Answer(
            from: choice.from, until: choice.until, communities: try communities(choice, db),
            places: try places(choice, db))
    }

    private static let counts: SQL = """
        COUNT(CASE WHEN case_contact.kind = 'visit' THEN 1 END) AS visits,
        COUNT(CASE WHEN case_contact.kind = 'meeting' THEN 1 END) AS meetings,
        CAST(SUM(case_contact.minutes) AS BIGINT) AS minutes
        """

    private func communities(_ choice: VisitChoice, _ db: Reading) throws -> [Line] {
        let rows = try db.rows(
            """
            SELECT case_contact.community_id, \(Self.counts) FROM case_contact
            WHERE \(choice.condition(db.zone)) GROUP BY case_contact.community_id
            """
        ) { (community: try $0["community_id"] as ID<Community>?, row: $0) }
        let known = try CommunityRow.of(Set(rows.compactMap(\.community)), in: db)
        return Self.sorted(
            try rows.map {
                try Self.line($0.row, $0.community, $0.community.flatMap { known[$0]?.name })
            })
    }

    private func places(_ choice: VisitChoice, _ db: Reading) throws -> [Line] {
        let rows = try db.rows(
            """
            SELECT case_contact.place, \(Self.counts) FROM case_contact
            WHERE \(choice.condition(db.zone)) AND case_contact.kind = 'visit'
            GROUP BY case_contact.place
            ORDER BY visits DESC, case_contact.place LIMIT \(Self.mostLines)
            """
        ) { try Self.line($0, nil, $0["place"]) }
        return Self.sorted(rows)
    }

    private static func line(_ row: Row, _ community: ID<Community>?, _ title: String?) throws
        -> Line
    {
        Line(
            community: community, title: title, visits: try row["visits"],
            meetings: try row["meetings"], minutes: try row["minutes"])
    }

    /// The most visited first, what has no name last.
    private static func sorted(_ lines: [Line]) -> [Line] {
        lines.sorted {
            (
                $0.title == nil ? 1 : 0, -$0.visits, -$0.meetings, $0.title ?? ""
            ) < ($1.title == nil ? 1 : 0, -$1.visits, -$1.meetings, $1.title ?? "")
        }
    }
}

/// The visits and meetings behind a figure, the latest first, page by page.
public struct VisitRecords: Query {
    public static let name = "desk.visitRecords"
    public static let purpose = Bilingual(
        it: "Le visite e gli incontri di un periodo, uno per uno.",
        en: "The visits and meetings of a period, one by one.")

    public struct Line: Codable, Sendable, Equatable {
        public let contact: ID<CaseContact>
        public let caseFile: ID<CaseFile>
        public let number: String
        public let title: String
        public let means: ContactMeans
        public let at: Instant
        public let minutes: Int
        public let place: String?
        public let communityName: String?
        /// Who took part beside the person of the case.
        public let participants: [Participant]
    }

    public struct Answer: Codable, Sendable, Equatable {
        public let lines: [Line]
        /// To be given as `after` for the next page.
        public let next: String?
    }

    let from: CalendarDate?
    let until: CalendarDate?
    let community: ID<Community>?
    let place: String?
    let isWithoutCommunity: Bool
    let isWithoutPlace: Bool
    let after: String?
    let limit: Int?

    public init(
        from: CalendarDate? = nil, until: CalendarDate? = nil, community: ID<Community>? = nil,
        place: String? = nil, isWithoutCommunity: Bool = false, isWithoutPlace: Bool = false,
        after: String? = nil, limit: Int? = nil
    ) {
        self.from = from
        self.until = until
        self.community = community
        self.place = place
        self.isWithoutCommunity = isWithoutCommunity
        self.isWithoutPlace = isWithoutPlace
        self.after = after
        self.limit = limit
    }

    public func fetch(from db: Reading) throws -> Answer {
        var choice = VisitChoice(from: self.from, until: until, today: db.today)
        choice.community = community
        choice.place = place
        choice.isWithoutCommunity = isWithoutCommunity
        choice.isWithoutPlace = isWithoutPlace
        let limit = min(max(limit ?? 100, 1), 500)
        let beyond: SQL =
            Keyset.edge(after, Int64.init).map {
                " AND (case_contact.at, case_contact.id) < (\($0.key), \($0.id))"
            } ?? ""
        let rows = try db.rows(
            """
            SELECT case_contact.id AS contact_id, case_contact.kind, case_contact.at,
                case_contact.minutes, case_contact.place, case_contact.community_id, case_file.id,
                case_file.year, case_file.ordinal, case_file.title
            FROM case_contact JOIN case_file ON case_file.id = case_contact.case_id
            WHERE \(choice.condition(db.zone))\(beyond)
            ORDER BY case_contact.at DESC, case_contact.id DESC LIMIT \(limit + 1)
            """
        ) {
            (
                contact: try $0["contact_id"] as ID<CaseContact>,
                community: try $0["community_id"] as ID<Community>?, row: $0
            )
        }
        let shown = rows.prefix(limit)
        let names = try CommunityRow.of(Set(shown.compactMap(\.community)), in: db)
        let participants = try Participant.of(shown.map(\.contact), in: db)
        let lines = try shown.map { one in
            try Self.line(
                one.row, one.community.flatMap { names[$0]?.name },
                participants[one.contact] ?? [])
        }
        return Answer(
            lines: lines,
            next: rows.count > limit
                ? lines.last.map { "\($0.at.milliseconds).\($0.contact.rawValue)" } : nil)
    }

    private static func line(
        _ row: Row, _ communityName: String?, _ participants: [Participant]
    ) throws -> Line {
        Line(
            contact: try row["contact_id"], caseFile: try row["id"],
            number: "\(try row["year"] as Int)/\(try row["ordinal"] as Int)",
            title: try row["title"], means: try row["kind"], at: try row["at"],
            minutes: try row["minutes"], place: try row["place"], communityName: communityName,
            participants: participants)
    }
}

/// Where visits are made: what a form completes.
enum KnownPlaces {
    private static let most = 40

    /// Where the person's communities are, then where one has been, the latest first.
    static func of(_ party: ID<Party>?, in db: any Reader) throws -> [String] {
        let communities = try party.map {
            Set(try Belonging.of($0, in: db).map(\.community))
        }
        let territories = try CommunityRow.of(communities ?? [], in: db).values
            .compactMap(\.territory).sorted()
        let visited = try db.values(
            """
            SELECT place FROM case_contact WHERE place IS NOT NULL GROUP BY place
            ORDER BY MAX(at) DESC, place LIMIT \(most)
            """, as: String.self)
        var seen = Set<String>()
        return (territories + visited).filter { seen.insert($0).inserted }
    }
}
