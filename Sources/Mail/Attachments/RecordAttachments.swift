import Commons
import Journal
import Kernel
import Store

/// Writes down what the files of a letter say. What was read earlier stays as it is.
struct RecordAttachments: Command {
    static let name = "mail.recordAttachments"
    static let purpose = Bilingual(
        it: "Registra le parole degli allegati di una lettera.",
        en: "Records the words of a letter's attachments.")

    struct Item: Codable, Sendable {
        let path: String
        let name: String
        let text: String
    }

    let message: ID<MailMessage>
    let items: [Item]
    let unreadable: Int
    let lacking: [AttachmentTools.Tool]

    init(_ message: ID<MailMessage>, _ opened: AttachmentReader.Opened) {
        self.message = message
        items = opened.found.map { Item(path: $0.path, name: $0.name, text: $0.text) }
        unreadable = opened.unreadable
        lacking = opened.lacking.sorted { $0.rawValue < $1.rawValue }
    }

    func run(in tx: Transaction) throws -> Done {
        guard tx.actor == .house else { throw CommonRefusal.forbidden }
        // Another node may have been quicker.
        guard
            let row = try MessageRow.find(message, in: tx),
            try tx.exists("SELECT 1 FROM attachment_waiting WHERE message_id = \(message)")
        else { return Done() }
        let about = try tx.values(
            """
            SELECT DISTINCT subject FROM fact_subject WHERE sequence = (
                SELECT MIN(sequence) FROM fact_subject WHERE subject = \(message))
            ORDER BY subject
            """, as: ID<Subject>.self
        ).filter { $0 != message.subject }
        let known = Set(
            try tx.values(
                "SELECT path FROM attachment_text WHERE message_id = \(message)", as: String.self))
        for item in items where !known.contains(item.path) {
            try tx.append(
                AttachmentRead(message: message, path: item.path, about: about),
                content: AttachmentRead.Content(name: item.name, text: item.text),
                occurredAt: row.at)
        }
        try tx.append(
            AttachmentsOpened(
                message: message, read: items.count, unreadable: unreadable, lacking: lacking))
        return Done()
    }
}

/// Has those letters opened once more whose files needed a program that is there by now.
struct AwaitAttachments: Command {
    static let name = "mail.awaitAttachments"
    static let purpose = Bilingual(
        it: "Riprende gli allegati che la macchina non sapeva aprire.",
        en: "Takes up the attachments that the machine could not open.")

    let missing: [AttachmentTools.Tool]

    private static let lot = 1_000

    func run(in tx: Transaction) throws -> Int {
        guard tx.actor == .house else { throw CommonRefusal.forbidden }
        let rows = try tx.rows(
            """
            SELECT message_id, lacking FROM attachment_opened
            WHERE lacking IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attachment_waiting
                WHERE attachment_waiting.message_id = attachment_opened.message_id)
            ORDER BY message_id
            """
        ) {
            (message: try $0["message_id"] as ID<MailMessage>, lacking: try $0["lacking"] as String)
        }
        let still = Set(missing.map(\.rawValue))
        let ready = rows.filter { row in
            row.lacking.split(separator: " ").contains { !still.contains(String($0)) }
        }.prefix(Self.lot).map(\.message)
        if !ready.isEmpty { try tx.append(AttachmentsAwaited(messages: ready)) }
        return ready.count
    }
}
