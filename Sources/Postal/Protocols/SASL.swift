/// Signing in with user name and password as IMAP and SMTP share it (RFC 4616, RFC 4648).
enum SASL {
    /// The message of mechanism PLAIN. A null byte would end a field early, so there is none.
    static func plain(_ credentials: MailCredentials) throws -> String {
        try check(credentials)
        return base64([0] + credentials.username.utf8 + [0] + credentials.password.utf8)
    }

    static func check(_ credentials: MailCredentials) throws {
        let bytes = Array(credentials.username.utf8) + credentials.password.utf8
        guard !credentials.username.isEmpty, !bytes.contains(0) else {
            throw PostalFault.unsendable(.credentials)
        }
    }

    static func base64(_ bytes: [UInt8]) -> String {
        String(decoding: base64(bytes, last: UInt8(ascii: "/"), isPadded: true), as: UTF8.self)
    }

    /// Base64 with the last letter of the alphabet at choice: folder names use a comma.
    static func base64(_ bytes: [UInt8], last: UInt8, isPadded: Bool) -> [UInt8] {
        let letters =
            Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+".utf8)
            + [last]
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = (0..<3).reduce(UInt32(0)) { sum, offset in
                let index = start + offset
                return sum << 8 | (index < group.endIndex ? UInt32(bytes[index]) : 0)
            }
            for place in 0...group.count {
                text.append(letters[Int(bits >> (18 - 6 * UInt32(place)) & 63)])
            }
            if isPadded { text += Array(repeating: UInt8(ascii: "="), count: 3 - group.count) }
        }
        return text
    }
}
