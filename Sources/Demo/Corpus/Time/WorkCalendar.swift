/// The working time of the office since its first day, as one line of minutes.
///
/// Monday to Friday, 8:30–13:00 and 14:30–18:00, without the holidays of Italy and of Modena's
/// patron. Counting on this line keeps answers inside office hours and in their order.
struct WorkCalendar: Sendable {
    static let minutesPerDay = 480
    private static let morning = 270

    /// Day numbers of the working days, in order.
    private let days: [Int]

    init(from first: Int, through last: Int) {
        days = (first...max(first, last)).filter(Self.isWorking)
    }

    /// Working minutes from the opening of the first day to the closing of the last.
    var length: Int { days.count * Self.minutesPerDay }

    /// The local day and minute of a working minute; kept inside the line.
    func local(at workMinute: Int) -> (dayNumber: Int, minuteOfDay: Int) {
        guard let last = days.last else { return (0, 0) }
        let kept = min(max(0, workMinute), length - 1)
        let place = kept / Self.minutesPerDay
        let minute = kept % Self.minutesPerDay
        let dayNumber = place < days.count ? days[place] : last
        return (dayNumber, minute < Self.morning ? 510 + minute : 870 + minute - Self.morning)
    }

    /// The first working minute at or after a local time.
    func workMinute(dayNumber: Int, minuteOfDay: Int) -> Int {
        let place = days.partitioningIndex { $0 >= dayNumber }
        guard place < days.count, days[place] == dayNumber else {
            return place * Self.minutesPerDay
        }
        let start = place * Self.minutesPerDay
        switch minuteOfDay {
        case ..<510: return start
        case ..<780: return start + minuteOfDay - 510
        case ..<870: return start + Self.morning
        case ..<1080: return start + Self.morning + minuteOfDay - 870
        default: return start + Self.minutesPerDay
        }
    }

    /// The first working day on or after a day, as far as the calendar goes.
    func workingDay(onOrAfter dayNumber: Int) -> Int {
        let place = days.partitioningIndex { $0 >= dayNumber }
        return place < days.count ? days[place] : dayNumber
    }

    static func isWorking(_ dayNumber: Int) -> Bool {
        guard DemoDay.weekday(ofNumber: dayNumber) <= 5 else { return false }
        let date = DemoDay(number: dayNumber)
        let fixed: Set<Int> = [101, 106, 131, 425, 501, 602, 815, 1101, 1208, 1225, 1226]
        if fixed.contains(date.month * 100 + date.day) { return false }
        return dayNumber != easterMonday(in: date.year)
    }

    /// The Gregorian computus (Meeus, Jones, Butcher), one day later.
    private static func easterMonday(in year: Int) -> Int {
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let sum = h + l - 7 * m + 114
        guard let sunday = DemoDay(year: year, month: sum / 31, day: sum % 31 + 1) else { return 0 }
        return sunday.number + 1
    }
}

extension Array {
    /// The first place whose element satisfies the test, in a list where all after it do too.
    func partitioningIndex(where belongsAfter: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = low + (high - low) / 2
            if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
