import Commons
import Journal
import Kernel
import Site
import Store

/// Webhooks: other systems hear, by signed messages, of facts as they happen.
public struct WebhooksFeature: SiteFeature {
    public let name = "webhooks"
    public let title = Bilingual(it: "Webhook", en: "Webhooks")

    public init() {}

    public var facts: [FactKind] {
        [
            FactKind(WebhookAdded.self), FactKind(WebhookChanged.self),
            FactKind(WebhookPaused.self), FactKind(WebhookResumed.self),
            FactKind(WebhookSecretRenewed.self), FactKind(WebhookTried.self),
            FactKind(WebhookRemoved.self),
        ]
    }

    public var commands: [CommandKind] {
        [
            CommandKind(AddWebhook.self), CommandKind(ChangeWebhook.self),
            CommandKind(PauseWebhook.self), CommandKind(ResumeWebhook.self),
            CommandKind(RenewWebhookSecret.self), CommandKind(TryWebhook.self),
            CommandKind(RemoveWebhook.self),
        ]
    }

    public var queries: [QueryKind] { [QueryKind(AllWebhooks.self), QueryKind(FactNames.self)] }

    public let operationalTables: Set<String> = ["webhook_secret", "webhook_delivery"]
    /// Sealed by the key of this machine.
    public let secretTables: Set<String> = ["webhook_secret"]

    public var migrations: [Migration] { [WebhookTables.first] }

    /// How many other systems a house that serves would tell of what happens.
    public static func countSending(in db: any Reader) throws -> Int {
        try WebhookRow.all(in: db).count { $0.pause == nil }
    }

    public func gauges(in db: any Reader, at now: Instant) throws -> [Gauge] {
        try WebhookGauges.all(in: db)
    }

    public func workers(in house: House) -> [any Worker] { [DeliverWebhooks(house: house)] }

    public func pages(_ pages: inout Pages) { WebhookPages().register(in: &pages) }

    public func today(_ visit: Visit) async throws -> [TodayCard] {
        try await WebhookToday.cards(visit)
    }

    public func story(_ fact: DecodedFact, _ stored: StoredFact, _ say: Say) -> StoryItem? {
        WebhookStory.item(fact, say)
    }

    public func settingsLinks(_ say: Say) -> [(
        title: String, text: String, href: String, icon: String
    )] {
        [
            (
                title: say("Webhook", "Webhooks"),
                text: say(
                    "Avvisano altri sistemi di ciò che accade.",
                    "Tell other systems of what happens."),
                href: WebhookPages.path, icon: "external"
            )
        ]
    }
}
