import Journal
import Kernel
import Store

/// Another system hears of what happens here, from this fact on. Its secret is not in the journal
/// (ADR 0009).
struct WebhookAdded: Fact {
    static let name = "webhooks.added.v1"
    let hook: ID<Webhook>
    let facts: [String]
    let isHere: Bool

    /// Addresses are of machines, but some have a key of their own in them.
    struct Content: Codable, Sendable {
        let title: String
        let url: String
    }

    var subjects: [ID<Subject>] { [hook.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO webhook (id, title, url, facts, is_here, added_at, begins_after, revision)
            VALUES (\(hook), \(entry.content?.title ?? "\(hook)"), \(entry.content?.url ?? ""),
                \(facts.joined(separator: " ")), \(isHere), \(entry.recordedAt),
                \(entry.sequence), \(entry.sequence))
            """)
    }
}

/// A webhook has another name, address or choice of facts.
struct WebhookChanged: Fact {
    static let name = "webhooks.changed.v1"
    let hook: ID<Webhook>
    let facts: [String]

    typealias Content = WebhookAdded.Content

    var subjects: [ID<Subject>] { [hook.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE webhook SET title = \(entry.content?.title ?? "\(hook)"),
                url = \(entry.content?.url ?? ""), facts = \(facts.joined(separator: " ")),
                revision = \(entry.sequence)
            WHERE id = \(hook)
            """)
    }
}

/// Nothing is sent to it until it is resumed; what happens meanwhile waits.
struct WebhookPaused: Fact {
    static let name = "webhooks.paused.v1"
    let hook: ID<Webhook>
    let reason: WebhookPause

    var subjects: [ID<Subject>] { [hook.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE webhook SET pause = \(reason), paused_at = \(entry.recordedAt),
                revision = \(entry.sequence)
            WHERE id = \(hook)
            """)
    }
}

/// It is sent to again, with what has waited or without.
struct WebhookResumed: Fact {
    static let name = "webhooks.resumed.v1"
    let hook: ID<Webhook>
    let skipsWaiting: Bool

    var subjects: [ID<Subject>] { [hook.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        let begins: SQL = skipsWaiting ? "\(entry.sequence)" : "begins_after"
        try db.execute(
            """
            UPDATE webhook SET pause = NULL, paused_at = NULL, begins_after = \(begins),
                revision = \(entry.sequence)
            WHERE id = \(hook)
            """)
    }
}

/// It signs with a new secret.
struct WebhookSecretRenewed: Fact {
    static let name = "webhooks.secretRenewed.v1"
    let hook: ID<Webhook>

    var subjects: [ID<Subject>] { [hook.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE webhook SET revision = \(entry.sequence) WHERE id = \(hook)")
    }
}

/// Somebody wants to see whether messages get through: this very fact is the message.
struct WebhookTried: Fact {
    static let name = "webhooks.tried.v1"
    let hook: ID<Webhook>

    var subjects: [ID<Subject>] { [hook.subject] }
}

/// The other system hears nothing more.
struct WebhookRemoved: Fact {
    static let name = "webhooks.removed.v1"
    let hook: ID<Webhook>

    var subjects: [ID<Subject>] { [hook.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("DELETE FROM webhook WHERE id = \(hook)")
    }
}
