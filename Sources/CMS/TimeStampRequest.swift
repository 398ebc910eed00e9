/// A question to a time authority (RFC 3161, section 2.4.1): that these bytes existed, by their SHA-256.
public struct TimeStampRequest: Sendable, Equatable {
    /// The SHA-256 of what is to be marked.
    public let imprint: [UInt8]
    /// So that an old answer is no answer.
    public let nonce: [UInt8]

    static let sha256: [UInt8] = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]

    /// - Parameter chance: sixteen bytes that nobody can guess.
    public init(imprint: [UInt8], chance: [UInt8]) {
        self.imprint = imprint
        // A positive number without zeros in front has one way to be written.
        nonce = [(chance.first ?? 0) & 0x3F | 0x40] + chance.dropFirst()
    }

    /// In DER.
    public var bytes: [UInt8] {
        let algorithm = Self.value(
            BER.sequence, Self.value(BER.objectIdentifier, Self.sha256) + [0x05, 0x00])
        let message = Self.value(BER.sequence, algorithm + Self.value(BER.octetString, imprint))
        return Self.value(
            BER.sequence,
            Self.value(BER.integer, [1]) + message + Self.value(BER.integer, nonce)
                // With the certificates.
                + [0x01, 0x01, 0xFF])
    }

    /// For fewer than 128 bytes.
    private static func value(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        [tag, UInt8(content.count)] + content
    }
}
