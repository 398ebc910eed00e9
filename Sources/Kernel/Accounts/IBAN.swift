/// The number of a bank account (ID-IBAN, ISO 13616): country, two check digits, and the
/// account in the country's own form. Italian ones are checked down to the CIN letter.
public struct IBAN: Hashable, Sendable, TextCoded {
    /// The electronic form: upper case, without spaces.
    public let text: String

    /// Reads either form, in any case.
    public init(_ text: String) throws(IBANFault) {
        let characters = try IBANFault.characters(of: text)
        guard characters.count >= 5 else { throw .length(found: characters.count, expected: nil) }
        let country = String(decoding: characters.prefix(2), as: UTF8.self)
        guard let expected = IBANCountries.length(of: country) else {
            throw .unknownCountry(country)
        }
        guard characters.count == expected else {
            throw .length(found: characters.count, expected: expected)
        }
        // Of three pairs of digits that fit modulo 97, only 02 to 98 are ever given out.
        guard let digits = Self.checkDigits(characters), (2...98).contains(digits),
            Self.remainder(characters.dropFirst(4) + characters.prefix(4)) == 1
        else { throw .checkDigits }
        if country == "IT" { try Self.checkItalian(Array(characters.dropFirst(4))) }
        self.text = String(decoding: characters, as: UTF8.self)
    }

    public static func read(_ text: String) throws -> IBAN { try IBAN(text) }

    /// How many characters an IBAN of this country has, its two capital letters included; nil where
    /// the country gives out none.
    public static func length(in country: String) -> Int? { IBANCountries.length(of: country) }

    public var description: String { text }
    public var country: String { String(text.prefix(2)) }

    /// For people: groups of four.
    public var grouped: String {
        var grouped = ""
        for (index, character) in text.enumerated() {
            if index > 0, index % 4 == 0 { grouped.append(" ") }
            grouped.append(character)
        }
        return grouped
    }

    /// Country and last four characters, for who need not know the rest.
    public var masked: String { "\(country)…\(text.suffix(4))" }

    /// The parts of an Italian account; nil for a foreign one.
    public var italian: ItalianAccount? {
        guard country == "IT" else { return nil }
        let rest = text.dropFirst(4)
        return ItalianAccount(
            cin: String(rest.prefix(1)), abi: String(rest.dropFirst().prefix(5)),
            cab: String(rest.dropFirst(6).prefix(5)), account: String(rest.suffix(12)))
    }

    private static func checkDigits(_ characters: [UInt8]) -> Int? {
        guard let tens = characters[2].asciiDigit, let ones = characters[3].asciiDigit else {
            return nil
        }
        return tens * 10 + ones
    }

    /// The remainder modulo 97 of the number read with A = 10 … Z = 35.
    private static func remainder(_ characters: some Sequence<UInt8>) -> Int {
        characters.reduce(0) { rest, character in
            if let digit = character.asciiDigit { return (rest * 10 + digit) % 97 }
            return (rest * 100 + Int(character) - 0x41 + 10) % 97
        }
    }

    /// CIN letter, ABI and CAB of five digits each, account of twelve characters.
    private static func checkItalian(_ account: [UInt8]) throws(IBANFault) {
        guard account[0].isASCIILetter, account[1...10].allSatisfy({ $0.asciiDigit != nil }) else {
            throw .italianForm
        }
        let expected = CheckLetter.of(account.dropFirst())
        guard account[0] == expected else {
            throw .cin(expected: expected.shown, found: account[0].shown)
        }
    }
}

/// The parts of an Italian bank account.
public struct ItalianAccount: Hashable, Sendable {
    /// The check letter over the other three.
    public let cin: String
    /// The bank.
    public let abi: String
    /// The branch.
    public let cab: String
    public let account: String
}
