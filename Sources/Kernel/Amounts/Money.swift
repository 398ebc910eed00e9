/// An amount in whole cents of one currency. Sums, shares and parts are exact: every operation
/// that could leave the range or mix currencies throws instead.
public struct Money: Hashable, Sendable {
    public let cents: Int64
    public let currency: Currency

    public init(cents: Int64, _ currency: Currency = .eur) {
        self.cents = cents
        self.currency = currency
    }

    public static func zero(_ currency: Currency) -> Money { Money(cents: 0, currency) }
    public static let zero = Money(cents: 0)

    public var isZero: Bool { cents == 0 }
    public var isPositive: Bool { cents > 0 }
    public var isNegative: Bool { cents < 0 }
}

/// Why an amount cannot be read or computed.
public enum MoneyFault: ValueFault {
    case empty
    /// The text is no amount; the part of it that is shown is at most 40 characters long.
    case notAnAmount(String)
    case tooManyDecimals
    case tooLarge
    case mixedCurrencies(Currency, Currency)
    case noWeights
    case negativeWeight
    case divisionByZero

    public var code: String {
        switch self {
        case .empty: "money.empty"
        case .notAnAmount: "money.notAnAmount"
        case .tooManyDecimals: "money.tooManyDecimals"
        case .tooLarge: "money.tooLarge"
        case .mixedCurrencies: "money.mixedCurrencies"
        case .noWeights: "money.noWeights"
        case .negativeWeight: "money.negativeWeight"
        case .divisionByZero: "money.divisionByZero"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .empty: Bilingual(it: "Manca l'importo.", en: "The amount is missing.")
        case .notAnAmount(let text):
            Bilingual(
                it: "\"\(text)\" non è un importo: si scrive 1.234,56.",
                en: "\"\(text)\" is not an amount: write 1.234,56 or 1234.56.")
        case .tooManyDecimals:
            Bilingual(
                it: "Un importo ha al massimo due decimali.",
                en: "An amount has at most two decimals.")
        case .tooLarge:
            Bilingual(it: "L'importo è troppo grande.", en: "The amount is too large.")
        case .mixedCurrencies(let one, let other):
            Bilingual(
                it: "\(one.rawValue) e \(other.rawValue) non si sommano né si confrontano.",
                en: "\(one.rawValue) and \(other.rawValue) cannot be added or compared.")
        case .noWeights:
            Bilingual(
                it: "Non c'è nulla fra cui ripartire l'importo.",
                en: "There is nothing to apportion the amount to.")
        case .negativeWeight:
            Bilingual(
                it: "Una parte non può pesare meno di zero.",
                en: "A part cannot weigh less than zero.")
        case .divisionByZero:
            Bilingual(it: "Non si divide per zero.", en: "Division by zero.")
        }
    }
}
