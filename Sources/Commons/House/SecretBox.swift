import Crypto
import Foundation
import Kernel

/// Keeps what must be read again and nobody else may read: passwords of mail servers. AES-GCM with a
/// key that lies beside the database, not in it, so that a copied database gives nothing away.
public struct SecretBox: Sendable {
    let key: SymmetricKey

    /// - Parameter key: 32 bytes; others are refused.
    public init?(key: [UInt8]) {
        guard key.count == 32 else { return nil }
        self.key = SymmetricKey(data: key)
    }

    /// Base64url of nonce, cipher text and tag. The purpose must be given again to open it.
    public func seal(_ secret: String, purpose: String) throws -> String {
        let box = try AES.GCM.seal(
            Array(secret.utf8), using: key, authenticating: Array(purpose.utf8))
        return Bytes.base64url(Array(box.combined ?? Data()))
    }

    /// Nil where it was sealed with another key or for another purpose, or was changed.
    public func open(_ sealed: String, purpose: String) -> String? {
        guard let bytes = Bytes.fromBase64url(sealed),
            let box = try? AES.GCM.SealedBox(combined: bytes),
            let opened = try? AES.GCM.open(box, using: key, authenticating: Array(purpose.utf8))
        else { return nil }
        return String(decoding: opened, as: UTF8.self)
    }
}
