import Commons
import Kernel
import Store

/// One version of the charter of shared values: a text, from a day on.
public enum CharterVersion {}

/// A signature under one version.
public enum CharterSignature {}

/// How somebody signed.
public enum SigningMeans: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case online, paper

    public var title: Bilingual {
        switch self {
        case .online: Bilingual(it: "in linea", en: "online")
        case .paper: Bilingual(it: "su carta", en: "on paper")
        }
    }
}

/// A version of the charter as its row has it; the text lies under its hash.
public struct CharterRow: Sendable, Equatable, Codable {
    public let id: ID<CharterVersion>
    public let number: Int
    public let title: String
    /// SHA-256 of the text, in hexadecimal: the address under which it is stored.
    public let textHash: String
    public let inForceFrom: CalendarDate
    /// Whether those who signed an earlier version must sign this one.
    public let mustSignAgain: Bool

    static let columns: SQL = "id, number, title, text_hash, in_force_from, must_sign_again"

    init(_ row: Row) throws {
        id = try row["id"]
        number = try row["number"]
        title = try row["title"]
        textHash = try row["text_hash"]
        inForceFrom = try row["in_force_from"]
        mustSignAgain = try row["must_sign_again"]
    }

    public static func find(_ id: ID<CharterVersion>, in db: any Reader) throws -> CharterRow? {
        try db.first("SELECT \(columns) FROM charter_version WHERE id = \(id)", CharterRow.init)
    }

    /// The version in force on a day, if there is one yet.
    public static func inForce(on day: CalendarDate, in db: any Reader) throws -> CharterRow? {
        try db.first(
            """
            SELECT \(columns) FROM charter_version WHERE in_force_from <= \(day)
            ORDER BY in_force_from DESC LIMIT 1
            """, CharterRow.init)
    }

    /// All versions, the latest first.
    public static func all(in db: any Reader) throws -> [CharterRow] {
        try db.rows(
            "SELECT \(columns) FROM charter_version ORDER BY in_force_from DESC", CharterRow.init)
    }

    /// The day from which an older signature no longer counts: that of the latest version in force
    /// which must be signed again. Nil where any signature does.
    static func signAgainFrom(on day: CalendarDate, in db: any Reader) throws -> CalendarDate? {
        try db.value(
            """
            SELECT in_force_from FROM charter_version
            WHERE in_force_from <= \(day) AND must_sign_again
            ORDER BY in_force_from DESC LIMIT 1
            """)
    }

    public func text(from db: any Reader) throws -> String {
        guard let hash = Bytes.fromHex(textHash).flatMap(Digest.init) else { return "" }
        return String(decoding: try Blobs.get(hash, from: db) ?? [], as: UTF8.self)
    }
}

/// A signature as its row has it.
public struct SignatureRow: Sendable, Equatable, Codable {
    public let id: ID<CharterSignature>
    public let party: ID<Party>
    public let version: ID<CharterVersion>
    public let versionNumber: Int
    public let signedOn: CalendarDate
    /// The name as the signer typed it.
    public let typedName: String
    public let means: SigningMeans

    init(_ row: Row) throws {
        id = try row["id"]
        party = try row["party_id"]
        version = try row["charter_id"]
        versionNumber = try row["number"]
        signedOn = try row["signed_on"]
        typedName = try row["typed_name"]
        means = try row["means"]
    }

    /// All that a party signed, the earliest first.
    public static func of(_ party: ID<Party>, in db: any Reader) throws -> [SignatureRow] {
        try db.rows(
            """
            SELECT charter_signature.id, charter_signature.party_id, charter_signature.charter_id,
                charter_version.number, charter_signature.signed_on, charter_signature.typed_name,
                charter_signature.means
            FROM charter_signature JOIN charter_version ON charter_version.id = charter_signature.charter_id
            WHERE charter_signature.party_id = \(party)
            ORDER BY charter_signature.signed_on, charter_signature.id
            """, SignatureRow.init)
    }
}
