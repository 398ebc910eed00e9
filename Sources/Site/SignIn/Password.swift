import Commons
import Crypto
import CryptoExtras
import Foundation
import Kernel
import NIOPosix

/// Passwords as they are kept: scrypt (RFC 7914) with a salt of its own, N = 2^16, r = 8, p = 1,
/// which costs about 64 MB and a tenth of a second; two at once at the most.
public struct Passwords: Sendable {
    private static let threads = {
        let pool = NIOThreadPool(numberOfThreads: 2)
        pool.start()
        return pool
    }()

    public static let shortest = 12
    static let longest = 500
    private static let rounds = 1 << 16

    /// `scrypt$65536$8$1$salt$key`, in base64url.
    public static func verifier(for password: String, chance: inout some Chance) async throws
        -> String
    {
        let salt = chance.bytes(16)
        let key = try await derive(password, salt: salt, rounds: rounds)
        return "scrypt$\(rounds)$8$1$\(Bytes.base64url(salt))$\(Bytes.base64url(key))"
    }

    /// Takes as long for an account that does not exist: give it nil.
    static func matches(_ password: String, _ verifier: String?) async throws -> Bool {
        let parts = (verifier ?? decoy).split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]),
            let salt = Bytes.fromBase64url(parts[4]), let key = Bytes.fromBase64url(parts[5]),
            password.utf8.count <= longest
        else { return false }
        let derived = try await derive(password, salt: salt, rounds: rounds)
        return Secret.equal(derived, key) && verifier != nil
    }

    private static let decoy =
        "scrypt$65536$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

    private static func derive(_ password: String, salt: [UInt8], rounds: Int) async throws
        -> [UInt8]
    {
        let normal = Array(password.precomposedStringWithCanonicalMapping.utf8)
        return try await threads.runIfActive {
            try KDF.Scrypt.deriveKey(
                from: normal, salt: salt, outputByteCount: 32, rounds: rounds, blockSize: 8,
                parallelism: 1
            ).withUnsafeBytes { Array($0) }
        }
    }
}

/// Secrets that the house hands out: kept only as a hash, compared without telling by time.
enum Secret {
    static func make(_ chance: inout some Chance) -> String { Bytes.base64url(chance.bytes(32)) }

    static func hash(_ secret: String, purpose: String = "") -> [UInt8] {
        Array(SHA256.hash(data: Array("\(purpose)\u{1F}\(secret)".utf8)))
    }

    static func equal(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        SecretBox.equal(one, other)
    }
}
