import Crypto
import CryptoExtras
import Foundation

/// The digests that hold something.
enum DigestAlgorithm: String {
    case sha256 = "2.16.840.1.101.3.4.2.1"
    case sha384 = "2.16.840.1.101.3.4.2.2"
    case sha512 = "2.16.840.1.101.3.4.2.3"

    func hash(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .sha256: Array(SHA256.hash(data: bytes))
        case .sha384: Array(SHA384.hash(data: bytes))
        case .sha512: Array(SHA512.hash(data: bytes))
        }
    }
}

/// A key with the way in which a signature was made by it.
struct SignatureKey {
    private enum Kind {
        case rsa(_RSA.Signing.PublicKey, _RSA.Signing.Padding)
        case p256(P256.Signing.PublicKey)
        case p384(P384.Signing.PublicKey)
        case p521(P521.Signing.PublicKey)
    }

    private let kind: Kind
    private let digest: DigestAlgorithm

    private static let rsaPlain = "1.2.840.113549.1.1.1"
    private static let rsaWithDigest: [String: DigestAlgorithm] = [
        "1.2.840.113549.1.1.11": .sha256, "1.2.840.113549.1.1.12": .sha384,
        "1.2.840.113549.1.1.13": .sha512,
    ]
    private static let curveWithDigest: [String: DigestAlgorithm] = [
        "1.2.840.10045.4.3.2": .sha256, "1.2.840.10045.4.3.3": .sha384,
        "1.2.840.10045.4.3.4": .sha512,
    ]

    /// Nil where we do not know the algorithm or the key.
    init?(_ key: [UInt8], _ info: SignerInfo, _ stated: DigestAlgorithm) {
        let name = info.signatureAlgorithm
        if name == SignerInfo.pss {
            guard let named = info.pssDigest.flatMap({ DigestAlgorithm(rawValue: $0) }),
                let key = try? _RSA.Signing.PublicKey(derRepresentation: key)
            else { return nil }
            (kind, digest) = (.rsa(key, .PSS), named)
        } else if let named = name == Self.rsaPlain ? stated : Self.rsaWithDigest[name] {
            guard let key = try? _RSA.Signing.PublicKey(derRepresentation: key) else { return nil }
            (kind, digest) = (.rsa(key, .insecurePKCS1v1_5), named)
        } else if let named = Self.curveWithDigest[name] {
            digest = named
            if let key = try? P256.Signing.PublicKey(derRepresentation: key) {
                kind = .p256(key)
            } else if let key = try? P384.Signing.PublicKey(derRepresentation: key) {
                kind = .p384(key)
            } else if let key = try? P521.Signing.PublicKey(derRepresentation: key) {
                kind = .p521(key)
            } else {
                return nil
            }
        } else {
            return nil
        }
    }

    func isValid(_ signature: [UInt8], over bytes: [UInt8]) -> Bool {
        switch digest {
        case .sha256: isValid(signature, of: SHA256.hash(data: bytes))
        case .sha384: isValid(signature, of: SHA384.hash(data: bytes))
        case .sha512: isValid(signature, of: SHA512.hash(data: bytes))
        }
    }

    private func isValid(_ signature: [UInt8], of hash: some Digest) -> Bool {
        switch kind {
        case .rsa(let key, let padding):
            return key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: signature), for: hash,
                padding: padding)
        case .p256(let key):
            let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature)
            return signature.map { key.isValidSignature($0, for: hash) } ?? false
        case .p384(let key):
            let signature = try? P384.Signing.ECDSASignature(derRepresentation: signature)
            return signature.map { key.isValidSignature($0, for: hash) } ?? false
        case .p521(let key):
            let signature = try? P521.Signing.ECDSASignature(derRepresentation: signature)
            return signature.map { key.isValidSignature($0, for: hash) } ?? false
        }
    }
}

enum Base64 {
    static func decoded(_ letters: [UInt8]) -> [UInt8]? {
        Data(base64Encoded: Data(letters)).map(Array.init)
    }
}
