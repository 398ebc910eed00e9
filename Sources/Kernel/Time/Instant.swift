/// A point in time, in milliseconds since 1970-01-01T00:00:00Z, within the years 1...9999.
/// Written in UTC as `2026-11-24T05:22:47.123Z`, a text that sorts like the time.
public struct Instant: Hashable, Sendable, Comparable, LosslessStringConvertible, TextKeyed {
    public let milliseconds: Int64

    public static let first = Instant(milliseconds: .min)
    public static let last = Instant(milliseconds: .max)

    private static let range: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999
    private static let millisecondsPerDay: Int64 = 86_400_000

    /// Milliseconds since 1970 in UTC, held within the years 1...9999.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds.clamped(to: Self.range) }

    public func adding(milliseconds: Int64) -> Instant {
        Instant(milliseconds: self.milliseconds.addingSaturated(milliseconds))
    }

    public func adding(seconds: Int64) -> Instant {
        adding(milliseconds: seconds.multipliedSaturated(by: 1000))
    }

    /// Days of 24 hours; for days of the calendar go through a `Zone`.
    public func adding(days: Int64) -> Instant {
        adding(milliseconds: days.multipliedSaturated(by: Self.millisecondsPerDay))
    }

    /// Milliseconds from this instant to the other; negative when the other comes before.
    public func milliseconds(until other: Instant) -> Int64 {
        other.milliseconds - milliseconds
    }

    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The day in UTC and the milliseconds since its midnight.
    var utc: (date: CalendarDate, millisecondOfDay: Int) {
        let (day, rest) = floorDivide(milliseconds, by: Self.millisecondsPerDay)
        return (CalendarDate(dayNumber: Int(day)), Int(rest))
    }

    /// Nil outside the years 1...9999.
    init?(exactMilliseconds: Int64) {
        guard Self.range.contains(exactMilliseconds) else { return nil }
        milliseconds = exactMilliseconds
    }
}
