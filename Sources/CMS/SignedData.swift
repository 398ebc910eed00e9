/// Bytes and who signed them (RFC 5652): inside it, or beside it as a detached signature.
public struct SignedData: Sendable {
    /// What was signed, where it lies inside.
    public let content: [UInt8]?
    /// What kind of content it says that is.
    let contentType: String
    let certificates: [SignerCertificate]
    let signers: [SignerInfo]

    /// What is not read: no signed data, damaged, or larger than one reads.
    public struct Unreadable: Error, Equatable {}

    private static let signedData = "1.2.840.113549.1.7.2"
    private static let mostSigners = 10
    private static let mostCertificates = 40

    /// - Parameters:
    ///   - bytes: in BER or DER, or the same as PEM.
    ///   - most: how much of it is read.
    public init(_ bytes: [UInt8], most: Int = 32 << 20) throws(Unreadable) {
        do {
            guard bytes.count <= most else { throw Unreadable() }
            let bytes = PEM.decoded(bytes) ?? bytes
            let outer = try BER(bytes[...]).expect(BER.sequence).children()
            guard outer.count == 2, try outer[0].identifier() == Self.signedData,
                let body = try outer[1].expect(0xA0).children().first
            else { throw Unreadable() }
            let fields = try body.expect(BER.sequence).children()
            guard fields.count >= 4 else { throw Unreadable() }
            let inner = try fields[2].expect(BER.sequence).children()
            guard let first = inner.first else { throw Unreadable() }
            contentType = try first.identifier()
            content =
                try inner.count > 1
                ? inner[1].expect(0xA0).children().first.map { Array(try $0.octets(most: most)) }
                : nil
            certificates =
                try fields.first { $0.tag == 0xA0 }.map { list in
                    try list.children(most: Self.mostCertificates).compactMap {
                        try? SignerCertificate($0)
                    }
                } ?? []
            guard let last = fields.last else { throw Unreadable() }
            signers = try last.expect(BER.set).children(most: Self.mostSigners).map(SignerInfo.init)
        } catch {
            throw Unreadable()
        }
    }

    /// What one signature says and whether it holds.
    public struct Signer: Sendable, Equatable {
        public let standing: Standing
        /// Nil where the signature names one that is not there.
        public let certificate: SignerCertificate?
        /// When its program said it signed, in milliseconds since 1970: a claim.
        public let signedAt: Int64?
    }

    public enum Standing: String, Sendable, CaseIterable {
        /// The bytes are those that this key signed.
        case holds
        /// They are others.
        case contentChanged
        /// The signature is not of this key.
        case signatureWrong
        case certificateMissing
        /// Nobody can tell: an algorithm that we do not know, or one that holds nothing any more.
        case cannotTell
    }

    /// Each signature over what lies inside, or over the bytes that it stands beside.
    /// - Parameter detached: what was signed, where it does not lie inside.
    public func signers(over detached: [UInt8]? = nil) -> [Signer] {
        signers.map { info in
            let certificate = certificates.first(where: info.names)
            return Signer(
                standing: standing(info, certificate, detached ?? content ?? []),
                certificate: certificate, signedAt: info.signedAt)
        }
    }

    private func standing(
        _ info: SignerInfo, _ certificate: SignerCertificate?, _ bytes: [UInt8]
    ) -> Standing {
        guard let digest = DigestAlgorithm(rawValue: info.digestAlgorithm) else {
            return .cannotTell
        }
        if let stated = info.messageDigest {
            guard digest.hash(bytes) == stated else { return .contentChanged }
        } else if info.attributes != nil {
            return .signatureWrong
        }
        guard let certificate else { return .certificateMissing }
        guard let key = SignatureKey(certificate.key, info, digest) else { return .cannotTell }
        if key.isValid(info.signature, over: info.attributes ?? bytes) { return .holds }
        return info.attributes == nil ? .contentChanged : .signatureWrong
    }
}

/// One signature: who made it, over what, how.
struct SignerInfo: Sendable {
    let issuerBytes: [UInt8]?
    let serial: [UInt8]?
    let keyIdentifier: [UInt8]?
    let digestAlgorithm: String
    let signatureAlgorithm: String
    /// Digest named in the parameters of PSS, if that is the algorithm.
    let pssDigest: String?
    /// The attributes as they were signed: the set, with the tag of one.
    let attributes: [UInt8]?
    let messageDigest: [UInt8]?
    let signedAt: Int64?
    /// By which the signature names its certificate, if it does: SHA-1 or SHA-256.
    let certificateHashes: [[UInt8]]
    let signature: [UInt8]

    /// Of SHA-1, and of SHA-256 unless it says otherwise (RFC 2634, RFC 5035).
    private static let signingCertificates: Set<String> = [
        "1.2.840.113549.1.9.16.2.12", "1.2.840.113549.1.9.16.2.47",
    ]
    private static let messageDigestAttribute = "1.2.840.113549.1.9.4"
    private static let signingTimeAttribute = "1.2.840.113549.1.9.5"
    static let pss = "1.2.840.113549.1.1.10"

    init(_ node: BER) throws {
        let fields = try node.expect(BER.sequence).children()
        guard fields.count >= 5 else { throw BER.Unreadable() }
        if fields[1].tag == 0x80 {
            keyIdentifier = Array(fields[1].content)
            (issuerBytes, serial) = (nil, nil)
        } else {
            let name = try fields[1].expect(BER.sequence).children()
            guard name.count == 2 else { throw BER.Unreadable() }
            issuerBytes = Array(name[0].encoded)
            serial = SignerCertificate.number(try name[1].expect(BER.integer).content)
            keyIdentifier = nil
        }
        digestAlgorithm = try Self.algorithm(fields[2]).name
        var rest = fields.dropFirst(3)
        var told = Told()
        if let first = rest.first, first.tag == 0xA0 {
            told = try Self.told(first)
            attributes = [BER.set] + first.encoded.dropFirst()
            rest.removeFirst()
        } else {
            attributes = nil
        }
        (messageDigest, signedAt, certificateHashes) = (told.digest, told.at, told.certificates)
        guard rest.count >= 2, let algorithm = rest.first, let value = rest.dropFirst().first
        else { throw BER.Unreadable() }
        let named = try Self.algorithm(algorithm)
        signatureAlgorithm = named.name
        pssDigest = named.name == Self.pss ? try Self.pssDigest(named.parameters) : nil
        signature = Array(try value.expect(BER.octetString).octets(most: 4_096))
    }

    func names(_ certificate: SignerCertificate) -> Bool {
        if let keyIdentifier { return certificate.keyIdentifier == keyIdentifier }
        return certificate.serial == serial && certificate.issuerBytes == issuerBytes
    }

    /// What the attributes say that is looked at here.
    private struct Told {
        var digest: [UInt8]?
        var at: Int64?
        var certificates: [[UInt8]] = []
    }

    private static func told(_ attributes: BER) throws -> Told {
        var told = Told()
        for attribute in try attributes.children() {
            let pair = try attribute.expect(BER.sequence).children()
            guard pair.count == 2, let value = try pair[1].expect(BER.set).children().first else {
                continue
            }
            let name = try pair[0].identifier()
            if signingCertificates.contains(name) { told.certificates += try hashes(value) }
            switch name {
            case messageDigestAttribute: told.digest = Array(try value.octets(most: 128))
            case signingTimeAttribute: told.at = value.time
            default: break
            }
        }
        return told
    }

    /// A sequence of sequences, in each of which the hash is the first octets.
    private static func hashes(_ value: BER) throws -> [[UInt8]] {
        try value.children().first.map { list in
            try list.expect(BER.sequence).children(most: 10).compactMap { one in
                try one.expect(BER.sequence).children().first { $0.tag == BER.octetString }.map {
                    Array($0.content)
                }
            }
        } ?? []
    }

    private static func algorithm(_ node: BER) throws -> (name: String, parameters: BER?) {
        let fields = try node.expect(BER.sequence).children()
        guard let first = fields.first else { throw BER.Unreadable() }
        return (try first.identifier(), fields.dropFirst().first)
    }

    /// SHA-1 where nothing is said, which holds nothing.
    private static func pssDigest(_ parameters: BER?) throws -> String? {
        try parameters?.children().first { $0.tag == 0xA0 }?.children().first.map {
            try algorithm($0).name
        }
    }
}

/// Text around base64, as some programs save a signature.
enum PEM {
    static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.starts(with: "-----BEGIN".utf8) else { return nil }
        let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
        var letters: [UInt8] = []
        for line in lines.dropFirst() {
            if line.starts(with: "-----".utf8) { break }
            letters += line
        }
        return Base64.decoded(letters)
    }
}
