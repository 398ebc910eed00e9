import Kernel
import Testing

struct KnownPerson: Sendable, CustomTestStringConvertible {
    let code: String
    let surname: String
    let name: String
    let birth: String
    let sex: Sex
    let place: String
    var testDescription: String { code }
}

private let people = [
    KnownPerson(
        code: "RSSMRA85T10A562S", surname: "Rossi", name: "Mario", birth: "1985-12-10", sex: .male,
        place: "A562"),
    KnownPerson(
        code: "MRTMTT91D08F205J", surname: "Moretti", name: "Matteo", birth: "1991-04-08",
        sex: .male, place: "F205"),
    KnownPerson(
        code: "MLLSNT82P65Z404U", surname: "Miller", name: "Samantha", birth: "1982-09-25",
        sex: .female, place: "Z404"),
    KnownPerson(
        code: "FOXDRA26C24E734T", surname: "Fo", name: "Dario", birth: "1926-03-24", sex: .male,
        place: "E734"),
    KnownPerson(
        code: "REXLAX00B29F257Y", surname: "Re", name: "Al", birth: "2000-02-29", sex: .male,
        place: "F257"),
    KnownPerson(
        code: "DLANCL79A01H223S", surname: "D'Alì", name: "Niccolò", birth: "1979-01-01",
        sex: .male, place: "H223"),
    KnownPerson(
        code: "BNCGFR60L31A944G", surname: "Bianchi", name: "Gianfranco", birth: "1960-07-31",
        sex: .male, place: "A944"),
    KnownPerson(
        code: "FRRNMR90E55F257K", surname: "Ferrari", name: "Anna Maria", birth: "1990-05-15",
        sex: .female, place: "F257"),
]

/// ID-CF, with the vectors of the domain reference.
@Suite struct `Fiscal codes` {
    @Test(arguments: people)
    func `ID-CF a valid code tells date, sex and place`(person: KnownPerson) throws {
        let code = try FiscalCode(person.code)
        let birth = try #require(CalendarDate(person.birth))
        #expect(code.text == person.code)
        #expect(code.base == person.code)
        #expect(!code.isOmocodia)
        #expect(code.birthDates.contains(birth))
        #expect(code.sex == person.sex)
        #expect(code.place == person.place)
        #expect(code.isBornAbroad == (person.place == "Z404"))
        #expect(code.matches(surname: person.surname))
        #expect(code.matches(name: person.name))
        #expect(!code.matches(surname: "Zzyzx"))
        #expect(!code.matches(name: "Zzyzx"))
    }

    @Test(arguments: people)
    func `ID-CF personal data compose the code`(person: KnownPerson) throws {
        let birth = try #require(CalendarDate(person.birth))
        let composed = try FiscalCode.compose(
            surname: person.surname, name: person.name, birth: birth, sex: person.sex,
            place: person.place.lowercased())
        #expect(composed.text == person.code)
        #expect(FiscalCode.composes(person, surname: person.surname.uppercased()))
    }

    @Test(arguments: ["RSSMRA85T10A56NH", "RSSMRA85T10A5SNT", "RSSMRAURTMLARSNL"])
    func `ID-CF omocodia is decoded before date and place are read`(text: String) throws {
        let code = try FiscalCode(text)
        let plain = try FiscalCode("RSSMRA85T10A562S")
        #expect(code.text == text)
        #expect(code.isOmocodia)
        #expect(code.base == "RSSMRA85T10A562S")
        #expect(code.birthDates.map(\.description) == ["1985-12-10", "2085-12-10"])
        #expect(code.place == "A562")
        #expect(code.sex == .male)
        #expect(code.isSamePerson(as: plain))
        #expect(code != plain)
        #expect(plain.omocodiaVariants.contains(code))
    }

    @Test(arguments: [
        ("RSSMRA85T10A562T", FiscalCodeFault.checkLetter(expected: "S", found: "T")),
        ("RSSMRA85F10A562S", .monthLetter("F")),
        ("RSSMRA85T32A562Y", .day(32)),
        ("RSSMRA85T00A562R", .day(0)),
        ("RSSMRA85T72A562C", .day(72)),
        ("RSSMRA85B30A562G", .noSuchDate(year: 85, month: 2, day: 30)),
        ("RSSMRA01B29F257L", .noSuchDate(year: 1, month: 2, day: 29)),
        ("RSSMRA85T10A56AS", .digitExpected(position: 15, found: "A")),
        ("RSSMRA85T10A562", .length(15)),
        ("RSSMRA85T10A562SS", .length(17)),
        ("", .length(0)),
        ("1SSMRA85T10A562S", .letterExpected(position: 1, found: "1")),
        ("RSSMRA85T10A5621", .letterExpected(position: 16, found: "1")),
        ("RSSMRA85T10A562Š", .character("Š")),
        ("RSS-MRA85T10A562S", .character("-")),
        ("RSSMRA８5T10A562S", .character("８")),
        ("RSSMRA85T10A562\u{0}", .character("\u{0}")),
        ("00743110157", .length(11)),
    ])
    func `ID-CF an invalid code says why`(text: String, fault: FiscalCodeFault) {
        #expect(throws: fault) { try FiscalCode(text) }
        #expect(fault.code.hasPrefix("fiscalCode."))
        #expect(!fault.sentence.it.isEmpty && !fault.sentence.en.isEmpty)
        #expect(isRefused(FiscalCode.self, json: "\"RSSMRA85T10A562T\""))
    }

    @Test func `spaces and lower case are put right`() throws {
        let code = try FiscalCode(" rss mra 85t10\u{A0}a562s\n")
        #expect(code.text == "RSSMRA85T10A562S")
        #expect(try roundTrip(code).json == "\"RSSMRA85T10A562S\"")
        #expect(try roundTrip(code).back == code)
    }

    @Test func `there are 128 omocodia codes and each is valid`() throws {
        let code = try FiscalCode("MLLSNT82P65Z404U")
        let variants = code.omocodiaVariants
        #expect(Set(variants).count == 128)
        #expect(variants.first == code)
        #expect(variants.allSatisfy { $0.isSamePerson(as: code) && $0.place == "Z404" })
    }

    @Test func `the century is not in the code`() throws {
        let code = try FiscalCode("FOXDRA26C24E734T")
        #expect(code.birthDates.map(\.description) == ["1926-03-24", "2026-03-24"])
        let today = try #require(CalendarDate("2026-03-23"))
        #expect(code.birthDates(notAfter: today).map(\.description) == ["1926-03-24"])
        #expect(code.birthDates(notAfter: today.adding(days: 1)).count == 2)
    }

    @Test func `any single wrong character in the first fifteen is found`() throws {
        let text = Array("RSSMRA85T10A562S")
        for place in text.indices.dropLast() {
            for wrong in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" where wrong != text[place] {
                var typed = text
                typed[place] = wrong
                #expect(throws: FiscalCodeFault.self) { try FiscalCode(String(typed)) }
            }
        }
    }

    @Test func `data that make no code are refused`() throws {
        let birth = try #require(CalendarDate("1985-12-10"))
        func compose(
            _ surname: String, _ name: String, _ birth: CalendarDate, _ place: String
        ) throws -> FiscalCode {
            try .compose(surname: surname, name: name, birth: birth, sex: .male, place: place)
        }
        #expect(throws: FiscalCodeFault.noLettersInSurname) {
            try compose("123", "Mario", birth, "A562")
        }
        #expect(throws: FiscalCodeFault.noLettersInName) { try compose("Rossi", "", birth, "A562") }
        #expect(throws: FiscalCodeFault.birthYear(1899)) {
            try compose("Rossi", "Mario", birth.adding(years: -86), "A562")
        }
        for place in ["", "562A", "A56", "A5620", "À562", "A5６2"] {
            #expect(throws: FiscalCodeFault.place(place)) {
                try compose("Rossi", "Mario", birth, place)
            }
        }
    }

    @Test(arguments: hostileTexts)
    func `a hostile place of birth is refused with a short word about it`(text: String) throws {
        do {
            _ = try FiscalCode.compose(
                surname: "Rossi", name: "Mario", birth: .init(dayNumber: 0), sex: .male, place: text
            )
            Issue.record("accepted")
        } catch {
            #expect(error.sentence.it.unicodeScalars.count < 150)
            #expect(!error.sentence.it.unicodeScalars.contains("\0"))
        }
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is no fiscal code and no name`(text: String) throws {
        #expect(throws: FiscalCodeFault.self) { try FiscalCode(text) }
        let code = try FiscalCode("RSSMRA85T10A562S")
        #expect(!code.matches(surname: text))
        #expect(!code.matches(name: text))
    }

    @Test func `accents and foreign letters of names are dropped or read as plain ones`() throws {
        let birth = try #require(CalendarDate("1985-12-10"))
        func letters(_ surname: String, _ name: String) throws -> String {
            let code = try FiscalCode.compose(
                surname: surname, name: name, birth: birth, sex: .male, place: "A562")
            return String(code.text.prefix(6))
        }
        #expect(try letters("De Rossi", "Zoë") == "DRSZOE")
        #expect(try letters("Łukasz", "Đorđe") == "LKSDRD")
        #expect(try letters("Aiello", "Io") == "LLAIOX")
        #expect(try letters("De\u{300}rossi", "Màrio") == "DRSMRA")
    }
}

extension FiscalCode {
    fileprivate static func composes(_ person: KnownPerson, surname: String) -> Bool {
        guard let birth = CalendarDate(person.birth),
            let code = try? compose(
                surname: surname, name: person.name, birth: birth, sex: person.sex,
                place: person.place)
        else { return false }
        return code.text == person.code
    }
}
