/// Why a parameter file does not load or a figure cannot be had.
public enum ParameterFault: ValueFault {
    case unreadable(String)
    case malformedKey(String)
    case duplicateKey(String)
    case noValues(String)
    case noSource(String, from: CalendarDate)
    case malformedValue(String, value: String, unit: String)
    case endsBeforeStart(String, from: CalendarDate)
    /// Two values hold on this day.
    case overlap(String, on: CalendarDate)
    /// From this day on, until the next value begins, none holds.
    case gap(String, from: CalendarDate)
    case unknownKey(String)
    case noValue(String, on: CalendarDate)
    case wrongUnit(String, unit: String, wanted: String)

    public var code: String {
        switch self {
        case .unreadable: "parameter.unreadable"
        case .malformedKey: "parameter.malformedKey"
        case .duplicateKey: "parameter.duplicateKey"
        case .noValues: "parameter.noValues"
        case .noSource: "parameter.noSource"
        case .malformedValue: "parameter.malformedValue"
        case .endsBeforeStart: "parameter.endsBeforeStart"
        case .overlap: "parameter.overlap"
        case .gap: "parameter.gap"
        case .unknownKey: "parameter.unknownKey"
        case .noValue: "parameter.noValue"
        case .wrongUnit: "parameter.wrongUnit"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .unreadable(let reason):
            Bilingual(
                it: "Il file dei parametri non si legge: \(reason)",
                en: "The parameter file cannot be read: \(reason)")
        case .malformedKey(let key):
            Bilingual(
                it: "\"\(key)\" non è la chiave di un parametro.",
                en: "\"\(key)\" is no key of a parameter.")
        case .duplicateKey(let key):
            Bilingual(
                it: "Il parametro \(key) c'è due volte.", en: "The parameter \(key) is there twice."
            )
        case .noValues(let key):
            Bilingual(
                it: "Il parametro \(key) non ha valori.", en: "The parameter \(key) has no values.")
        case .noSource(let key, let from):
            Bilingual(
                it: "Il valore di \(key) dal \(from) non ha fonte.",
                en: "The value of \(key) from \(from) has no source.")
        case .malformedValue(let key, let value, let unit):
            Bilingual(
                it: "\"\(value)\" non va bene per \(key), che si misura in \(unit).",
                en: "\"\(value)\" does not suit \(key), which is in \(unit).")
        case .endsBeforeStart(let key, let from):
            Bilingual(
                it: "Il valore di \(key) dal \(from) finisce prima di cominciare.",
                en: "The value of \(key) from \(from) ends before it begins.")
        case .overlap(let key, let day):
            Bilingual(
                it: "Il \(day) valgono due valori di \(key).",
                en: "On \(day) two values of \(key) hold.")
        case .gap(let key, let day):
            Bilingual(
                it: "Dal \(day) nessun valore di \(key) vale, fino al successivo.",
                en: "From \(day) until the next, no value of \(key) holds.")
        case .unknownKey(let key):
            Bilingual(
                it: "Il parametro \(key) non esiste.", en: "There is no parameter \(key).")
        case .noValue(let key, let day):
            Bilingual(
                it: "Il parametro \(key) non ha un valore per il \(day).",
                en: "The parameter \(key) has no value for \(day).")
        case .wrongUnit(let key, let unit, let wanted):
            Bilingual(
                it: "Il parametro \(key) è in \(unit), non in \(wanted).",
                en: "The parameter \(key) is in \(unit), not in \(wanted).")
        }
    }
}
