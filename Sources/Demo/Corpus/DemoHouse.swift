/// The cooperative whose life is told: invented, of Modena, under a domain reserved for examples.
public struct DemoHouse: Sendable, Hashable {
    public let name: String
    public let shortName: String
    public let domain: String
    public let office: String
    public let phone: String
    /// The day of the first official act.
    public let foundedOn: DemoDay

    /// - Parameter domain: should end in `.example`, `example.org` or `example.net`.
    public init(
        name: String, shortName: String, domain: String, office: String, phone: String,
        foundedOn: DemoDay
    ) {
        self.name = name
        self.shortName = shortName
        self.domain = domain
        self.office = office
        self.phone = phone
        self.foundedOn = foundedOn
    }

    public static let modena = DemoHouse(
        name: "Arca Modena Società Cooperativa Benefit", shortName: "Arca Modena",
        domain: "arcamodena.example", office: "via dei Mestieri 14, Modena",
        phone: "059 012 3400", foundedOn: DemoDay(number: 15_078))

    func address(of mailbox: DemoMailbox) -> String {
        "\(mailbox.rawValue)@\(domain)"
    }
}
