import Crypto
import CryptoExtras
import Kernel

/// The public half of a passkey: Ed25519, P-256 or RSA, the three that authenticators make.
struct PasskeyKey: Equatable, Sendable {
    /// By their numbers in the registry of COSE, in the order in which we ask for them.
    enum Algorithm: Int, Sendable, CaseIterable {
        case ed25519 = -8, p256 = -7, rsa = -257
    }

    let algorithm: Algorithm
    /// Ed25519: 32 bytes. P-256: both coordinates, 64 bytes. RSA: 3 bytes of exponent, the modulus.
    let bytes: [UInt8]

    private static let exponentLength = 3

    /// From a COSE key (RFC 9053). Nil for other kinds, curves and sizes.
    init?(cose: CBOR) {
        guard let algorithm = cose[3]?.number.flatMap(Algorithm.init) else { return nil }
        switch algorithm {
        case .ed25519:
            guard cose[1]?.number == 1, cose[-1]?.number == 6, let x = cose[-2]?.bytes else {
                return nil
            }
            self.init(algorithm: algorithm, bytes: x)
        case .p256:
            guard cose[1]?.number == 2, cose[-1]?.number == 1, let x = cose[-2]?.bytes,
                let y = cose[-3]?.bytes, x.count == 32, y.count == 32
            else { return nil }
            self.init(algorithm: algorithm, bytes: x + y)
        case .rsa:
            guard cose[1]?.number == 3, let n = cose[-1]?.bytes, let e = cose[-2]?.bytes,
                e.count == Self.exponentLength, n.count <= 1024
            else { return nil }
            self.init(algorithm: algorithm, bytes: e + n)
        }
    }

    /// As it is kept. Nil where it is no key: a point that is not on the curve, an RSA key that is
    /// too short.
    init?(algorithm: Algorithm, bytes: [UInt8]) {
        self.algorithm = algorithm
        self.bytes = bytes
        guard isKey else { return nil }
    }

    private var isKey: Bool {
        switch algorithm {
        case .ed25519: bytes.count == 32 && (try? ed25519) != nil
        case .p256: bytes.count == 64 && (try? p256) != nil
        case .rsa: bytes.count >= Self.exponentLength + 256 && (try? rsa) != nil
        }
    }

    private var ed25519: Curve25519.Signing.PublicKey {
        get throws { try Curve25519.Signing.PublicKey(rawRepresentation: bytes) }
    }

    private var p256: P256.Signing.PublicKey {
        get throws { try P256.Signing.PublicKey(rawRepresentation: bytes) }
    }

    private var rsa: _RSA.Signing.PublicKey {
        get throws {
            try _RSA.Signing.PublicKey(
                n: Array(bytes.dropFirst(Self.exponentLength)),
                e: Array(bytes.prefix(Self.exponentLength)))
        }
    }

    func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        switch algorithm {
        case .ed25519:
            return (try? ed25519)?.isValidSignature(signature, for: message) ?? false
        case .p256:
            guard let key = try? p256,
                let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature)
            else { return false }
            return key.isValidSignature(signature, for: message)
        case .rsa:
            guard let key = try? rsa else { return false }
            return key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: signature),
                for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5)
        }
    }
}
