/// An Italian partita IVA (ID-VAT): 7 digits of serial, 3 of the province office, one of check.
/// The fiscal codes of organisations have the same form.
public struct VATNumber: Hashable, Sendable, TextCoded {
    /// The 11 digits, without the prefix IT.
    public let digits: String

    /// Reads 11 digits, with or without spaces and the prefix IT.
    public init(_ text: String) throws(VATNumberFault) {
        let typed = try VATNumberFault.characters(of: text)
        let bytes = typed.starts(with: "IT".utf8) ? Array(typed.dropFirst(2)) : typed
        var values: [Int] = []
        for byte in bytes {
            guard let digit = byte.asciiDigit else {
                throw .character(Unicode.Scalar(byte))
            }
            values.append(digit)
        }
        guard values.count == 11 else { throw .length(values.count) }
        guard values.prefix(7).contains(where: { $0 != 0 }) else { throw .serialIsZero }
        let office = values[7] * 100 + values[8] * 10 + values[9]
        guard (1...100).contains(office) || [120, 121, 888, 999].contains(office) else {
            throw .office(office)
        }
        let expected = Self.checkDigit(values.prefix(10))
        guard values[10] == expected else {
            throw .checkDigit(expected: expected, found: values[10])
        }
        digits = String(decoding: bytes, as: UTF8.self)
    }

    public static func read(_ text: String) throws -> VATNumber { try VATNumber(text) }

    public var description: String { digits }

    /// As other member states write it: `IT00743110157`.
    public var withCountry: String { "IT" + digits }

    /// Luhn: every second digit doubled, its own digits added up.
    private static func checkDigit(_ values: ArraySlice<Int>) -> Int {
        let sum = values.enumerated().reduce(0) { sum, item in
            let value = item.offset % 2 == 0 ? item.element : item.element * 2
            return sum + (value > 9 ? value - 9 : value)
        }
        return (10 - sum % 10) % 10
    }
}

/// Why a text is no Italian VAT number.
public enum VATNumberFault: ValueFault, TypedCodeFault {
    /// So many digits instead of 11.
    case length(Int)
    case character(Unicode.Scalar)
    case serialIsZero
    case checkDigit(expected: Int, found: Int)
    /// No tax office has the number.
    case office(Int)

    public var code: String {
        switch self {
        case .length: "vatNumber.length"
        case .character: "vatNumber.character"
        case .serialIsZero: "vatNumber.serialIsZero"
        case .checkDigit: "vatNumber.checkDigit"
        case .office: "vatNumber.office"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .length(let count):
            Bilingual(
                it: "La partita IVA ha 11 cifre, non \(count).",
                en: "A VAT number has 11 digits, not \(count).")
        case .character(let scalar):
            Bilingual(
                it: "La partita IVA non contiene il carattere \(scalar.shown).",
                en: "A VAT number does not contain the character \(scalar.shown).")
        case .serialIsZero:
            Bilingual(
                it: "La partita IVA non comincia con sette zeri.",
                en: "A VAT number does not begin with seven zeros.")
        case .checkDigit(let expected, let found):
            Bilingual(
                it: "L'ultima cifra della partita IVA dovrebbe essere \(expected), non \(found): "
                    + "c'è un errore di battitura.",
                en: "The last digit of the VAT number should be \(expected), not \(found): "
                    + "there is a typing error.")
        case .office(let office):
            Bilingual(
                it: "Nella partita IVA l'ufficio \(office) non esiste.",
                en: "In the VAT number the office \(office) does not exist.")
        }
    }
}
