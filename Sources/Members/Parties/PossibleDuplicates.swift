import Commons
import Kernel
import Store

/// Who may be the same as somebody about to be registered: a warning, not a refusal (M5).
public struct PossibleDuplicates: Query {
    public static let name = "members.possibleDuplicates"
    public static let purpose = Bilingual(
        it: "Chi potrebbe essere la stessa persona.", en: "Who may be the same party.")

    public enum Likeness: String, Codable, Sendable, CaseIterable {
        case taxIdentifier, mail, phone, nameAndBirth, name

        public var title: Bilingual {
            switch self {
            case .taxIdentifier: Bilingual(it: "stesso codice fiscale", en: "same tax identifier")
            case .mail: Bilingual(it: "stessa e-mail", en: "same e-mail")
            case .phone: Bilingual(it: "stesso telefono", en: "same telephone")
            case .nameAndBirth:
                Bilingual(it: "stesso nome e data di nascita", en: "same name and date of birth")
            case .name: Bilingual(it: "stesso nome", en: "same name")
            }
        }
    }

    public struct Line: Codable, Sendable, Equatable {
        public let party: PartyRow
        /// The strongest first.
        public let likenesses: [Likeness]
    }

    let partyName: String?
    let givenName: String?
    let bornOn: CalendarDate?
    let taxIdentifier: TaxIdentifier?
    let mail: MailAddress?
    let phone: Phone?

    public init(
        partyName: String? = nil, givenName: String? = nil, bornOn: CalendarDate? = nil,
        taxIdentifier: TaxIdentifier? = nil, mail: MailAddress? = nil, phone: Phone? = nil
    ) {
        self.partyName = partyName
        self.givenName = givenName
        self.bornOn = bornOn
        self.taxIdentifier = taxIdentifier
        self.mail = mail
        self.phone = phone
    }

    private static let most = 20

    public func fetch(from db: Reading) throws -> [Line] {
        var found: [(id: ID<Party>, likeness: Likeness)] = []
        if let taxIdentifier, let id = try Parties.byTaxIdentifier(taxIdentifier, in: db) {
            found.append((id, .taxIdentifier))
        }
        if let mail { found += try Parties.byMail(mail, in: db).map { ($0, .mail) } }
        if let phone { found += try Parties.byPhone(phone, in: db).map { ($0, .phone) } }
        found += try namesakes(in: db)
        var order: [ID<Party>] = []
        for one in found where !order.contains(one.id) { order.append(one.id) }
        return try order.prefix(Self.most).compactMap { id in
            guard let party = try PartyRow.find(id, in: db) else { return nil }
            let likenesses = found.filter { $0.id == id }.map(\.likeness)
            return Line(party: party, likenesses: Likeness.allCases.filter(likenesses.contains))
        }
    }

    /// With a date of birth on both sides, the same name is the same person or it is not.
    private func namesakes(in db: Reading) throws -> [(ID<Party>, Likeness)] {
        guard let partyName, !partyName.trimmingSpace.isEmpty else { return [] }
        let key = PartyName(name: partyName, givenName: givenName).sortKey
        let rows = try db.rows(
            """
            SELECT id, born_on FROM party WHERE sort_key = \(key) AND merged_into IS NULL
            ORDER BY id LIMIT \(Self.most)
            """
        ) { (id: try $0["id"] as ID<Party>, bornOn: try $0["born_on"] as CalendarDate?) }
        return rows.compactMap { row in
            guard let bornOn, let other = row.bornOn else { return (row.id, .name) }
            return bornOn == other ? (row.id, .nameAndBirth) : nil
        }
    }
}
