/// Somebody the cooperative has met: a person, or an organisation with the person who writes for
/// it.
public struct DemoParty: Sendable, Hashable {
    /// Place in `DemoCorpus.parties`, which are in order of first contact.
    public let index: Int
    /// The person, or for an organisation its contact, who signs its mail.
    public let person: DemoPerson
    /// Nil for a private person.
    public let organisation: DemoOrganisation?
    public let address: DemoAddress
    /// With +39; every number starts with digits that no Italian operator is assigned.
    public let mobile: String
    public let landline: String?
    /// Under domains reserved for examples only.
    public let mail: String
    public let firstContactOn: DemoDay
    /// Place in `DemoCorpus.communities`.
    public let communityIndex: Int
    /// The reference operator of today; place in `DemoCorpus.operators`.
    public let operatorIndex: Int
    /// Nil for those who never asked to become members.
    public internal(set) var membership: DemoMembership?

    /// `Bruno Tassi`, or the organisation's name.
    public var displayName: String { organisation?.name ?? person.fullName }

    /// Whether the party stood in the register of members at the end of that day.
    public func isMember(on day: DemoDay) -> Bool {
        membership?.isInForce(on: day) ?? false
    }
}

/// What a fiscal code and a greeting ask for.
public struct DemoPerson: Sendable, Hashable {
    public enum Sex: String, Sendable {
        case female
        case male
    }

    public let givenName: String
    public let surname: String
    public let sex: Sex
    public let bornOn: DemoDay
    public let birthplace: String
    /// Cadastral code of the birthplace, `Z…` for another country.
    public let birthplaceCode: String

    public var fullName: String { "\(givenName) \(surname)" }
    var isFemale: Bool { sex == .female }
}

public struct DemoOrganisation: Sendable, Hashable {
    /// With the legal form: `Officina Tassi snc`.
    public let name: String
    public let legalForm: String
    public let activity: String
    /// Certified mail, under a reserved domain.
    public let certifiedMail: String
    public let employees: Int
}

public struct DemoAddress: Sendable, Hashable {
    public let street: String
    public let number: String
    public let postcode: String
    public let municipality: String
    /// Cadastral code of the municipality.
    public let municipalityCode: String
    /// Two letters: `MO`.
    public let province: String

    /// `via Giardini 12, 41124 Modena (MO)`
    public var oneLine: String { "\(street) \(number), \(postcode) \(municipality) (\(province))" }
}
