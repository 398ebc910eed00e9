import Crypto
import Foundation
import SwiftASN1
@_spi(FixedExpiryValidationTime) import X509

/// A time mark (RFC 3161): an authority signed that some bytes existed at a moment, by their hash.
public struct TimeStamp: Sendable {
    /// Milliseconds since 1970, as the authority has it.
    public let time: Int64
    /// The number that the authority gave it, in hexadecimal.
    public let serial: String
    /// Whose it is, as its certificate says.
    public let authority: SignerCertificate
    private let imprint: [UInt8]
    private let nonce: [UInt8]?
    private let signed: SignedData

    /// Why an answer of an authority is no time mark, or not the one that was asked for.
    public enum Fault: String, Error, Sendable, CaseIterable {
        /// No answer as RFC 3161 has it.
        case unreadable
        /// The authority refused.
        case refused
        /// It is of other bytes, or answers another question.
        case otherBytes, otherQuestion
        /// The signature is not of the key that the certificate names, or no certificate is there.
        case signatureWrong
        /// The certificate is not for time marks.
        case notForTime
        /// No certificate that is trusted stands behind it at that time.
        case notTrusted
    }

    private static let content = "1.2.840.113549.1.9.16.1.4"
    private static let most = 256 << 10

    /// - Parameter response: what the authority answered, in DER.
    public init(response: [UInt8]) throws(Fault) {
        let token: [UInt8]
        do {
            guard response.count <= Self.most else { throw BER.Unreadable() }
            let answer = try BER(response[...]).expect(BER.sequence)
            // Nothing after it.
            guard answer.encoded.count == response.count else { throw BER.Unreadable() }
            let fields = try answer.children()
            guard let status = try fields.first?.expect(BER.sequence).children().first else {
                throw BER.Unreadable()
            }
            // 0 granted, 1 granted with changes.
            let number = Array(try status.expect(BER.integer).content)
            guard number == [0] || number == [1] else { throw Fault.refused }
            guard fields.count == 2 else { throw BER.Unreadable() }
            token = Array(fields[1].encoded)
        } catch let fault as Fault { throw fault } catch { throw .unreadable }
        do {
            signed = try SignedData(token, most: Self.most)
            guard signed.contentType == Self.content, signed.signers.count == 1,
                let info = signed.content
            else { throw BER.Unreadable() }
            let fields = try BER(info[...]).expect(BER.sequence).children()
            guard fields.count >= 5 else { throw BER.Unreadable() }
            let message = try fields[2].expect(BER.sequence).children()
            guard message.count == 2,
                let algorithm = try message[0].expect(BER.sequence).children().first,
                try algorithm.identifier() == DigestAlgorithm.sha256.rawValue,
                let time = try fields[4].expect(0x18).time
            else { throw BER.Unreadable() }
            imprint = Array(try message[1].expect(BER.octetString).content)
            serial = fields[3].content.map {
                String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
            }
            .joined()
            self.time = time
            nonce = fields.dropFirst(5).first { $0.tag == BER.integer }.map { Array($0.content) }
            guard let certificate = signed.signers().first?.certificate else {
                throw BER.Unreadable()
            }
            authority = certificate
        } catch { throw .unreadable }
    }

    /// Checks all that it says, as of the time it says.
    /// - Parameters:
    ///   - marked: what was to be marked.
    ///   - request: the question; nil where only the bytes are to be checked, years later.
    ///   - roots: certificates in PEM that are trusted to stand behind it.
    public func check(_ marked: [UInt8], answering request: TimeStampRequest?, roots: String)
        async throws(Fault)
    {
        guard imprint == Array(SHA256.hash(data: marked)) else { throw .otherBytes }
        if let request, nonce != request.nonce { throw .otherQuestion }
        guard signed.signers().first?.standing == .holds, isNamedBySignature else {
            throw .signatureWrong
        }
        let certificates = signed.certificates.compactMap {
            try? Certificate(derEncoded: $0.encoded)
        }
        guard let leaf = try? Certificate(derEncoded: authority.encoded),
            let roots = try? Self.certificates(roots)
        else { throw .unreadable }
        guard ForTime.isMet(by: leaf) else { throw .notForTime }
        let moment = Date(timeIntervalSince1970: Double(time) / 1000)
        var verifier = Verifier(rootCertificates: CertificateStore(roots)) {
            RFC5280Policy(fixedExpiryValidationTime: moment)
            ForTime()
        }
        switch await verifier.validate(leaf: leaf, intermediates: CertificateStore(certificates)) {
        case .validCertificate: return
        case .couldNotValidate: throw .notTrusted
        }
    }

    /// How many certificates a text in PEM holds; nil where it holds something else, or none.
    public static func count(ofRoots pem: String) -> Int? {
        (try? certificates(pem)).flatMap { $0.isEmpty ? nil : $0.count }
    }

    private static func certificates(_ pem: String) throws -> [Certificate] {
        try PEMDocument.parseMultiple(pemString: pem).map { try Certificate(pemDocument: $0) }
    }

    /// The signature itself names its certificate (RFC 2634, RFC 5816), so that none can be put in its place.
    private var isNamedBySignature: Bool {
        signed.signers.first?.certificateHashes.contains { hash in
            hash == Array(SHA256.hash(data: authority.encoded))
                || hash == Array(Insecure.SHA1.hash(data: authority.encoded))
        } ?? false
    }
}

/// A certificate that signs time marks says so, and that it does nothing else (RFC 3161, section 2.3).
private struct ForTime: VerifierPolicy {
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [.X509ExtensionID.extendedKeyUsage]

    func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult {
        chain.first.map(Self.isMet) ?? false
            ? .meetsPolicy : .failsToMeetPolicy(reason: "not for time marks")
    }

    static func isMet(by leaf: Certificate) -> Bool {
        guard leaf.extensions[oid: .X509ExtensionID.extendedKeyUsage]?.critical == true,
            let usage = try? leaf.extensions.extendedKeyUsage
        else { return false }
        return Array(usage) == [.timeStamping]
    }
}
