import Foundation

/// Amounts as people and machines write them.
extension Money {
    /// Reads what a person typed: Italian `1.234,56` or plain `1234.56`, with an optional sign
    /// and the currency's mark before or after. The two forms never collide: `1.234` is Italian
    /// for a thousand and more, since a plain amount has no three decimals.
    public init(_ text: String, _ currency: Currency = .eur) throws(MoneyFault) {
        let typed = try AmountText(text, currency)
        if let plain = typed.plainCents {
            cents = plain
        } else {
            cents = try typed.italianCents()
        }
        self.currency = currency
    }

    /// Reads the plain form alone, as files and interfaces write it: `-1234.56`.
    public init(plain text: String, _ currency: Currency = .eur) throws(MoneyFault) {
        if text.isEmpty { throw .empty }
        guard let number = PlainNumber(text, maximumDecimals: 2) else {
            throw .notAnAmount(text.excerpt)
        }
        try self.init(
            exactly: number.digits * powerOfTen(2 - number.decimals), currency)
    }

    /// The plain form, always with two decimals: `-1234.56`.
    public var plain: String {
        let (whole, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(cents < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// For people: `1.234,56 €` and `€1,234.56`, `1.234,56 LBX` and `LBX 1,234.56`, with spaces
    /// that do not break.
    public func formatted(_ language: Language) -> String {
        let sign = cents < 0 ? "-" : ""
        let (whole, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
        let decimals = (rest < 10 ? "0" : "") + String(rest)
        let groups = grouped(String(whole), separator: language == .italian ? "." : ",")
        return switch (language, currency) {
        case (.italian, .eur): "\(sign)\(groups),\(decimals)\u{A0}€"
        case (.italian, .lbx): "\(sign)\(groups),\(decimals)\u{A0}LBX"
        case (.english, .eur): "\(sign)€\(groups).\(decimals)"
        case (.english, .lbx): "\(sign)LBX\u{A0}\(groups).\(decimals)"
        }
    }
}

/// Digits in groups of three from the right.
private func grouped(_ digits: String, separator: Character) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text.append(separator) }
        text.append(digit)
    }
    return text
}

/// What was typed for an amount, without sign, mark and white space.
private struct AmountText {
    private let shown: String
    private let isNegative: Bool
    private let body: String

    init(_ text: String, _ currency: Currency) throws(MoneyFault) {
        shown = text.excerpt
        guard text.utf8.count <= 64 else { throw .notAnAmount(shown) }
        var body = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if body.isEmpty { throw .empty }
        let marks = currency == .eur ? ["€", "EUR"] : [currency.rawValue]
        var isNegative = Self.takeSign(&body)
        if let mark = marks.first(where: { body.hasPrefix($0) }) {
            body = String(body.dropFirst(mark.count))
        } else if let mark = marks.first(where: { body.hasSuffix($0) }) {
            body = String(body.dropLast(mark.count))
        }
        body = body.trimmingCharacters(in: .whitespacesAndNewlines)
        if isNegative == nil { isNegative = Self.takeSign(&body) }
        self.isNegative = isNegative ?? false
        self.body = body
    }

    /// True for a minus, false for a plus, nil for none.
    private static func takeSign(_ body: inout String) -> Bool? {
        guard let first = body.first, ["-", "+", "\u{2212}"].contains(first) else { return nil }
        body = body.dropFirst().trimmingCharacters(in: .whitespacesAndNewlines)
        return first != "+"
    }

    /// Nil when it is not in the plain form.
    var plainCents: Int64? {
        guard body.first != "-", let number = PlainNumber(body, maximumDecimals: 2) else {
            return nil
        }
        let cents = number.digits * powerOfTen(2 - number.decimals)
        return Int64(exactly: isNegative ? -cents : cents)
    }

    func italianCents() throws(MoneyFault) -> Int64 {
        let parts = body.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2 else { throw .notAnAmount(shown) }
        let decimals = parts.count == 2 ? String(parts[1]) : "00"
        let groups = whole.split(separator: ".", omittingEmptySubsequences: false)
        let isGrouped =
            groups.count == 1
            || ((1...3).contains(groups[0].utf8.count)
                && groups.dropFirst().allSatisfy { $0.utf8.count == 3 })
        let digits = groups.joined()
        guard isGrouped, !digits.isEmpty, !decimals.isEmpty,
            (digits + decimals).utf8.allSatisfy({ $0.asciiDigit != nil })
        else { throw .notAnAmount(shown) }
        guard decimals.utf8.count <= 2 else { throw .tooManyDecimals }
        let cents =
            (isNegative ? "-" : "") + digits + decimals
            + (decimals.utf8.count == 1 ? "0" : "")
        guard let number = Int64(cents) else { throw .tooLarge }
        return number
    }
}
