import Commons
import Kernel

/// A day that cannot be that of something which has happened.
public enum DayRefused: Refusal, Equatable {
    case inTheFuture(field: String)
    /// Before the day of what comes first.
    case tooEarly(field: String, earliest: CalendarDate)

    public var code: String {
        switch self {
        case .inTheFuture: "inTheFuture"
        case .tooEarly: "tooEarly"
        }
    }

    public var field: String? {
        switch self {
        case .inTheFuture(let field), .tooEarly(let field, _): field
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .inTheFuture:
            Bilingual(
                it: "La data è nel futuro: si registra ciò che è già avvenuto.",
                en: "The date is in the future: we record what has happened.")
        case .tooEarly(_, let earliest):
            Bilingual(
                it: "La data è troppo presto: non può precedere il \(earliest.italian).",
                en: "The date is too early: it cannot be before \(earliest.english).")
        }
    }
}

extension CalendarDate {
    /// `9/3/2026`, as a sentence in Italian has it.
    var italian: String { "\(day)/\(month)/\(year)" }

    /// `9 March 2026`, as a sentence in English has it.
    var english: String { "\(day) \(Self.months[month - 1]) \(year)" }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}

extension Transaction {
    /// The day as given, or today; refused when it has not come yet or is before `earliest`.
    func pastDay(
        _ day: CalendarDate?, field: String = "on", notBefore earliest: CalendarDate? = nil
    ) throws -> CalendarDate {
        let day = day ?? today
        guard day <= today else { throw DayRefused.inTheFuture(field: field) }
        // Nobody who is in these records was there before: the year lacks a digit.
        guard day >= Self.first else {
            throw DayRefused.tooEarly(field: field, earliest: Self.first)
        }
        if let earliest, day < earliest {
            throw DayRefused.tooEarly(field: field, earliest: earliest)
        }
        return day
    }

    private static let first = CalendarDate(year: 1800, month: 1, day: 1) ?? .first

    /// When something of that day stands in timelines: now for today, else the day's beginning.
    func moment(of day: CalendarDate) -> Instant { day == today ? now : zone.startOfDay(day) }
}
