/// Days, hours and minutes as milliseconds since 1970 in UTC, without a calendar library.
struct CivilTime: Equatable {
    var year: Int
    var month: Int
    var day: Int
    var hour = 0
    var minute = 0
    var second = 0

    /// The instant, the time being written `offsetMinutes` ahead of UTC. nil when there is no
    /// such day or hour. A leap second counts as the second before it.
    func milliseconds(offsetMinutes: Int = 0) -> Int64? {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.days(in: month, of: year)).contains(day), (0..<24).contains(hour),
            (0..<60).contains(minute), (0...60).contains(second), abs(offsetMinutes) < 24 * 60
        else { return nil }
        let minutes = (dayNumber * 24 + hour) * 60 + minute - offsetMinutes
        return Int64(minutes * 60 + min(second, 59)) * 1_000
    }

    /// The time at an instant, as clocks show it that are `offsetMinutes` ahead of UTC.
    init(milliseconds: Int64, offsetMinutes: Int = 0) {
        let minutes = Self.floor(milliseconds, 60_000) + Int64(offsetMinutes)
        let days = Self.floor(minutes, 1_440)
        let ofDay = Int(minutes - days * 1_440)
        // Years begin in March, so that the odd day of leap years is the last; 146,097 days make
        // the 400 years after which the calendar repeats.
        let shifted = days + 719_468
        let era = Self.floor(shifted, 146_097)
        let ofEra = Int(shifted - era * 146_097)
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * ofYear + 2) / 153
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        day = ofYear - (153 * marchMonth + 2) / 5 + 1
        year = yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0)
        hour = ofDay / 60
        minute = ofDay % 60
        second = Int(Self.floor(milliseconds, 1_000) - Self.floor(milliseconds, 60_000) * 60)
    }

    init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second) = (hour, minute, second)
    }

    /// Monday is 0.
    var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1 January 1970.
    private var dayNumber: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let marchMonth = month <= 2 ? month + 9 : month - 3
        let ofYear = (153 * marchMonth + 2) / 5 + day - 1
        return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + ofYear
            - 719_468
    }

    private static func floor(_ value: Int64, _ unit: Int64) -> Int64 {
        value / unit - (value % unit < 0 ? 1 : 0)
    }
}
