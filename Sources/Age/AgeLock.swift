import Crypto
import CryptoExtras
import Foundation
import Kernel

/// What locks a file: the key of the file, wrapped for each who may open it (one stanza each).
public enum AgeLock: Sendable {
    /// Any one of them opens it. At least one.
    case recipients([AgeRecipient])
    case passphrase(String)
}

/// What opens a file.
public enum AgeOpener: Sendable {
    case identities([AgeIdentity])
    case passphrase(String)
}

/// One way to the key of the file, as it stands in its head.
struct Stanza {
    let kind: String
    let arguments: [String]
    let body: [UInt8]
}

/// Wraps and unwraps the key of a file: ChaCha20-Poly1305 under a key from X25519 or scrypt.
enum Wrapping {
    static let fileKeyLength = 16
    /// log2 of scrypt's cost when we lock: a quarter of a gigabyte, half a second.
    private static let workFactor = 18
    /// The most that a file may ask of who opens it: a gigabyte.
    private static let mostWork = 20
    private static let curveInfo = "age-encryption.org/v1/X25519"
    private static let scryptInfo = "age-encryption.org/v1/scrypt"

    static func stanzas(_ fileKey: [UInt8], _ lock: AgeLock, chance: inout some Chance) throws
        -> [Stanza]
    {
        switch lock {
        case .recipients(let recipients):
            guard !recipients.isEmpty else { throw AgeFault.badRecipient }
            var stanzas: [Stanza] = []
            for recipient in recipients {
                stanzas.append(try curve(fileKey, recipient, secret: chance.bytes(32)))
            }
            return stanzas
        case .passphrase(let passphrase):
            let salt = chance.bytes(16)
            let key = try scrypt(passphrase, salt: salt, workFactor: workFactor)
            return [
                Stanza(
                    kind: "scrypt", arguments: [Base64.text(salt), String(workFactor)],
                    body: try seal(fileKey, with: key))
            ]
        }
    }

    /// The key of the file.
    static func fileKey(of stanzas: [Stanza], _ opener: AgeOpener) throws -> [UInt8] {
        switch opener {
        case .identities(let identities):
            for stanza in stanzas where stanza.kind == "X25519" {
                for identity in identities {
                    if let key = try curveKey(stanza, identity) { return key }
                }
            }
            throw AgeFault.noKeyFits
        case .passphrase(let passphrase):
            // Beside others it would open files for who only knows one of them: age forbids it.
            guard let stanza = stanzas.first, stanza.kind == "scrypt", stanzas.count == 1 else {
                throw AgeFault.noKeyFits
            }
            return try scryptKey(stanza, passphrase)
        }
    }

    private static func curve(_ fileKey: [UInt8], _ recipient: AgeRecipient, secret: [UInt8])
        throws -> Stanza
    {
        let own = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret)
        let share = Array(own.publicKey.rawRepresentation)
        let other = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: recipient.key)
        let key = try own.sharedSecretFromKeyAgreement(with: other).hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: share + recipient.key, sharedInfo: Array(curveInfo.utf8),
            outputByteCount: 32)
        return Stanza(
            kind: "X25519", arguments: [Base64.text(share)], body: try seal(fileKey, with: key))
    }

    private static func curveKey(_ stanza: Stanza, _ identity: AgeIdentity) throws -> [UInt8]? {
        guard stanza.arguments.count == 1, stanza.body.count == fileKeyLength + 16,
            let share = Base64.bytes(stanza.arguments[0]), share.count == 32
        else { throw AgeFault.damagedHeader }
        let own = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: identity.secret)
        guard let other = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: share),
            let secret = try? own.sharedSecretFromKeyAgreement(with: other)
        else { throw AgeFault.damagedHeader }
        let key = secret.hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: share + Array(own.publicKey.rawRepresentation),
            sharedInfo: Array(curveInfo.utf8), outputByteCount: 32)
        return open(stanza.body, with: key)
    }

    private static func scryptKey(_ stanza: Stanza, _ passphrase: String) throws -> [UInt8] {
        guard stanza.arguments.count == 2, stanza.body.count == fileKeyLength + 16,
            let salt = Base64.bytes(stanza.arguments[0]), salt.count == 16,
            let factor = Int(stanza.arguments[1]), factor > 0,
            String(factor) == stanza.arguments[1]
        else { throw AgeFault.damagedHeader }
        guard factor <= mostWork else { throw AgeFault.tooCostly }
        let key = try scrypt(passphrase, salt: salt, workFactor: factor)
        guard let fileKey = open(stanza.body, with: key) else { throw AgeFault.wrongPassphrase }
        return fileKey
    }

    private static func scrypt(_ passphrase: String, salt: [UInt8], workFactor: Int) throws
        -> SymmetricKey
    {
        try KDF.Scrypt.deriveKey(
            from: Array(passphrase.utf8), salt: Array(scryptInfo.utf8) + salt, outputByteCount: 32,
            rounds: 1 << workFactor, blockSize: 8, parallelism: 1, maxMemory: 2 << 30)
    }

    // The wrapping key is used once, so the nonce may be zero.
    private static func seal(_ bytes: [UInt8], with key: SymmetricKey) throws -> [UInt8] {
        let nonce = try ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12))
        return Array(try ChaChaPoly.seal(bytes, using: key, nonce: nonce).combined.dropFirst(12))
    }

    private static func open(_ bytes: [UInt8], with key: SymmetricKey) -> [UInt8]? {
        let whole = [UInt8](repeating: 0, count: 12) + bytes
        return (try? ChaChaPoly.SealedBox(combined: whole))
            .flatMap { try? ChaChaPoly.open($0, using: key) }.map { Array($0) }
    }
}

/// Base64 (RFC 4648 section 4) without padding, one text for each value.
enum Base64 {
    static func text(_ bytes: [UInt8]) -> String {
        var text = Data(bytes).base64EncodedString()
        while text.last == "=" { text.removeLast() }
        return text
    }

    static func bytes(_ text: String) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: text + padding), self.text(Array(data)) == text else {
            return nil
        }
        return Array(data)
    }
}
