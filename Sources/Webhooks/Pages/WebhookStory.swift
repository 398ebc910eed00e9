import Commons
import Journal
import Kernel
import Site

/// How facts of webhooks read in a story.
enum WebhookStory {
    static func item(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        switch fact.fact {
        case is WebhookAdded:
            told(say("Webhook aggiunto", "Webhook added"), fact)
        case is WebhookChanged: told(say("Webhook cambiato", "Webhook changed"), fact)
        case let paused as WebhookPaused:
            told(
                say("Webhook in pausa", "Webhook paused"), fact, sub: say(paused.reason.sentence),
                tone: paused.reason.isByHouse ? .rust : .slate)
        case is WebhookResumed: told(say("Webhook ripreso", "Webhook resumed"), fact)
        case is WebhookSecretRenewed:
            told(say("Webhook con un segreto nuovo", "Webhook with a new secret"), fact)
        case is WebhookTried: told(say("Webhook provato", "Webhook tested"), fact)
        case is WebhookRemoved: told(say("Webhook eliminato", "Webhook removed"), fact)
        default: nil
        }
    }

    private static func told(
        _ title: String, _ fact: DecodedFact, sub: String = "", tone: Tone = .slate
    ) -> StoryItem {
        let name = (fact.content as? WebhookAdded.Content)?.title
        return StoryItem(
            icon: "external", tone: tone, title: "\(title)", sub: "\(name ?? sub)",
            href: WebhookPages.path)
    }
}

/// On Today, for those who may do something about it: webhooks that the house has stopped.
enum WebhookToday {
    static func cards(_ visit: Visit) async throws -> [TodayCard] {
        guard visit.actor.may(.work) else { return [] }
        let stopped = try await visit.reading { db in
            try WebhookRow.all(in: db).filter { $0.pause?.isByHouse ?? false }
        }
        guard !stopped.isEmpty else { return [] }
        let say = visit.say
        return [
            TodayCard(
                place: 7,
                html: """
                    <section class="card" aria-labelledby="webhooks-stopped"><header><h2 id="webhooks-stopped">\(say("Webhook fermi", "Webhooks that stopped"))</h2></header>\(stopped.html { hook in
                        notice(.warn, hook.title, "\(hook.pause.map { say($0.sentence) } ?? "") <a href=\"\(WebhookPages.path)\">\(say("Webhook", "Webhooks"))</a>")
                    })</section>
                    """)
        ]
    }
}
