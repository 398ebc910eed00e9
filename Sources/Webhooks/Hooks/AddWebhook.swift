import Commons
import Journal
import Kernel
import Outside

/// Tells another system of what happens here, from now on. The secret is made outside and is kept
/// sealed: no page, query or fact gives it out again.
public struct AddWebhook: Command {
    public static let name = "webhooks.add"
    public static let purpose = Bilingual(
        it: "Avvisa un altro sistema, da qui in poi, con messaggi firmati.",
        en: "Tells another system, from here on, by signed messages.")

    let title: String
    let url: String
    /// `*`, `desk.*`, `desk.caseClosed.v1`…
    let facts: [String]
    /// `whsec_` and base64 of 24 to 64 bytes.
    let secret: String
    /// To a program on this very machine: only the command line may say so.
    let isHere: Bool

    public init(title: String, url: String, facts: [String], secret: String, isHere: Bool) {
        self.title = title
        self.url = url
        self.facts = facts
        self.secret = secret
        self.isHere = isHere
    }

    public func run(in tx: Transaction) throws -> ID<Webhook> {
        let title = try Typed.required(title, field: "title", most: 80)
        if isHere, tx.road != .cli { throw WebhookRefused.onlyByCommandLine }
        let address = try OutsideAddress.read(url, isHere: isHere)
        let choice = try FactChoice(facts, known: tx.catalogue.names)
        guard let secret = WebhookSecret(secret) else { throw WebhookRefused.badSecret }
        guard try tx.count("SELECT COUNT(*) FROM webhook") < Webhook.most else {
            throw WebhookRefused.tooMany
        }
        let hook: ID<Webhook> = tx.newID()
        try tx.append(
            WebhookAdded(hook: hook, facts: choice.patterns, isHere: isHere),
            content: WebhookAdded.Content(title: title, url: address.text))
        try secret.keep(for: hook, in: tx)
        return hook
    }
}

extension WebhookSecret {
    /// From now on it signs; the one before signs beside it for a day.
    func keep(for hook: ID<Webhook>, in tx: Transaction) throws {
        let sealed = try tx.secrets.seal(text, purpose: Self.purpose(of: hook))
        let end = tx.now.adding(seconds: Webhook.secretsOverlapSeconds)
        try tx.executeOperational(
            """
            INSERT INTO webhook_secret (hook, sealed) VALUES (\(hook), \(sealed))
            ON CONFLICT (hook) DO UPDATE SET sealed_before = webhook_secret.sealed,
                before_until = \(end), sealed = excluded.sealed
            """)
    }
}
