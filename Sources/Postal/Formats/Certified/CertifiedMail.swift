/// What a message is within certified mail, as its headers say (RFC 6109).
public enum CertifiedMail: Sendable, Equatable {
    /// A letter from box to box, in the provider's envelope.
    case transport
    /// An ordinary letter that came to a certified box: nothing about it is certified.
    case anomaly
    case receipt(Receipt)

    public enum Receipt: String, Sendable, Codable, CaseIterable {
        case accepted = "accettazione"
        case notAccepted = "non-accettazione"
        case takenOver = "presa-in-carico"
        case delivered = "avvenuta-consegna"
        case late = "preavviso-errore-consegna"
        case failed = "errore-consegna"
        case virus = "rilevazione-virus"

        /// The letter will not arrive.
        public var isFailure: Bool { [.notAccepted, .failed, .virus].contains(self) }
    }
}

extension ParsedMessage {
    public var certifiedMail: CertifiedMail? {
        if let receipt = header("x-ricevuta") {
            let word = receipt.lowercased().filter { !$0.isWhitespace }
            return CertifiedMail.Receipt(rawValue: word).map(CertifiedMail.receipt)
        }
        guard let transport = header("x-trasporto") else { return nil }
        switch transport.lowercased().filter({ !$0.isWhitespace }) {
        case "posta-certificata": return .transport
        case "errore": return .anomaly
        default: return nil
        }
    }

    /// The letter that a provider's envelope carries whole.
    public var certifiedLetter: ParsedMessage? {
        let letters = parts.filter { $0.message != nil }
        let named = letters.first { $0.filename?.lowercased() == "postacert.eml" }
        switch certifiedMail {
        case .transport: return named?.message
        case .anomaly: return (named ?? letters.first)?.message
        case .receipt, nil: return nil
        }
    }

    public var certificationData: CertificationData? {
        parts.first { $0.filename?.lowercased() == "daticert.xml" }.flatMap {
            CertificationData($0.data)
        }
    }

    /// Id of the message that an envelope or a receipt is about.
    public var certifiedReference: String? {
        header("x-riferimento-message-id").map { value in
            String(value.filter { !"<> ".contains($0) }.prefix(500))
        }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
