/// Makes the parties one after the other, in order of first contact.
struct PartyFactory {
    private let house: DemoHouse
    private let today: DemoDay
    private let communities: [DemoCommunity]
    private let operators: [DemoOperator]
    var chance: CorpusChance
    var takenMail: Set<String> = []
    private var takenNames: Set<String> = []

    init(
        house: DemoHouse, today: DemoDay, communities: [DemoCommunity], operators: [DemoOperator],
        seed: UInt64
    ) {
        self.house = house
        self.today = today
        self.communities = communities
        self.operators = operators
        chance = CorpusChance(seed: seed, subject: .parties)
    }

    /// The parties without memberships, and where the cast found its places among them.
    mutating func parties(count: Int, founders: Int) -> (parties: [DemoParty], cast: Cast.Places) {
        let days = firstContacts(count: count, founders: founders)
        let places = Cast.places(firstContacts: days, founders: founders, today: today)
        let parties = days.enumerated().map { index, day in
            if index == places.firm {
                return Cast.firm(index: index, on: day, community: artisans(on: day), house: house)
            }
            if index == places.bruno {
                return Cast.bruno(index: index, on: day, community: artisans(on: day), house: house)
            }
            return party(index: index, on: day, isFounder: index < founders)
        }
        return (parties, places)
    }

    private mutating func firstContacts(count: Int, founders: Int) -> [DemoDay] {
        let growth = Growth(
            from: house.foundedOn.number, through: today.number - 2,
            byWeekday: [110, 110, 105, 105, 90, 20, 5])
        return (0..<count).map { index in
            guard index >= founders else { return house.foundedOn }
            let place = growth.day(
                ofPart: index - founders, of: count - founders, jitter: chance.below(10_000))
            return DemoDay(number: place.dayNumber)
        }
    }

    private mutating func party(index: Int, on day: DemoDay, isFounder: Bool) -> DemoParty {
        let person = person(firstMetIn: day.year)
        let organisation = !isFounder && chance.happens(12) ? organisation(of: person) : nil
        let home = chance.pick(
            Municipality.all, weighedBy: Municipality.byInhabitants,
            or: Municipality(
                name: "Modena", code: "F257", province: "MO", postcodes: 41121...41126))
        return DemoParty(
            index: index, person: person, organisation: organisation, address: address(in: home),
            mobile: mobile(), landline: landline(in: home.province, isFirm: organisation != nil),
            mail: mail(of: person, organisation: organisation, index: index),
            firstContactOn: day,
            communityIndex: isFounder
                ? chance.below(min(5, communities.count)) : community(on: day),
            operatorIndex: presentOperator(), membership: nil)
    }

    private mutating func person(firstMetIn year: Int) -> DemoPerson {
        let isFemale = chance.happens(49)
        let age = chance.pick(
            [
                chance.number(in: 19...29), chance.number(in: 28...45), chance.number(in: 35...58),
                chance.number(in: 45...66), chance.number(in: 60...78),
            ], or: 40)
        let born = DemoDay(
            number: (year - age - 1970) * 365 + chance.below(365) + (year - age - 1970) / 4)
        let names = names(isFemale: isFemale, bornIn: born.year)
        return DemoPerson(
            givenName: names.given, surname: names.surname, sex: isFemale ? .female : .male,
            bornOn: born, birthplace: names.place.name, birthplaceCode: names.place.code)
    }

    private mutating func names(isFemale: Bool, bornIn year: Int) -> (
        given: String, surname: String, place: Birthplace
    ) {
        let origin = chance.below(100)
        if origin < 11,
            let people = Newcomers.all.isEmpty
                ? nil : Newcomers.all[chance.below(Newcomers.all.count)]
        {
            let given = chance.pick(isFemale ? people.women : people.men)
            return (given, chance.pick(people.surnames), people.country)
        }
        let given = chance.pick(GivenNames.list(forWomen: isFemale, bornIn: year))
        if origin < 27 {
            let place = chance.pick(Birthplace.elsewhere, or: Self.modena)
            return (given, chance.pick(Surnames.fromElsewhere), place)
        }
        let town = chance.happens(45) ? 0 : chance.below(Municipality.all.count)
        guard Municipality.all.indices.contains(town) else {
            return (given, chance.pick(Surnames.local), Self.modena)
        }
        let place = Municipality.all[town]
        return (
            given, chance.pick(Surnames.local),
            Birthplace(name: place.name, code: place.code, isAbroad: false)
        )
    }

    private static let modena = Birthplace(name: "Modena", code: "F257", isAbroad: false)

    private mutating func organisation(of person: DemoPerson) -> DemoOrganisation {
        let trade = chance.pick(Firms.trades, or: (Phrase("Ditta", isFeminine: true), "commercio"))
        let form = chance.pick(Firms.legalForms)
        var name = ""
        for _ in 0..<8 {
            let own =
                chance.happens(60)
                ? "\(person.surname)\(chance.happens(25) ? " e Figli" : "")"
                : chance.pick(Firms.fancies)
            name =
                form == "ditta individuale"
                ? "\(trade.head.text) \(own) di \(person.fullName)"
                : "\(trade.head.text) \(own) \(form)"
            if takenNames.insert(name).inserted { break }
        }
        let site = Self.slug(
            "\(trade.head.text)\(name.split(separator: " ").dropFirst().first ?? "")")
        return DemoOrganisation(
            name: name, legalForm: form, activity: trade.activity,
            certifiedMail: "\(site)@pec.example",
            employees: chance.pick([1, 3, 4, 6, 8, 12, 19, 34, 85], or: 4))
    }

    private mutating func community(on day: DemoDay) -> Int {
        let open = communities.indices.filter { communities[$0].isOpen(on: day) }
        return chance.pick(open, or: 0)
    }

    private func artisans(on day: DemoDay) -> Int {
        let open = communities.indices.filter { communities[$0].isOpen(on: day) }
        return open.first { communities[$0].kind == .association } ?? open.first ?? 0
    }

    private mutating func presentOperator() -> Int {
        let present = operators.filter { $0.isWorking(on: today) }.map(\.index)
        return chance.pick(present, or: 0)
    }
}

extension CorpusChance {
    /// One of the items, in proportion to weights that stand in the same order.
    mutating func pick<Item>(
        _ items: [Item], weighedBy weights: [Int], or fallback: @autoclosure () -> Item
    ) -> Item {
        guard items.count == weights.count, !items.isEmpty else { return fallback() }
        return items[place(among: weights)]
    }
}
