/// The people of the screenshots and the manual, who live in every corpus large enough for them.
enum Cast {
    /// Where the cast stands among the parties; nil in a corpus too small for it.
    struct Places: Sendable {
        let firm: Int?
        let bruno: Int?
    }

    /// Officina Tassi has been a client for about two years and Bruno came with it.
    static func places(firstContacts: [DemoDay], founders: Int, today: DemoDay) -> Places {
        let wished = today.adding(days: -760)
        let place = firstContacts.partitioningIndex { $0 >= wished }
        let firm = max(place, founders)
        guard firm + 1 < firstContacts.count else { return Places(firm: nil, bruno: nil) }
        return Places(firm: firm, bruno: firm + 1)
    }

    static func bruno(index: Int, on day: DemoDay, community: Int, house: DemoHouse) -> DemoParty {
        DemoParty(
            index: index, person: tassi, organisation: nil,
            address: address(street: "via San Rocco", number: "18"),
            mobile: "+39 300 012 3456", landline: nil, mail: "bruno.tassi@example.org",
            firstContactOn: day, communityIndex: community, operatorIndex: 0, membership: nil)
    }

    static func firm(index: Int, on day: DemoDay, community: Int, house: DemoHouse) -> DemoParty {
        DemoParty(
            index: index, person: tassi,
            organisation: DemoOrganisation(
                name: "Officina Tassi snc", legalForm: "snc", activity: "autoriparazioni",
                certifiedMail: "officinatassi@pec.example", employees: 3),
            address: address(street: "via dell'Artigianato", number: "7"),
            mobile: "+39 300 012 3457", landline: "+39 059 012 345",
            mail: "info@officinatassi.example", firstContactOn: day, communityIndex: community,
            operatorIndex: 0, membership: nil)
    }

    private static let tassi = DemoPerson(
        givenName: "Bruno", surname: "Tassi", sex: .male, bornOn: DemoDay(number: -1_757),
        birthplace: "Modena", birthplaceCode: "F257")

    private static func address(street: String, number: String) -> DemoAddress {
        DemoAddress(
            street: street, number: number, postcode: "41122", municipality: "Modena",
            municipalityCode: "F257", province: "MO")
    }
}
