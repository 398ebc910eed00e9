/// The part of the fiscal code that comes from the names, and making a code from personal data.
extension FiscalCode {
    /// Whether the first three letters are those of a surname, as it is written today: a name
    /// changed after birth may differ without being wrong.
    public func matches(surname: String) -> Bool {
        NameLetters.ofSurname(surname) == Array(text.utf8.prefix(3))
    }

    /// Whether the second three letters are those of the given names.
    public func matches(name: String) -> Bool {
        NameLetters.ofName(name) == Array(text.utf8.dropFirst(3).prefix(3))
    }

    /// The code that personal data give before any omocodia. Only the tax agency assigns codes:
    /// this helps to find typing errors, never to invent a missing one.
    public static func compose(
        surname: String, name: String, birth: CalendarDate, sex: Sex, place: String
    ) throws(FiscalCodeFault) -> FiscalCode {
        guard let surnameLetters = NameLetters.ofSurname(surname) else { throw .noLettersInSurname }
        guard let nameLetters = NameLetters.ofName(name) else { throw .noLettersInName }
        guard (1900...2099).contains(birth.year) else { throw .birthYear(birth.year) }
        guard let place = placeCode(place) else { throw .place(place.excerpt) }
        var writer = ByteWriter(capacity: 16)
        for letter in surnameLetters + nameLetters { writer.put(letter) }
        writer.put(birth.year % 100, digits: 2)
        writer.put(FiscalCodeShape.months[birth.month - 1])
        writer.put(birth.day + (sex == .female ? 40 : 0), digits: 2)
        for character in place { writer.put(character) }
        return try FiscalCode(FiscalCodeShape.sealed(writer.bytes))
    }

    /// All 128 codes that omocodia can make of this person's, the plain one first.
    public var omocodiaVariants: [FiscalCode] {
        let plain = Array(base.utf8.prefix(15))
        return (0..<128).compactMap { choice in
            var characters = plain
            for (order, place) in FiscalCodeShape.digitPlaces.enumerated()
            where choice & (1 << order) != 0 {
                characters[place] = FiscalCodeShape.letter(for: characters[place])
            }
            return try? FiscalCode(FiscalCodeShape.sealed(characters))
        }
    }

    private static func placeCode(_ text: String) -> [UInt8]? {
        guard let bytes = try? TypedCode(text).bytes, bytes.count == 4, bytes[0].isASCIILetter,
            bytes.dropFirst().allSatisfy({ $0.asciiDigit != nil })
        else { return nil }
        return bytes
    }
}

/// Three letters of a name: consonants first, then vowels, then X.
private enum NameLetters {
    static func ofSurname(_ surname: String) -> [UInt8]? {
        let (consonants, vowels) = letters(of: surname)
        return three(consonants + vowels)
    }

    /// With four consonants or more, the first, third and fourth.
    static func ofName(_ name: String) -> [UInt8]? {
        let (consonants, vowels) = letters(of: name)
        if consonants.count >= 4 { return [consonants[0], consonants[2], consonants[3]] }
        return three(consonants + vowels)
    }

    private static func three(_ letters: [UInt8]) -> [UInt8]? {
        letters.isEmpty ? nil : Array((letters + Array("XX".utf8)).prefix(3))
    }

    private static func letters(of name: String) -> (consonants: [UInt8], vowels: [UInt8]) {
        // No name needs more, and what is typed may be of any length.
        let folded = String(String.UnicodeScalarView(name.unicodeScalars.prefix(500)))
            .foldedForSearch
        let letters = folded.utf8.filter { (0x61...0x7A).contains($0) }.map { $0 & 0xDF }
        let isVowel = Set("AEIOU".utf8).contains
        return (letters.filter { !isVowel($0) }, letters.filter(isVowel))
    }
}
