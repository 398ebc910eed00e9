import Commons
import Kernel
import Members
import Store

/// Addresses that take no letters, the latest first.
public struct BouncingAddresses: Query {
    public static let name = "mail.bouncingAddresses"
    public static let purpose = Bilingual(
        it: "Indirizzi che non ricevono le lettere.", en: "Addresses that take no letters.")

    public struct Row: Codable, Sendable, Equatable {
        public let address: String
        public let since: Instant
        /// The letter that did not arrive.
        public let message: ID<MailMessage>
        public let reason: Bilingual
    }

    public init() {}

    public func fetch(from db: Reading) throws -> [Row] {
        try db.rows(
            """
            SELECT address, since, message_id, status, words FROM bouncing_address
            ORDER BY since DESC, address LIMIT 500
            """, Self.row)
    }

    /// Those of one party's addresses that take no letters.
    static func of(_ contacts: [ContactRow], in db: any Reader) throws -> [Row] {
        try contacts.filter { $0.endedOn == nil && ($0.kind == .mail || $0.kind == .pec) }
            .compactMap { contact in
                try db.first(
                    """
                    SELECT address, since, message_id, status, words FROM bouncing_address
                    WHERE address = \(OwnDelivery.key(contact.value))
                    """, row)
            }
    }

    private static func row(_ row: Store.Row) throws -> Row {
        Row(
            address: try row["address"], since: try row["since"], message: try row["message_id"],
            reason: DeliveryReason(status: try row["status"], words: try row["words"]).sentence)
    }
}

public enum BouncingRefused: String, Refusal {
    case notBouncing

    public var kind: RefusalKind { .notFound }
    public var rule: String? { "D1" }
    public var field: String? { "address" }
    public var sentence: Bilingual {
        Bilingual(
            it: "Questo indirizzo non è segnato tra quelli che non ricevono.",
            en: "This address is not marked as taking no letters.")
    }
}

/// Somebody knows that an address takes letters again.
public struct ClearBouncing: Command {
    public static let name = "mail.clearBouncing"
    public static let purpose = Bilingual(
        it: "Toglie il segno da un indirizzo che non riceveva le lettere.",
        en: "Takes the mark off an address that took no letters.")

    let address: MailAddress

    public init(address: MailAddress) { self.address = address }

    public func run(in tx: Transaction) throws -> Done {
        guard try Self.clear(address, because: .person, tx) else {
            throw BouncingRefused.notBouncing
        }
        return Done()
    }

    /// Whether there was a mark.
    static func clear(
        _ address: MailAddress, because reason: AddressCleared.Reason, _ tx: Transaction
    ) throws -> Bool {
        let key = address.matchingKey
        guard try tx.exists("SELECT 1 FROM bouncing_address WHERE address = \(key)") else {
            return false
        }
        try tx.append(
            AddressCleared(reason: reason, parties: try Parties.byMail(address, in: tx)),
            content: AddressCleared.Content(address: key))
        return true
    }
}
