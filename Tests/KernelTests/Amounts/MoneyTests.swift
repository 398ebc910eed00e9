import Foundation
import Kernel
import Testing

@Suite struct `Amounts of money` {
    @Test(arguments: [
        ("1.234,56", 123_456), ("1234,56", 123_456), ("1234.56", 123_456), ("1.234", 123_400),
        ("1.234.567,8", 123_456_780), ("1,5", 150), ("1.5", 150), ("0,01", 1), ("-0,01", -1),
        ("12", 1200), ("€ 1.234,56", 123_456), ("1.234,56 €", 123_456),
        ("1.234,56\u{A0}€", 123_456),
        ("EUR 10", 1000), ("-€ 5,00", -500), ("€ -5,00", -500), ("− 5,00", -500), ("+5", 500),
        ("  7,00 \n", 700), ("000,10", 10), ("92.233.720.368.547.758,07", Int64.max),
        ("-92233720368547758.08", Int64.min),
    ])
    func `an amount is read as a person writes it`(text: String, cents: Int64) throws {
        #expect(try Money(text) == Money(cents: cents))
    }

    @Test(arguments: [
        ("", MoneyFault.empty), ("  ", .empty), ("abc", .notAnAmount("abc")),
        ("€", .notAnAmount("€")),
        ("1,234", .tooManyDecimals), ("1,234.56", .notAnAmount("1,234.56")),
        ("12.34.56", .notAnAmount("12.34.56")), ("1234.567,00", .notAnAmount("1234.567,00")),
        ("1..234", .notAnAmount("1..234")), (",5", .notAnAmount(",5")), ("5,", .notAnAmount("5,")),
        (".5", .notAnAmount(".5")), ("5.", .notAnAmount("5.")), ("--5", .notAnAmount("--5")),
        ("1,2,3", .notAnAmount("1,2,3")), ("1 234,56", .notAnAmount("1 234,56")),
        ("1e3", .notAnAmount("1e3")), ("１２,００", .notAnAmount("１２,００")),
        ("5\u{301}", .notAnAmount("5\u{301}")), ("5\u{0}", .notAnAmount("5")),
        ("-", .notAnAmount("-")), ("92233720368547758,08", .tooLarge),
        ("99999999999999999999,00", .tooLarge), ("5 LBX", .notAnAmount("5 LBX")),
        ("€5€", .notAnAmount("€5€")),
    ])
    func `what is no amount says why`(text: String, fault: MoneyFault) {
        #expect(throws: fault) { try Money(text) }
        #expect(fault.code.hasPrefix("money."))
        #expect(!fault.sentence.it.isEmpty && !fault.sentence.en.isEmpty)
    }

    @Test func `the mark belongs to the currency`() throws {
        #expect(try Money("10,50 LBX", .lbx) == Money(cents: 1050, .lbx))
        #expect(throws: MoneyFault.self) { try Money("€ 10,50", .lbx) }
    }

    @Test func `the plain form takes no Italian one`() throws {
        #expect(try Money(plain: "-1234.5") == Money(cents: -123_450))
        for text in ["1234,56", "1.234", "+5", " 5", "5 ", "€5", "", "-", "1.", ".1", "1.2.3"] {
            #expect(throws: MoneyFault.self) { try Money(plain: text) }
        }
    }

    @Test(arguments: [
        (Int64(123_456), "1234.56", "1.234,56\u{A0}€", "€1,234.56"),
        (-5, "-0.05", "-0,05\u{A0}€", "-€0.05"), (0, "0.00", "0,00\u{A0}€", "€0.00"),
        (100_000_000, "1000000.00", "1.000.000,00\u{A0}€", "€1,000,000.00"),
        (99_999, "999.99", "999,99\u{A0}€", "€999.99"),
        (
            .min, "-92233720368547758.08", "-92.233.720.368.547.758,08\u{A0}€",
            "-€92,233,720,368,547,758.08"
        ),
    ])
    func `it is written for machines and in both languages`(
        cents: Int64, plain: String, italian: String, english: String
    ) throws {
        let money = Money(cents: cents)
        #expect(money.plain == plain)
        #expect(money.formatted(.italian) == italian)
        #expect(money.formatted(.english) == english)
        #expect(try Money(plain: plain) == money)
        #expect(try Money(italian) == money)
        #expect(try roundTrip(money).back == money)
    }

    @Test func `Liberex is not written as euro`() {
        let credit = Money(cents: -123_456, .lbx)
        #expect(credit.formatted(.italian) == "-1.234,56\u{A0}LBX")
        #expect(credit.formatted(.english) == "-LBX\u{A0}1,234.56")
        #expect(credit.description == "-1234.56 LBX")
    }

    @Test func `it is coded with its currency and no binary number`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(Money(cents: 123_456))
        #expect(String(decoding: data, as: UTF8.self) == #"{"amount":"1234.56","currency":"EUR"}"#)
        for json in [
            #"{"amount":1234.56,"currency":"EUR"}"#, #"{"amount":"1.234,56","currency":"EUR"}"#,
            #"{"amount":"1","currency":"USD"}"#, #"{"amount":"1"}"#, #"{"currency":"EUR"}"#,
            #""1 EUR""#, #"{"amount":"99999999999999999999999","currency":"EUR"}"#,
        ] {
            #expect(isRefused(Money.self, json: json))
        }
    }

    @Test func `sums and comparisons stay within range and currency`() throws {
        let (euro, credit) = (Money(cents: 100), Money(cents: 100, .lbx))
        #expect(try euro + euro == Money(cents: 200))
        #expect(try euro - Money(cents: 300) == Money(cents: -200))
        #expect(try euro * 3 == Money(cents: 300))
        #expect(try euro.negated() == Money(cents: -100))
        #expect(try Money(cents: 99) < euro)
        #expect(try !(euro < euro) && euro <= euro && euro >= euro && !(euro > euro))
        #expect(euro != credit)
        let mixed = MoneyFault.mixedCurrencies(.eur, .lbx)
        #expect(throws: mixed) { try euro + credit }
        #expect(throws: mixed) { try euro - credit }
        #expect(throws: mixed) { try euro < credit }
        #expect(throws: mixed) { try euro <= credit }
        #expect(throws: MoneyFault.tooLarge) { try Money(cents: .max) + euro }
        #expect(throws: MoneyFault.tooLarge) { try Money(cents: .min) - euro }
        #expect(throws: MoneyFault.tooLarge) { try Money(cents: .max) * 2 }
        #expect(throws: MoneyFault.tooLarge) { try Money(cents: .min).negated() }
    }

    @Test func `a list is summed whatever its order`() throws {
        let amounts = [Money(cents: .max), Money(cents: 5), Money(cents: -10)]
        #expect(try amounts.sum() == Money(cents: .max - 5))
        #expect(try [Money]().sum(.lbx) == Money.zero(.lbx))
        #expect(throws: MoneyFault.tooLarge) { try amounts.prefix(2).sum() }
        #expect(throws: MoneyFault.mixedCurrencies(.lbx, .eur)) { try amounts.sum(.lbx) }
    }
}

@Suite struct `Shares of money` {
    @Test func `RCA-13 taxes on a premium are computed on the net and rounded once`() throws {
        let (tax, health) = (try #require(FixedDecimal("15.7")), try #require(FixedDecimal("10.5")))
        let net = Money(cents: 32_900)
        #expect(try net.percentage(tax) == Money(cents: 5165))
        #expect(try net.percentage(health) == Money(cents: 3455))
        let gross = try [net, net.percentage(tax), net.percentage(health)].sum()
        #expect(gross == Money(cents: 41_520))
        let other = Money(cents: 40_000)
        #expect(try other.percentage(FixedDecimal(16)) == Money(cents: 6400))
        #expect(try other.percentage(health) == Money(cents: 4200))
    }

    @Test func `COOP-20 reserve and mutual fund`() throws {
        let profit = Money(cents: 1_000_000)
        #expect(try profit.percentage(FixedDecimal(30)) == Money(cents: 300_000))
        #expect(try profit.percentage(FixedDecimal(3)) == Money(cents: 30_000))
    }

    @Test(arguments: [
        (Int64(5), Rounding.halfUp, Int64(3)), (5, .halfEven, 2), (5, .down, 2), (5, .up, 3),
        (7, .halfEven, 4), (-5, .halfUp, -3), (-5, .halfEven, -2), (-5, .down, -2), (-5, .up, -3),
        (4, .up, 2), (3, .halfUp, 2), (1, .halfUp, 1), (1, .halfEven, 0), (0, .up, 0),
    ])
    func `half a cent goes where the rounding says`(cents: Int64, rounding: Rounding, half: Int64)
        throws
    {
        #expect(try Money(cents: cents).share(1, of: 2, rounding: rounding).cents == half)
        #expect(try Money(cents: cents).share(-1, of: -2, rounding: rounding).cents == half)
    }

    @Test func `extreme shares are exact or refused`() throws {
        let most = Money(cents: .max)
        #expect(try most.share(.max, of: .max) == most)
        #expect(try most.share(.min, of: .min) == most)
        #expect(try Money(cents: .min).share(1, of: .min) == Money(cents: 1))
        #expect(throws: MoneyFault.tooLarge) { try most.share(2, of: 1) }
        #expect(throws: MoneyFault.tooLarge) { try Money(cents: .min).share(-1, of: 1) }
        #expect(throws: MoneyFault.divisionByZero) { try most.share(1, of: 0) }
        #expect(throws: MoneyFault.tooLarge) { try most.percentage(FixedDecimal(Int.max)) }
        let factor = try #require(FixedDecimal("0.000000000001"))
        #expect(try most.multiplied(by: factor, rounding: .down) == Money(cents: 9_223_372))
    }

    struct Apportionment: Sendable {
        let cents: Int64
        let weights: [Int64]
        let parts: [Int64]
    }

    @Test(arguments: [
        Apportionment(cents: 10_000, weights: [1, 1, 1], parts: [3334, 3333, 3333]),
        Apportionment(cents: 100, weights: [1, 2, 3], parts: [17, 33, 50]),
        Apportionment(cents: -100, weights: [1, 2, 3], parts: [-17, -33, -50]),
        Apportionment(cents: 1, weights: [0, 0, 7], parts: [0, 0, 1]),
        Apportionment(cents: 0, weights: [1, 2], parts: [0, 0]),
        Apportionment(cents: 5, weights: [.max, .max], parts: [3, 2]),
        Apportionment(cents: 2, weights: [1, 1, 1], parts: [1, 1, 0]),
        Apportionment(cents: 7, weights: [3], parts: [7]),
        Apportionment(cents: .min, weights: [1], parts: [.min]),
        Apportionment(cents: .max, weights: [.max, .max], parts: [1 << 62, (1 << 62) - 1]),
    ])
    func `parts by the largest remainder sum to the whole`(example: Apportionment) throws {
        let amount = Money(cents: example.cents)
        let parts = try amount.apportioned(to: example.weights)
        #expect(parts.map(\.cents) == example.parts)
        #expect(try parts.sum() == amount)
    }

    @Test func `any apportionment is within a cent of the exact share`() throws {
        var chance = SplitMix64(seed: 20)
        for _ in 0..<500 {
            let cents = Int64.random(in: -1_000_000...1_000_000, using: &chance)
            let count = Int.random(in: 1...12, using: &chance)
            let weights = (0..<count).map { _ in Int64.random(in: 0...1000, using: &chance) } + [1]
            let total = weights.reduce(0, +)
            let parts = try Money(cents: cents, .lbx).apportioned(to: weights)
            #expect(try parts.sum(.lbx) == Money(cents: cents, .lbx))
            for (part, weight) in zip(parts, weights) {
                #expect(abs(part.cents * total - cents * weight) < total)
            }
        }
    }

    @Test func `what cannot be apportioned is refused`() {
        let money = Money(cents: 100)
        #expect(throws: MoneyFault.noWeights) { try money.apportioned(to: []) }
        #expect(throws: MoneyFault.noWeights) { try money.apportioned(to: [0, 0]) }
        #expect(throws: MoneyFault.negativeWeight) { try money.apportioned(to: [2, -1]) }
        #expect(throws: MoneyFault.noWeights) { try money.divided(into: 0) }
        #expect(throws: MoneyFault.noWeights) { try money.divided(into: .min) }
        #expect(throws: MoneyFault.tooLarge) { try money.divided(into: .max) }
        #expect(throws: Never.self) { try money.divided(into: 3) }
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is no amount`(text: String) {
        #expect(throws: MoneyFault.self) { try Money(text) }
        #expect(throws: MoneyFault.self) { try Money(plain: text) }
        // One of them is the least number that fits.
        #expect(FixedDecimal(text) == nil || text == "-9223372036854775808")
    }
}

@Suite struct `Decimal numbers` {
    @Test(arguments: [
        ("12.50", "12.5"), ("0.283", "0.283"), ("-0.5", "-0.5"), ("007", "7"), ("0.000", "0"),
        ("-0", "0"), ("100", "100"), ("0.000000000001", "0.000000000001"),
        ("9223372036854775807", "9223372036854775807"),
    ])
    func `they are exact and have one form`(text: String, plain: String) throws {
        let number = try #require(FixedDecimal(text))
        #expect(number.description == plain)
        #expect(FixedDecimal(plain) == number)
        #expect(try roundTrip(number).json == "\"\(plain)\"")
    }

    @Test(arguments: [
        "", "-", ".", "1.", ".5", "+1", "1,5", "1e3", " 1", "1 ", "0x1", "--1", "1.2.3", "nan",
        "9223372036854775808", "0.0000000000001", "１", "1\u{301}",
    ])
    func `other texts are refused`(text: String) { #expect(FixedDecimal(text) == nil) }

    @Test func `they compare by value`() throws {
        let texts = [
            "-1.5", "-1.49", "0", "0.1", "0.11", "1", "1.000001", "2", "9223372036854775807",
        ]
        let numbers = texts.compactMap { FixedDecimal($0) }
        #expect(numbers.reversed().sorted() == numbers)
        #expect(FixedDecimal(7).whole == 7)
        #expect(FixedDecimal("7.5")?.whole == nil)
        #expect(FixedDecimal("7.5")?.approximate == 7.5)
        #expect(FixedDecimal(.min).description == "-9223372036854775808")
    }

    @Test func `COOP-17 a quotient is brought to its decimals`() {
        #expect(FixedDecimal(65_000_000, dividedBy: 1_000_000, decimals: 1)?.description == "65")
        #expect(FixedDecimal(2, dividedBy: 3, decimals: 3)?.description == "0.667")
        #expect(
            FixedDecimal(-2, dividedBy: 3, decimals: 3, rounding: .down)?.description == "-0.666")
        #expect(FixedDecimal(1, dividedBy: -4, decimals: 1)?.description == "-0.3")
        #expect(FixedDecimal(1, dividedBy: 0, decimals: 1) == nil)
        #expect(FixedDecimal(.max, dividedBy: 1, decimals: 12) == nil)
        #expect(FixedDecimal(.min, dividedBy: -1, decimals: 0) == nil)
        #expect(FixedDecimal(1, dividedBy: 2, decimals: 13) == nil)
        #expect(FixedDecimal(1, dividedBy: 2, decimals: -1) == nil)
    }
}
