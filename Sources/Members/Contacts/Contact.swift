import Commons
import Journal
import Kernel
import Store

/// One way to reach a party.
public enum Contact {}

public enum ContactKind: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case mail, phone
    /// Certified mail.
    case pec
    case address

    public var title: Bilingual {
        switch self {
        case .mail: Bilingual(it: "e-mail", en: "e-mail")
        case .phone: Bilingual(it: "telefono", en: "telephone")
        case .pec: Bilingual(it: "PEC", en: "certified mail")
        case .address: Bilingual(it: "indirizzo", en: "address")
        }
    }
}

/// A contact as it stands in a fact: which, of what kind; the words are in the content.
struct ContactEntry: Codable, Sendable, Equatable {
    let contact: ID<Contact>
    let kind: ContactKind
    let isPreferred: Bool

    func insert(
        _ value: ContactValue, of party: ID<Party>, on day: CalendarDate, to db: any Writer
    ) throws {
        try db.execute(
            """
            INSERT INTO party_contact (id, party_id, kind, value, matching_key, label, street, postal_code,
                town, province, country, is_preferred, added_on)
            VALUES (\(contact), \(party), \(kind), \(value.text), \(value.matchingKey(of: kind)),
                \(value.label), \(value.street), \(value.postalCode), \(value.town), \(value.province),
                \(value.country), \(isPreferred), \(day))
            """)
    }
}

/// The words of a contact: erasable.
struct ContactValue: Codable, Sendable, Equatable {
    /// The address, number or whole postal address in one line.
    var text: String
    /// `casa`, `ufficio`: whatever people call it.
    var label: String?
    var street: String?
    var postalCode: String?
    var town: String?
    var province: String?
    var country: String?

    static let erased = ContactValue(text: "")

    /// What an incoming address or number is compared with.
    func matchingKey(of kind: ContactKind) -> String {
        switch kind {
        case .mail, .pec: (try? MailAddress(text))?.matchingKey ?? text
        case .phone, .address: kind == .phone ? text : text.foldedForSearch
        }
    }
}

/// A contact as its row has it.
public struct ContactRow: Sendable, Equatable, Codable {
    public let id: ID<Contact>
    public let party: ID<Party>
    public let kind: ContactKind
    public let value: String
    public let label: String?
    public let street: String?
    public let postalCode: String?
    public let town: String?
    public let province: String?
    public let country: String?
    public let isPreferred: Bool
    public let addedOn: CalendarDate
    /// The last day it held; nil while it does.
    public let endedOn: CalendarDate?

    static let columns: SQL = """
        id, party_id, kind, value, label, street, postal_code, town, province, country, is_preferred,
        added_on, ended_on
        """

    init(_ row: Row) throws {
        id = try row["id"]
        party = try row["party_id"]
        kind = try row["kind"]
        value = try row["value"]
        label = try row["label"]
        street = try row["street"]
        postalCode = try row["postal_code"]
        town = try row["town"]
        province = try row["province"]
        country = try row["country"]
        isPreferred = try row["is_preferred"]
        addedOn = try row["added_on"]
        endedOn = try row["ended_on"]
    }

    /// Those in use, the preferred of each kind first.
    public static func of(_ party: ID<Party>, in db: any Reader) throws -> [ContactRow] {
        try db.rows(
            """
            SELECT \(columns) FROM party_contact WHERE party_id = \(party) AND ended_on IS NULL
            ORDER BY kind, is_preferred DESC, added_on, id
            """, ContactRow.init)
    }

    static func find(_ id: ID<Contact>, in db: any Reader) throws -> ContactRow? {
        try db.first("SELECT \(columns) FROM party_contact WHERE id = \(id)", ContactRow.init)
    }
}

extension ContactRow {
    /// The preferred ones of several parties.
    static func preferred(of parties: [ID<Party>], in db: any Reader) throws -> [ContactRow] {
        try db.rows(
            """
            SELECT \(columns) FROM party_contact
            WHERE party_id IN \(list: parties) AND is_preferred AND ended_on IS NULL
            ORDER BY party_id, kind, id
            """, ContactRow.init)
    }
}
