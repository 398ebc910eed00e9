import Kernel
import Testing

/// DATE-01, with the worked examples the domain reference gives for other rules.
@Suite struct `Legal terms` {
    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test(arguments: [
        ("2025-01-10", 60, "2025-03-11", "COOP-03 refusal"),
        ("2025-03-03", 60, "2025-05-02", "COOP-03 appeal"),
        ("2025-02-01", 90, "2025-05-02", "COOP-05 vote"),
        ("2024-12-31", 300, "2025-10-27", "COOP-20 mutual fund"),
        ("2025-03-01", 10, "2025-03-11", "INS-08 remittance"),
        ("2025-03-01", 45, "2025-04-15", "INS-12 complaint"),
        ("2025-06-30", 15, "2025-07-15", "RCA-01 cover"),
        ("2025-05-02", 60, "2025-07-01", "RCA-09 property"),
        ("2025-05-02", 30, "2025-06-01", "RCA-09 signed form"),
        ("2025-05-02", 90, "2025-07-31", "RCA-09 injury"),
    ])
    func `DATE-01 the first day is not counted and the last is`(
        start: String, days: Int, end: String, rule: String
    ) throws {
        #expect(LegalTerm.days(days).deadline(from: try date(start)) == (try date(end)), "\(rule)")
    }

    @Test func `what must come before is counted back`() throws {
        // RCA-01 and COOP-12.
        #expect(
            LegalTerm.days(30).latestDay(before: try date("2025-06-30")).description
                == "2025-05-31")
        #expect(
            LegalTerm.months(3).latestDay(before: try date("2025-12-31")).description
                == "2025-09-30")
    }

    @Test func `DATE-01 months end on the same day or on the last`() throws {
        #expect(
            LegalTerm.months(1).deadline(from: try date("2025-01-31")).description
                == "2025-02-28")
        #expect(
            LegalTerm.months(6).deadline(from: try date("2025-08-31")).description
                == "2026-02-28")
        #expect(
            LegalTerm.years(1).deadline(from: try date("2024-02-29")).description
                == "2025-02-28")
        #expect(
            LegalTerm.years(10).deadline(from: try date("2015-06-30")).description
                == "2025-06-30")
    }

    @Test(arguments: [
        ("2025-04-10", 10, "2025-04-22"),  // Easter, then Easter Monday
        ("2025-04-15", 10, "2025-04-26"),  // Liberation Day on a Friday
        ("2025-12-15", 10, "2025-12-27"),  // Christmas and Saint Stephen
        ("2025-05-02", 30, "2025-06-03"),  // a Sunday, then Republic Day
        ("2025-11-01", 7, "2025-11-10"),  // Saturday 8 moves on only with Saturdays: see below
    ])
    func `DATE-01 a term that ends on a holiday moves to the next working day`(
        start: String, days: Int, end: String
    ) throws {
        let shift: LegalTerm.Shift = end == "2025-11-10" ? .holidaysAndSaturdays : .holidays
        #expect(
            LegalTerm.days(days, shift: shift).deadline(from: try date(start)).description
                == end)
    }

    @Test func `Saturday is a working day for the civil code`() throws {
        let term = LegalTerm.days(7, shift: .holidays)
        #expect(term.deadline(from: try date("2025-11-01")).description == "2025-11-08")
        #expect(term.shifting(.none).shift == .none)
    }

    @Test func `counted back it moves back`() throws {
        let term = LegalTerm.days(30, shift: .holidays)
        #expect(term.latestDay(before: try date("2025-05-25")).description == "2025-04-24")
    }

    @Test func `the ends of the calendar and of the numbers do not trap`() throws {
        for count in [Int.min, -1, 0, 1, .max] {
            for unit in [LegalTerm.Unit.days, .months, .years] {
                for shift in [LegalTerm.Shift.none, .holidays, .holidaysAndSaturdays] {
                    let term = LegalTerm(count, unit, shift: shift)
                    for day in [CalendarDate.first, .last] {
                        _ = term.deadline(from: day)
                        _ = term.latestDay(before: day)
                    }
                }
            }
        }
        #expect(try roundTrip(LegalTerm.days(60)).back == .days(60))
    }
}

@Suite struct `Italian holidays` {
    @Test(arguments: [
        (1583, "1583-04-10"), (1818, "1818-03-22"), (1943, "1943-04-25"), (2000, "2000-04-23"),
        (2008, "2008-03-23"), (2011, "2011-04-24"), (2024, "2024-03-31"), (2025, "2025-04-20"),
        (2026, "2026-04-05"), (2027, "2027-03-28"), (2038, "2038-04-25"), (2285, "2285-03-22"),
    ])
    func `Easter falls where it does`(year: Int, date: String) {
        #expect(ItalianHolidays.easter(year: year)?.description == date)
    }

    @Test func `Easter is always a Sunday from 22 March to 25 April`() throws {
        for year in 1583...9999 {
            let easter = try #require(ItalianHolidays.easter(year: year))
            #expect(easter.weekday == .sunday)
            #expect((322...425).contains(easter.month * 100 + easter.day))
        }
        #expect(ItalianHolidays.easter(year: 1582) == nil)
        #expect(ItalianHolidays.easter(year: .max) == nil)
    }

    @Test func `the holidays of 2026 include Saint Francis`() {
        let days = ItalianHolidays.of(year: 2026).map { $0.date.description.dropFirst(5) }
        #expect(
            days == [
                "01-01", "01-06", "04-05", "04-06", "04-25", "05-01", "06-02", "08-15", "10-04",
                "11-01", "12-08", "12-25", "12-26",
            ])
        #expect(ItalianHolidays.of(year: 2025).count == 12)
        #expect(ItalianHolidays.of(year: .min).isEmpty)
    }

    @Test(arguments: [
        ("1985-01-06", true), ("1984-01-06", false), ("1986-01-06", true), ("2000-06-02", false),
        ("2001-06-02", true), ("2025-10-04", false), ("2027-10-04", true), ("2025-04-21", true),
        ("2025-04-22", false), ("2025-11-09", true), ("2011-03-17", true), ("2010-03-17", false),
    ])
    func `the list is that of the year`(text: String, isHoliday: Bool) throws {
        // 6 January 1985 was a Sunday.
        let date = try #require(CalendarDate(text))
        #expect(ItalianHolidays.isHoliday(date) == isHoliday)
    }
}
