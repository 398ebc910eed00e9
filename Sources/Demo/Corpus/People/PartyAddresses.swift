/// Where the parties live and how to reach them: real towns, and numbers and mailboxes of nobody.
extension PartyFactory {
    mutating func address(in home: Municipality) -> DemoAddress {
        let isModena = home.code == "F257"
        let street = chance.pick(isModena && chance.happens(55) ? Streets.modena : Streets.anywhere)
        let letter = chance.happens(8) ? "/\(chance.pick(["A", "B", "C", "1"]))" : ""
        return DemoAddress(
            street: street, number: "\(chance.number(in: 1...298))\(letter)",
            postcode: DemoDay.padded(chance.number(in: home.postcodes), to: 5),
            municipality: home.name, municipalityCode: home.code, province: home.province)
    }

    /// Numbers that start with 300 0… are given to nobody.
    mutating func mobile() -> String {
        let number = DemoDay.padded(chance.below(1_000_000), to: 6)
        return "+39 300 0\(number.prefix(2)) \(number.dropFirst(2))"
    }

    /// A subscriber's number never starts with 0, so 059 0… rings nowhere.
    mutating func landline(in province: String, isFirm: Bool) -> String? {
        guard chance.happens(isFirm ? 95 : 30) else { return nil }
        let area = [
            "MO": "059", "RE": "0522", "BO": "051", "PR": "0521", "FE": "0532", "MN": "0376",
        ]
        let code = area[province] ?? "059"
        let number = DemoDay.padded(chance.below(100_000), to: 5)
        return "+39 \(code) 0\(number.prefix(2)) \(number.dropFirst(2))"
    }

    mutating func mail(of person: DemoPerson, organisation: DemoOrganisation?, index: Int)
        -> String
    {
        let given = Self.slug(person.givenName)
        let family = Self.slug(person.surname)
        let year = DemoDay.padded(person.bornOn.year % 100)
        let candidates: [String]
        if let organisation {
            let words = organisation.name.split(separator: " ").prefix(3).joined()
            let site = Self.slug(words)
            candidates = [
                "info@\(site).example", "\(given)@\(site).example",
                "amministrazione@\(site).example",
            ]
        } else {
            let host = chance.pick([
                "example.org", "example.net", "posta.example", "lettere.example", "casa.example",
            ])
            let shapes = [
                "\(given).\(family)", "\(given.prefix(1)).\(family)", "\(family).\(given)",
                "\(given)\(year)", "\(family)\(year)", "\(given)_\(family)",
                "\(given)\(family)\(year)",
            ]
            let first = chance.below(shapes.count)
            candidates = (0..<shapes.count).map { "\(shapes[(first + $0) % shapes.count])@\(host)" }
        }
        for candidate in candidates where takenMail.insert(candidate).inserted { return candidate }
        let last = "\(given).\(family).\(index)@example.org"
        takenMail.insert(last)
        return last
    }

    /// Lower-case letters and digits only.
    static func slug(_ text: String) -> String {
        let plain: [Character: Character] = [
            "à": "a", "è": "e", "é": "e", "ì": "i", "ò": "o", "ù": "u", "ü": "u", "ö": "o",
        ]
        return String(
            text.lowercased().compactMap { letter -> Character? in
                let base = plain[letter] ?? letter
                return base.isASCII && (base.isLetter || base.isNumber) ? base : nil
            })
    }
}
