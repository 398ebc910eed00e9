import Foundation
import Kernel
import Testing

@Suite struct `The figures that come with Arca` {
    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test func `the file loads and every value states its source`() throws {
        let book = try ParameterBook.standard()
        #expect(book.all.count >= 25)
        for parameter in book.all {
            #expect(!parameter.title.it.isEmpty && !parameter.title.en.isEmpty)
            #expect(parameter.values.last?.period.to == nil, "\(parameter.key)")
            for value in parameter.values { #expect(value.source.count > 5) }
        }
    }

    @Test(arguments: [
        ("2011-12-06", 100_000), ("2015-12-31", 100_000), ("2016-01-01", 300_000),
        ("2020-06-30", 300_000), ("2020-07-01", 200_000), ("2022-12-31", 200_000),
        ("2023-01-01", 500_000), ("2030-01-01", 500_000),
    ])
    func `PAY-01 the cash threshold is that of the day`(day: String, cents: Int64) throws {
        let book = try ParameterBook.standard()
        #expect(try book.money("cash.threshold", on: try date(day)) == Money(cents: cents))
    }

    @Test func `PAY-01 below the threshold is allowed and at it refused`() throws {
        let threshold = try ParameterBook.standard().money(
            "cash.threshold", on: try date("2023-06-01"))
        #expect(try Money("4.999,99") < threshold)
        #expect(try !(Money("5.000,00") < threshold))
    }

    @Test(arguments: [
        ("admission.refusalNotice", 60), ("admission.appeal", 60), ("vote.minimumRegistration", 90),
        ("withdrawal.examination", 60), ("withdrawal.challenge", 60), ("exclusion.challenge", 60),
        ("exit.sharePayment", 180), ("share.transferAnswer", 60), ("complaint.answer", 45),
    ])
    func `COOP-03, 05, 11 to 15 and INS-12 have their days`(key: String, days: Int) throws {
        let book = try ParameterBook.standard()
        let day = try date("2025-01-10")
        #expect(try book.days(key, on: day) == days)
        #expect(try book.term(key, on: day) == .days(days))
    }

    @Test func `COOP-16, COOP-04, GDPR-02 and publication have their figures`() throws {
        let book = try ParameterBook.standard()
        let day = try date("2025-01-10")
        #expect(try book.integer("cooperative.minimumMembers", on: day) == 9)
        #expect(try book.money("share.minimumValue", on: day) == Money(cents: 2500))
        #expect(try book.integer("publication.smallCount", on: day) == 5)
        #expect(try book.term("withdrawal.noticeBeforeYearEnd", on: day) == .months(3))
        #expect(try book.term("retention.contracts", on: day) == .years(10))
        #expect(try book.term("retention.insuranceFile", on: day) == .years(5))
        #expect(try book.text("retention.memberRegister", on: day) == "lifeOfCompany")
        #expect(try book.flag("admission.charterMandatory", on: try date("2018-12-31")) == false)
        #expect(try book.flag("admission.charterMandatory", on: try date("2019-01-01")) == true)
    }
}

@Suite struct `Parameter books` {
    private let day = CalendarDate(dayNumber: 20_000)  // 2024-10-04

    private func json(unit: String = "EUR", values: String, key: String = "test.key") -> Data {
        Data(
            """
            {"parameters":[{"key":"\(key)","title":{"it":"Prova","en":"Test"},"unit":"\(unit)",
            "values":[\(values)]}]}
            """.utf8)
    }

    private func value(_ from: String, _ to: String?, _ value: String) -> String {
        let end = to.map { "\"\($0)\"" } ?? "null"
        return """
            {"from":"\(from)","to":\(end),"value":"\(value)","source":"a law",
            "confidence":"confirmed"}
            """
    }

    private func book(unit: String = "EUR", _ values: String...) throws -> ParameterBook {
        try ParameterBook(json: json(unit: unit, values: values.joined(separator: ",")))
    }

    @Test func `a value holds from its first to its last day`() throws {
        let book = try book(
            value("2021-01-01", nil, "20.00"), value("2020-01-01", "2020-12-31", "10.00"))
        let first = try #require(CalendarDate("2020-12-31"))
        #expect(try book.money("test.key", on: first) == Money(cents: 1000))
        #expect(try book.money("test.key", on: first.adding(days: 1)) == Money(cents: 2000))
        let early = try #require(CalendarDate("2019-12-31"))
        #expect(throws: ParameterFault.noValue("test.key", on: early)) {
            try book.money("test.key", on: early)
        }
        #expect(try book.value("test.key", on: day).source == "a law")
    }

    @Test func `gaps and overlaps are found when the file loads`() throws {
        let gap = try #require(CalendarDate("2021-01-01"))
        #expect(throws: ParameterFault.gap("test.key", from: gap)) {
            try book(value("2020-01-01", "2020-12-31", "1"), value("2021-01-02", nil, "2"))
        }
        let overlap = try #require(CalendarDate("2020-12-31"))
        #expect(throws: ParameterFault.overlap("test.key", on: overlap)) {
            try book(value("2020-01-01", "2020-12-31", "1"), value("2020-12-31", nil, "2"))
        }
        #expect(throws: ParameterFault.overlap("test.key", on: gap)) {
            try book(value("2020-01-01", nil, "1"), value("2021-01-01", nil, "2"))
        }
        #expect(throws: ParameterFault.endsBeforeStart("test.key", from: gap)) {
            try book(value("2021-01-01", "2020-12-31", "1"))
        }
    }

    @Test(arguments: [
        ("EUR", "1.234,56"), ("EUR", "1.234"), ("LBX", "x"), ("EUR", ""), ("days", "1.5"),
        ("days", "-1"), ("months", "many"), ("years", "1000000"), ("text", ""), ("flag", "true"),
        ("percent", "12,5"), ("members", "nine"), ("percent", "NaN"),
    ])
    func `a value must suit its unit`(unit: String, text: String) {
        #expect(throws: ParameterFault.malformedValue("test.key", value: text, unit: unit)) {
            try book(unit: unit, value("2020-01-01", nil, text))
        }
    }

    @Test func `each kind of lookup asks for its unit`() throws {
        let money = try book(unit: "LBX", value("2020-01-01", nil, "25.50"))
        #expect(try money.money("test.key", on: day) == Money(cents: 2550, .lbx))
        #expect(try money.decimal("test.key", on: day) == FixedDecimal("25.5"))
        #expect(try money.text("test.key", on: day) == "25.50")
        #expect(throws: ParameterFault.self) { try money.integer("test.key", on: day) }
        #expect(throws: ParameterFault.self) { try money.days("test.key", on: day) }
        #expect(throws: ParameterFault.self) { try money.term("test.key", on: day) }
        #expect(throws: ParameterFault.self) { try money.flag("test.key", on: day) }
        let words = try book(unit: "text", value("2020-01-01", nil, "words"))
        #expect(throws: ParameterFault.self) { try words.decimal("test.key", on: day) }
        #expect(throws: ParameterFault.self) { try words.money("test.key", on: day) }
        #expect(throws: ParameterFault.unknownKey("other")) { try words.text("other", on: day) }
    }

    @Test func `a decision wins for its period only`() throws {
        let book = try book(value("2020-01-01", nil, "10.00"))
        let decided = try book.overridden(by: [
            ParameterOverride(
                key: "test.key", from: day, to: day.adding(days: 9), value: "7.00",
                source: "the board", decision: "resolution 12"),
            ParameterOverride(
                key: "test.key", from: day.adding(days: 5), value: "8.00", source: "the board",
                decision: "resolution 13"),
        ])
        func cents(_ offset: Int) throws -> Int64 {
            try decided.money("test.key", on: day.adding(days: offset)).cents
        }
        #expect(
            try [cents(-1), cents(0), cents(4), cents(5), cents(9), cents(10)]
                == [1000, 700, 700, 800, 800, 800])
        #expect(try decided.value("test.key", on: day).decision == "resolution 12")
        #expect(try book.money("test.key", on: day).cents == 1000)
        #expect(decided.decisions(on: "test.key").count == 2)
        let again = try decided.overridden(by: [
            ParameterOverride(
                key: "test.key", from: day, to: day, value: "9.00", source: "the board",
                decision: "resolution 14")
        ])
        #expect(try again.money("test.key", on: day).cents == 900)
        #expect(try again.money("test.key", on: day.adding(days: 1)).cents == 700)
    }

    @Test func `a decision may fill the time before the file`() throws {
        let book = try book(value("2020-01-01", nil, "10.00"))
        let early = try #require(CalendarDate("2010-01-01"))
        let decided = try book.overridden(by: [
            ParameterOverride(
                key: "test.key", from: early, to: early, value: "5.00", source: "old minutes",
                decision: "resolution 1")
        ])
        #expect(try decided.money("test.key", on: early).cents == 500)
    }

    @Test func `a decision that suits nothing is refused`() throws {
        let book = try book(value("2020-01-01", nil, "10.00"))
        func decide(_ key: String, _ to: CalendarDate?, _ value: String) throws -> ParameterBook {
            try book.overridden(by: [
                ParameterOverride(
                    key: key, from: day, to: to, value: value, source: "s", decision: "d")
            ])
        }
        #expect(throws: ParameterFault.unknownKey("other")) { try decide("other", nil, "1.00") }
        #expect(throws: ParameterFault.malformedValue("test.key", value: "x", unit: "EUR")) {
            try decide("test.key", nil, "x")
        }
        #expect(throws: ParameterFault.endsBeforeStart("test.key", from: day)) {
            try decide("test.key", day.adding(days: -1), "1.00")
        }
    }

    @Test func `two books make one, but a key stands in one only`() throws {
        let one = try book(value("2020-01-01", nil, "10.00"))
        let other = try ParameterBook(
            json: json(values: value("2020-01-01", nil, "1.00"), key: "other.key"))
        let both = try one.merged(with: other)
        #expect(both.all.map(\.key) == ["other.key", "test.key"])
        #expect(throws: ParameterFault.duplicateKey("other.key")) { try both.merged(with: other) }
        #expect(throws: Never.self) { try ParameterBook.standard().merged(with: one) }
    }

    @Test(arguments: ["", "a b", "a..b", ".a", "a.", "é", "a\\u0000", "a/b"])
    func `a key is made of words and dots`(key: String) {
        #expect(throws: ParameterFault.self) {
            try ParameterBook(json: json(values: value("2020-01-01", nil, "1"), key: key))
        }
    }

    @Test(arguments: hostileTexts + ["{}", "[]", "{\"parameters\":null}", "{\"parameters\":[{}]}"])
    func `a hostile file does not load`(text: String) {
        #expect(throws: ParameterFault.self) { try ParameterBook(json: Data(text.utf8)) }
    }

    @Test func `no values, no source, twice the key and nesting are refused`() throws {
        #expect(throws: ParameterFault.noValues("test.key")) {
            try ParameterBook(json: json(values: ""))
        }
        let unsourced = value("2020-01-01", nil, "1.00").replacingOccurrences(of: "a law", with: "")
        #expect(throws: ParameterFault.self) { try book(unsourced) }
        let entry = String(decoding: json(values: value("2020-01-01", nil, "1")), as: UTF8.self)
            .dropFirst(15).dropLast(2)
        let twice = "{\"parameters\":[\(entry),\(entry)]}"
        #expect(throws: ParameterFault.duplicateKey("test.key")) {
            try ParameterBook(json: Data(twice.utf8))
        }
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: ParameterFault.self) { try ParameterBook(json: Data(deep.utf8)) }
    }

    @Test func `every fault has a code and both sentences`() {
        let faults: [ParameterFault] = [
            .unreadable("x"), .malformedKey("k"), .duplicateKey("k"), .noValues("k"),
            .noSource("k", from: day), .malformedValue("k", value: "v", unit: "u"),
            .endsBeforeStart("k", from: day), .overlap("k", on: day), .gap("k", from: day),
            .unknownKey("k"), .noValue("k", on: day), .wrongUnit("k", unit: "u", wanted: "w"),
        ]
        #expect(Set(faults.map(\.code)).count == faults.count)
        #expect(faults.allSatisfy { $0.sentence.it != $0.sentence.en })
    }
}
