/// Bech32 (BIP 173), without its limit of 90 characters: how age writes keys.
enum Bech32 {
    private static let digits = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let checkLength = 6

    /// Lower case; the prefix must be lower case too.
    static func encode(prefix: String, _ bytes: [UInt8]) -> String {
        let data = regroup(bytes, from: 8, to: 5, padded: true) ?? []
        let zeros = [UInt8](repeating: 0, count: checkLength)
        let sum = checksum(expanded(prefix) + data + zeros) ^ 1
        let check = (0..<checkLength).map { UInt8(sum >> UInt32(5 * (5 - $0)) & 31) }
        return prefix + "1"
            + String(decoding: (data + check).map { digits[Int($0)] }, as: UTF8.self)
    }

    /// Nil unless the text has this prefix, is of one case and its check digits are right.
    static func decode(_ text: String, prefix: String) -> [UInt8]? {
        let lower = text.lowercased()
        guard text == lower || text == text.uppercased(), text.utf8.count <= 200 else { return nil }
        let head = prefix + "1"
        guard lower.hasPrefix(head) else { return nil }
        var data: [UInt8] = []
        for character in lower.utf8.dropFirst(head.utf8.count) {
            guard let digit = digits.firstIndex(of: character) else { return nil }
            data.append(UInt8(digit))
        }
        guard data.count > checkLength, checksum(expanded(prefix) + data) == 1 else { return nil }
        return regroup(Array(data.dropLast(checkLength)), from: 5, to: 8, padded: false)
    }

    private static func expanded(_ prefix: String) -> [UInt8] {
        prefix.utf8.map { $0 >> 5 } + [0] + prefix.utf8.map { $0 & 31 }
    }

    private static func checksum(_ values: [UInt8]) -> UInt32 {
        let generator: [UInt32] = [
            0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3,
        ]
        var sum: UInt32 = 1
        for value in values {
            let top = sum >> 25
            sum = (sum & 0x1ff_ffff) << 5 ^ UInt32(value)
            for (bit, term) in generator.enumerated() where top >> UInt32(bit) & 1 == 1 {
                sum ^= term
            }
        }
        return sum
    }

    private static func regroup(_ values: [UInt8], from: UInt32, to: UInt32, padded: Bool)
        -> [UInt8]?
    {
        var (pending, count) = (UInt32(0), UInt32(0))
        var result: [UInt8] = []
        let most = UInt32(1) << to - 1
        for value in values {
            pending = (pending << from | UInt32(value)) & 0xfff
            count += from
            while count >= to {
                count -= to
                result.append(UInt8(pending >> count & most))
            }
        }
        let rest = pending << (to - count) & most
        if padded {
            if count > 0 { result.append(UInt8(rest)) }
        } else if count >= from || rest != 0 {
            return nil
        }
        return result
    }
}
