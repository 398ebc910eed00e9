import Crypto
import Foundation
import Kernel

/// What the browser says of a ceremony, which the authenticator signs (WebAuthn level 2, 5.8.1).
struct ClientData: Decodable, Sendable {
    let type: String
    let challenge: String
    let origin: String
    let crossOrigin: Bool?
}

/// The checks on what browser and authenticator answered: values in, values out.
enum Ceremony {
    enum Kind: String, Sendable { case create = "webauthn.create", get = "webauthn.get" }

    /// The answer to one challenge, as the page's form sent it.
    struct Answer: Sendable {
        let clientData: [UInt8]
        let authenticatorData: [UInt8]
        let signature: [UInt8]
    }

    /// - Returns: the challenge it answers; whether that one was ours is for the caller to see.
    static func challenge(_ bytes: [UInt8], _ kind: Kind, at party: RelyingParty) throws -> String {
        guard bytes.count <= 4096,
            let data = try? JSONDecoder().decode(ClientData.self, from: Data(bytes)),
            data.type == kind.rawValue, data.origin == party.origin, data.crossOrigin != true
        else { throw PasskeyRefused.unreadable }
        return data.challenge
    }

    /// The key that was made. An attestation is not asked for, and none that comes is believed.
    static func made(_ attestation: [UInt8], at party: RelyingParty) throws
        -> (AuthenticatorData.Credential, counter: Int64)
    {
        guard attestation.count <= 16_384,
            let (object, length) = CBOR.first(of: attestation[...]), length == attestation.count,
            let bytes = object["authData"]?.bytes, let data = AuthenticatorData(bytes),
            data.partyHash == hash(party.id), let credential = data.credential
        else { throw PasskeyRefused.unreadable }
        try checkPresence(data)
        return (credential, data.counter)
    }

    /// - Parameter counter: how often the key had signed when it was last used.
    /// - Returns: how often it has now.
    static func check(
        _ answer: Answer, by key: PasskeyKey, madeFor partyID: String, counter: Int64
    ) throws -> Int64 {
        guard let data = AuthenticatorData(answer.authenticatorData),
            data.partyHash == hash(partyID),
            key.isSignature(
                answer.signature,
                of: answer.authenticatorData + Array(SHA256.hash(data: answer.clientData)))
        else { throw PasskeyRefused.unreadable }
        try checkPresence(data)
        // One that counts has signed more often than before; else there are two of it.
        guard data.counter == 0 && counter == 0 || data.counter > counter else {
            throw PasskeyRefused.unreadable
        }
        return data.counter
    }

    private static func checkPresence(_ data: AuthenticatorData) throws {
        guard data.isPresent, data.isVerified else { throw PasskeyRefused.notVerified }
    }

    private static func hash(_ id: String) -> [UInt8] { Array(SHA256.hash(data: Array(id.utf8))) }
}
