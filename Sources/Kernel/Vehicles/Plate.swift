/// The number plate of a vehicle (ID-PLATE). It is no key on its own: the same signs may be
/// given out again or by another country, so kind and country belong to it.
public struct Plate: Hashable, Sendable, TextCoded {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case car, trailer, police, motorcycle, moped, workMachine, farmMachine
        /// Province and number, as given until 1994: still good, but worth a second look.
        case legacy
        /// Of another country, whose form is not checked.
        case foreign
    }

    /// Upper case, without spaces and dashes.
    public let text: String
    public let kind: Kind
    /// ISO 3166 code of two letters.
    public let country: String

    /// Reads an Italian plate in either case, with or without spaces and dashes.
    public init(_ text: String) throws(PlateFault) {
        try self.init(text, country: "IT")
    }

    /// Takes a plate of another country as it is written, spaces and dashes aside.
    public init(_ text: String, country: String) throws(PlateFault) {
        let code = (try? TypedCode(country).bytes) ?? []
        guard code.count == 2, code.allSatisfy(\.isASCIILetter) else { throw .country }
        let characters = try PlateFault.characters(of: text, dropping: "-")
        if code == Array("IT".utf8) {
            kind = try PlateShape.kind(of: characters)
        } else {
            guard (2...10).contains(characters.count) else { throw .length(characters.count) }
            kind = .foreign
        }
        self.text = String(decoding: characters, as: UTF8.self)
        self.country = String(decoding: code, as: UTF8.self)
    }

    /// Reads `AB123CD`, and `FR:AB123CD` for another country.
    public static func read(_ text: String) throws -> Plate {
        guard let colon = text.prefix(8).firstIndex(of: ":") else { return try Plate(text) }
        return try Plate(String(text[text.index(after: colon)...]), country: String(text[..<colon]))
    }

    /// The signs, with the country before them when it is not Italy.
    public var description: String { country == "IT" ? text : "\(country):\(text)" }

    public var isLegacy: Bool { kind == .legacy }
}

/// Why a text is no Italian plate.
public enum PlateFault: ValueFault, TypedCodeFault {
    case length(Int)
    case character(Unicode.Scalar)
    /// I, O, Q and U stand on no plate given since 1994.
    case forbiddenLetter(Character)
    /// EE is kept for vehicles of foreign residents.
    case reservedPair
    /// Letters and digits do not follow one another as on any kind of plate.
    case form
    case country

    public var code: String {
        switch self {
        case .length: "plate.length"
        case .character: "plate.character"
        case .forbiddenLetter: "plate.forbiddenLetter"
        case .reservedPair: "plate.reservedPair"
        case .form: "plate.form"
        case .country: "plate.country"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .length(let count):
            Bilingual(
                it: "Nessuna targa ha \(count) caratteri.", en: "No plate has \(count) characters.")
        case .character(let scalar):
            Bilingual(
                it: "Una targa non contiene il carattere \(scalar.shown).",
                en: "A plate does not contain the character \(scalar.shown).")
        case .forbiddenLetter(let letter):
            Bilingual(
                it: "Le targhe italiane non usano la lettera \(letter).",
                en: "Italian plates do not use the letter \(letter).")
        case .reservedPair:
            Bilingual(
                it: "Le targhe ordinarie non cominciano con EE.",
                en: "Ordinary plates do not begin with EE.")
        case .form:
            Bilingual(
                it: "Non è la forma di una targa italiana, per esempio AB123CD.",
                en: "This is not the form of an Italian plate, such as AB123CD.")
        case .country:
            Bilingual(
                it: "Il paese della targa si scrive con due lettere, per esempio FR.",
                en: "The country of the plate is written with two letters, such as FR.")
        }
    }
}
