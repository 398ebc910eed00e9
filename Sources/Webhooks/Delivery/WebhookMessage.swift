import Commons
import Crypto
import Foundation
import Journal
import Kernel
import Store

/// One fact as another system hears of it: names and identifiers, no word of anybody's. Who wants to
/// know more asks the API, and is then asked for a key.
struct WebhookMessage: Sendable, Equatable {
    /// Place of the fact in the journal.
    let sequence: Int64
    /// The same at each attempt, and of no other message, also where a house was restored and facts
    /// follow in the places of lost ones.
    let id: String
    let body: String

    private struct Body: Encodable {
        struct Data: Encodable {
            let sequence: Int64
            let name: String
            let occurredAt: Instant
            let subjects: [ID<Subject>]
        }
        let type: String
        let timestamp: Instant
        let data: Data
    }

    init(_ fact: StoredFact, subjects: [ID<Subject>], for hook: ID<Webhook>) throws {
        sequence = fact.sequence
        let mark = Kernel.Digest.sha256(of: Array("\(hook)".utf8), fact.leaf.bytes)
        id = "msg_" + Bytes.base64url(mark.bytes.prefix(18))
        body = try OutputJSON.text(
            Body(
                type: fact.name, timestamp: fact.recordedAt,
                data: Body.Data(
                    sequence: fact.sequence, name: fact.name, occurredAt: fact.occurredAt,
                    subjects: subjects)))
    }

    /// What stands in the head of the request: Standard Webhooks, version 1. Of several secrets each
    /// signs, the newest first.
    func headers(signedBy secrets: [WebhookSecret], at moment: Instant) -> [(
        name: String, value: String
    )] {
        let time = String(moment.milliseconds / 1000)
        let signatures = secrets.map {
            WebhookSignature.make(id: id, time: time, body: body, secret: $0)
        }
        return [
            ("webhook-id", id), ("webhook-timestamp", time),
            ("webhook-signature", signatures.joined(separator: " ")),
            ("content-type", "application/json"), ("user-agent", "Arca"),
        ]
    }
}

/// HMAC-SHA256 over identifier, moment and body, apart by dots.
enum WebhookSignature {
    /// - Parameter time: whole seconds since 1970.
    static func make(id: String, time: String, body: String, secret: WebhookSecret) -> String {
        let mac = HMAC<SHA256>.authenticationCode(
            for: Data("\(id).\(time).\(body)".utf8), using: SymmetricKey(data: secret.bytes))
        return "v1," + Data(mac).base64EncodedString()
    }
}

/// The secrets of a webhook as they lie sealed.
enum WebhookKeys {
    /// Those that sign now, the newest first; none where none was ever given, or none opens.
    static func find(
        _ hook: ID<Webhook>, at now: Instant, _ box: SecretBox, in db: any Reader
    ) throws -> [WebhookSecret] {
        let row = try db.first(
            """
            SELECT sealed, sealed_before, before_until FROM webhook_secret WHERE hook = \(hook)
            """
        ) {
            (
                sealed: try $0["sealed"] as String, before: try $0["sealed_before"] as String?,
                until: try $0["before_until"] as Instant?
            )
        }
        guard let row else { return [] }
        let before = row.until.map { now < $0 } ?? false ? row.before : nil
        return [row.sealed, before].compactMap { sealed in
            sealed.flatMap { box.open($0, purpose: WebhookSecret.purpose(of: hook)) }
                .flatMap(WebhookSecret.init)
        }
    }
}
