import Kernel
import Members
import Postal
import Store

/// A report about a letter of ours, believed as far as it goes: it names the letter's id, which only
/// who was written to has seen, came to the mailbox that the letter left from, and speaks of addresses
/// that this very letter went to. Anything else in it is a stranger's word and counts for nothing.
struct OwnDelivery {
    let letter: ID<MailMessage>
    let thread: ID<MailThread>
    let party: ID<Party>?
    let items: [DeliveryReported.Item]
    let content: DeliveryReported.Content

    /// Servers give up after five days; whoever reports much later is no server.
    private static let longestDays: Int64 = 30

    var hasFailed: Bool { items.contains { $0.outcome == .failed } }

    static func find(
        _ parsed: ParsedMessage, in mailbox: ID<Mailbox>, now: Instant, in db: any Reader
    ) throws -> OwnDelivery? {
        guard let report = parsed.deliveryReport else { return nil }
        for id in report.originalIDs {
            let letters = try db.rows(
                """
                SELECT \(MessageRow.columns) FROM message
                WHERE message_id = \(id) AND mailbox_id = \(mailbox) AND direction = 'out'
                    AND state IS NOT NULL AND state <> 'queued'
                    AND at > \(now.adding(days: -longestDays))
                ORDER BY id LIMIT 1
                """, MessageRow.init)
            if let letter = letters.first, let own = try OwnDelivery(report, letter, db) {
                return own
            }
        }
        return nil
    }

    private init?(_ report: DeliveryReport, _ letter: MessageRow, _ db: any Reader) throws {
        let recipients = try db.values(
            "SELECT address FROM message_recipient WHERE message_id = \(letter.id) ORDER BY address",
            as: String.self)
        let ours = Dictionary(
            recipients.map { (Self.key($0), $0) }, uniquingKeysWith: { one, _ in one })
        var items: [DeliveryReported.Item] = []
        var people: [DeliveryReported.Content.Person] = []
        var seen: Set<String> = []
        for recipient in report.recipients {
            let key = recipient.addresses.lazy.map(Self.key).first { ours[$0] != nil }
            guard let key, seen.insert(key).inserted else { continue }
            let reason = DeliveryReason(status: recipient.status, words: recipient.words)
            items.append(
                DeliveryReported.Item(
                    outcome: recipient.outcome, status: recipient.status,
                    marksAddress: recipient.outcome == .failed && reason.isAboutAddress))
            people.append(
                DeliveryReported.Content.Person(address: key, words: recipient.words))
        }
        guard !items.isEmpty else { return nil }
        self.letter = letter.id
        thread = letter.thread
        party = letter.party
        self.items = items
        content = DeliveryReported.Content(people: people)
    }

    /// By which two spellings of an address are one.
    static func key(_ address: String) -> String {
        (try? MailAddress(address))?.matchingKey ?? address.lowercased()
    }
}
