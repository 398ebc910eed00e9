/// The figures of law and policy by key, each with the day from which it holds. A computation
/// asks for the value in force on the date of the event, not on today's.
public struct ParameterBook: Sendable {
    private let parameters: [String: Parameter]
    private let overrides: [String: [ParameterValue]]

    init(_ parameters: [String: Parameter], overrides: [String: [ParameterValue]] = [:]) {
        self.parameters = parameters
        self.overrides = overrides
    }

    /// Every parameter as its file has it, in the order of the keys.
    public var all: [Parameter] { parameters.values.sorted { $0.key < $1.key } }

    /// The decisions laid over a parameter, in the order in which they were.
    public func decisions(on key: String) -> [ParameterValue] { overrides[key] ?? [] }

    public func parameter(_ key: String) throws(ParameterFault) -> Parameter {
        guard let parameter = parameters[key] else { throw .unknownKey(key) }
        return parameter
    }

    /// The value in force on a day, with its source: the latest decision that covers the day,
    /// otherwise the file's.
    public func value(
        _ key: String, on date: CalendarDate
    ) throws(ParameterFault) -> ParameterValue {
        let parameter = try parameter(key)
        if let decided = overrides[key]?.last(where: { $0.period.contains(date) }) {
            return decided
        }
        guard let value = parameter.value(on: date) else { throw .noValue(key, on: date) }
        return value
    }

    /// The book with decisions laid over it, each winning for its own period; where two cover
    /// one day, the later of the list wins. Decisions already laid over it stay below.
    public func overridden(
        by decisions: [ParameterOverride]
    ) throws(ParameterFault) -> ParameterBook {
        var overrides = overrides
        for decision in decisions {
            let parameter = try parameter(decision.key)
            guard ParameterForm(unit: parameter.unit).accepts(decision.value) else {
                throw .malformedValue(
                    decision.key, value: decision.value.excerpt, unit: parameter.unit)
            }
            guard let period = try? Period(from: decision.from, to: decision.to) else {
                throw .endsBeforeStart(decision.key, from: decision.from)
            }
            overrides[decision.key, default: []].append(
                ParameterValue(
                    period: period, value: decision.value, source: decision.source,
                    confidence: .confirmed, decision: decision.decision))
        }
        return ParameterBook(parameters, overrides: overrides)
    }

    /// One book of two; a key may stand in one of them only.
    public func merged(with other: ParameterBook) throws(ParameterFault) -> ParameterBook {
        if let key = parameters.keys.sorted().first(where: { other.parameters[$0] != nil }) {
            throw .duplicateKey(key)
        }
        return ParameterBook(
            parameters.merging(other.parameters) { mine, _ in mine },
            overrides: overrides.merging(other.overrides) { mine, _ in mine })
    }
}
