/// Days from one to another, both included, or from one on without end.
public struct Period: Hashable, Sendable, Codable, CustomStringConvertible {
    public let from: CalendarDate
    /// The last day; nil for a period that is still open.
    public let to: CalendarDate?

    /// A last day before the first is refused.
    public init(from: CalendarDate, to: CalendarDate?) throws(PeriodFault) {
        if let to, to < from { throw .endsBeforeStart(from: from, to: to) }
        self.from = from
        self.to = to
    }

    /// Open-ended.
    public init(from: CalendarDate) {
        self.from = from
        to = nil
    }

    public init(day: CalendarDate) {
        from = day
        to = day
    }

    public func contains(_ date: CalendarDate) -> Bool { from <= date && date <= lastDay }

    public func contains(_ other: Period) -> Bool {
        from <= other.from && other.lastDay <= lastDay
    }

    public func overlaps(_ other: Period) -> Bool {
        from <= other.lastDay && other.from <= lastDay
    }

    /// The days in both, if any.
    public func intersection(_ other: Period) -> Period? {
        let end = [to, other.to].compactMap { $0 }.min()
        return try? Period(from: max(from, other.from), to: end)
    }

    /// How many days, first and last included; nil when open.
    public var dayCount: Int? { to.map { from.days(until: $0) + 1 } }

    /// `2023-01-01/2023-12-31`, or `2023-01-01/..` when open, as ISO 8601-2 writes it.
    public var description: String { "\(from)/\(to?.description ?? "..")" }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        do {
            try self.init(
                from: container.decode(CalendarDate.self, forKey: .from),
                to: container.decodeIfPresent(CalendarDate.self, forKey: .to))
        } catch let fault as PeriodFault {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath, debugDescription: fault.sentence.en,
                    underlyingError: fault))
        }
    }

    /// The last day as far as comparing goes.
    private var lastDay: CalendarDate { to ?? .last }

    private enum CodingKeys: String, CodingKey { case from, to }
}

extension Period {
    /// A calendar year, held within the years 1...9999.
    public static func year(_ year: Int) -> Period {
        let start = CalendarDate(year: year.clamped(to: 1...9999), month: 1, day: 1) ?? .first
        return (try? Period(from: start, to: start.endOfYear)) ?? Period(day: start)
    }
}

public enum PeriodFault: ValueFault {
    case endsBeforeStart(from: CalendarDate, to: CalendarDate)

    public var code: String { "period.endsBeforeStart" }

    public var sentence: Bilingual {
        switch self {
        case .endsBeforeStart(let from, let to):
            Bilingual(
                it: "Il periodo finisce il \(to), prima di cominciare il \(from).",
                en: "The period ends on \(to), before it begins on \(from).")
        }
    }
}
