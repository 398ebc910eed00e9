import Kernel
import Store

/// What became of one attempt.
enum WebhookAnswer: Sendable, Equatable {
    /// The receiver answered with this status.
    case status(Int)
    case fault(WebhookFault)

    var isDelivered: Bool {
        if case .status(200...299) = self { return true }
        return false
    }

    /// The receiver wants no more (410).
    var isGone: Bool { self == .status(410) }
}

/// Why nobody answered.
enum WebhookFault: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case unknownHost, notPublic, unreachable, brokenOff, badCertificate, tooSlow

    var sentence: Bilingual {
        switch self {
        case .unknownHost:
            Bilingual(
                it: "Nessuno conosce il nome di questa macchina.",
                en: "Nobody knows the name of this machine.")
        case .notPublic:
            Bilingual(
                it: "Il nome porta a un indirizzo che non è su internet: lì Arca non manda niente.",
                en:
                    "The name leads to an address that is not on the internet: Arca sends nothing there."
            )
        case .unreachable:
            Bilingual(
                it: "Nessuno risponde a quell'indirizzo.", en: "Nobody answers at that address.")
        case .brokenOff:
            Bilingual(
                it: "Chi riceve ha chiuso la linea senza rispondere.",
                en: "The receiver closed the line without an answer.")
        case .badCertificate:
            Bilingual(
                it: "Il certificato di chi riceve non è valido per quel nome.",
                en: "The receiver's certificate is not valid for that name.")
        case .tooSlow:
            Bilingual(
                it: "Chi riceve non ha risposto in 10 secondi.",
                en: "The receiver did not answer within 10 seconds.")
        }
    }
}

/// When it is tried again.
enum WebhookPauses {
    private static let seconds: [Int64] = [
        5, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 10 * 3_600,
    ]

    /// - Parameters:
    ///   - failures: in a row, with the one just now; from 1.
    ///   - chance: up to a fifth more, so that not all come back at once.
    static func milliseconds(after failures: Int, _ chance: inout some Chance) -> Int64 {
        let base = seconds[min(max(failures, 1), seconds.count) - 1] * 1_000
        return base + Int64.random(in: 0...base / 5, using: &chance)
    }
}
