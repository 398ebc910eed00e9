/// Why a text is no account number.
public enum IBANFault: ValueFault, TypedCodeFault {
    /// So many characters; how many the country's have, where that is known.
    case length(found: Int, expected: Int?)
    case character(Unicode.Scalar)
    /// No country of the registry begins so.
    case unknownCountry(String)
    /// The remainder modulo 97 is not 1: a character is wrong or two changed places.
    case checkDigits
    /// After `ITkk` an Italian account has a letter and ten digits.
    case italianForm
    case cin(expected: Character, found: Character)

    static func length(_ count: Int) -> IBANFault { .length(found: count, expected: nil) }

    public var code: String {
        switch self {
        case .length: "iban.length"
        case .character: "iban.character"
        case .unknownCountry: "iban.unknownCountry"
        case .checkDigits: "iban.checkDigits"
        case .italianForm: "iban.italianForm"
        case .cin: "iban.cin"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .length(let found, let expected?):
            Bilingual(
                it: "L'IBAN di questo paese ha \(expected) caratteri, non \(found).",
                en: "An IBAN of this country has \(expected) characters, not \(found).")
        case .length(let found, nil):
            Bilingual(
                it: "Un IBAN non ha \(found) caratteri.",
                en: "No IBAN has \(found) characters.")
        case .character(let scalar):
            Bilingual(
                it: "Un IBAN non contiene il carattere \(scalar.shown).",
                en: "An IBAN does not contain the character \(scalar.shown).")
        case .unknownCountry(let country):
            Bilingual(
                it: "Nessun IBAN comincia con \(country).", en: "No IBAN begins with \(country).")
        case .checkDigits:
            Bilingual(
                it: "Le cifre di controllo dell'IBAN non tornano: c'è un errore di battitura.",
                en: "The check digits of the IBAN do not fit: there is a typing error.")
        case .italianForm:
            Bilingual(
                it: "Un IBAN italiano ha una lettera (CIN) e dieci cifre (ABI e CAB) dopo le "
                    + "cifre di controllo.",
                en: "An Italian IBAN has a letter (CIN) and ten digits (ABI and CAB) after the "
                    + "check digits.")
        case .cin(let expected, let found):
            Bilingual(
                it: "La lettera CIN dell'IBAN dovrebbe essere \(expected), non \(found).",
                en: "The CIN letter of the IBAN should be \(expected), not \(found).")
        }
    }
}
