import Foundation
import Testing

@testable import Kernel

@Suite struct `Zones` {
    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
    private func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

    @Test(arguments: [
        ("2026-03-28T22:59:59.999Z", "2026-03-28"), ("2026-03-28T23:00:00Z", "2026-03-29"),
        ("2026-03-29T21:59:59Z", "2026-03-29"), ("2026-03-29T22:00:00Z", "2026-03-30"),
        ("2026-10-24T22:00:00Z", "2026-10-25"), ("2026-10-25T22:59:59Z", "2026-10-25"),
        ("2026-10-25T23:00:00Z", "2026-10-26"), ("1969-12-31T23:30:00Z", "1970-01-01"),
        ("2150-07-01T22:30:00Z", "2150-07-02"), ("0001-01-01T00:00:00Z", "0001-01-01"),
        ("9999-12-31T23:59:59Z", "9999-12-31"),
    ])
    func `an instant falls on a day in Rome`(moment: String, day: String) throws {
        #expect(Zone.rome.date(of: try instant(moment)) == (try date(day)))
    }

    @Test(arguments: [
        ("2026-03-29", "2026-03-28T23:00:00.000Z"), ("2026-03-30", "2026-03-29T22:00:00.000Z"),
        ("2026-10-25", "2026-10-24T22:00:00.000Z"), ("2026-10-26", "2026-10-25T23:00:00.000Z"),
    ])
    func `a day begins at its own midnight in Rome`(day: String, start: String) throws {
        #expect(Zone.rome.startOfDay(try date(day)).description == start)
    }

    @Test func `the wall clock jumps in March and repeats in October`() throws {
        let before = Zone.rome.wallClock(of: try instant("2026-03-29T00:59:59Z"))
        let after = Zone.rome.wallClock(of: try instant("2026-03-29T01:00:00Z"))
        #expect((before.hour, before.minute, before.second) == (1, 59, 59))
        #expect((after.hour, after.minute, after.second) == (3, 0, 0))
        let first = Zone.rome.wallClock(of: try instant("2026-10-25T00:30:00Z"))
        let second = Zone.rome.wallClock(of: try instant("2026-10-25T01:30:00Z"))
        #expect((first.hour, first.minute) == (2, 30))
        #expect((second.hour, second.minute) == (2, 30))
    }

    @Test(arguments: [
        "Europe/Rome", "America/Sao_Paulo", "Asia/Beirut", "Asia/Kathmandu", "Pacific/Apia",
        "America/Havana", "Africa/Casablanca", "America/St_Johns", "Australia/Lord_Howe", "UTC",
    ])
    func `the table agrees with the system and days begin once`(identifier: String) throws {
        let zone = try #require(Zone(identifier: identifier))
        let system = try #require(TimeZone(identifier: identifier))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = system
        for step in 0..<3000 {
            let instant = Instant(milliseconds: Int64(step) * 1_234_567_891 + 3_600_000)
            let moment = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
            let local = instant.adding(seconds: Int64(system.secondsFromGMT(for: moment)))
            #expect(zone.date(of: instant) == Zone.utc.date(of: local))
        }
        var day = try date("2005-01-01")
        for _ in 0..<3000 {
            let start = zone.startOfDay(day)
            let next = zone.endOfDay(day)
            if start < next {
                #expect(zone.date(of: start) == day)
                #expect(zone.date(of: start.adding(milliseconds: -1)) < day)
                #expect(zone.date(of: next.adding(milliseconds: -1)) <= day)
            }
            day = day.adding(days: 1)
        }
    }

    @Test(arguments: [
        ("2026-01-15", 9, 30, "2026-01-15T08:30:00Z"),
        ("2026-07-15", 0, 0, "2026-07-14T22:00:00Z"),
        // Clocks are put forward at two, and back at three.
        ("2026-03-29", 1, 30, "2026-03-29T00:30:00Z"),
        ("2026-03-29", 23, 30, "2026-03-29T21:30:00Z"),
        ("2026-10-25", 23, 30, "2026-10-25T22:30:00Z"),
        // That time was skipped.
        ("2026-03-29", 2, 30, "2026-03-29T01:30:00Z"),
    ])
    func `a day and a time on the wall are one instant`(
        _ day: String, _ hour: Int, _ minute: Int, _ instant: String
    ) throws {
        let rome = try #require(Zone("Europe/Rome"))
        let date = try #require(CalendarDate(day))
        #expect(rome.instant(on: date, hour: hour, minute: minute) == Instant(instant))
    }

    @Test func `midnight that does not exist gives the moment of the jump`() throws {
        let zone = try #require(Zone(identifier: "America/Sao_Paulo"))
        let start = zone.startOfDay(try date("2018-11-04"))
        #expect(start.description == "2018-11-04T03:00:00.000Z")
        #expect(zone.wallClock(of: start).hour == 1)
        let apia = try #require(Zone(identifier: "Pacific/Apia"))
        let skipped = try date("2011-12-30")
        #expect(apia.startOfDay(skipped) == apia.startOfDay(skipped.adding(days: 1)))
    }

    @Test func `the built-in rule for Italy agrees with the system`() throws {
        let built = Zone(identifier: "Europe/Rome", offsets: .centralEuropean)
        let start = try instant("1996-06-01T00:00:00Z")
        for step in 0..<20_000 {
            let instant = start.adding(seconds: Int64(step) * 164_371)
            #expect(built.wallClock(of: instant) == Zone.rome.wallClock(of: instant))
        }
    }

    @Test func `the ends of time do not trap`() {
        for zone in [Zone.rome, .utc] {
            #expect(zone.startOfDay(.first) <= zone.startOfDay(.last))
            #expect(zone.endOfDay(.last) >= zone.startOfDay(.last))
            _ = zone.wallClock(of: .first)
            _ = zone.wallClock(of: .last)
        }
    }

    @Test(arguments: hostileTexts + ["Europe/Atlantis", "Europe/Rome\0", "../../etc/passwd"])
    func `an unknown zone is refused`(identifier: String) {
        #expect(Zone(identifier: identifier) == nil)
    }
}

@Suite struct `Clocks` {
    @Test func `a fixed clock moves only when told`() throws {
        let clock = FixedTime(Instant(milliseconds: 5))
        #expect(clock.now() == clock.now())
        clock.advance(seconds: 2)
        #expect(clock.now().milliseconds == 2005)
        clock.advance(days: -1)
        #expect(clock.now().milliseconds == 2005 - 86_400_000)
        clock.set(Instant(milliseconds: 9))
        #expect(clock.now().milliseconds == 9)
    }

    @Test func `the clock of the machine is past the year in which this was written`() throws {
        #expect(SystemTime().now() > Instant(milliseconds: 1_735_689_600_000))
    }
}
