/// Where energy is delivered: the code on the bill, of power (POD) or of gas (PDR).
public enum SupplyPoint: Hashable, Sendable, TextCoded {
    case power(PowerPoint)
    case gas(GasPoint)

    /// Reads either; a code that begins with a digit is meant as one of gas.
    public init(_ text: String) throws(SupplyPointFault) {
        let first = text.unicodeScalars.lazy.prefix(128).first { !$0.isInvisibleSpace }
        if let first, ("0"..."9").contains(first) {
            self = .gas(try GasPoint(text))
        } else {
            self = .power(try PowerPoint(text))
        }
    }

    public static func read(_ text: String) throws -> SupplyPoint { try SupplyPoint(text) }

    public var description: String {
        switch self {
        case .power(let point): point.description
        case .gas(let point): point.description
        }
    }
}

/// A POD (ENE-01): IT, three digits of the distributor, E, eight digits, and on some bills a
/// control character, for which no rule to verify it is known.
public struct PowerPoint: Hashable, Sendable, TextCoded {
    /// The 14 characters that name the point.
    public let code: String
    /// The fifteenth character, where it was given. It does not make another point.
    public let control: Character?

    public init(_ text: String) throws(SupplyPointFault) {
        let characters = try SupplyPointFault.characters(of: text)
        guard characters.starts(with: "IT".utf8) else { throw .powerForm }
        guard (14...15).contains(characters.count) else { throw .length(characters.count) }
        guard characters[2..<5].allSatisfy({ $0.asciiDigit != nil }),
            characters[5] == UInt8(ascii: "E"),
            characters[6..<14].allSatisfy({ $0.asciiDigit != nil })
        else { throw .powerForm }
        code = String(decoding: characters.prefix(14), as: UTF8.self)
        control = characters.count == 15 ? characters[14].shown : nil
    }

    public static func read(_ text: String) throws -> PowerPoint { try PowerPoint(text) }

    public var description: String { code + (control.map { String($0) } ?? "") }
    public var distributor: String { String(code.dropFirst(2).prefix(3)) }

    /// Two readings of one point are equal with and without the control character.
    public static func == (left: PowerPoint, right: PowerPoint) -> Bool { left.code == right.code }

    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

/// A PDR (ENE-01): 14 digits, the first four of the distributor. It has no check digit.
public struct GasPoint: Hashable, Sendable, TextCoded {
    public let code: String

    public init(_ text: String) throws(SupplyPointFault) {
        let characters = try SupplyPointFault.characters(of: text)
        guard characters.allSatisfy({ $0.asciiDigit != nil }) else { throw .gasForm }
        guard characters.count == 14 else { throw .length(characters.count) }
        code = String(decoding: characters, as: UTF8.self)
    }

    public static func read(_ text: String) throws -> GasPoint { try GasPoint(text) }

    public var description: String { code }
    public var distributor: String { String(code.prefix(4)) }
}

/// Why a text is no POD or PDR.
public enum SupplyPointFault: ValueFault, TypedCodeFault {
    case length(Int)
    case character(Unicode.Scalar)
    case powerForm
    case gasForm

    public var code: String {
        switch self {
        case .length: "supplyPoint.length"
        case .character: "supplyPoint.character"
        case .powerForm: "supplyPoint.powerForm"
        case .gasForm: "supplyPoint.gasForm"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .length(let count):
            Bilingual(
                it: "Un POD ha 14 o 15 caratteri e un PDR 14 cifre, non \(count).",
                en: "A POD has 14 or 15 characters and a PDR 14 digits, not \(count).")
        case .character(let scalar):
            Bilingual(
                it: "Un POD o un PDR non contiene il carattere \(scalar.shown).",
                en: "A POD or PDR does not contain the character \(scalar.shown).")
        case .powerForm:
            Bilingual(
                it: "Un POD ha la forma IT001E12345678.", en: "A POD looks like IT001E12345678.")
        case .gasForm:
            Bilingual(it: "Un PDR è fatto di 14 cifre.", en: "A PDR consists of 14 digits.")
        }
    }
}
