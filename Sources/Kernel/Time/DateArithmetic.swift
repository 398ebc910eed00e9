/// Steps on the calendar, all held within the years 1...9999.
extension CalendarDate {
    public func adding(days: Int) -> CalendarDate {
        CalendarDate(dayNumber: dayNumber.addingSaturated(days))
    }

    /// The same day of another month, or the last day of that month when it is shorter:
    /// 31 January and one month give 28 or 29 February.
    public func adding(months: Int) -> CalendarDate {
        let count = (year * 12 + month - 1).addingSaturated(months)
        guard count >= 12 else { return .first }
        guard count < 120_000 else { return .last }
        let (year, month) = (count / 12, count % 12 + 1)
        let day = min(day, CivilCalendar.daysInMonth(month, of: year))
        return CalendarDate(dayNumber: CivilCalendar.dayNumber(year: year, month: month, day: day))
    }

    /// 29 February becomes 28 February in a common year.
    public func adding(years: Int) -> CalendarDate {
        adding(months: years.multipliedSaturated(by: 12))
    }

    /// Days from this date to the other; negative when the other comes before.
    public func days(until other: CalendarDate) -> Int { other.dayNumber - dayNumber }

    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let index = Int(floorDivide(Int64(dayNumber) + 3, by: 7).remainder)
        return Weekday.allCases[index]
    }

    public var startOfMonth: CalendarDate { adding(days: 1 - day) }

    public var endOfMonth: CalendarDate {
        adding(days: CivilCalendar.daysInMonth(month, of: year) - day)
    }

    public var startOfYear: CalendarDate {
        CalendarDate(dayNumber: CivilCalendar.dayNumber(year: year, month: 1, day: 1))
    }

    public var endOfYear: CalendarDate {
        CalendarDate(dayNumber: CivilCalendar.dayNumber(year: year, month: 12, day: 31))
    }
}

/// A day of the week, by its ISO 8601 number.
public enum Weekday: Int, Sendable, CaseIterable, Codable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
}
