import CMS
import Postal

/// What a person wrote, out of what it travelled in: a signed envelope, a provider's envelope of
/// certified mail, one in the other. What cannot be opened is shown as it came.
struct LetterInside: Sendable {
    /// Who wrote to whom, about what. In an envelope that proves nothing stands who sent the envelope: only
    /// that passed the checks of the server it came to.
    let head: ParsedMessage
    /// The words and the files.
    let body: ParsedMessage
    /// From the outermost in.
    let seals: [LetterSeal]
    /// How many of them are around the envelope of certified mail, not inside it.
    let sealsOfEnvelope: Int
    /// Every seal of that envelope holds, by a certificate of the address that it came from.
    let isEnvelopeProven: Bool
    /// The envelope of certified mail around the letter, if there is one.
    let certified: CertifiedMail?
    let certification: CertificationData?
    /// Who wrote it, as the letter inside the envelope says itself.
    let claimedAuthor: MailboxAddress?

    /// There is an envelope of certified mail, and who wrote what lies in it is not proven.
    var isEnvelopeUnproven: Bool { certified == .transport && !isEnvelopeProven }

    private static let mostLayers = 3

    init(_ outer: ParsedMessage) {
        var head = outer
        var body = outer
        var seals: [LetterSeal] = []
        var certified: CertifiedMail?
        var certification: CertificationData?
        var sealsOfEnvelope = 0
        var isEnvelopeProven = false
        var claimedAuthor: MailboxAddress?
        for _ in 0..<Self.mostLayers {
            if let opened = LetterSeal.open(body) {
                seals.append(LetterSeal(signers: opened.data.signers()))
                body = opened.content
                continue
            }
            if let seal = LetterSeal.beside(body) { seals.append(seal) }
            guard certified == nil, let inner = body.certifiedLetter else { break }
            certified = body.certifiedMail
            sealsOfEnvelope = seals.count
            certification = body.certificationData
            claimedAuthor = inner.from.first
            isEnvelopeProven =
                !seals.isEmpty
                && seals.allSatisfy { $0.holds && $0.isBy(outer.from.first?.address) }
            if isEnvelopeProven { head = inner }
            body = inner
        }
        (self.head, self.body) = (head, body)
        (self.seals, self.certified, self.certification) = (seals, certified, certification)
        self.sealsOfEnvelope = sealsOfEnvelope
        self.isEnvelopeProven = isEnvelopeProven
        self.claimedAuthor = claimedAuthor
    }
}

/// A signature over a letter or a file, and whether it holds.
struct LetterSeal: Sendable {
    let signers: [SignedData.Signer]
    /// There is a signature, and it cannot be read.
    let isUnreadable: Bool
    /// Parts of the letter stand beside what is signed: whoever passed it on may have added them.
    let isPartial: Bool

    init(signers: [SignedData.Signer], isUnreadable: Bool = false, isPartial: Bool = false) {
        self.signers = signers
        self.isUnreadable = isUnreadable
        self.isPartial = isPartial
    }

    var holds: Bool {
        !isPartial && !signers.isEmpty && signers.allSatisfy { $0.standing == .holds }
    }

    /// The first that does not hold, else that they hold; nil where nobody signed.
    var worst: SignedData.Standing? {
        signers.isEmpty ? nil : signers.first { $0.standing != .holds }?.standing ?? .holds
    }

    /// A certificate of who signed names the address.
    func isBy(_ address: String?) -> Bool {
        guard let address = address?.lowercased() else { return false }
        return signers.contains { $0.certificate?.mailAddresses.contains(address) ?? false }
    }

    private static let mostSignature = 1 << 20
    private static let mostEnvelope = 32 << 20
    private static let envelopeTypes = ["application/pkcs7-mime", "application/x-pkcs7-mime"]

    struct Opened {
        let data: SignedData
        let content: ParsedMessage
    }

    /// A letter that lies inside its signature.
    static func open(_ letter: ParsedMessage) -> Opened? {
        guard let part = letter.parts.first, envelopeTypes.contains(part.type),
            part.typeParameters["smime-type"]?.lowercased() != "enveloped-data",
            part.size <= mostEnvelope, let data = try? SignedData(part.data),
            let content = data.content
        else { return nil }
        return Opened(data: data, content: ParsedMessage.parse(content))
    }

    /// A signature that stands beside what it signs (RFC 8551, 3.5.3).
    static func beside(_ letter: ParsedMessage) -> LetterSeal? {
        guard letter.parts.first?.type == "multipart/signed",
            let signed = letter.parts.first(where: { $0.path == "1.1" }),
            let signature = letter.parts.first(where: { $0.path == "1.2" && isSignature($0) })
        else { return nil }
        guard signature.size <= mostSignature, let data = try? SignedData(signature.data) else {
            return LetterSeal(signers: [], isUnreadable: true)
        }
        // Two parts there are: what is signed and the signature (RFC 1847, 2.1).
        let isPartial = letter.parts.contains {
            $0.path.split(separator: ".").count == 2 && $0.path != "1.1" && $0.path != "1.2"
        }
        let asItCame = data.signers(over: signed.rawBytes)
        // What was signed has the line ends of the network, whatever an archive makes of them.
        if asItCame.contains(where: { $0.standing == .contentChanged }) {
            return LetterSeal(
                signers: data.signers(over: withNetworkLines(signed.rawBytes)),
                isPartial: isPartial)
        }
        return LetterSeal(signers: asItCame, isPartial: isPartial)
    }

    static func isSignature(_ part: MessagePart) -> Bool {
        ["application/pkcs7-signature", "application/x-pkcs7-signature"].contains(part.type)
    }

    private static func withNetworkLines(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 32)
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == 0x0A, previous != 0x0D { result.append(0x0D) }
            result.append(byte)
            previous = byte
        }
        return result
    }
}

/// A file that lies inside its signature: `contratto.pdf.p7m`.
struct SignedFile: Sendable {
    let name: String
    let seal: LetterSeal
    let content: [UInt8]

    private static let largest = 32 << 20

    static func isSigned(_ part: MessagePart) -> Bool {
        (part.filename ?? "").lowercased().hasSuffix(".p7m")
    }

    init?(_ part: MessagePart) {
        guard Self.isSigned(part), part.size <= Self.largest,
            let data = try? SignedData(part.data), let content = data.content
        else { return nil }
        let name = String((part.filename ?? "").dropLast(4))
        self.name = name.isEmpty ? "contenuto" : name
        self.content = content
        seal = LetterSeal(signers: data.signers())
    }
}
