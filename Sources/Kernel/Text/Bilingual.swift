/// The languages in which the house speaks to people.
public enum Language: String, Sendable, Codable, CaseIterable {
    case italian = "it"
    case english = "en"
}

/// One sentence or title in both languages.
public struct Bilingual: Hashable, Sendable, Codable {
    public let it: String
    public let en: String

    public init(it: String, en: String) {
        self.it = it
        self.en = en
    }

    /// What is written alike in both languages: the name of a format, a list of codes.
    public init(alike text: String) { self.init(it: text, en: text) }

    public subscript(language: Language) -> String {
        switch language {
        case .italian: it
        case .english: en
        }
    }
}

/// Why a text or number is not a value of its kind, precise enough to help who typed it.
public protocol ValueFault: Error, Equatable, Sendable {
    /// Stable and short, for interfaces: `fiscalCode.checkLetter`.
    var code: String { get }
    /// For people.
    var sentence: Bilingual { get }
}
