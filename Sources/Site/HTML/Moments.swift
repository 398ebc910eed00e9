import Kernel

/// Days and moments as people of each language write them, in the cooperative's time zone.
public struct Moments: Sendable {
    let language: Language
    let zone: Zone

    public init(language: Language, zone: Zone) {
        self.language = language
        self.zone = zone
    }

    private static let italianMonths = [
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
        "settembre", "ottobre", "novembre", "dicembre",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// `9 marzo 2026`.
    public func day(_ date: CalendarDate) -> String { Self.day(date, language) }

    static func day(_ date: CalendarDate, _ language: Language) -> String {
        "\(date.day) \(monthName(date.month, language)) \(date.year)"
    }

    /// `9 marzo 2026, 10:05`.
    public func moment(_ instant: Instant) -> String {
        "\(day(zone.date(of: instant))), \(clock(instant))"
    }

    /// `10:05`.
    public func clock(_ instant: Instant) -> String {
        let time = zone.wallClock(of: instant)
        return "\(Self.two(time.hour)):\(Self.two(time.minute))"
    }

    /// `marzo 2026`.
    public func month(_ date: CalendarDate) -> String {
        "\(Self.monthName(date.month, language)) \(date.year)"
    }

    /// `2 h 10 min`, `3 giorni`.
    public func duration(minutes: Int) -> String {
        let italian = language == .italian
        switch max(0, minutes) {
        case ..<60: return "\(max(0, minutes)) min"
        case ..<(48 * 60):
            let rest = minutes % 60
            return rest == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(rest) min"
        default: return "\(minutes / (24 * 60)) \(italian ? "giorni" : "days")"
        }
    }

    /// `09/03/2026`, `9 Mar 2026`: for tables, where a day must stay on one line.
    public func brief(_ date: CalendarDate) -> HTML {
        let words =
            language == .italian
            ? "\(Self.two(date.day))/\(Self.two(date.month))/\(date.year)"
            : "\(date.day) \(Self.monthName(date.month, language).prefix(3)) \(date.year)"
        return "<time class=\"nowrap\" datetime=\"\(date.description)\">\(words)</time>"
    }

    /// Of things that happened on a day, at no hour that anybody knows.
    public func isWholeDay(_ instant: Instant) -> Bool {
        let time = zone.wallClock(of: instant)
        return time.hour == 0 && time.minute == 0 && instant.milliseconds % 60_000 == 0
    }

    private static func monthName(_ month: Int, _ language: Language) -> String {
        let names = language == .italian ? Self.italianMonths : Self.englishMonths
        return names.indices.contains(month - 1) ? names[month - 1] : ""
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// A `time` element; `relative` is `data-relative` with or without a value.
    public func time(_ instant: Instant, relative: HTML = "") -> HTML {
        "<time datetime=\"\(instant.description)\"\(relative)>\(moment(instant))</time>"
    }

    public func time(_ date: CalendarDate) -> HTML {
        "<time datetime=\"\(date.description)\">\(day(date))</time>"
    }
}

extension Say {
    /// `9 marzo 2026`, `9 March 2026`.
    public func day(_ date: CalendarDate) -> String { Moments.day(date, language) }
}
