import Crypto
import Foundation
import Kernel

@testable import Site

/// A device in software: what it writes is what the standard says, bent where a test wants it so.
struct Authenticator {
    let party: RelyingParty
    let key = P256.Signing.PrivateKey()
    var flags: UInt8 = 0b101
    var counter: UInt32 = 7

    static let borgo = RelyingParty(origin: "https://arca.example")

    func clientData(
        _ type: String, challenge: String = "AAAA", origin: String? = nil, crossOrigin: Bool = false
    ) -> [UInt8] {
        Array(
            """
            {"type":"\(type)","challenge":"\(challenge)","origin":"\(origin ?? party.origin)",\
            "crossOrigin":\(crossOrigin)}
            """.utf8)
    }

    func data(partyID: String? = nil, isNew: Bool = false) -> [UInt8] {
        let hash = SHA256.hash(data: Array((partyID ?? party.id).utf8))
        let count = withUnsafeBytes(of: counter.bigEndian, Array.init)
        return Array(hash) + [isNew ? flags | 0x40 : flags] + count + (isNew ? credential : [])
    }

    private var credential: [UInt8] {
        let point = Array(key.publicKey.rawRepresentation)
        return [UInt8](repeating: 0, count: 16) + [0, 4, 1, 2, 3, 4] + [
            0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20,
        ] + point.prefix(32) + [0x22, 0x58, 0x20] + point.suffix(32)
    }

    /// `{"fmt": "none", "attStmt": {}, "authData": …}`.
    func attestation(_ data: [UInt8]) -> [UInt8] {
        [0xA3, 0x63] + Array("fmt".utf8) + [0x64] + Array("none".utf8) + [0x67]
            + Array("attStmt".utf8) + [0xA0, 0x68] + Array("authData".utf8)
            + [0x59, UInt8(data.count >> 8), UInt8(data.count & 255)] + data
    }

    func answer(_ data: [UInt8], _ clientData: [UInt8]) throws -> Ceremony.Answer {
        let signature = try key.signature(for: data + Array(SHA256.hash(data: clientData)))
        return Ceremony.Answer(
            clientData: clientData, authenticatorData: data,
            signature: Array(signature.derRepresentation))
    }

    var publicKey: PasskeyKey? {
        PasskeyKey(algorithm: .p256, bytes: Array(key.publicKey.rawRepresentation))
    }
}
