import Foundation
import Kernel
import Testing

@Suite struct `Instants` {
    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
        (1_795_497_767_123, "2026-11-24T05:22:47.123Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ])
    func `they are written in UTC to the millisecond`(milliseconds: Int64, text: String) {
        let instant = Instant(milliseconds: milliseconds)
        #expect(instant.description == text)
        #expect(Instant(text) == instant)
    }

    @Test(arguments: [
        "2026-11-24T05:22:47.123Z", "2026-11-24T06:22:47.123+01:00", "2026-11-24T06:22:47.123+0100",
        "2026-11-24T06:22:47.123+01", "2026-11-23T23:52:47.123-05:30", "2026-11-24t05:22:47.123z",
        "2026-11-24 05:22:47.123Z", "2026-11-24T05:22:47.123999999Z", "2026-11-24T05:22:47.1234Z",
    ])
    func `offsets, cases and longer decimals are read`(text: String) {
        #expect(Instant(text)?.milliseconds == 1_795_497_767_123)
    }

    @Test func `missing decimals are zeros`() {
        #expect(Instant("1970-01-01T00:00:01Z")?.milliseconds == 1000)
        #expect(Instant("1970-01-01T00:00:01.5Z")?.milliseconds == 1500)
        #expect(Instant("1970-01-01T00:00:01.05Z")?.milliseconds == 1050)
    }

    @Test(arguments: [
        "2026-11-24", "2026-11-24T05:22:47", "2026-11-24T05:22Z", "2026-11-24T24:00:00Z",
        "2026-11-24T05:60:00Z", "2026-11-24T05:22:60Z", "2026-02-29T05:22:47Z",
        "2026-11-24T05:22:47.Z", "2026-11-24T05:22:47.1234567890Z", "2026-11-24T05:22:47+24:00",
        "2026-11-24T05:22:47+01:60", "2026-11-24T05:22:47+1:00", "2026-11-24T05:22:47ZZ",
        "2026-11-24T05:22:47Z ", " 2026-11-24T05:22:47Z", "0000-01-01T00:00:00Z",
        "10000-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
        "2026-11-24T05:22:47,123Z", "2026-11-24T05:22:47+01:", "2026-11-24T0５:22:47Z",
    ])
    func `a text that is no instant is refused`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is no instant`(text: String) { #expect(Instant(text) == nil) }

    @Test func `every prefix of an instant is read or refused without a trap`() {
        let text = "2026-11-24T06:22:47.123+01:00"
        let read = (0...text.count).filter { Instant(String(text.prefix($0))) != nil }
        #expect(read == [26, 29])
    }

    @Test func `steps are held within the years 1 to 9999`() {
        let instant = Instant(milliseconds: 0)
        #expect(instant.adding(days: 1).description == "1970-01-02T00:00:00.000Z")
        #expect(instant.adding(seconds: -1).description == "1969-12-31T23:59:59.000Z")
        #expect(instant.adding(milliseconds: .max) == .last)
        #expect(instant.adding(seconds: .max) == .last)
        #expect(instant.adding(days: .min) == .first)
        #expect(Instant.last.adding(milliseconds: .max) == .last)
        #expect(Instant.first.milliseconds(until: .last) == 315_537_897_599_999)
    }

    @Test func `it is coded as its text`() throws {
        let instant = Instant(milliseconds: 1_795_497_767_123)
        #expect(try roundTrip(instant).json == "\"2026-11-24T05:22:47.123Z\"")
        #expect(try roundTrip(instant).back == instant)
        #expect(isRefused(Instant.self, json: "1795497767123"))
        #expect(isRefused(Instant.self, json: "\"yesterday\""))
    }

    @Test func `it agrees with the system's formatter`() throws {
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        for step in 0..<400 {
            let instant = Instant(milliseconds: Int64(step) * 87_654_321_987 - 9_000_000_000_000)
            let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
            #expect(instant.description == formatter.string(from: date))
        }
    }
}
