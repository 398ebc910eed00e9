import Commons
import Journal
import Kernel
import Members
import Site
import Store

/// Mail: mailboxes by function, every message that came or went, archives of old mail.
public struct MailFeature: SiteFeature, PartyPanels {
    public let name = "mail"
    public let title = Bilingual(it: "Posta", en: "Mail")

    /// Where archives lie ready to be imported; nil where there is no such folder.
    let archives: String?

    public init(archives: String? = nil) { self.archives = archives }

    public var facts: [FactKind] {
        [
            FactKind(MailboxOpened.self), FactKind(MailboxChanged.self),
            FactKind(MailboxClosed.self),
            FactKind(MessageReceived.self), FactKind(MessageSeenAgain.self),
            FactKind(MessageNotFetched.self), FactKind(MessageQueued.self),
            FactKind(SendingBegun.self),
            FactKind(MessageSent.self), FactKind(SendingDeferred.self),
            FactKind(SendingRefused.self),
            FactKind(SendingInDoubt.self), FactKind(CopySeen.self), FactKind(MailImportBegun.self),
            FactKind(MailImportEnded.self), FactKind(ReconciliationAsked.self),
            FactKind(MailboxReconciled.self), FactKind(MissingSettled.self),
            FactKind(DeliveryReported.self), FactKind(AddressCleared.self),
            FactKind(AttachmentRead.self), FactKind(AttachmentsOpened.self),
            FactKind(AttachmentsAwaited.self), FactKind(LettersFollowedParty.self),
            FactKind(LettersLeftParty.self),
            FactKind(MailImportAdvanced.self), FactKind(MailImportPaused.self),
            FactKind(MailImportResumed.self), FactKind(LetterMetInArchive.self),
            FactKind(MailImportUndoAsked.self), FactKind(ImportedLettersWithdrawn.self),
            FactKind(MailImportUndone.self), FactKind(ReceiptArrived.self),
        ]
    }

    /// `QueueMessage` is not among them: by name it would be a road round the gate of complete
    /// answers (D4). Features perform it inside a command that has judged the letter.
    public var commands: [CommandKind] {
        [
            CommandKind(SetMailbox.self), CommandKind(CloseMailbox.self),
            CommandKind(ReceiveMessage.self),
            CommandKind(SettleSending.self), CommandKind(BeginMailImport.self),
            CommandKind(ImportMessages.self), CommandKind(EndMailImport.self),
            CommandKind(ReconcileMailbox.self), CommandKind(ClearBouncing.self),
            CommandKind(StartMailImport.self), CommandKind(PauseMailImport.self),
            CommandKind(ResumeMailImport.self), CommandKind(UndoMailImport.self),
        ]
    }

    public var queries: [QueryKind] {
        [
            QueryKind(Mailboxes.self), QueryKind(LettersToSettle.self), QueryKind(MailImports.self),
            QueryKind(BouncingAddresses.self), QueryKind(AttachmentReadings.self),
            QueryKind(ShowMailImport.self), QueryKind(UndoImportPreview.self),
        ]
    }

    public let operationalTables: Set<String> = [
        "mailbox_secret", "mailbox_health", "mailbox_reconciliation",
        "attachment_attempt",
    ]

    /// Sealed by the key of this machine.
    public let secretTables: Set<String> = ["mailbox_secret"]
    public var letterAddresses: SQL? { "SELECT raw_hash FROM message" }
    public var lists: [ExportedList] { [MailLists.messages] }

    public var migrations: [Migration] {
        [
            MailTables.first, MailTables.places, MailTables.deliveries, MailTables.attachments,
            MailTables.merging, MailTables.writers, MailTables.imports, MailTables.receipts,
            MailTables.ofParty,
        ]
    }

    public func gauges(in db: any Reader, at now: Instant) throws -> [Gauge] {
        try MailGauges.all(in: db)
    }

    public func workers(in house: House) -> [any Worker] {
        let node: ID<House> = house.ids.next()
        return [
            FetchMail(house: house), MailSender(house: house, node: node.description),
            ReadAttachments(house: house), MailImportWorker(house: house),
        ]
    }

    public func pages(_ pages: inout Pages) {
        MailboxPages().register(in: &pages)
        MessagePages().register(in: &pages)
        MailImportPages(archives: archives).register(in: &pages)
    }

    public func today(_ visit: Visit) async throws -> [TodayCard] {
        try await MailToday.cards(visit)
    }

    public func partyCards(_ party: PartyCard, _ visit: Visit) async throws -> [HTML] {
        let rows = try await visit.reading { try BouncingAddresses.of(party.contacts, in: $0) }
        return DeliveryNotes.cards(rows, visit)
    }

    public func story(_ fact: DecodedFact, _ stored: StoredFact, _ say: Say) -> StoryItem? {
        MailStory.item(fact, say)
    }

    public func settingsLinks(_ say: Say) -> [(
        title: String, text: String, href: String, icon: String
    )] {
        [
            (
                title: say("Caselle", "Mailboxes"),
                text: say("Server, stato, ultima lettura.", "Servers, state, last look."),
                href: "/mailboxes", icon: "mail"
            )
        ]
    }
}
