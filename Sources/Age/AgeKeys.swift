import Crypto
import Kernel

/// For whom a file is encrypted: a public X25519 key, written `age1…`. It may lie on any server.
public struct AgeRecipient: Sendable, Equatable, CustomStringConvertible {
    let key: [UInt8]

    init(key: [UInt8]) { self.key = key }

    public init(_ text: String) throws {
        guard let key = Bech32.decode(text, prefix: "age"), key.count == 32 else {
            throw AgeFault.badRecipient
        }
        self.key = key
    }

    public var description: String { Bech32.encode(prefix: "age", key) }
}

/// What opens the files that were encrypted for its recipient, written `AGE-SECRET-KEY-1…`.
public struct AgeIdentity: Sendable {
    let secret: [UInt8]

    /// A new one, of 32 bytes of chance fit for keys.
    public init(chance: inout some Chance) { secret = chance.bytes(32) }

    public init(_ text: String) throws {
        guard let secret = Bech32.decode(text, prefix: "age-secret-key-"), secret.count == 32 else {
            throw AgeFault.badIdentity
        }
        self.secret = secret
    }

    /// The identities of a key file: one a line, between empty lines and comments after `#`.
    public static func all(in file: String) throws -> [AgeIdentity] {
        let lines = file.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
        let found = try lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
            .map { try AgeIdentity(String($0).trimmingEnd) }
        guard !found.isEmpty else { throw AgeFault.badIdentity }
        return found
    }

    public var recipient: AgeRecipient {
        get throws {
            let key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret)
            return AgeRecipient(key: Array(key.publicKey.rawRepresentation))
        }
    }

    /// As it stands in a key file. Whoever reads it reads the backups.
    public var text: String { Bech32.encode(prefix: "age-secret-key-", secret).uppercased() }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
