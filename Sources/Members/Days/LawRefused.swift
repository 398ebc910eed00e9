import Commons
import Kernel

/// A term of law is asked of a day for which we do not know it.
public enum LawRefused: Refusal, Equatable {
    case notKnown(on: CalendarDate)

    public var code: String { "lawNotKnown" }

    public var sentence: Bilingual {
        switch self {
        case .notKnown(let day):
            Bilingual(
                it:
                    "Non conosciamo i termini di legge di allora (\(day.italian)): ricontrolla la data.",
                en: "We do not know the terms of law of that time (\(day.english)): check the date."
            )
        }
    }

    /// What the body asks of the dated figures; refused where they do not reach that far.
    static func asking<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch ParameterFault.noValue(_, let day) {
            throw LawRefused.notKnown(on: day)
        }
    }
}
