import Foundation
import Kernel
import Testing

@Suite struct `Calendar dates` {
    @Test func `every day of the years 1 to 9999 has one number and one text`() throws {
        var expected = CalendarDate.first.dayNumber
        #expect(expected == -719_162)
        for year in 1...9999 {
            for month in 1...12 {
                for day in 27...31 {
                    guard let date = CalendarDate(year: year, month: month, day: day) else {
                        #expect(day > 28)
                        continue
                    }
                    if day == 27 { expected += 26 }
                    guard date.dayNumber == expected, CalendarDate(dayNumber: expected) == date
                    else {
                        Issue.record("\(date) has number \(date.dayNumber), not \(expected)")
                        return
                    }
                    expected += 1
                }
            }
        }
        #expect(expected == CalendarDate.last.dayNumber + 1)
        #expect(CalendarDate.last.dayNumber == 2_932_896)
    }

    @Test(arguments: ["2026-11-24", "0001-01-01", "9999-12-31", "2000-02-29", "2024-02-29"])
    func `the text is read and written alike`(text: String) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.description == text)
        #expect(try roundTrip(date).json == "\"\(text)\"")
        #expect(try roundTrip(date).back == date)
    }

    @Test(arguments: [
        "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31",
        "0000-01-01", "26-11-24", "2026-1-4", "2026/11/24", "20261124", "2026-11-24 ",
        " 2026-11-24", "+2026-11-24", "2026-11-2a", "２０２６-11-24", "2026-11-24T00:00:00Z",
        "2026-11-", "2026-11", "-2026-11-24",
    ])
    func `what is no date is refused`(text: String) {
        #expect(CalendarDate(text) == nil)
        #expect(isRefused(CalendarDate.self, json: "\"\(text)\""))
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is no date`(text: String) { #expect(CalendarDate(text) == nil) }

    @Test func `numbers out of range make no date`() {
        #expect(CalendarDate(year: .max, month: .max, day: .max) == nil)
        #expect(CalendarDate(year: .min, month: .min, day: .min) == nil)
        #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(CalendarDate(dayNumber: .max).description == "9999-12-31")
        #expect(CalendarDate(dayNumber: .min).description == "0001-01-01")
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
        ("2026-03-31", -1, "2026-02-28"), ("2026-11-24", 2, "2027-01-24"),
        ("2026-01-15", -1, "2025-12-15"), ("2026-01-15", -12, "2025-01-15"),
        ("2026-11-24", 0, "2026-11-24"), ("0001-01-31", -1, "0001-01-01"),
        ("9999-12-01", 1, "9999-12-31"), ("2026-11-24", .max, "9999-12-31"),
        ("2026-11-24", .min, "0001-01-01"),
    ])
    func `months are added up to the end of the month`(from: String, months: Int, to: String)
        throws
    {
        let date = try #require(CalendarDate(from))
        #expect(date.adding(months: months).description == to)
    }

    @Test func `years and days are added and held in range`() throws {
        let leap = try #require(CalendarDate("2024-02-29"))
        #expect(leap.adding(years: 1).description == "2025-02-28")
        #expect(leap.adding(years: 4).description == "2028-02-29")
        #expect(leap.adding(years: .max) == .last)
        #expect(leap.adding(years: .min) == .first)
        #expect(leap.adding(days: 366).description == "2025-03-01")
        #expect(leap.adding(days: .max) == .last)
        #expect(leap.adding(days: .min) == .first)
        #expect(CalendarDate.first.days(until: .last) == 3_652_058)
        #expect(leap.days(until: leap.adding(days: -7)) == -7)
    }

    @Test func `weekdays follow one another`() throws {
        #expect(CalendarDate("2026-11-24")?.weekday == .tuesday)
        #expect(CalendarDate("1970-01-01")?.weekday == .thursday)
        #expect(CalendarDate("0001-01-01")?.weekday == .monday)
        #expect(CalendarDate("9999-12-31")?.weekday == .friday)
    }

    @Test func `a month and a year have ends`() throws {
        let date = try #require(CalendarDate("2024-02-10"))
        #expect(date.startOfMonth.description == "2024-02-01")
        #expect(date.endOfMonth.description == "2024-02-29")
        #expect(date.startOfYear.description == "2024-01-01")
        #expect(date.endOfYear.description == "2024-12-31")
    }

    @Test func `they sort by time and serve as keys`() throws {
        let dates = ["2026-11-24", "2026-02-28", "2025-12-31"].compactMap { CalendarDate($0) }
        #expect(dates.sorted().map(\.description) == ["2025-12-31", "2026-02-28", "2026-11-24"])
        #expect(try roundTrip([dates[0]: 5]).json == "{\"2026-11-24\":5}")
    }
}
