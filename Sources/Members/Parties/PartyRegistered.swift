import Journal
import Kernel
import Store

/// Somebody is known to the cooperative from here on, with the contacts they came with.
struct PartyRegistered: Fact {
    static let name = "members.partyRegistered.v1"
    let party: ID<Party>
    let kind: PartyKind
    let on: CalendarDate
    let contacts: [ContactEntry]

    struct Content: Codable, Sendable {
        let details: PartyDetails
        /// One for each of the fact's contacts, in their order.
        let contacts: [ContactValue]
    }

    var subjects: [ID<Subject>] { [party.subject] }

    func searchable(_ content: Content) -> SearchText? {
        SearchText(
            kind: "party", title: content.details.partyName.shown,
            body: ([content.details.searchWords] + content.contacts.map(\.text)).joined(
                separator: "\n"))
    }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        let details = entry.content?.details ?? .erased
        try db.execute(
            """
            INSERT INTO party (id, kind, name, given_name, sort_key, tax_identifier, tax_key, vat_number,
                born_on, external_code, notes, registered_on, version)
            VALUES (\(party), \(kind), \(details.name), \(details.givenName),
                \(details.partyName.sortKey), \(details.taxIdentifier), \(details.taxKey),
                \(details.vatNumber), \(details.bornOn), \(details.externalCode), \(details.notes),
                \(on), \(entry.sequence))
            """)
        try PartyNames.add(details, of: party, entry.sequence, entry.recordedAt, to: db)
        for (index, contact) in contacts.enumerated() {
            let value = entry.content?.contacts[safely: index] ?? .erased
            try contact.insert(value, of: party, on: on, to: db)
        }
    }
}

/// What is known about a party itself was put right.
struct PartyCorrected: Fact {
    static let name = "members.partyCorrected.v1"
    let party: ID<Party>
    /// The names of the fields that changed.
    let fields: [String]

    var subjects: [ID<Subject>] { [party.subject] }

    func searchable(_ content: PartyDetails) -> SearchText? {
        SearchText(kind: "party", title: content.partyName.shown, body: content.searchWords)
    }

    func apply(_ entry: Entry<PartyDetails>, to db: any Writer) throws {
        let details = entry.content ?? .erased
        try db.execute(
            """
            UPDATE party SET name = \(details.name), given_name = \(details.givenName),
                sort_key = \(details.partyName.sortKey), tax_identifier = \(details.taxIdentifier),
                tax_key = \(details.taxKey), vat_number = \(details.vatNumber),
                born_on = \(details.bornOn), external_code = \(details.externalCode),
                notes = \(details.notes), version = \(entry.sequence)
            WHERE id = \(party)
            """)
        try PartyNames.replace(details, of: party, entry.sequence, entry.recordedAt, to: db)
    }
}

/// The rows that follow from a party's name: the keys it is found by, and how it was called when.
enum PartyNames {
    static func replace(
        _ details: PartyDetails, of party: ID<Party>, _ sequence: Int64, _ at: Instant,
        to db: any Writer
    ) throws {
        try db.execute("DELETE FROM party_name_key WHERE party_id = \(party)")
        try db.execute(
            """
            UPDATE party_version SET superseded_at = \(at)
            WHERE party_id = \(party) AND superseded_at IS NULL
            """)
        try add(details, of: party, sequence, at, to: db)
    }

    static func add(
        _ details: PartyDetails, of party: ID<Party>, _ sequence: Int64, _ at: Instant,
        to db: any Writer
    ) throws {
        try db.insert(
            "INSERT INTO party_name_key (name_key, party_id)",
            rows: details.partyName.searchKeys.map { "(\($0), \(party))" })
        try db.execute(
            """
            INSERT INTO party_version (party_id, sequence, recorded_at, name, given_name, tax_identifier)
            VALUES (\(party), \(sequence), \(at), \(details.name), \(details.givenName),
                \(details.taxIdentifier ?? details.vatNumber))
            """)
    }
}

extension Array {
    /// Nil beyond the end.
    subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
