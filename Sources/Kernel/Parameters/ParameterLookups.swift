/// The values of a parameter as what they are.
extension ParameterBook {
    /// A value of any unit but `text` and `flag`.
    public func decimal(
        _ key: String, on date: CalendarDate
    ) throws(ParameterFault) -> FixedDecimal {
        let text = try value(key, on: date).value
        guard let number = FixedDecimal(text) else {
            throw .wrongUnit(key, unit: try parameter(key).unit, wanted: "number")
        }
        return number
    }

    /// An amount, for units `EUR` and `LBX`.
    public func money(_ key: String, on date: CalendarDate) throws(ParameterFault) -> Money {
        let unit = try parameter(key).unit
        let text = try value(key, on: date).value
        guard case .money(let currency) = ParameterForm(unit: unit),
            let amount = try? Money(plain: text, currency)
        else { throw .wrongUnit(key, unit: unit, wanted: "EUR, LBX") }
        return amount
    }

    /// A number of days, for unit `days`.
    public func days(_ key: String, on date: CalendarDate) throws(ParameterFault) -> Int {
        let unit = try parameter(key).unit
        guard unit == "days" else { throw .wrongUnit(key, unit: unit, wanted: "days") }
        return try integer(key, on: date)
    }

    /// A term, for units `days`, `months` and `years`, without shift of its last day.
    public func term(_ key: String, on date: CalendarDate) throws(ParameterFault) -> LegalTerm {
        let unit = try parameter(key).unit
        guard let termUnit = LegalTerm.Unit(rawValue: unit) else {
            throw .wrongUnit(key, unit: unit, wanted: "days, months, years")
        }
        return LegalTerm(try integer(key, on: date), termUnit)
    }

    /// A whole number of any unit.
    public func integer(_ key: String, on date: CalendarDate) throws(ParameterFault) -> Int {
        guard let number = try decimal(key, on: date).whole else {
            throw .wrongUnit(key, unit: try parameter(key).unit, wanted: "whole number")
        }
        return number
    }

    /// Whether something is so, for unit `flag`.
    public func flag(_ key: String, on date: CalendarDate) throws(ParameterFault) -> Bool {
        let unit = try parameter(key).unit
        guard unit == "flag" else { throw .wrongUnit(key, unit: unit, wanted: "flag") }
        return try value(key, on: date).value == "yes"
    }

    /// The value as it is written, for every unit.
    public func text(_ key: String, on date: CalendarDate) throws(ParameterFault) -> String {
        try value(key, on: date).value
    }
}
