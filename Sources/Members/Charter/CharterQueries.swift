import Commons
import Kernel
import Store

/// The versions of the charter, the latest first, with how many signed each.
public struct CharterVersions: Query {
    public static let name = "members.charter"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Le versioni della Carta dei Valori.", en: "The versions of the values charter.")

    public struct Line: Codable, Sendable, Equatable {
        public let charter: CharterRow
        public let signatures: Int
    }

    public init() {}

    public func fetch(from db: Reading) throws -> [Line] {
        let counts = Dictionary(
            try db.rows(
                "SELECT charter_id, COUNT(*) AS signatures FROM charter_signature GROUP BY charter_id"
            ) {
                (try $0["charter_id"] as ID<CharterVersion>, try $0["signatures"] as Int)
            }, uniquingKeysWith: { one, _ in one })
        return try CharterRow.all(in: db).map { Line(charter: $0, signatures: counts[$0.id] ?? 0) }
    }
}

/// One version with its whole text.
public struct CharterText: Query {
    public static let name = "members.charterText"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Il testo di una versione della Carta.", en: "The text of a version of the charter.")

    public struct Answer: Codable, Sendable, Equatable {
        public let charter: CharterRow
        public let text: String
    }

    let version: ID<CharterVersion>

    public init(version: ID<CharterVersion>) { self.version = version }

    public func fetch(from db: Reading) throws -> Answer {
        guard let charter = try CharterRow.find(version, in: db) else {
            throw CharterRefused.notFound
        }
        return Answer(charter: charter, text: try charter.text(from: db))
    }
}

/// Members of today who have signed no version, or none since one that must be signed again; by name.
public struct CharterToSign: Query {
    public static let name = "members.charterToSign"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "I soci che devono firmare la Carta, o rifirmarla.",
        en: "Members who must sign the charter, or sign it again.")

    let after: String?
    let limit: Int?

    public init(after: String? = nil, limit: Int? = nil) {
        self.after = after
        self.limit = limit
    }

    public func fetch(from db: Reading) throws -> PartyPage {
        let day = db.today
        let since = try CharterRow.signAgainFrom(on: day, in: db) ?? .first
        let condition: SQL = """
            EXISTS (
                SELECT 1 FROM member WHERE member.party_id = party.id AND admitted_on <= \(day)
                    AND (left_on IS NULL OR left_on >= \(day)))
            AND NOT EXISTS (
                SELECT 1 FROM charter_signature
                JOIN charter_version ON charter_version.id = charter_signature.charter_id
                WHERE charter_signature.party_id = party.id AND charter_version.in_force_from >= \(since))
            """
        return try PartyPage.fetch(where: condition, after: after, limit: limit, from: db)
    }
}
