import Foundation

/// A time zone, asked often: which day an instant falls on, when a day begins. The offsets from
/// 1970 to 2100 are laid out once as a table; the rare instants outside it ask the system.
public struct Zone: Sendable, Hashable, LosslessStringConvertible, TextCoded {
    public let identifier: String
    private let offsets: ZoneOffsets

    /// Nil for a name the system does not know. A known zone costs some milliseconds once.
    public init?(identifier: String) {
        guard let offsets = ZoneOffsets.named(identifier) else { return nil }
        self.identifier = identifier
        self.offsets = offsets
    }

    /// Italy. Its present rule is built in, should the system have no zone data at all.
    public static let rome =
        Zone(identifier: "Europe/Rome")
        ?? Zone(identifier: "Europe/Rome", offsets: .centralEuropean)

    public static let utc = Zone(identifier: "UTC", offsets: .none)

    init(identifier: String, offsets: ZoneOffsets) {
        self.identifier = identifier
        self.offsets = offsets
    }

    public init?(_ identifier: String) { self.init(identifier: identifier) }

    public var description: String { identifier }

    public static func == (left: Zone, right: Zone) -> Bool { left.identifier == right.identifier }

    public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

    public func date(of instant: Instant) -> CalendarDate {
        CalendarDate(dayNumber: Int(local(instant).day))
    }

    /// What a clock on the wall shows; seconds are cut, not rounded.
    public func wallClock(
        of instant: Instant
    ) -> (date: CalendarDate, hour: Int, minute: Int, second: Int) {
        let (day, second) = local(instant)
        return (
            CalendarDate(dayNumber: Int(day)),
            Int(second / 3600), Int(second / 60 % 60), Int(second % 60)
        )
    }

    /// The first instant of a day. Where clocks jump over midnight this is the jump; where
    /// midnight comes twice it is the first of the two.
    public func startOfDay(_ date: CalendarDate) -> Instant {
        let midnight = Int64(date.dayNumber) * 86_400
        let before = Int64(offsets.seconds(at: midnight - 86_400))
        let after = Int64(offsets.seconds(at: midnight + 86_400))
        for offset in [max(before, after), min(before, after)]
        where Int64(offsets.seconds(at: midnight - offset)) == offset {
            return Instant(milliseconds: (midnight - offset) * 1000)
        }
        let jump = offsets.change(between: midnight - max(before, after), and: midnight - before)
        return Instant(milliseconds: jump * 1000)
    }

    /// When the clocks of a day showed a time; one that was skipped is the same distance after midnight.
    public func instant(on date: CalendarDate, hour: Int, minute: Int) -> Instant {
        let wanted = Int64(hour * 60 + minute)
        let guess = Instant(milliseconds: startOfDay(date).milliseconds + wanted * 60_000)
        func shown(_ instant: Instant) -> Int64 {
            let clock = wallClock(of: instant)
            let days = Int64(clock.date.dayNumber - date.dayNumber)
            return days * 1440 + Int64(clock.hour * 60 + clock.minute)
        }
        // Clocks were put forward or back between midnight and then.
        let moved = Instant(milliseconds: guess.milliseconds + (wanted - shown(guess)) * 60_000)
        return shown(moved) == wanted ? moved : guess
    }

    /// The first instant after a day: `startOfDay` of the next.
    public func endOfDay(_ date: CalendarDate) -> Instant { startOfDay(date.adding(days: 1)) }

    private func local(_ instant: Instant) -> (day: Int64, second: Int64) {
        let second = floorDivide(instant.milliseconds, by: 1000).quotient
        let (day, rest) = floorDivide(second + Int64(offsets.seconds(at: second)), by: 86_400)
        return (day, rest)
    }
}
