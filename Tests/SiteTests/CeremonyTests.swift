import Crypto
import CryptoExtras
import Kernel
import Testing

@testable import Site

@Suite struct CeremonyTests {
    private func device() throws -> Authenticator {
        Authenticator(party: try #require(Authenticator.borgo))
    }

    @Test func `a key that was made is read, and what it signs is known`() throws {
        let device = try device()
        let (made, counter) = try Ceremony.made(
            device.attestation(device.data(isNew: true)), at: device.party)
        #expect(made.id == [1, 2, 3, 4])
        #expect(counter == 7)
        let answer = try device.answer(device.data(), device.clientData("webauthn.get"))
        let now = try Ceremony.check(answer, by: made.key, madeFor: "arca.example", counter: 6)
        #expect(now == 7)
    }

    @Test func `an answer for another place, ceremony or frame is refused`() throws {
        let device = try device()
        for data in [
            device.clientData("webauthn.get", origin: "https://arca.example.evil"),
            device.clientData("webauthn.get", origin: "http://arca.example"),
            device.clientData("webauthn.get", origin: "https://arca.example:8443"),
            device.clientData("webauthn.create"), device.clientData("payment.get"),
            device.clientData("webauthn.get", crossOrigin: true), [], Array("[]".utf8),
        ] {
            #expect(throws: PasskeyRefused.unreadable) {
                try Ceremony.challenge(data, .get, at: device.party)
            }
        }
        let challenge = try Ceremony.challenge(
            device.clientData("webauthn.get", challenge: "abc"), .get, at: device.party)
        #expect(challenge == "abc")
    }

    @Test func `a signature over anything else is refused`() throws {
        let device = try device()
        let key = try #require(device.publicKey)
        let clientData = device.clientData("webauthn.get")
        let good = try device.answer(device.data(), clientData)
        let others = [
            Ceremony.Answer(
                clientData: device.clientData("webauthn.get", challenge: "BBBB"),
                authenticatorData: good.authenticatorData, signature: good.signature),
            Ceremony.Answer(
                clientData: clientData, authenticatorData: device.data(partyID: "evil.example"),
                signature: good.signature),
            Ceremony.Answer(
                clientData: clientData, authenticatorData: good.authenticatorData, signature: []),
            try device.answer(device.data(partyID: "evil.example"), clientData),
            try Authenticator(party: device.party).answer(device.data(), clientData),
        ]
        for other in others {
            #expect(throws: PasskeyRefused.unreadable) {
                try Ceremony.check(other, by: key, madeFor: "arca.example", counter: 0)
            }
        }
    }

    @Test func `a device that did not ask who is there does not do`() throws {
        for flags: UInt8 in [0, 1, 4] {
            var device = try device()
            device.flags = flags
            let key = try #require(device.publicKey)
            let answer = try device.answer(device.data(), device.clientData("webauthn.get"))
            #expect(throws: PasskeyRefused.notVerified) {
                try Ceremony.check(answer, by: key, madeFor: "arca.example", counter: 0)
            }
            #expect(throws: PasskeyRefused.notVerified) {
                try Ceremony.made(device.attestation(device.data(isNew: true)), at: device.party)
            }
        }
    }

    @Test func `a counter that does not grow is a second key, one that stays 0 does not count`()
        throws
    {
        var device = try device()
        let key = try #require(device.publicKey)
        for (before, now, isGood): (Int64, UInt32, Bool) in [
            (0, 0, true), (6, 7, true), (7, 7, false), (8, 7, false), (7, 0, false), (0, 1, true),
        ] {
            device.counter = now
            let answer = try device.answer(device.data(), device.clientData("webauthn.get"))
            let counter = try? Ceremony.check(
                answer, by: key, madeFor: "arca.example", counter: before)
            #expect((counter != nil) == isGood, "\(before) \(now)")
        }
    }

    @Test func `Ed25519 and RSA sign as well`() throws {
        let message = Array("Il Borgo".utf8)
        let edward = Curve25519.Signing.PrivateKey()
        let one = try #require(
            PasskeyKey(algorithm: .ed25519, bytes: Array(edward.publicKey.rawRepresentation)))
        #expect(one.isSignature(Array(try edward.signature(for: message)), of: message))
        #expect(!one.isSignature(Array(try edward.signature(for: message)), of: message + [0]))

        let ronald = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let parts = try ronald.publicKey.getKeyPrimitives()
        let other = try #require(
            PasskeyKey(
                cose: .map([
                    CBOR.Pair(key: .number(1), value: .number(3)),
                    CBOR.Pair(key: .number(3), value: .number(-257)),
                    CBOR.Pair(key: .number(-1), value: .bytes(Array(parts.modulus))),
                    CBOR.Pair(key: .number(-2), value: .bytes(Array(parts.publicExponent))),
                ])))
        let signature = try ronald.signature(
            for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5)
        #expect(other.isSignature(Array(signature.rawRepresentation), of: message))
        #expect(!other.isSignature(Array(signature.rawRepresentation), of: message + [0]))
    }

    @Test func `a point that is on no curve is no key`() {
        #expect(PasskeyKey(algorithm: .p256, bytes: [UInt8](repeating: 1, count: 64)) == nil)
        #expect(PasskeyKey(algorithm: .ed25519, bytes: [1, 2, 3]) == nil)
        #expect(
            PasskeyKey(algorithm: .rsa, bytes: [1, 0, 1] + [UInt8](repeating: 255, count: 128))
                == nil)
    }

    /// Whatever is cut off, added or turned round: refused in words, never a crash.
    @Test func `no attestation that is broken anywhere gets through or stops the house`() throws {
        let device = try device()
        let good = device.attestation(device.data(isNew: true))
        for length in 0..<good.count {
            #expect(throws: PasskeyRefused.self) {
                try Ceremony.made(Array(good.prefix(length)), at: device.party)
            }
        }
        #expect(throws: PasskeyRefused.self) { try Ceremony.made(good + [0], at: device.party) }
        for index in good.indices {
            for bit in 0..<8 {
                var bent = good
                bent[index] ^= 1 << UInt8(bit)
                _ = try? Ceremony.made(bent, at: device.party)
            }
        }
    }

    @Test func `CBOR that nests, repeats or promises too much is not read`() {
        let bad: [[UInt8]] = [
            [], [UInt8](repeating: 0x81, count: 100_000), [0x9F, 0x01, 0xFF], [0xC0, 0x00],
            [0x5B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
            [0x5B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
            [0x3B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
            [0x9A, 0x7F, 0xFF, 0xFF, 0xFF], [0xA2, 0x01, 0x01, 0x01, 0x02], [0xFB],
            [0x62, 0xC3, 0x28],
        ]
        for bytes in bad { #expect(CBOR.first(of: bytes[...]) == nil, "\(bytes.prefix(9))") }
        #expect(
            CBOR.first(of: [0x3B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF][...])?.value
                == .number(.min))
    }

    @Test func `passkeys are for a name that browsers trust`() {
        #expect(RelyingParty(origin: "https://Arca.example:8443")?.id == "arca.example")
        #expect(
            RelyingParty(origin: "https://Arca.example:8443")?.origin == "https://arca.example:8443"
        )
        #expect(RelyingParty(origin: "http://localhost:8080")?.id == "localhost")
        for origin in [
            "http://arca.example", "https://192.0.2.7", "https://[2001:db8::1]", "https://", "",
            "ftp://localhost", "https://a b.example", "http://localhost.evil.example",
        ] {
            #expect(RelyingParty(origin: origin) == nil, "\(origin)")
        }
    }
}
