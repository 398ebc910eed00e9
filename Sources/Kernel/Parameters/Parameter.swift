/// One figure of law or policy with all the values it had: dated data, never a constant.
public struct Parameter: Hashable, Sendable {
    /// `cash.threshold`
    public let key: String
    public let title: Bilingual
    /// `EUR` and `LBX` for money, `days`, `months`, `years` for terms, `flag` for yes or no,
    /// `text` for words; any other unit (`members`, `percent`, `g/kWh`) for a number.
    public let unit: String
    /// In order of time, without overlap or gap.
    public let values: [ParameterValue]

    public func value(on date: CalendarDate) -> ParameterValue? {
        values.last { $0.period.contains(date) }
    }
}

/// What a parameter is in a period, and who says so.
public struct ParameterValue: Hashable, Sendable {
    public let period: Period
    /// In the form of the parameter's unit.
    public let value: String
    /// The law, the report, or the text of a decision.
    public let source: String
    public let confidence: ParameterConfidence
    /// The recorded decision that put this value over the file's, if one did.
    public let decision: String?
}

/// How sure a value is.
public enum ParameterConfidence: String, Sendable, Codable, CaseIterable {
    /// On a public copy of the text, or on two independent pages.
    case confirmed
    /// On one secondary page only.
    case secondary
    /// From knowledge, not confirmed.
    case unconfirmed
    /// A policy stated by the cooperative's report: not law.
    case policy
    /// Our own design, until the cooperative decides.
    case design
    /// Sources disagree.
    case disputed
}

/// A recorded decision that a parameter has another value for a period.
public struct ParameterOverride: Hashable, Sendable, Codable {
    public let key: String
    public let from: CalendarDate
    /// The last day; nil until further notice.
    public let to: CalendarDate?
    public let value: String
    public let source: String
    /// What leads to the decision: the id or number of a resolution.
    public let decision: String

    public init(
        key: String, from: CalendarDate, to: CalendarDate? = nil, value: String, source: String,
        decision: String
    ) {
        self.key = key
        self.from = from
        self.to = to
        self.value = value
        self.source = source
        self.decision = decision
    }
}

/// What a unit asks of a value.
enum ParameterForm {
    case money(Currency)
    case whole
    case text
    case flag
    case number

    init(unit: String) {
        if let currency = Currency(rawValue: unit) {
            self = .money(currency)
        } else {
            switch unit {
            case "days", "months", "years": self = .whole
            case "text": self = .text
            case "flag": self = .flag
            default: self = .number
            }
        }
    }

    func accepts(_ value: String) -> Bool {
        switch self {
        case .money(let currency): (try? Money(plain: value, currency)) != nil
        case .whole: FixedDecimal(value)?.whole.map { (0...100_000).contains($0) } ?? false
        case .text: !value.isEmpty
        case .flag: value == "yes" || value == "no"
        case .number: FixedDecimal(value) != nil
        }
    }
}
