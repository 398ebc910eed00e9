/// The number of an insurance intermediary in the register RUI (INS-01): a letter for the
/// section and nine digits.
public struct IntermediaryNumber: Hashable, Sendable, TextCoded {
    /// CAP 109: who may distribute, and how.
    public enum Section: String, Sendable, Codable, CaseIterable {
        case agent = "A"
        case broker = "B"
        case directProducer = "C"
        case bankOrPost = "D"
        /// Who distributes for A, B, D or F outside their premises.
        case outsidePremises = "E"
        case ancillary = "F"
    }

    public let text: String
    public let section: Section

    public init(_ text: String) throws(IntermediaryNumberFault) {
        let characters = try IntermediaryNumberFault.characters(of: text)
        guard characters.count == 10 else { throw .length(characters.count) }
        guard let section = Section(rawValue: String(characters[0].shown)) else {
            throw .section(characters[0].shown)
        }
        guard characters.dropFirst().allSatisfy({ $0.asciiDigit != nil }) else { throw .form }
        self.section = section
        self.text = String(decoding: characters, as: UTF8.self)
    }

    public static func read(_ text: String) throws -> IntermediaryNumber {
        try IntermediaryNumber(text)
    }

    public var description: String { text }
}

/// Why a text is no number of the register of intermediaries.
public enum IntermediaryNumberFault: ValueFault, TypedCodeFault {
    case length(Int)
    case character(Unicode.Scalar)
    case section(Character)
    case form

    public var code: String {
        switch self {
        case .length: "intermediaryNumber.length"
        case .character: "intermediaryNumber.character"
        case .section: "intermediaryNumber.section"
        case .form: "intermediaryNumber.form"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .length(let count):
            Bilingual(
                it: "Un numero RUI ha 10 caratteri, non \(count).",
                en: "A RUI number has 10 characters, not \(count).")
        case .character(let scalar):
            Bilingual(
                it: "Un numero RUI non contiene il carattere \(scalar.shown).",
                en: "A RUI number does not contain the character \(scalar.shown).")
        case .section(let letter):
            Bilingual(
                it: "Le sezioni del RUI vanno da A a F: \(letter) non c'è.",
                en: "The sections of the RUI are A to F: there is no \(letter).")
        case .form:
            Bilingual(
                it: "Un numero RUI è una lettera seguita da nove cifre.",
                en: "A RUI number is a letter followed by nine digits.")
        }
    }
}
