import Crypto
import Kernel

extension SecretBox {
    /// A code that only this house can make: whoever holds it was given it. HMAC-SHA256, the first 16
    /// bytes, 22 letters of base64url.
    public func code(for text: String, purpose: String) -> String {
        let mac = HMAC<SHA256>.authenticationCode(
            for: Array("\(purpose)\u{1F}\(text)".utf8), using: key)
        return Bytes.base64url(Array(mac).prefix(16))
    }

    /// Whether the code was made for that text.
    public func isCode(_ code: String, for text: String, purpose: String) -> Bool {
        Self.equal(Array(self.code(for: text, purpose: purpose).utf8), Array(code.utf8))
    }

    /// Compares as long for a near miss as for a far one.
    public static func equal(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
