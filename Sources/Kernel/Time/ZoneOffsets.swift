import Foundation
import Synchronization

/// The offsets from UTC of one zone: the moments of change in ascending order, with the offset
/// in seconds that holds from each on.
struct ZoneOffsets: Sendable {
    private let starts: [Int64]
    private let seconds: [Int32]
    /// Asked outside the table; without it the nearest entry holds.
    private let system: TimeZone?

    /// 1970-01-01 and 2101-01-01 in seconds.
    private static let tabled: Range<Int64> = 0..<4_133_980_800
    private static let known = Mutex<[String: ZoneOffsets]>([:])

    private init(starts: [Int64], seconds: [Int32], system: TimeZone?) {
        self.starts = starts
        self.seconds = seconds
        self.system = system
    }

    /// UTC itself.
    static let none = ZoneOffsets(starts: [0], seconds: [0], system: nil)

    static func named(_ identifier: String) -> ZoneOffsets? {
        if let found = known.withLock({ $0[identifier] }) { return found }
        guard isName(identifier), let system = TimeZone(identifier: identifier) else { return nil }
        let made = ZoneOffsets(system)
        known.withLock { known in
            // Names are few in practice; a flood of odd spellings must not fill the memory.
            if known.count < 1000 { known[identifier] = made }
        }
        return made
    }

    /// Whether the text has the form of a name of the zone database. The system itself would
    /// overlook a NUL and what follows.
    private static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (byte & 0xDF).isASCIILetter || byte.asciiDigit != nil || "/_+-".utf8.contains(byte)
            }
    }

    /// Looks at the zone every five days, which no two changes have ever been closer than,
    /// and finds each change to the second.
    private init(_ system: TimeZone) {
        var starts = [Self.tabled.lowerBound]
        var seconds = [Int32(Self.ask(system, Self.tabled.lowerBound))]
        var last = Self.tabled.lowerBound
        for moment in stride(from: last, to: Self.tabled.upperBound, by: 5 * 86_400) {
            let offset = Int32(Self.ask(system, moment))
            if offset != seconds[seconds.count - 1] {
                starts.append(Self.change(from: last, to: moment) { Self.ask(system, $0) })
                seconds.append(offset)
            }
            last = moment
        }
        self.init(starts: starts, seconds: seconds, system: system)
    }

    /// Seconds east of UTC at a moment given in seconds since 1970.
    func seconds(at moment: Int64) -> Int {
        if let system, !Self.tabled.contains(moment) { return Self.ask(system, moment) }
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= moment { low = middle } else { high = middle }
        }
        return Int(seconds[low])
    }

    /// The first moment in `low..<=high` whose offset is the one at `high`.
    func change(between low: Int64, and high: Int64) -> Int64 {
        Self.change(from: low, to: high) { seconds(at: $0) }
    }

    private static func ask(_ system: TimeZone, _ moment: Int64) -> Int {
        system.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
    }

    private static func change(from: Int64, to: Int64, offset: (Int64) -> Int) -> Int64 {
        let final = offset(to)
        var (low, high) = (from, to)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(middle) == final { high = middle } else { low = middle }
        }
        return high
    }

    /// The rule of the European Union since 1996: summer time from the last Sunday of March to
    /// the last Sunday of October, at 01:00 UTC.
    static let centralEuropean: ZoneOffsets = {
        var starts: [Int64] = [0]
        var seconds: [Int32] = [3600]
        for year in 1996...2100 {
            for (month, offset) in [(3, 7200), (10, 3600)] as [(Int, Int32)] {
                guard let end = CalendarDate(year: year, month: month, day: 31) else { continue }
                let sunday = end.adding(days: -(end.weekday.rawValue % 7))
                starts.append(Int64(sunday.dayNumber) * 86_400 + 3600)
                seconds.append(offset)
            }
        }
        return ZoneOffsets(starts: starts, seconds: seconds, system: nil)
    }()
}
