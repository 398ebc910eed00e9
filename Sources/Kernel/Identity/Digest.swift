import Crypto

/// A SHA-256 digest: the address of a blob, the commitment of a fact.
public struct Digest: Hashable, Sendable {
    public let bytes: [UInt8]

    public static func sha256(_ bytes: [UInt8]) -> Digest {
        Digest(bytes: Array(SHA256.hash(data: bytes)))
    }

    /// Of several pieces, as if they stood in one array.
    public static func sha256(of pieces: [UInt8]...) -> Digest {
        var hash = SHA256()
        for piece in pieces { hash.update(data: piece) }
        return Digest(bytes: Array(hash.finalize()))
    }

    /// Nil unless there are 32 bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    public var hex: String { Bytes.hex(bytes) }
}
