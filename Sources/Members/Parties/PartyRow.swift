import Kernel
import Store

/// A party as its row has it.
public struct PartyRow: Sendable, Equatable, Codable {
    public let id: ID<Party>
    public let kind: PartyKind
    public let name: PartyName
    public let taxIdentifier: String?
    public let vatNumber: String?
    public let bornOn: CalendarDate?
    public let externalCode: String?
    public let notes: String?
    public let registeredOn: CalendarDate
    /// Changes with every correction: whoever corrects says which version was read.
    public let version: Int64
    /// The record that holds everything since the two were merged.
    public let mergedInto: ID<Party>?

    static let columns: SQL = """
        party.id, party.kind, party.name, party.given_name, party.tax_identifier, party.vat_number,
        party.born_on, party.external_code, party.notes, party.registered_on, party.version,
        party.merged_into
        """

    init(_ row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        name = PartyName(name: try row["name"], givenName: try row["given_name"])
        taxIdentifier = try row["tax_identifier"]
        vatNumber = try row["vat_number"]
        bornOn = try row["born_on"]
        externalCode = try row["external_code"]
        notes = try row["notes"]
        registeredOn = try row["registered_on"]
        version = try row["version"]
        mergedInto = try row["merged_into"]
    }

    public static func find(_ id: ID<Party>, in db: any Reader) throws -> PartyRow? {
        try db.first("SELECT \(columns) FROM party WHERE id = \(id)", PartyRow.init)
    }

    /// The party, or a refusal that names the field it was asked in.
    static func require(_ id: ID<Party>, field: String = "party", in db: any Reader) throws
        -> PartyRow
    {
        guard let found = try find(id, in: db) else { throw PartyRefused.notFound(field: field) }
        guard found.mergedInto == nil else { throw PartyRefused.merged(field: field) }
        return found
    }

    var details: PartyDetails {
        PartyDetails(
            name: name.name, givenName: name.givenName, taxIdentifier: taxIdentifier,
            vatNumber: vatNumber, bornOn: bornOn, externalCode: externalCode, notes: notes)
    }
}

/// Finding parties by what they write or call with.
public enum Parties {
    /// Who may have written from this address, the earliest known first: a family can share one.
    public static func byMail(_ address: MailAddress, in db: any Reader) throws -> [ID<Party>] {
        try byContact(address.matchingKey, in: db)
    }

    /// Who may have called from this number, the earliest known first.
    public static func byPhone(_ phone: Phone, in db: any Reader) throws -> [ID<Party>] {
        try byContact(phone.e164, in: db)
    }

    /// Who has this fiscal code, in any of its variants, or this VAT number.
    public static func byTaxIdentifier(_ tax: TaxIdentifier, in db: any Reader) throws -> ID<Party>?
    {
        var details = PartyDetails.erased
        details.taxIdentifier = tax.description
        return try db.value(
            """
            SELECT COALESCE(merged_into, id) FROM party
            WHERE tax_key = \(details.taxKey) OR vat_number = \(tax.description) ORDER BY id LIMIT 1
            """)
    }

    private static func byContact(_ key: String, in db: any Reader) throws -> [ID<Party>] {
        try db.values(
            """
            SELECT DISTINCT COALESCE(party.merged_into, party.id) AS meant
            FROM party_contact JOIN party ON party.id = party_contact.party_id
            WHERE party_contact.matching_key = \(key) AND party_contact.ended_on IS NULL
            ORDER BY meant
            """)
    }
}
