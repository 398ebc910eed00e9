/// A term of law or contract counted from a day (DATE-01, c.c. 2963): the first day is not
/// counted, the last is. In months it ends on the same day of the month, or on the month's last
/// day where there is none.
public struct LegalTerm: Hashable, Sendable, Codable {
    public enum Unit: String, Sendable, Codable, CaseIterable { case days, months, years }

    /// Which last days move to the next working day.
    public enum Shift: String, Sendable, Codable, CaseIterable {
        case none
        /// Sundays and public holidays (c.c. 2963).
        case holidays
        /// Saturdays as well (c.p.c. 155, for acts of a lawsuit).
        case holidaysAndSaturdays
    }

    public let count: Int
    public let unit: Unit
    public let shift: Shift

    public init(_ count: Int, _ unit: Unit, shift: Shift = .none) {
        self.count = count
        self.unit = unit
        self.shift = shift
    }

    public static func days(_ count: Int, shift: Shift = .none) -> LegalTerm {
        LegalTerm(count, .days, shift: shift)
    }

    public static func months(_ count: Int, shift: Shift = .none) -> LegalTerm {
        LegalTerm(count, .months, shift: shift)
    }

    public static func years(_ count: Int, shift: Shift = .none) -> LegalTerm {
        LegalTerm(count, .years, shift: shift)
    }

    /// The last useful day of a term that runs from `start`.
    public func deadline(from start: CalendarDate) -> CalendarDate {
        moved(step(start, by: count), by: 1)
    }

    /// The last useful day for what must be done at least this term before `end`; where it
    /// shifts, it moves back, so that the whole term is left.
    public func latestDay(before end: CalendarDate) -> CalendarDate {
        moved(step(end, by: count.multipliedSaturated(by: -1)), by: -1)
    }

    /// The same term with another treatment of its last day.
    public func shifting(_ shift: Shift) -> LegalTerm { LegalTerm(count, unit, shift: shift) }

    private func step(_ date: CalendarDate, by count: Int) -> CalendarDate {
        switch unit {
        case .days: date.adding(days: count)
        case .months: date.adding(months: count)
        case .years: date.adding(years: count)
        }
    }

    private func moved(_ date: CalendarDate, by direction: Int) -> CalendarDate {
        var day = date
        // No row of holidays is longer; at the ends of the calendar there is no next day.
        for _ in 0..<15 where !isUseful(day) { day = day.adding(days: direction) }
        return day
    }

    private func isUseful(_ date: CalendarDate) -> Bool {
        switch shift {
        case .none: true
        case .holidays: !ItalianHolidays.isHoliday(date)
        case .holidaysAndSaturdays:
            date.weekday != .saturday && !ItalianHolidays.isHoliday(date)
        }
    }
}
