import Commons
import Journal
import Kernel
import Store

/// An archive of old mail being brought in.
public enum MailImport {}

/// An archive begins to come in.
struct MailImportBegun: Fact {
    static let name = "mail.importBegun.v1"
    let importID: ID<MailImport>
    let mailbox: ID<Mailbox>

    struct Content: Codable, Sendable { let source: String }

    var subjects: [ID<Subject>] { [importID.subject, mailbox.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO mail_import (id, mailbox_id, source, begun_at, read, new, known)
            VALUES (\(importID), \(mailbox), \(entry.content?.source ?? ""), \(entry.recordedAt), 0, 0, 0)
            """)
    }
}

/// The archive has been read to its end.
struct MailImportEnded: Fact {
    static let name = "mail.importEnded.v1"
    let importID: ID<MailImport>
    let read: Int
    let new: Int
    let known: Int

    var subjects: [ID<Subject>] { [importID.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE mail_import SET ended_at = \(entry.recordedAt), read = \(read), new = \(new),
                known = \(known)
            WHERE id = \(importID)
            """)
    }
}

/// Begins an import into a mailbox.
public struct BeginMailImport: Command {
    public static let name = "mail.beginImport"
    public static let purpose = Bilingual(
        it: "Comincia a importare un archivio di posta.", en: "Begins to import a mail archive.")

    let mailbox: ID<Mailbox>
    let source: String

    public init(mailbox: ID<Mailbox>, source: String) {
        self.mailbox = mailbox
        self.source = source
    }

    public func run(in tx: Transaction) throws -> ID<MailImport> {
        try ArrivalRefused.check(tx.road)
        guard try MailboxRow.find(mailbox, in: tx) != nil else { throw MailboxRefused.notFound }
        let importID: ID<MailImport> = tx.newID()
        try tx.append(
            MailImportBegun(importID: importID, mailbox: mailbox),
            content: MailImportBegun.Content(
                source: try Typed.required(source, field: "source", most: 500)))
        return importID
    }
}

/// Brings in some messages of an archive, at their own dates and without notices. What is there
/// already stays as it is, so an import that was interrupted is simply begun again.
public struct ImportMessages: Command {
    public static let name = "mail.import"
    public static let purpose = Bilingual(
        it: "Importa messaggi di un archivio alle loro date.",
        en: "Imports messages of an archive at their own dates.")

    public struct Item: Codable, Sendable {
        let raw: RawMessage
        let writtenAt: Instant?
        private(set) var opened: OpenedMessage?

        private enum CodingKeys: String, CodingKey { case raw, writtenAt }

        public init(raw: [UInt8], writtenAt: Instant?) {
            self.raw = RawMessage(raw)
            self.writtenAt = writtenAt
        }

        /// Takes the message apart, so that the transaction has only to write.
        func opened(for dialect: Dialect) throws -> Item {
            var item = self
            item.opened = try OpenedMessage(
                raw.bytes, hash: Digest.sha256(raw.bytes), for: dialect)
            return item
        }
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let new: Int
        public let known: Int
    }

    let importID: ID<MailImport>
    let messages: [Item]

    public init(importID: ID<MailImport>, messages: [Item]) {
        self.importID = importID
        self.messages = messages
    }

    public func run(in tx: Transaction) throws -> Outcome {
        try ArrivalRefused.check(tx.road)
        let mailbox = try tx.value(
            "SELECT mailbox_id FROM mail_import WHERE id = \(importID)", as: ID<Mailbox>.self)
        guard let mailbox else { throw CommonRefusal.notFound }
        tx.mark(importedBy: importID.subject)
        var new = 0
        for item in messages {
            let outcome = try tx.perform(
                ReceiveMessage(mailbox: mailbox, importID: importID, item: item))
            if outcome.isNew { new += 1 }
        }
        return Outcome(new: new, known: messages.count - new)
    }
}

/// Ends an import with its counts.
public struct EndMailImport: Command {
    public static let name = "mail.endImport"
    public static let purpose = Bilingual(
        it: "Conclude un'importazione di posta.", en: "Ends a mail import.")

    let importID: ID<MailImport>
    let read: Int
    let new: Int
    let known: Int

    public init(importID: ID<MailImport>, read: Int, new: Int, known: Int) {
        self.importID = importID
        self.read = read
        self.new = new
        self.known = known
    }

    public func run(in tx: Transaction) throws -> Done {
        try ArrivalRefused.check(tx.road)
        guard try tx.exists("SELECT 1 FROM mail_import WHERE id = \(importID) AND ended_at IS NULL")
        else { throw CommonRefusal.notFound }
        try tx.append(MailImportEnded(importID: importID, read: read, new: new, known: known))
        return Done()
    }
}
