import Kernel

import enum Crypto.Curve25519

/// A key that signs notes under a name, both halves of it.
public struct NoteSigner: Sendable {
    public let key: NoteKey
    private let half: Curve25519.Signing.PrivateKey

    /// - Parameter seed: the private half, 32 bytes.
    public init?(name: String, use: NoteKey.Use = .note, seed: [UInt8]) {
        guard let half = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
            let key = NoteKey(
                name: name, use: use, bytes: Array(half.publicKey.rawRepresentation))
        else { return nil }
        self.half = half
        self.key = key
    }

    /// - Parameter text: that of a note, with its last newline.
    public func sign(_ text: String) throws -> NoteSignature {
        NoteSignature(
            name: key.name, id: key.id,
            bytes: Array(try half.signature(for: Array(text.utf8))))
    }
}
