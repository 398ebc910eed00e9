import Kernel
import Testing

@Suite struct `Periods` {
    private func period(_ from: String, _ to: String?) throws -> Period {
        try Period(
            from: #require(CalendarDate(from)), to: to.map { try #require(CalendarDate($0)) })
    }
    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test func `both ends belong to it`() throws {
        let year = try period("2023-01-01", "2023-12-31")
        #expect(year == .year(2023))
        #expect(year.dayCount == 365)
        #expect(year.contains(try date("2023-01-01")))
        #expect(year.contains(try date("2023-12-31")))
        #expect(!year.contains(try date("2022-12-31")))
        #expect(!year.contains(try date("2024-01-01")))
    }

    @Test func `an open one has no last day`() throws {
        let open = Period(from: try date("2023-01-01"))
        #expect(open.contains(.last))
        #expect(open.dayCount == nil)
        #expect(!open.contains(try date("2022-12-31")))
        #expect(open.description == "2023-01-01/..")
    }

    @Test func `overlap and intersection agree`() throws {
        let texts = [
            ("2023-01-01", "2023-01-31"), ("2023-01-31", "2023-02-10"), ("2023-02-01", nil),
            ("2023-01-10", "2023-01-10"), ("2022-01-01", nil), ("2022-01-01", "2022-12-31"),
        ]
        let periods = try texts.map { try period($0.0, $0.1) }
        for one in periods {
            for other in periods {
                let days = (0..<800).map { CalendarDate(dayNumber: 18_900 + $0) }
                let common = days.filter { one.contains($0) && other.contains($0) }
                #expect(one.overlaps(other) == !common.isEmpty)
                #expect(one.intersection(other)?.from == common.first)
                #expect(one.intersection(other) == other.intersection(one))
                #expect(one.contains(other) == (one.intersection(other) == other))
            }
        }
    }

    @Test func `an end before the start is refused everywhere`() throws {
        let (from, to) = (try date("2023-01-02"), try date("2023-01-01"))
        let fault = PeriodFault.endsBeforeStart(from: from, to: to)
        #expect(throws: fault) { try Period(from: from, to: to) }
        #expect(isRefused(Period.self, json: #"{"from":"2023-01-02","to":"2023-01-01"}"#))
        #expect(isRefused(Period.self, json: #"{"to":"2023-01-01"}"#))
        #expect(!fault.sentence.it.isEmpty && !fault.code.isEmpty)
    }

    @Test func `it is coded by its ends`() throws {
        let closed = try period("2023-01-01", "2023-12-31")
        let open = try period("2023-01-01", nil)
        #expect(try roundTrip(closed).back == closed)
        #expect(try roundTrip(open).back == open)
        #expect(!isRefused(Period.self, json: #"{"from":"2023-01-02","to":null}"#))
        #expect(Period.year(.max).from.description == "9999-01-01")
        #expect(Period.year(.min).from == .first)
    }
}
