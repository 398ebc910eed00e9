/// A telephone number in the international form of E.164, with what was typed beside it. Two
/// numbers are equal when they ring the same telephone; the typed text is not coded.
public struct Phone: Hashable, Sendable, TextCoded {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case mobile, landline
        /// Italian numbers of services and foreign numbers, whose kind is not told by the form.
        case other
    }

    /// What was typed, white space at the ends aside.
    public let typed: String
    /// `+39059123456`: a plus and at most 15 digits.
    public let e164: String

    /// Reads a number as people write it. Without `+` or `00` it is taken as one of the country
    /// with the given calling code. Italian landlines keep their leading 0.
    public init(_ text: String, callingCode: Int = 39) throws(PhoneFault) {
        guard text.utf8.count <= 64 else { throw .length(text.utf8.count) }
        let number = try PhoneShape.digits(of: text, callingCode: callingCode)
        typed = number.typed
        e164 = "+" + number.digits
    }

    public static func read(_ text: String) throws -> Phone { try Phone(text) }

    public var description: String { e164 }
    public var isItalian: Bool { e164.hasPrefix("+39") }

    public var kind: Kind {
        guard isItalian else { return .other }
        return switch e164.dropFirst(3).first {
        case "0": .landline
        case "3": .mobile
        default: .other
        }
    }

    public static func == (left: Phone, right: Phone) -> Bool { left.e164 == right.e164 }

    public func hash(into hasher: inout Hasher) { hasher.combine(e164) }
}

/// Why a text is no telephone number.
public enum PhoneFault: ValueFault {
    case empty
    case character(Unicode.Scalar)
    /// So many digits, country included: E.164 has up to 15, and no real number fewer than 7.
    case length(Int)
    case callingCode
    /// Italian numbers begin with 0 (landline), 3 (mobile), or 55, 70, 80, 84, 89 for services.
    case italianForm

    public var code: String {
        switch self {
        case .empty: "phone.empty"
        case .character: "phone.character"
        case .length: "phone.length"
        case .callingCode: "phone.callingCode"
        case .italianForm: "phone.italianForm"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .empty:
            Bilingual(
                it: "Manca il numero di telefono.", en: "The telephone number is missing.")
        case .character(let scalar):
            Bilingual(
                it: "Un numero di telefono non contiene il carattere \(scalar.shown).",
                en: "A telephone number does not contain the character \(scalar.shown).")
        case .length(let count):
            Bilingual(
                it: "Un numero di telefono con il prefisso del paese non ha \(count) cifre.",
                en: "A telephone number with its country code does not have \(count) digits.")
        case .callingCode:
            Bilingual(
                it: "Il prefisso internazionale non esiste.",
                en: "There is no such country code.")
        case .italianForm:
            Bilingual(
                it: "Un numero italiano comincia con 0 (fisso) o 3 (cellulare): manca una cifra?",
                en: "An Italian number begins with 0 (landline) or 3 (mobile): "
                    + "is a digit missing?")
        }
    }
}
