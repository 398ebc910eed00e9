import Crypto
import Foundation
import Kernel

/// Codes that a telephone shows and that change each half minute (RFC 6238: SHA-1, six digits, steps
/// of 30 seconds, which is what every such program knows).
enum TOTP {
    static let stepMilliseconds: Int64 = 30_000
    /// 160 bits, as RFC 4226 recommends.
    static let secretLength = 20

    static func step(at now: Instant) -> Int64 { now.milliseconds / stepMilliseconds }

    static func code(_ secret: [UInt8], step: Int64) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian, Array.init)
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 15)
        let number = mac[offset...].prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let digits = String((number & 0x7FFF_FFFF) % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The step whose code this is: the present one, the one before, the one after, for clocks that
    /// differ; nil for another code, and for one that was used already or is older than the last.
    static func step(of code: String, _ secret: [UInt8], at now: Instant, after last: Int64)
        -> Int64?
    {
        let present = step(at: now)
        return [present, present - 1, present + 1].first {
            $0 > last && Secret.equal(Array(self.code(secret, step: $0).utf8), Array(code.utf8))
        }
    }

    /// What a telephone reads from the picture.
    static func address(_ secret: [UInt8], mail: String, house: String) -> String {
        let issuer = URLEncoded.encode(house.isEmpty ? "Arca" : house)
        return
            "otpauth://totp/\(issuer):\(URLEncoded.encode(mail))?secret=\(Base32.text(secret))&issuer=\(issuer)"
    }
}

/// RFC 4648 section 6, without padding.
enum Base32 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func text(_ bytes: [UInt8]) -> String { text(bytes, digits) }

    /// - Parameter digits: 32 of them.
    static func text(_ bytes: [UInt8], _ digits: [Character]) -> String {
        var text = ""
        var (pending, count) = (UInt32(0), 0)
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(digits[Int(pending >> UInt32(count) & 31)])
            }
            pending &= (1 << UInt32(count)) - 1
        }
        if count > 0 { text.append(digits[Int(pending << UInt32(5 - count) & 31)]) }
        return text
    }
}
