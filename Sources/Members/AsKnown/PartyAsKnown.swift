import Commons
import Journal
import Kernel
import Store

/// A party as of a day, as it was known at a moment: name, roles, entries of the register, share. What
/// was corrected later does not show (J5).
public struct PartyAsKnown: Query {
    public static let name = "members.partyAsKnown"
    public static let purpose = Bilingual(
        it: "Una persona a una data, com'era nota in un momento.",
        en: "A party as of a day, as it was known at a moment.")

    /// An entry of the register as it was known.
    public struct Entry: Codable, Sendable, Equatable {
        public let number: Int
        public let admittedOn: CalendarDate
        public let enteredOn: CalendarDate
        public let leftOn: CalendarDate?
        public let exit: ExitKind?
        /// On the day that is asked about.
        public let isInForce: Bool
    }

    public struct Answer: Codable, Sendable, Equatable {
        public let party: ID<Party>
        public let on: CalendarDate
        public let knownAt: Instant
        /// Nil where nobody of this record was known yet.
        public let name: PartyName?
        public let taxIdentifier: String?
        /// Of the day, in the order of `PartyRole`.
        public let roles: [PartyRole]
        public let entries: [Entry]
        public let shareCents: Int64
    }

    let party: ID<Party>
    /// Today if not said.
    let on: CalendarDate?
    /// Now if not said.
    let knownAt: Instant?

    public init(party: ID<Party>, on: CalendarDate? = nil, knownAt: Instant? = nil) {
        self.party = party
        self.on = on
        self.knownAt = knownAt
    }

    public func fetch(from db: Reading) throws -> Answer {
        guard try PartyRow.find(party, in: db) != nil else {
            throw PartyRefused.notFound(field: "party")
        }
        let day = on ?? db.today
        let moment = knownAt ?? db.now
        let called = try db.first(
            """
            SELECT name, given_name, tax_identifier FROM party_version
            WHERE party_id = \(party) AND recorded_at <= \(moment)
                AND (superseded_at IS NULL OR superseded_at > \(moment))
            """
        ) {
            (
                name: PartyName(name: try $0["name"], givenName: try $0["given_name"]),
                tax: try $0["tax_identifier"] as String?
            )
        }
        let entries = try entries(on: day, knownAt: moment, db)
        let records = try db.values(
            PartyMerge.ids(of: "\(party)", knownAt: moment), as: ID<Party>.self)
        var held = try Set(
            records.flatMap { record in
                try RoleHistory(of: record, knownAt: moment, db.catalogue, in: db).roles(on: day)
            })
        if entries.contains(where: \.isInForce) { held.insert(.member) }
        let cents = try db.value(
            """
            SELECT CAST(COALESCE(SUM(share_cents), 0) AS BIGINT) FROM share_movement
            WHERE party_id IN (\(PartyMerge.ids(of: "\(party)", knownAt: moment)))
                AND effective_on <= \(day) AND recorded_at <= \(moment)
            """, as: Int64.self)
        return Answer(
            party: party, on: day, knownAt: moment, name: called?.name,
            taxIdentifier: called?.tax, roles: PartyRole.allCases.filter(held.contains),
            entries: entries, shareCents: cents ?? 0)
    }

    private func entries(
        on day: CalendarDate, knownAt moment: Instant, _ db: Reading
    ) throws -> [Entry] {
        try db.rows(
            """
            SELECT number, admitted_on, entered_on, left_on, exit_kind FROM member_version
            WHERE party_id = \(party) AND recorded_at <= \(moment)
                AND (superseded_at IS NULL OR superseded_at > \(moment))
            ORDER BY number
            """
        ) { row in
            let admitted: CalendarDate = try row["admitted_on"]
            let left: CalendarDate? = try row["left_on"]
            return Entry(
                number: try row["number"], admittedOn: admitted, enteredOn: try row["entered_on"],
                leftOn: left, exit: try row["exit_kind"],
                isInForce: admitted <= day && (left.map { day <= $0 } ?? true))
        }
    }
}
