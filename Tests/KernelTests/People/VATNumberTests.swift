import Kernel
import Testing

/// ID-VAT, with the vectors of the domain reference.
@Suite struct `VAT numbers` {
    @Test(arguments: ["00743110157", "07643520567", "12345670363", "02345670364", "12345670017"])
    func `ID-VAT a valid number is read with and without prefix`(text: String) throws {
        let number = try VATNumber(text)
        #expect(number.digits == text)
        #expect(number.withCountry == "IT" + text)
        #expect(try VATNumber("it " + text) == number)
        #expect(try VATNumber(" " + text.prefix(5) + " " + text.dropFirst(5)) == number)
        #expect(try roundTrip(number).json == "\"\(text)\"")
        #expect(try roundTrip(number).back == number)
    }

    @Test(arguments: [
        ("00743110158", VATNumberFault.checkDigit(expected: 7, found: 8)),
        ("01234567890", .office(789)),
        ("12345678903", .office(890)),
        ("00000000000", .serialIsZero),
        ("0074311015", .length(10)),
        ("007431101570", .length(12)),
        ("", .length(0)),
        ("IT", .length(0)),
        ("FR00743110157", .character("F")),
        ("0074311015A", .character("A")),
        ("0074311015７", .character("７")),
        ("00743110157\u{301}", .character("\u{301}")),
        ("00000000123", .serialIsZero),
        ("00743110007", .office(0)),
    ])
    func `ID-VAT an invalid number says why`(text: String, fault: VATNumberFault) {
        #expect(throws: fault) { try VATNumber(text) }
        #expect(fault.code.hasPrefix("vatNumber."))
        #expect(!fault.sentence.it.isEmpty && !fault.sentence.en.isEmpty)
    }

    @Test func `the offices are 1 to 100 and four others`() throws {
        var offices: [Int] = []
        for office in 0...999 {
            let middle = "1234567" + String(String(office + 1000).dropFirst())
            if (0...9).contains(where: { (try? VATNumber("\(middle)\($0)")) != nil }) {
                offices.append(office)
            }
        }
        #expect(offices == Array(1...100) + [120, 121, 888, 999])
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is no VAT number`(text: String) {
        #expect(throws: VATNumberFault.self) { try VATNumber(text) }
    }
}

@Suite struct `Tax identifiers` {
    @Test func `either kind is read`() throws {
        let person = try TaxIdentifier("rssmra85t10a562s")
        let organisation = try TaxIdentifier("IT 00743110157")
        #expect(person == .person(try FiscalCode("RSSMRA85T10A562S")))
        #expect(organisation == .organisation(try VATNumber("00743110157")))
        #expect(try roundTrip(person).json == "\"RSSMRA85T10A562S\"")
        #expect(try roundTrip(organisation).back == organisation)
    }

    @Test(arguments: [
        (
            "RSSMRA85T10A562T",
            TaxIdentifierFault.fiscalCode(.checkLetter(expected: "S", found: "T"))
        ),
        ("0074311015", .vatNumber(.length(10))), ("IT0074311015", .vatNumber(.length(10))),
        ("ITALIA", .fiscalCode(.length(6))), ("", .fiscalCode(.length(0))),
        ("-", .fiscalCode(.character("-"))),
    ])
    func `the fault is about the kind that was meant`(text: String, fault: TaxIdentifierFault) {
        #expect(throws: fault) { try TaxIdentifier(text) }
        #expect(!fault.code.isEmpty && !fault.sentence.it.isEmpty && !fault.sentence.en.isEmpty)
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is no tax identifier`(text: String) {
        #expect(throws: TaxIdentifierFault.self) { try TaxIdentifier(text) }
    }
}
