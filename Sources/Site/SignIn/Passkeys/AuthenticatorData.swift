/// What an authenticator signs beside the client's data (WebAuthn level 2, section 6.1).
struct AuthenticatorData: Equatable, Sendable {
    /// SHA-256 of the name that the key is for.
    let partyHash: [UInt8]
    /// Somebody touched it.
    let isPresent: Bool
    /// It knew that somebody: by finger, face or number.
    let isVerified: Bool
    /// How often it has signed; 0 where it does not count.
    let counter: Int64
    /// The new key, when one was just made.
    let credential: Credential?

    struct Credential: Equatable, Sendable {
        let id: [UInt8]
        let key: PasskeyKey
    }

    /// Nil where it cannot be read, or says more than the standard lets it.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 37, bytes.count <= 4096 else { return nil }
        partyHash = Array(bytes.prefix(32))
        let flags = bytes[32]
        isPresent = flags & 1 != 0
        isVerified = flags & 4 != 0
        counter = bytes[33..<37].reduce(0) { $0 << 8 | Int64($1) }
        var rest = bytes.dropFirst(37)
        if flags & 0x40 != 0 {
            guard let (credential, length) = Self.credential(rest) else { return nil }
            self.credential = credential
            rest = rest.dropFirst(length)
        } else {
            credential = nil
        }
        if flags & 0x80 != 0 {
            guard let extensions = CBOR.first(of: rest), case .map = extensions.value else {
                return nil
            }
            rest = rest.dropFirst(extensions.length)
        }
        guard rest.isEmpty else { return nil }
    }

    /// The maker's 16 bytes, the length of the name in two, the name, the key.
    private static func credential(_ bytes: ArraySlice<UInt8>) -> (Credential, Int)? {
        guard bytes.count > 18 else { return nil }
        let head = Array(bytes.prefix(18))
        let length = Int(head[16]) << 8 | Int(head[17])
        guard (1...1023).contains(length), bytes.count > 18 + length else { return nil }
        let id = Array(bytes.dropFirst(18).prefix(length))
        guard let (value, keyLength) = CBOR.first(of: bytes.dropFirst(18 + length)),
            let key = PasskeyKey(cose: value)
        else { return nil }
        return (Credential(id: id, key: key), 18 + length + keyLength)
    }
}
