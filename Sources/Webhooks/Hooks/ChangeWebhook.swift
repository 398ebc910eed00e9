import Commons
import Journal
import Kernel
import Outside

/// Gives a webhook another name, address or choice of facts. What waits goes to the new address.
struct ChangeWebhook: Command {
    static let name = "webhooks.change"
    static let purpose = Bilingual(
        it: "Cambia nome, indirizzo o fatti di un webhook.",
        en: "Changes the name, address or facts of a webhook.")

    let hook: ID<Webhook>
    let title: String
    let url: String
    let facts: [String]

    func run(in tx: Transaction) throws -> Done {
        let known = try WebhookRow.require(hook, in: tx)
        let title = try Typed.required(title, field: "title", most: 80)
        let address = try OutsideAddress.read(url, isHere: known.isHere)
        // Whoever may change webhooks on a page must not thereby reach any program of this machine.
        if known.isHere, address.text != known.url, tx.road != .cli {
            throw WebhookRefused.onlyByCommandLine
        }
        let choice = try FactChoice(facts, known: tx.catalogue.names)
        if title == known.title, address.text == known.url, choice == known.choice { return Done() }
        try tx.append(
            WebhookChanged(hook: hook, facts: choice.patterns),
            content: WebhookAdded.Content(title: title, url: address.text))
        if address.text != known.url { try WebhookProgress.tryNow(hook, in: tx) }
        return Done()
    }
}

/// Tells the other system nothing more; what has waited is dropped, and its secret destroyed.
public struct RemoveWebhook: Command {
    public static let name = "webhooks.remove"
    public static let purpose = Bilingual(
        it: "Elimina un webhook con il suo segreto.", en: "Removes a webhook with its secret.")

    let hook: ID<Webhook>

    public init(hook: ID<Webhook>) { self.hook = hook }

    public func run(in tx: Transaction) throws -> Done {
        _ = try WebhookRow.require(hook, in: tx)
        try tx.append(WebhookRemoved(hook: hook))
        try tx.executeOperational("DELETE FROM webhook_secret WHERE hook = \(hook)")
        try tx.executeOperational("DELETE FROM webhook_delivery WHERE hook = \(hook)")
        return Done()
    }
}

/// Gives a webhook a new secret. For a day both sign, so that the receiver can change over.
struct RenewWebhookSecret: Command {
    static let name = "webhooks.renewSecret"
    static let purpose = Bilingual(
        it: "Dà a un webhook un segreto nuovo; per un giorno firma anche quello di prima.",
        en: "Gives a webhook a new secret; for a day the one before signs too.")

    let hook: ID<Webhook>
    /// `whsec_` and base64 of 24 to 64 bytes.
    let secret: String

    func run(in tx: Transaction) throws -> Done {
        _ = try WebhookRow.require(hook, in: tx)
        guard let secret = WebhookSecret(secret) else { throw WebhookRefused.badSecret }
        let known = try WebhookKeys.find(hook, at: tx.now, tx.secrets, in: tx)
        if known.contains(secret) { throw WebhookRefused.sameSecret }
        try tx.append(WebhookSecretRenewed(hook: hook))
        try secret.keep(for: hook, in: tx)
        return Done()
    }
}
