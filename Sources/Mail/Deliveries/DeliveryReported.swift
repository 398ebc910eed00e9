import Commons
import Journal
import Kernel
import Members
import Postal
import Store

/// A server reported on a letter of ours: it failed, is late, or arrived, for some who were written to.
struct DeliveryReported: Fact {
    static let name = "mail.deliveryReported.v1"

    /// What is reported for one recipient, whose address stands at the same place in the content.
    struct Item: Codable, Sendable, Equatable {
        let outcome: DeliveryReport.Outcome
        let status: String?
        /// The address takes no letters until we know better.
        let marksAddress: Bool
    }

    let message: ID<MailMessage>
    /// The message that reports.
    let report: ID<MailMessage>
    let party: ID<Party>?
    let items: [Item]

    struct Content: Codable, Sendable, Equatable {
        struct Person: Codable, Sendable, Equatable {
            let address: String
            /// What the server wrote.
            let words: String?
        }
        let people: [Person]
    }

    var subjects: [ID<Subject>] {
        [message.subject, report.subject] + (party.map { [$0.subject] } ?? [])
    }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        for (item, person) in zip(items, entry.content?.people ?? []) {
            try db.execute(
                """
                INSERT INTO message_delivery (message_id, address, outcome, status, words, report_id, at)
                VALUES (\(message), \(person.address), \(item.outcome), \(item.status), \(person.words),
                    \(report), \(entry.recordedAt))
                """)
            if item.outcome == .delivered {
                try db.execute("DELETE FROM bouncing_address WHERE address = \(person.address)")
            } else if item.marksAddress {
                try db.execute(
                    """
                    INSERT INTO bouncing_address (address, since, message_id, status, words)
                    VALUES (\(person.address), \(entry.recordedAt), \(message), \(item.status),
                        \(person.words))
                    ON CONFLICT (address) DO UPDATE SET message_id = excluded.message_id,
                        status = excluded.status, words = excluded.words
                    """)
            }
        }
    }
}

extension DeliveryReport.Outcome: SQLConvertible {}

/// An address that took no letters takes them again, as far as we know.
struct AddressCleared: Fact {
    static let name = "mail.addressCleared.v1"

    enum Reason: String, Codable, Sendable, CaseIterable {
        /// A letter came from there.
        case wrote
        /// Somebody knows.
        case person
    }

    let reason: Reason
    let parties: [ID<Party>]

    struct Content: Codable, Sendable { let address: String }

    var subjects: [ID<Subject>] { parties.map(\.subject) }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        guard let address = entry.content?.address else { return }
        try db.execute("DELETE FROM bouncing_address WHERE address = \(address)")
    }
}
