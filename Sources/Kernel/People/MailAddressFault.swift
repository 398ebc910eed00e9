/// Why a text is no mail address.
public enum MailAddressFault: ValueFault {
    case empty
    case noAt
    case tooLong
    case character(Unicode.Scalar)
    /// Two dots in a row, or one at an end.
    case dots
    case localPart
    case domain
    /// `[192.0.2.1]` instead of a domain.
    case addressLiteral

    public var code: String {
        switch self {
        case .empty: "mailAddress.empty"
        case .noAt: "mailAddress.noAt"
        case .tooLong: "mailAddress.tooLong"
        case .character: "mailAddress.character"
        case .dots: "mailAddress.dots"
        case .localPart: "mailAddress.localPart"
        case .domain: "mailAddress.domain"
        case .addressLiteral: "mailAddress.addressLiteral"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .empty:
            Bilingual(it: "Manca l'indirizzo di posta.", en: "The mail address is missing.")
        case .noAt:
            Bilingual(
                it: "Nell'indirizzo di posta manca la chiocciola (@).",
                en: "The mail address has no @.")
        case .tooLong:
            Bilingual(
                it: "L'indirizzo di posta è troppo lungo.", en: "The mail address is too long.")
        case .character(let scalar):
            Bilingual(
                it: "Un indirizzo di posta non contiene il carattere \(scalar.shown).",
                en: "A mail address does not contain the character \(scalar.shown).")
        case .dots:
            Bilingual(
                it: "Nell'indirizzo di posta c'è un punto di troppo.",
                en: "There is a dot too many in the mail address.")
        case .localPart:
            Bilingual(
                it: "La parte prima della chiocciola non va bene.",
                en: "The part before the @ is not right.")
        case .domain:
            Bilingual(
                it: "La parte dopo la chiocciola non è un dominio, per esempio esempio.it.",
                en: "The part after the @ is not a domain, such as example.org.")
        case .addressLiteral:
            Bilingual(
                it: "Un indirizzo di rete al posto del dominio non è accettato.",
                en: "A network address instead of a domain is not accepted.")
        }
    }
}
