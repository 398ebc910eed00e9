/// Sums and comparisons. They throw on overflow and on mixed currencies, so that a wrong figure
/// never comes out of them: `let total = try premium + tax`.
extension Money {
    public static func + (left: Money, right: Money) throws(MoneyFault) -> Money {
        try left.require(right.currency)
        let (sum, overflow) = left.cents.addingReportingOverflow(right.cents)
        if overflow { throw .tooLarge }
        return Money(cents: sum, left.currency)
    }

    public static func - (left: Money, right: Money) throws(MoneyFault) -> Money {
        try left.require(right.currency)
        let (difference, overflow) = left.cents.subtractingReportingOverflow(right.cents)
        if overflow { throw .tooLarge }
        return Money(cents: difference, left.currency)
    }

    public static func * (left: Money, count: Int64) throws(MoneyFault) -> Money {
        let (product, overflow) = left.cents.multipliedReportingOverflow(by: count)
        if overflow { throw .tooLarge }
        return Money(cents: product, left.currency)
    }

    /// The amount with the other sign.
    public func negated() throws(MoneyFault) -> Money {
        try Money(cents: 0, currency) - self
    }

    public static func < (left: Money, right: Money) throws(MoneyFault) -> Bool {
        try left.require(right.currency)
        return left.cents < right.cents
    }

    public static func <= (left: Money, right: Money) throws(MoneyFault) -> Bool {
        try left.require(right.currency)
        return left.cents <= right.cents
    }

    public static func > (left: Money, right: Money) throws(MoneyFault) -> Bool {
        try right < left
    }

    public static func >= (left: Money, right: Money) throws(MoneyFault) -> Bool {
        try right <= left
    }

    private func require(_ other: Currency) throws(MoneyFault) {
        if currency != other { throw .mixedCurrencies(currency, other) }
    }
}

extension Sequence where Element == Money {
    /// The sum; an empty sequence gives zero of the currency asked for.
    public func sum(_ currency: Currency = .eur) throws(MoneyFault) -> Money {
        // Added wide, so that the order of the amounts does not decide whether it fits.
        var total: Int128 = 0
        for amount in self {
            if amount.currency != currency { throw .mixedCurrencies(currency, amount.currency) }
            total += Int128(amount.cents)
        }
        return try Money(exactly: total, currency)
    }
}

extension Money {
    init(exactly cents: Int128, _ currency: Currency) throws(MoneyFault) {
        guard let cents = Int64(exactly: cents) else { throw .tooLarge }
        self.init(cents: cents, currency)
    }
}
