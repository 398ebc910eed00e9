/// The clock on the office wall: between days and minutes in Modena and instants.
///
/// The time zone is written here as the rule of the European Union (summer time from the last
/// Sunday of March to the last Sunday of October, changing at 01:00 UTC), so the corpus needs no
/// zone tables.
enum RomeClock {
    static let minute = 60_000
    static let day = 86_400_000

    /// The instant, in milliseconds since 1970 UTC, of a minute of a local day.
    static func instant(dayNumber: Int, minuteOfDay: Int, second: Int = 0, millisecond: Int = 0)
        -> Int
    {
        let local = dayNumber * day + minuteOfDay * minute + second * 1_000 + millisecond
        let winter = local - 60 * minute
        return isSummer(at: winter) ? local - 120 * minute : winter
    }

    /// The local day number and minute of the day of an instant.
    static func local(of instant: Int) -> (dayNumber: Int, minuteOfDay: Int) {
        let shifted = instant + (isSummer(at: instant) ? 120 : 60) * minute
        let dayNumber = shifted >= 0 ? shifted / day : (shifted - day + 1) / day
        return (dayNumber, (shifted - dayNumber * day) / minute)
    }

    private static func isSummer(at instant: Int) -> Bool {
        let year = DemoDay(number: instant / day).year
        let change = 60 * minute
        return instant >= lastSunday(ofMonth: 3, in: year) * day + change
            && instant < lastSunday(ofMonth: 10, in: year) * day + change
    }

    /// Both months that matter have 31 days.
    private static func lastSunday(ofMonth month: Int, in year: Int) -> Int {
        guard let last = DemoDay(year: year, month: month, day: 31) else { return 0 }
        return last.number - last.weekday % 7
    }
}
