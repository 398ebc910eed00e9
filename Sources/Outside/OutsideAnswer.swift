import Kernel
import Store

/// What came of asking another machine.
public enum OutsideAnswer: Sendable, Equatable {
    /// A status, what came with it, and for how many seconds it asked to be left alone, where it is busy.
    case said(status: Int, body: [UInt8], later: Int64?)
    case fault(OutsideFault)
}

/// Why nobody answered.
public enum OutsideFault: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case unknownHost, notPublic, unreachable, brokenOff, badCertificate, tooSlow

    public var sentence: Bilingual {
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
