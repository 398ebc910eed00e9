/// The check letter shared by fiscal codes and Italian IBANs: characters in odd places weigh by
/// a shuffled table, those in even places by their order; the sum modulo 26 names the letter.
enum CheckLetter {
    private static let oddWeights: [Int] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
        23,
    ]

    /// The letter for upper-case letters and digits; any other byte weighs nothing.
    static func of(_ characters: some Sequence<UInt8>) -> UInt8 {
        var sum = 0
        for (index, character) in characters.enumerated() {
            guard let value = order(character) else { continue }
            sum += index % 2 == 0 ? oddWeights[value] : value
        }
        return UInt8(ascii: "A") + UInt8(truncatingIfNeeded: sum % 26)
    }

    /// 0...9 for digits, 0...25 for letters.
    private static func order(_ character: UInt8) -> Int? {
        character.isASCIILetter ? Int(character) - 0x41 : character.asciiDigit
    }
}
