import Commons
import Kernel

/// Which facts a webhook hears of: all (`*`), those that begin alike (`desk.*`), single ones
/// (`desk.caseClosed.v1`).
struct FactChoice: Sendable, Equatable {
    /// In the order of the alphabet, each once.
    let patterns: [String]

    static let most = 100

    init(stored text: String) { patterns = text.split(separator: " ").map(String.init) }

    /// - Parameter known: all names of facts that the house writes.
    /// - Throws: `WebhookRefused` where nothing is chosen, or nothing could ever match.
    init(_ typed: [String], known: [String]) throws {
        let wanted = Set(
            typed.flatMap { $0.split(whereSeparator: { $0.isWhitespace || $0 == "," }) }
                .map(String.init))
        guard !wanted.isEmpty else { throw WebhookRefused.noFacts }
        guard wanted.count <= Self.most else {
            throw InputRefused.tooLong(field: "facts", most: Self.most)
        }
        patterns = wanted.sorted()
        for pattern in patterns where !known.contains(where: { Self.fits(pattern, $0) }) {
            throw WebhookRefused.noSuchFact(String(pattern.prefix(80)))
        }
    }

    var stored: String { patterns.joined(separator: " ") }

    func takes(_ name: String) -> Bool { patterns.contains { Self.fits($0, name) } }

    private static func fits(_ pattern: String, _ name: String) -> Bool {
        if pattern == "*" { return true }
        guard pattern.hasSuffix(".*") else { return pattern == name }
        return name.hasPrefix(pattern.dropLast())
    }
}
