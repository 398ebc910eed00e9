import Commons
import Journal
import Kernel

/// Stops sending to a webhook; what happens meanwhile waits.
struct PauseWebhook: Command {
    static let name = "webhooks.pause"
    static let purpose = Bilingual(
        it: "Mette in pausa un webhook.", en: "Pauses a webhook.")

    let hook: ID<Webhook>

    func run(in tx: Transaction) throws -> Done {
        guard try WebhookRow.require(hook, in: tx).pause == nil else {
            throw WebhookRefused.isPaused
        }
        try tx.append(WebhookPaused(hook: hook, reason: .person))
        return Done()
    }
}

/// Sends to a webhook again, at once.
struct ResumeWebhook: Command {
    static let name = "webhooks.resume"
    static let purpose = Bilingual(
        it: "Riprende un webhook in pausa, con quello che ha aspettato o da adesso.",
        en: "Resumes a paused webhook, with what has waited or from now.")

    let hook: ID<Webhook>
    /// What has waited is never sent.
    let skipsWaiting: Bool

    func run(in tx: Transaction) throws -> Done {
        guard try WebhookRow.require(hook, in: tx).pause != nil else {
            throw WebhookRefused.isNotPaused
        }
        guard try !WebhookKeys.find(hook, at: tx.now, tx.secrets, in: tx).isEmpty else {
            throw WebhookRefused.noSecret
        }
        try tx.append(WebhookResumed(hook: hook, skipsWaiting: skipsWaiting))
        try WebhookProgress.tryNow(hook, forgetsFailures: true, in: tx)
        return Done()
    }
}

/// Sends a message whose only purpose is to be seen, after what waits already, and at once.
struct TryWebhook: Command {
    static let name = "webhooks.try"
    static let purpose = Bilingual(
        it: "Manda un messaggio di prova a un webhook.", en: "Sends a test message to a webhook.")

    let hook: ID<Webhook>

    /// Where in the journal the message stands.
    struct Outcome: Codable, Sendable { let sequence: Int64 }

    func run(in tx: Transaction) throws -> Outcome {
        guard try WebhookRow.require(hook, in: tx).pause == nil else {
            throw WebhookRefused.isPaused
        }
        let sequence = try tx.append(WebhookTried(hook: hook))
        try WebhookProgress.tryNow(hook, in: tx)
        return Outcome(sequence: sequence)
    }
}
