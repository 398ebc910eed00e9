import Foundation
import Kernel

/// What house and receiver share, and nobody else: with it the one signs and the other checks. Written
/// as Standard Webhooks has it, `whsec_` and base64.
struct WebhookSecret: Sendable, Equatable {
    let bytes: [UInt8]

    private static let prefix = "whsec_"
    private static let lengths = 24...64

    /// Nil unless it is the prefix and 24 to 64 bytes.
    init?(_ text: String) {
        guard text.hasPrefix(Self.prefix), text.utf8.count <= 100,
            let data = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))),
            Self.lengths.contains(data.count)
        else { return nil }
        bytes = Array(data)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// A new one of 32 bytes.
    static func make(_ chance: inout some Chance) -> WebhookSecret {
        WebhookSecret(bytes: chance.bytes(32))
    }

    var text: String { Self.prefix + Data(bytes).base64EncodedString() }

    static func purpose(of hook: ID<Webhook>) -> String { "webhook \(hook)" }
}

/// Secrets for who adds webhooks on the command line.
public enum WebhookSecrets {
    public static func make() -> String {
        var chance = SystemChance()
        return WebhookSecret.make(&chance).text
    }
}
