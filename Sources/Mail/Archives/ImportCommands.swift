import Commons
import Journal
import Kernel
import Store

/// Begins an import into a mailbox.
public struct BeginMailImport: Command {
    public static let name = "mail.beginImport"
    public static let purpose = Bilingual(
        it: "Comincia a importare un archivio di posta.", en: "Begins to import a mail archive.")

    let mailbox: ID<Mailbox>
    let source: String
    var bytes: Int64?

    public init(mailbox: ID<Mailbox>, source: String, bytes: Int64? = nil) {
        self.mailbox = mailbox
        self.source = source
        self.bytes = bytes
    }

    public func run(in tx: Transaction) throws -> ID<MailImport> {
        try ArrivalRefused.check(tx.road)
        return try MailImportBeginning(
            mailbox: mailbox, source: source, bytes: bytes, inBackground: false
        ).begin(in: tx)
    }
}

/// What both ways of beginning an import share.
struct MailImportBeginning {
    let mailbox: ID<Mailbox>
    let source: String
    let bytes: Int64?
    let inBackground: Bool

    func begin(in tx: Transaction) throws -> ID<MailImport> {
        guard try MailboxRow.find(mailbox, in: tx) != nil else { throw MailboxRefused.notFound }
        let importID: ID<MailImport> = tx.newID()
        try tx.append(
            MailImportBegun(
                importID: importID, mailbox: mailbox, inBackground: inBackground ? true : nil,
                bytes: bytes),
            content: MailImportBegun.Content(
                source: try Typed.required(source, field: "source", most: 500)))
        return importID
    }
}

/// Has the house import an archive that lies ready in its folder `archives`, by itself and with
/// progress. Only whoever keeps the machine can put one there, so this road is open to the web.
public struct StartMailImport: Command {
    public static let name = "mail.startImport"
    public static let purpose = Bilingual(
        it: "Importa in sottofondo un archivio che è nella cartella «archives» dei dati.",
        en: "Imports in the background an archive that lies in the folder “archives” of the data.")

    let mailbox: ID<Mailbox>
    let archive: String

    public func run(in tx: Transaction) throws -> ID<MailImport> {
        guard
            let ready = tx.mailFeature?.archives.flatMap({ MailArchives(folder: $0).find(archive) })
        else { throw MailImportRefused.noSuchArchive }
        if let unfinished = try MailImportRow.unfinished(ready.path, into: mailbox, in: tx) {
            if unfinished.status == .paused {
                try tx.append(MailImportResumed(importID: unfinished.id, inBackground: true))
            }
            return unfinished.id
        }
        return try MailImportBeginning(
            mailbox: mailbox, source: ready.path, bytes: ready.bytes, inBackground: true
        ).begin(in: tx)
    }
}

extension Transaction {
    fileprivate var mailFeature: MailFeature? {
        features.lazy.compactMap { $0 as? MailFeature }.first
    }
}

/// Brings in some messages of an archive, at their own dates and without notices. What is there
/// already stays as it is, so an import that was interrupted is simply gone on with.
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
            item.opened = try OpenedMessage(raw, for: dialect)
            return item
        }
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let new: Int
        public let known: Int
    }

    let importID: ID<MailImport>
    let messages: [Item]
    /// How many letters of the archive were read before these: another process may have been quicker.
    var after: Int?
    /// How much of the archive they take.
    var bytes: Int64?
    /// Files that could not be read so far.
    var unreadable: Int?

    public init(importID: ID<MailImport>, messages: [Item]) {
        self.importID = importID
        self.messages = messages
    }

    public func run(in tx: Transaction) throws -> Outcome {
        try ArrivalRefused.check(tx.road)
        let row = try MailImportRow.require(importID, in: tx)
        guard row.status == .running else { throw MailImportRefused.notRunning }
        if let after, after != row.read { throw MailImportRefused.overtaken }
        tx.mark(importedBy: importID.subject)
        var new = 0
        for item in messages {
            let outcome = try tx.perform(
                ReceiveMessage(mailbox: row.mailbox, importID: importID, item: item))
            if outcome.isNew { new += 1 }
        }
        let outcome = Outcome(new: new, known: messages.count - new)
        try tx.append(
            MailImportAdvanced(
                importID: importID, read: messages.count, new: new, known: outcome.known,
                unreadable: unreadable ?? row.unreadable, bytes: bytes ?? 0))
        return outcome
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
        let row = try MailImportRow.require(importID, in: tx)
        guard row.status == .running else { throw MailImportRefused.notRunning }
        try tx.append(MailImportEnded(importID: importID, read: read, new: new, known: known))
        return Done()
    }
}

/// Lets an import stand still after the letters that are being written.
public struct PauseMailImport: Command {
    public static let name = "mail.pauseImport"
    public static let purpose = Bilingual(
        it: "Mette in pausa un'importazione di posta.", en: "Pauses a mail import.")

    let importID: ID<MailImport>
    private var hitch: MailImportHitch?

    private enum CodingKeys: String, CodingKey { case importID }

    public init(importID: ID<MailImport>) { self.importID = importID }

    /// As the house itself says it, when it cannot go on.
    init(importID: ID<MailImport>, because hitch: MailImportHitch) {
        self.importID = importID
        self.hitch = hitch
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try MailImportRow.require(importID, in: tx)
        guard row.status == .running else { throw MailImportRefused.notRunning }
        try tx.append(MailImportPaused(importID: importID, hitch: hitch))
        return Done()
    }
}

/// Goes on with an import where it stood: in the background, whoever had begun it. One that a command
/// line left half-way counts as running, so it can be taken over as well.
public struct ResumeMailImport: Command {
    public static let name = "mail.resumeImport"
    public static let purpose = Bilingual(
        it: "Riprende un'importazione di posta, in sottofondo.",
        en: "Resumes a mail import, in the background.")

    let importID: ID<MailImport>
    private var byCommandLine = false

    private enum CodingKeys: String, CodingKey { case importID }

    public init(importID: ID<MailImport>) { self.importID = importID }

    /// By the command line that goes on with it itself.
    init(byCommandLine importID: ID<MailImport>) {
        self.importID = importID
        byCommandLine = true
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try MailImportRow.require(importID, in: tx)
        let isLeft = row.status == .running && (byCommandLine || !row.inBackground)
        guard row.status == .paused || isLeft else { throw MailImportRefused.notPaused }
        try tx.append(MailImportResumed(importID: importID, inBackground: !byCommandLine))
        return Done()
    }
}
