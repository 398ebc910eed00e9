import Commons
import Kernel
import Store

/// An address of another system that hears, by a signed message, of facts as they happen.
public enum Webhook {
    /// Each costs a look at whatever happens.
    static let most = 20
    /// How long the secret before signs beside a new one.
    static let secretsOverlapSeconds: Int64 = 86_400
    /// The parameter with the days of failures after which the house gives up by itself.
    static let pauseAfter = "webhooks.pauseAfter"
}

/// Why nothing is sent to a webhook.
public enum WebhookPause: String, Sendable, Codable, CaseIterable, SQLConvertible {
    /// Somebody of the office wanted it so.
    case person
    /// The receiver answered 410: it wants no more.
    case gone
    /// Nothing got through for days.
    case failing
    /// Nothing to sign with: the house was founded from an export, which holds no secrets.
    case noSecret

    /// The house stopped by itself, so somebody must be told.
    var isByHouse: Bool { self != .person }

    var sentence: Bilingual {
        switch self {
        case .person: Bilingual(it: "Messo in pausa.", en: "Paused.")
        case .gone:
            Bilingual(
                it:
                    "Chi riceve ha risposto 410: non vuole più niente. Se è un errore, riprendi; se no, elimina il webhook.",
                en:
                    "The receiver answered 410: it wants no more. Resume if that was a mistake, else remove the webhook."
            )
        case .failing:
            Bilingual(
                it:
                    "Per giorni niente è arrivato. Sistema chi riceve, poi riprendi: quello che ha aspettato parte in ordine.",
                en:
                    "Nothing got through for days. Mend the receiver, then resume: what has waited is sent in order."
            )
        case .noSecret:
            Bilingual(
                it:
                    "Manca il segreto, perché la cooperativa viene da un'esportazione: fanne uno nuovo, dallo a chi riceve, poi riprendi.",
                en:
                    "There is no secret, since the cooperative comes from an export: make a new one, give it to the receiver, then resume."
            )
        }
    }
}

/// A webhook as its row has it.
struct WebhookRow: Sendable, Equatable {
    let id: ID<Webhook>
    let title: String
    let url: String
    let choice: FactChoice
    let isHere: Bool
    let addedAt: Instant
    /// Facts up to this place are none of its business.
    let beginsAfter: Int64
    let pause: WebhookPause?
    let pausedAt: Instant?
    /// The place of the last fact about it.
    let revision: Int64

    static let columns: SQL = """
        webhook.id, webhook.title, webhook.url, webhook.facts, webhook.is_here, webhook.added_at,
        webhook.begins_after, webhook.pause, webhook.paused_at, webhook.revision
        """

    init(_ row: Row) throws {
        id = try row["id"]
        title = try row["title"]
        url = try row["url"]
        choice = FactChoice(stored: try row["facts"])
        isHere = try row["is_here"]
        addedAt = try row["added_at"]
        beginsAfter = try row["begins_after"]
        pause = try row["pause"]
        pausedAt = try row["paused_at"]
        revision = try row["revision"]
    }

    static func find(_ id: ID<Webhook>, in db: any Reader) throws -> WebhookRow? {
        try db.first("SELECT \(columns) FROM webhook WHERE id = \(id)", WebhookRow.init)
    }

    static func require(_ id: ID<Webhook>, in db: any Reader) throws -> WebhookRow {
        guard let found = try find(id, in: db) else { throw WebhookRefused.notFound }
        return found
    }

    /// The oldest first.
    static func all(in db: any Reader) throws -> [WebhookRow] {
        try db.rows("SELECT \(columns) FROM webhook ORDER BY id", WebhookRow.init)
    }
}
