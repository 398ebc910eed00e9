/// A day of the calendar, without time or zone: how law, contracts and people state dates.
/// Years 1...9999; written `2026-11-24`.
public struct CalendarDate: Hashable, Sendable, Comparable, LosslessStringConvertible, TextKeyed {
    public let year: Int
    public let month: Int
    public let day: Int

    public static let first = CalendarDate(dayNumber: .min)
    public static let last = CalendarDate(dayNumber: .max)

    /// Nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= CivilCalendar.daysInMonth(month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2026-11-24`: four, two and two ASCII digits, nothing more.
    public init?(_ iso: String) {
        var reader = ByteReader(iso)
        guard let date = CalendarDate(reading: &reader), reader.isAtEnd else { return nil }
        self = date
    }

    init?(reading reader: inout ByteReader) {
        guard let year = reader.number(digits: 4), reader.take(.minus) != nil,
            let month = reader.number(digits: 2), reader.take(.minus) != nil,
            let day = reader.number(digits: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day so many days after 1970-01-01, held within the years 1...9999.
    public init(dayNumber: Int) {
        let held = dayNumber.clamped(to: CivilCalendar.dayNumbers)
        (year, month, day) = CivilCalendar.date(ofDayNumber: held)
    }

    /// Days since 1970-01-01.
    public var dayNumber: Int {
        CivilCalendar.dayNumber(year: year, month: month, day: day)
    }

    public var description: String {
        var writer = ByteWriter(capacity: 10)
        write(to: &writer)
        return writer.text
    }

    func write(to writer: inout ByteWriter) {
        writer.put(year, digits: 4)
        writer.put(.minus)
        writer.put(month, digits: 2)
        writer.put(.minus)
        writer.put(day, digits: 2)
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension UInt8 {
    static let minus = UInt8(ascii: "-")
    static let plus = UInt8(ascii: "+")
    static let colon = UInt8(ascii: ":")
    static let point = UInt8(ascii: ".")
}
