import Commons
import Kernel
import Store

/// Figures of the membership that may leave the house, as of a day: small counts are withheld.
public struct PublishedFigures: Query {
    public static let name = "members.publishedFigures"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Le cifre dei soci che si possono pubblicare: i conteggi piccoli non si dicono.",
        en: "Figures of the members that may be published: small counts are withheld.")

    public struct Part: Codable, Sendable, Equatable {
        public let title: String
        /// Nil where it is withheld.
        public let count: Int?
    }

    public struct Answer: Codable, Sendable, Equatable {
        public let on: CalendarDate
        /// Smaller counts are not published.
        public let least: Int
        /// Nil where it is withheld.
        public let members: Int?
        public let byKind: [Part]
        /// By the community that the admission names.
        public let byCommunity: [Part]
    }

    let on: CalendarDate?

    public init(on: CalendarDate? = nil) { self.on = on }

    public func fetch(from db: Reading) throws -> Answer {
        let day = on ?? db.today
        let language = db.actor.language
        let least = (try? db.parameters().integer("publication.smallCount", on: day)) ?? 5
        let inForce: SQL = """
            member.admitted_on <= \(day) AND (member.left_on IS NULL OR member.left_on >= \(day))
            """
        let kinds = try db.rows(
            """
            SELECT party.kind, COUNT(*) AS members FROM member
            JOIN party ON party.id = member.party_id
            WHERE \(inForce) GROUP BY party.kind ORDER BY party.kind
            """
        ) {
            (title: try ($0["kind"] as PartyKind).title[language], count: try $0["members"] as Int)
        }
        let communities = try db.rows(
            """
            SELECT community.name, COUNT(*) AS members FROM member
            LEFT JOIN community ON community.id = member.community_id
            WHERE \(inForce) GROUP BY community.name, community.sort_key
            ORDER BY community.sort_key NULLS FIRST, community.name
            """
        ) {
            (
                title: try $0["name"] as String?
                    ?? Bilingual(it: "fondatori", en: "founders")[language],
                count: try $0["members"] as Int
            )
        }
        let total = kinds.reduce(0) { $0 + $1.count }
        return Answer(
            on: day, least: least, members: total > 0 && total < least ? nil : total,
            byKind: Self.parts(kinds, total, least),
            byCommunity: Self.parts(communities, total, least))
    }

    /// Of a whole that is withheld, every part is.
    private static func parts(
        _ rows: [(title: String, count: Int)], _ total: Int, _ least: Int
    ) -> [Part] {
        let counts =
            total < least
            ? rows.map { _ in nil } : SmallCounts.published(rows.map(\.count), least: least)
        return zip(rows, counts).map { Part(title: $0.title, count: $1) }
    }
}
