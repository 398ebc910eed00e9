/// Where letters and digits stand in a fiscal code, and how omocodia hides digits.
enum FiscalCodeShape {
    static let months = Array("ABCDEHLMPRST".utf8)
    /// Places (from 0) of the digits, in the order in which omocodia replaces them.
    static let digitPlaces = [14, 13, 12, 10, 9, 7, 6]
    private static let omocodia = Array("LMNPQRSTUV".utf8)

    /// 16 upper-case letters and digits.
    static func characters(of text: String) throws(FiscalCodeFault) -> [UInt8] {
        let characters = try FiscalCodeFault.characters(of: text)
        guard characters.count == 16 else { throw .length(characters.count) }
        return characters
    }

    /// The characters with digits in every digit's place. The check letter stays as it was.
    static func withoutOmocodia(_ given: [UInt8]) throws(FiscalCodeFault) -> [UInt8] {
        var plain = given
        for (place, character) in given.enumerated() {
            if digitPlaces.contains(place) {
                if character.asciiDigit != nil { continue }
                guard let digit = omocodia.firstIndex(of: character) else {
                    throw .digitExpected(position: place + 1, found: character.shown)
                }
                plain[place] = 0x30 + UInt8(truncatingIfNeeded: digit)
            } else if !character.isASCIILetter {
                throw .letterExpected(position: place + 1, found: character.shown)
            }
        }
        return plain
    }

    /// The letter that stands for a digit in an omocodia code.
    static func letter(for digit: UInt8) -> UInt8 {
        digit.asciiDigit.map { omocodia[$0] } ?? digit
    }

    /// The two-digit number at a place.
    static func number(_ characters: [UInt8], _ place: Int) -> Int {
        (characters[place].asciiDigit ?? 0) * 10 + (characters[place + 1].asciiDigit ?? 0)
    }

    /// Fifteen characters with their check letter.
    static func sealed(_ characters: some Collection<UInt8>) -> String {
        String(decoding: Array(characters) + [CheckLetter.of(characters)], as: UTF8.self)
    }
}
