import Commons
import Journal
import Kernel
import Members
import Postal
import Store

/// How the signature of a receipt stood when it came.
public enum ReceiptSeal: String, Codable, Sendable, CaseIterable, SQLConvertible {
    /// It holds, and its certificate names the address that the receipt came from.
    case holds
    /// It holds, by a certificate of another address.
    case otherSigner
    case broken, none
}

extension CertifiedMail.Receipt: SQLConvertible {}

/// A provider of certified mail says what became of a letter of ours.
struct ReceiptArrived: Fact {
    static let name = "mail.receiptArrived.v1"
    let message: ID<MailMessage>
    /// The message that is the receipt.
    let receipt: ID<MailMessage>
    let party: ID<Party>?
    let kind: CertifiedMail.Receipt
    let seal: ReceiptSeal
    /// As the provider states it.
    let statedAt: Instant?

    struct Content: Codable, Sendable, Equatable {
        /// Whose box it is about; nil where it is about the whole letter.
        let address: String?
        let provider: String?
        let identifier: String?
        let error: String?
    }

    var subjects: [ID<Subject>] {
        [message.subject, receipt.subject] + (party.map { [$0.subject] } ?? [])
    }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO message_receipt (receipt_id, message_id, kind, seal, address, provider,
                identifier, error, at)
            VALUES (\(receipt), \(message), \(kind), \(seal), \(entry.content?.address),
                \(entry.content?.provider), \(entry.content?.identifier), \(entry.content?.error),
                \(statedAt ?? entry.occurredAt))
            """)
    }
}

/// A receipt on a letter of ours, believed as far as it goes: it names the letter's id, came to the
/// mailbox that the letter left from within its time, and speaks of an address that this very letter
/// went to. Whether a provider signed it is told beside it (ADR 0029).
struct OwnReceipt {
    let letter: ID<MailMessage>
    let thread: ID<MailThread>
    let party: ID<Party>?
    let kind: CertifiedMail.Receipt
    let seal: ReceiptSeal
    let statedAt: Instant?
    let content: ReceiptArrived.Content

    private static let longestDays: Int64 = 30

    static func find(
        _ parsed: ParsedMessage, in mailbox: ID<Mailbox>, now: Instant, in db: any Reader
    ) throws -> OwnReceipt? {
        guard case .receipt(let kind) = parsed.certifiedMail,
            let reference = parsed.certifiedReference
        else { return nil }
        let letter = try db.first(
            """
            SELECT \(MessageRow.columns) FROM message
            WHERE message_id = \(reference) AND mailbox_id = \(mailbox) AND direction = 'out'
                AND state IS NOT NULL AND state <> 'queued'
                AND at > \(now.adding(days: -longestDays))
            ORDER BY id LIMIT 1
            """, MessageRow.init)
        guard let letter else { return nil }
        let data = parsed.certificationData
        let recipients = try db.values(
            "SELECT address FROM message_recipient WHERE message_id = \(letter.id) ORDER BY address",
            as: String.self)
        let ours = Set(recipients.map(OwnDelivery.key))
        let address = data?.delivery.map(OwnDelivery.key)
        if let address, !ours.contains(address) { return nil }
        // Delivered to nobody in particular is no delivery.
        if kind == .delivered, address == nil { return nil }
        let stated = data?.at.map { Instant(milliseconds: $0) }
        return OwnReceipt(
            letter: letter.id, thread: letter.thread, party: letter.party, kind: kind,
            seal: seal(of: parsed, kind, reference),
            statedAt: stated.flatMap { $0 <= now.adding(days: 1) ? $0 : nil },
            content: ReceiptArrived.Content(
                address: address, provider: data?.provider, identifier: data?.identifier,
                error: data?.errorWords ?? data?.error))
    }

    /// The head of a receipt is outside its signature: what is signed must say the same, or a receipt
    /// of another letter, or of another fate, would pass for this one.
    private static func seal(
        of parsed: ParsedMessage, _ kind: CertifiedMail.Receipt, _ reference: String
    ) -> ReceiptSeal {
        guard let seal = LetterInside(parsed).seals.first else { return .none }
        guard seal.holds, let data = parsed.certificationData,
            data.kind.lowercased() == kind.rawValue, data.messageID == reference
        else { return .broken }
        return seal.isBy(parsed.from.first?.address) ? .holds : .otherSigner
    }
}

/// A receipt as its row has it.
public struct ReceiptRow: Sendable, Equatable, Codable {
    public let message: ID<MailMessage>
    public let kind: CertifiedMail.Receipt
    public let seal: ReceiptSeal
    public let address: String?
    public let provider: String?
    public let identifier: String?
    public let error: String?
    public let at: Instant

    /// On a letter, or the one that a message is; in the order in which providers state them.
    static func of(_ message: ID<MailMessage>, in db: any Reader) throws -> [ReceiptRow] {
        try db.rows(
            """
            SELECT message_id, kind, seal, address, provider, identifier, error, at
            FROM message_receipt WHERE message_id = \(message) OR receipt_id = \(message)
            ORDER BY at, receipt_id LIMIT 500
            """
        ) {
            ReceiptRow(
                message: try $0["message_id"], kind: try $0["kind"], seal: try $0["seal"],
                address: try $0["address"], provider: try $0["provider"],
                identifier: try $0["identifier"], error: try $0["error"], at: try $0["at"])
        }
    }

    public var sentence: Bilingual {
        let whom = address.map { Bilingual(it: " a \($0)", en: " to \($0)") }
        let it = whom?.it ?? ""
        let en = whom?.en ?? ""
        return switch kind {
        case .accepted: Bilingual(it: "Accettata dal gestore", en: "Accepted by the provider")
        case .notAccepted:
            Bilingual(it: "Non accettata dal gestore", en: "Not accepted by the provider")
        case .takenOver:
            Bilingual(it: "Presa in carico", en: "Taken over by the other provider")
        case .delivered: Bilingual(it: "Consegnata\(it)", en: "Delivered\(en)")
        case .late:
            Bilingual(it: "Non ancora consegnata\(it)", en: "Not delivered\(en) yet")
        case .failed: Bilingual(it: "Non consegnata\(it)", en: "Not delivered\(en)")
        case .virus:
            Bilingual(
                it: "Fermata: il gestore vi ha visto un virus",
                en: "Stopped: the provider saw a virus in it")
        }
    }
}
