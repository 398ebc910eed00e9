import Kernel

/// Why a letter did not arrive, in words for people: from the code of RFC 3463 where there is one,
/// else from what the server wrote.
struct DeliveryReason {
    let status: String?
    /// The server's own words.
    let words: String?

    /// `casella piena (5.2.2)`.
    var sentence: Bilingual {
        let plain = detailed ?? fromWords ?? subject ?? Self.unknown
        guard let status else { return plain }
        return Bilingual(it: "\(plain.it) (\(status))", en: "\(plain.en) (\(status))")
    }

    /// Whether the address itself is the obstacle, and not what was written to it.
    var isAboutAddress: Bool {
        guard let status else { return true }
        let parts = status.split(separator: ".")
        guard parts.count == 3, parts[0] == "5" else { return false }
        switch parts[1] {
        case "0", "1": return true
        case "2": return parts[2] != "3"
        case "4": return true
        default: return false
        }
    }

    private var detail: String? { status.map { String($0.drop { $0 != "." }.dropFirst()) } }

    private var detailed: Bilingual? {
        switch detail {
        case "1.1", "1.0": Bilingual(it: "la casella non esiste", en: "there is no such mailbox")
        case "1.2": Bilingual(it: "il dominio non esiste", en: "there is no such domain")
        case "1.3": Bilingual(it: "l'indirizzo è scritto male", en: "the address is misspelt")
        case "1.6": Bilingual(it: "la casella ha cambiato indirizzo", en: "the mailbox has moved")
        case "1.10": Bilingual(it: "il dominio non riceve posta", en: "the domain takes no mail")
        case "2.1": Bilingual(it: "la casella è disattivata", en: "the mailbox is disabled")
        case "2.2": Bilingual(it: "casella piena", en: "mailbox full")
        case "2.3", "3.4":
            Bilingual(it: "la lettera è troppo grande", en: "the letter is too large")
        case "3.1": Bilingual(it: "il server è pieno", en: "the server is full")
        case "4.1": Bilingual(it: "il server non risponde", en: "the server does not answer")
        case "4.4": Bilingual(it: "il server non si trova", en: "the server cannot be found")
        case "4.7": Bilingual(it: "tempo scaduto", en: "time ran out")
        default: nil
        }
    }

    private static let known: [(words: [String], meaning: Bilingual)] = [
        (
            ["mailbox full", "mailbox is full", "over quota", "quota exceeded", "casella piena"],
            Bilingual(it: "casella piena", en: "mailbox full")
        ),
        (
            [
                "user unknown", "no such user", "unknown user", "does not exist",
                "recipient rejected", "no mailbox", "address rejected", "no longer on server",
            ], Bilingual(it: "la casella non esiste", en: "there is no such mailbox")
        ),
        (
            ["domain not found", "host not found", "unrouteable", "unrouted", "nxdomain"],
            Bilingual(it: "il server non si trova", en: "the server cannot be found")
        ),
        (
            ["timed out", "connection refused", "no answer"],
            Bilingual(it: "il server non risponde", en: "the server does not answer")
        ),
        (
            ["spam", "blocked", "blacklist", "policy"],
            Bilingual(
                it: "il server l'ha respinta come indesiderata",
                en: "the server turned it away as unwanted")
        ),
        (
            ["too large", "size limit", "message size"],
            Bilingual(it: "la lettera è troppo grande", en: "the letter is too large")
        ),
    ]

    private var fromWords: Bilingual? {
        let words = (words ?? "").lowercased()
        return Self.known.first { $0.words.contains(where: words.contains) }?.meaning
    }

    /// The second number alone.
    private var subject: Bilingual? {
        switch detail?.first {
        case "1": Bilingual(it: "l'indirizzo non va bene", en: "the address does not work")
        case "2": Bilingual(it: "la casella non riceve", en: "the mailbox takes nothing")
        case "3": Bilingual(it: "il server non può riceverla", en: "the server cannot take it")
        case "4": Bilingual(it: "il server non si raggiunge", en: "the server is out of reach")
        case "6": Bilingual(it: "il contenuto non è accettato", en: "its content is not accepted")
        case "7":
            Bilingual(
                it: "il server l'ha respinta per le sue regole",
                en: "the server turned it away by its rules")
        default: nil
        }
    }

    private static let unknown = Bilingual(
        it: "il server non dice perché", en: "the server does not say why")
}
