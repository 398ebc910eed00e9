/// Numbers of 64 bits as 13 characters of base32 in Crockford's alphabet, which leaves out
/// I, L, O and U, so that a text read over the phone comes back the same.
enum Crockford32 {
    static let length = 13
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 0xFF, count: 128)
        for (value, character) in alphabet.enumerated() {
            table[Int(character)] = UInt8(value)
            table[Int(character | 0x20)] = UInt8(value)
        }
        for (alias, value) in [("I", 1), ("L", 1), ("O", 0)] as [(Character, UInt8)] {
            guard let ascii = alias.asciiValue else { continue }
            table[Int(ascii)] = value
            table[Int(ascii | 0x20)] = value
        }
        return table
    }()

    static func text(_ number: UInt64) -> String {
        // Each of the `length` bytes is written below.
        String(unsafeUninitializedCapacity: length) { buffer in
            var rest = number
            for index in stride(from: length - 1, through: 0, by: -1) {
                buffer[index] = alphabet[Int(rest & 31)]
                rest >>= 5
            }
            return length
        }
    }

    /// The number, or nil when a character is foreign, the length is not 13 or it needs 65 bits.
    static func number(_ text: String) -> UInt64? {
        guard text.utf8.count == length else { return nil }
        var number: UInt64 = 0
        for byte in text.utf8 {
            guard byte < 128, values[Int(byte)] < 32, number >> 59 == 0 else { return nil }
            number = number << 5 | UInt64(values[Int(byte)])
        }
        return number
    }
}
