/// A public holiday of Italy (L. 260/1949 and what changed it); complete from 1978 on.
public struct Holiday: Hashable, Sendable {
    public let date: CalendarDate
    public let name: Bilingual
}

public enum ItalianHolidays {
    /// The public holidays of a year, in order. Sundays are not listed, Easter excepted.
    public static func of(year: Int) -> [Holiday] {
        guard let easter = easter(year: year) else { return [] }
        let fixed = yearly.compactMap { rule -> Holiday? in
            guard rule.years.contains(where: { $0.contains(year) }) else { return nil }
            return CalendarDate(year: year, month: rule.month, day: rule.day)
                .map { Holiday(date: $0, name: rule.name) }
        }
        let movable = [
            Holiday(date: easter, name: Bilingual(it: "Pasqua", en: "Easter")),
            Holiday(
                date: easter.adding(days: 1),
                name: Bilingual(it: "Lunedì dell'Angelo", en: "Easter Monday")),
        ]
        return (fixed + movable).sorted { $0.date < $1.date }
    }

    /// Whether a day is a Sunday or a public holiday.
    public static func isHoliday(_ date: CalendarDate) -> Bool {
        if date.weekday == .sunday { return true }
        if let easter = easter(year: date.year), date == easter.adding(days: 1) { return true }
        return yearly.contains { rule in
            rule.month == date.month && rule.day == date.day
                && rule.years.contains { $0.contains(date.year) }
        }
    }

    /// Easter Sunday of a Gregorian year (anonymous algorithm, Nature 1876); nil before 1583.
    public static func easter(year: Int) -> CalendarDate? {
        guard (1583...9999).contains(year) else { return nil }
        let golden = year % 19
        let (century, yearOfCentury) = (year / 100, year % 100)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday =
            (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact
                - yearOfCentury % 4) % 7
        let late = (golden + 11 * epact + 22 * weekday) / 451
        let days = epact + weekday - 7 * late + 114
        return CalendarDate(year: year, month: days / 31, day: days % 31 + 1)
    }

    private struct Rule: Sendable {
        let month: Int
        let day: Int
        let years: [ClosedRange<Int>]
        let name: Bilingual
    }

    private static let always = [1949...9999]

    /// L. 54/1977 took the Epiphany (given back by DPR 792/1985) and 2 June (given back by
    /// L. 336/2000) from the list; D.L. 5/2011 made one day a holiday once; L. 151/2025 put
    /// 4 October back.
    private static let yearly = [
        Rule(month: 1, day: 1, years: always, name: Bilingual(it: "Capodanno", en: "New Year")),
        Rule(
            month: 1, day: 6, years: [1949...1977, 1986...9999],
            name: Bilingual(it: "Epifania", en: "Epiphany")),
        Rule(
            month: 3, day: 17, years: [2011...2011],
            name: Bilingual(it: "150 anni dell'unità d'Italia", en: "150 years of Italy's unity")),
        Rule(
            month: 4, day: 25, years: always,
            name: Bilingual(it: "Liberazione", en: "Liberation Day")),
        Rule(
            month: 5, day: 1, years: always,
            name: Bilingual(it: "Festa del lavoro", en: "Labour Day")),
        Rule(
            month: 6, day: 2, years: [1949...1976, 2001...9999],
            name: Bilingual(it: "Festa della Repubblica", en: "Republic Day")),
        Rule(month: 8, day: 15, years: always, name: Bilingual(it: "Assunzione", en: "Assumption")),
        Rule(
            month: 10, day: 4, years: [2026...9999],
            name: Bilingual(it: "San Francesco d'Assisi", en: "Saint Francis of Assisi")),
        Rule(month: 11, day: 1, years: always, name: Bilingual(it: "Ognissanti", en: "All Saints")),
        Rule(
            month: 12, day: 8, years: always,
            name: Bilingual(it: "Immacolata Concezione", en: "Immaculate Conception")),
        Rule(month: 12, day: 25, years: always, name: Bilingual(it: "Natale", en: "Christmas")),
        Rule(
            month: 12, day: 26, years: always,
            name: Bilingual(it: "Santo Stefano", en: "Saint Stephen")),
    ]
}
