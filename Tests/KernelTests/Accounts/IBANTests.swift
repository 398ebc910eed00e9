import Kernel
import Testing

/// ID-IBAN, with the vectors of the domain reference.
@Suite struct `Account numbers` {
    @Test(arguments: [
        ("IT60X0542811101000000123456", "X", "05428", "11101", "000000123456"),
        ("IT22M0707212900000000012345", "M", "07072", "12900", "000000012345"),
        ("IT37Y0538712900000001234567", "Y", "05387", "12900", "000001234567"),
        ("IT85A99999129000000000000AB", "A", "99999", "12900", "0000000000AB"),
    ])
    func `ID-IBAN an Italian account has its parts`(
        text: String, cin: String, abi: String, cab: String, account: String
    ) throws {
        let iban = try IBAN(text)
        let italian = try #require(iban.italian)
        #expect((italian.cin, italian.abi, italian.cab) == (cin, abi, cab))
        #expect(italian.account == account)
        #expect(iban.country == "IT")
        #expect(try IBAN(iban.grouped.lowercased()) == iban)
        #expect(iban.masked == "IT…" + text.suffix(4))
        #expect(try roundTrip(iban).json == "\"\(text)\"")
        #expect(try roundTrip(iban).back == iban)
    }

    @Test(arguments: [
        ("IT60X0542811101000000123457", IBANFault.checkDigits),
        ("IT61X0542811101000000123456", .checkDigits),
        ("IT71A0707212900000000012345", .cin(expected: "M", found: "A")),
        ("IT40S0542811101000000123456", .cin(expected: "X", found: "S")),
        ("IT60X054281110100000012345", .length(found: 26, expected: 27)),
        ("", .length(found: 0, expected: nil)),
        ("IT", .length(found: 2, expected: nil)),
        ("ZZ60X0542811101000000123456", .unknownCountry("ZZ")),
        ("1234567890", .unknownCountry("12")),
        ("ITX0X0542811101000000123456", .checkDigits),
        ("IT60X054281110100000012345É", .character("É")),
        ("IT60-X054-2811-1010-0000-0123-456", .character("-")),
        ("IT６0X0542811101000000123456", .character("６")),
    ])
    func `ID-IBAN an invalid number says why`(text: String, fault: IBANFault) {
        #expect(throws: fault) { try IBAN(text) }
        #expect(fault.code.hasPrefix("iban."))
        #expect(!fault.sentence.it.isEmpty && !fault.sentence.en.isEmpty)
    }

    @Test(arguments: [
        "DE89370400440532013000", "GB29NWBK60161331926819", "FR1420041010050500013M02606",
        "ES9121000418450200051332", "CH9300762011623852957", "AT611904300234573201",
        "NL91ABNA0417164300", "BE68539007547034", "MT84MALT011000012345MTLCAST001S",
        "NO9386011117947", "SM86U0322509800000000270100",
    ])
    func `ID-IBAN a foreign account is checked by length and modulo 97`(text: String) throws {
        let iban = try IBAN(text)
        #expect(iban.italian == nil)
        #expect(iban.text == text)
        #expect(throws: IBANFault.self) { try IBAN(text + "0") }
        #expect(throws: IBANFault.self) { try IBAN(String(text.dropLast())) }
    }

    @Test func `every single typing error and neighbours that change places are found`() throws {
        let text = Array("IT60X0542811101000000123456")
        for place in text.indices {
            for wrong in "0123456789ABCXYZ" where wrong != text[place] {
                var typed = text
                typed[place] = wrong
                #expect(throws: IBANFault.self) { try IBAN(String(typed)) }
            }
            guard place + 1 < text.count, text[place] != text[place + 1] else { continue }
            var swapped = text
            swapped.swapAt(place, place + 1)
            #expect(throws: IBANFault.self) { try IBAN(String(swapped)) }
        }
    }

    @Test func `check digits outside 02 to 98 are refused though modulo 97 fits`() throws {
        // A Norwegian account that needs 98 would fit with 01 as well.
        let fitting = (0...99).compactMap { account -> String? in
            let text = String(account + 100_000_000_000).dropFirst()
            return (try? IBAN("NO98" + text)) == nil ? nil : String(text)
        }
        #expect(!fitting.isEmpty)
        for account in fitting {
            #expect(throws: IBANFault.checkDigits) { try IBAN("NO01" + account) }
        }
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is no account number`(text: String) {
        #expect(throws: IBANFault.self) { try IBAN(text) }
    }
}
