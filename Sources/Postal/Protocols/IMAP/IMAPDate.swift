/// Dates as IMAP writes them: `17-Jul-1996 02:44:25 -0700` (RFC 9051 section 9, date-time).
/// Here an instant is UTC milliseconds since 1 January 1970.
enum IMAPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The instant, or nothing when the text is no date.
    static func milliseconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count == 26, bytes[2] == UInt8(ascii: "-"), bytes[6] == UInt8(ascii: "-"),
            bytes[11] == UInt8(ascii: " "), bytes[14] == UInt8(ascii: ":"),
            bytes[17] == UInt8(ascii: ":"), bytes[20] == UInt8(ascii: " "),
            let day = number(bytes[(bytes[0] == UInt8(ascii: " ") ? 1 : 0)..<2]),
            let month = month(bytes[3..<6]), let year = number(bytes[7..<11]),
            let hour = number(bytes[12..<14]), let minute = number(bytes[15..<17]),
            let second = number(bytes[18..<20]), let zone = zoneMinutes(bytes[21...]),
            year >= 1, 1...daysIn(month: month, of: year) ~= day, hour < 24, minute < 60,
            second <= 60
        else { return nil }
        let minutes = (days(year, month, day) * 24 + hour) * 60 + minute - zone
        return (minutes * 60 + second) * 1000
    }

    /// The date in UTC, or nothing outside the years 1 to 9999. Milliseconds are cut off.
    static func text(_ milliseconds: Int64) -> String? {
        let seconds = floored(milliseconds, 1000)
        let day = floored(seconds, 86_400)
        let time = seconds - day * 86_400
        guard days(1, 1, 1)...days(9999, 12, 31) ~= day else { return nil }
        let (year, month, date) = civil(day)
        let clock = [time / 3600, time / 60 % 60, time % 60].map { padded($0, 2) }
        return "\(padded(date, 2))-\(months[Int(month) - 1])-\(padded(year, 4)) "
            + clock.joined(separator: ":") + " +0000"
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        digits.allSatisfy(\.isDigit) ? Int64(String(decoding: digits, as: UTF8.self)) : nil
    }

    private static func month(_ letters: ArraySlice<UInt8>) -> Int64? {
        let name = String(decoding: letters, as: UTF8.self).lowercased()
        return months.firstIndex { $0.lowercased() == name }.map { Int64($0 + 1) }
    }

    private static func zoneMinutes(_ text: ArraySlice<UInt8>) -> Int64? {
        guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let digits = number(text.dropFirst()), digits % 100 < 60
        else { return nil }
        let minutes = digits / 100 * 60 + digits % 100
        return sign == UInt8(ascii: "-") ? -minutes : minutes
    }

    private static func floored(_ number: Int64, _ divisor: Int64) -> Int64 {
        number / divisor - (number % divisor < 0 ? 1 : 0)
    }

    private static func daysIn(month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1 January 1970 in the Gregorian calendar; the year is counted from March, so
    /// that the leap day comes last.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let fromMarch = (month + 9) % 12
        let marchYear = fromMarch >= 10 ? year - 1 : year
        return 365 * marchYear + floored(marchYear, 4) - floored(marchYear, 100)
            + floored(marchYear, 400) + (153 * fromMarch + 2) / 5 + day - 719_469
    }

    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let sinceMarch = days + 719_468
        let era = floored(sinceMarch, 146_097)
        let ofEra = sinceMarch - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * ofYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, ofYear - (153 * fromMarch + 2) / 5 + 1)
    }
}
