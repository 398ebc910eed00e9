import Journal
import Kernel
import Store

/// A figure of the cooperative: what it means, and the records it is made of. Its value is computed
/// from those very records, so that opening a figure shows what it stands on. An indicator is of the
/// group: a record names a case or a person served, never who of us worked on it.
public struct Indicator: Sendable {
    public enum Measure: String, Sendable, Codable, CaseIterable {
        /// How many records.
        case count
        /// Mean of the records' values.
        case mean
        /// Share of the records whose value is 1, in percent.
        case share
        /// Sum of the records' values.
        case sum
    }

    public let id: String
    public let title: Bilingual
    public let definition: Bilingual
    /// `hours`, `percent`, `messages`…
    public let unit: Bilingual
    public let measure: Measure
    /// The records of a month, oldest first; the same all day long for as long as the journal is the same.
    let records: @Sendable (_ month: Month, _ db: Reading) throws -> [IndicatorRecord]

    public init(
        id: String, title: Bilingual, definition: Bilingual, unit: Bilingual, measure: Measure,
        records: @Sendable @escaping (_ month: Month, _ db: Reading) throws -> [IndicatorRecord]
    ) {
        self.id = id
        self.title = title
        self.definition = definition
        self.unit = unit
        self.measure = measure
        self.records = records
    }

    /// Nil when there is no record to compute from.
    public func value(of records: [IndicatorRecord]) -> Double? {
        let sum = records.reduce(0) { $0 + $1.value }
        switch measure {
        case .count: return Double(records.count)
        case .sum: return sum
        case .mean: return records.isEmpty ? nil : sum / Double(records.count)
        case .share: return records.isEmpty ? nil : 100 * sum / Double(records.count)
        }
    }

    /// Of one month, without the records behind it.
    public func value(in month: Month, _ db: Reading) throws -> Double? {
        try db.remembering(Asked(id: id, month: month, on: db.today)) { _ in
            value(of: try records(month, db))
        }
    }

    private struct Asked: Hashable {
        let id: String
        let month: Month
        let on: CalendarDate
    }
}

/// One record behind a figure.
public struct IndicatorRecord: Sendable, Equatable, Codable {
    public let subject: ID<Subject>
    public let label: String
    public let at: Instant
    public let value: Double

    public init(subject: ID<Subject>, label: String, at: Instant, value: Double) {
        self.subject = subject
        self.label = label
        self.at = at
        self.value = value
    }
}

/// A month of the calendar.
public struct Month: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    public let year: Int
    public let month: Int

    /// Nil unless it reads `2026-11`.
    public init?(_ text: String) {
        guard let first = CalendarDate("\(text)-01") else { return nil }
        self.init(of: first)
    }

    public init(of date: CalendarDate) {
        year = date.year
        month = date.month
    }

    public var firstDay: CalendarDate {
        CalendarDate(year: year, month: month, day: 1) ?? CalendarDate(dayNumber: 0)
    }
    public var next: Month { Month(of: firstDay.adding(months: 1)) }
    public var previous: Month { Month(of: firstDay.adding(months: -1)) }

    public func range(in zone: Zone) -> Range<Instant> {
        zone.startOfDay(firstDay)..<zone.startOfDay(next.firstDay)
    }

    public var description: String { String(firstDay.description.prefix(7)) }

    public static func < (left: Month, right: Month) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let month = Month(text) else {
            throw InputRefused.wrongType(
                field: "month", wanted: Bilingual(it: "AAAA-MM", en: "YYYY-MM"))
        }
        self = month
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// One figure of one month with the records behind it.
public struct IndicatorByMonth: Query {
    public static let name = "commons.indicator"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Un indicatore di un mese, con le registrazioni su cui poggia.",
        en: "An indicator of a month, with the records it stands on.")

    public struct Answer: Codable, Sendable {
        public let id: String
        public let month: Month
        public let value: Double?
        public let records: [IndicatorRecord]
    }

    let indicator: String
    let month: Month

    public init(indicator: String, month: Month) {
        self.indicator = indicator
        self.month = month
    }

    public func fetch(from db: Reading) throws -> Answer {
        guard let found = db.indicators.first(where: { $0.id == indicator }) else {
            throw CommonRefusal.notFound
        }
        let records = try found.records(month, db)
        // Who guides sees the figure; the records name people and what they wrote about.
        return Answer(
            id: found.id, month: month, value: found.value(of: records),
            records: db.actor.may(.read) ? records : [])
    }
}
