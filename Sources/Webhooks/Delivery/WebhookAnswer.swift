import Kernel
import Store

/// What became of one attempt.
enum WebhookAnswer: Sendable, Equatable {
    /// The receiver answered with this status.
    case status(Int)
    /// With this status it asked to be left alone for so long.
    case later(Int, seconds: Int64)
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
                it: "Nessuna macchina ha questo nome.",
                en: "No machine has this name.")
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

/// How long whoever is busy (429, 503) wants to be left alone (RFC 9110, 10.2.3).
enum RetryAfter {
    /// - Parameter answeredAt: the answer's own `Date`: a moment is told by the clock of who tells it.
    /// - Returns: seconds; nil where nothing is asked, or nothing that can be read.
    static func seconds(_ value: String?, answeredAt: String?) -> Int64? {
        guard let value = value?.trimmingSpace, value.utf8.count <= 40 else { return nil }
        if !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return Int64(value) ?? .max
        }
        guard let until = moment(value), let now = answeredAt.flatMap(moment) else { return nil }
        return max(0, (until.milliseconds - now.milliseconds) / 1_000)
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static func moment(_ text: String) -> Instant? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT",
            let month = months.firstIndex(of: String(words[2]))
        else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        return Instant("\(words[3])-\(number)-\(words[1])T\(words[4])Z")
    }
}

/// When it is tried again.
enum WebhookPauses {
    /// Nobody is left alone for longer because they ask for it.
    static let longestAskedSeconds: Int64 = 86_400

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

    /// Never sooner than by our own pauses, and not before the receiver wants to be asked.
    static func milliseconds(
        after failures: Int, _ answer: WebhookAnswer, _ chance: inout some Chance
    ) -> Int64 {
        let own = milliseconds(after: failures, &chance)
        guard case .later(_, let seconds) = answer else { return own }
        return max(own, min(seconds, longestAskedSeconds) * 1_000)
    }
}
