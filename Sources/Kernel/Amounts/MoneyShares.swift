/// Parts of an amount. The computation is exact and rounds once, at the end.
extension Money {
    /// `numerator / denominator` of the amount.
    public func share(
        _ numerator: Int64, of denominator: Int64, rounding: Rounding = .halfUp
    ) throws(MoneyFault) -> Money {
        if denominator == 0 { throw .divisionByZero }
        let sign: Int128 = denominator < 0 ? -1 : 1
        let product = Int128(cents) * Int128(numerator)
        return try Money(
            exactly: rounding.quotient(product * sign, by: Int128(denominator) * sign), currency)
    }

    /// So many per cent of the amount: `12.5` of 329.00 gives 41.13.
    public func percentage(
        _ percent: FixedDecimal, rounding: Rounding = .halfUp
    ) throws(MoneyFault) -> Money {
        let product = Int128(cents) * Int128(percent.digits)
        let divisor = powerOfTen(percent.decimals + 2)
        return try Money(exactly: rounding.quotient(product, by: divisor), currency)
    }

    /// The amount times a decimal factor.
    public func multiplied(
        by factor: FixedDecimal, rounding: Rounding = .halfUp
    ) throws(MoneyFault) -> Money {
        let product = Int128(cents) * Int128(factor.digits)
        return try Money(
            exactly: rounding.quotient(product, by: powerOfTen(factor.decimals)), currency)
    }

    /// The amount divided in proportion to the weights, by the largest remainder: each part is
    /// its exact share cut to a cent or one cent more, equal remainders are served in order, and
    /// the parts sum to the amount.
    public func apportioned(to weights: [Int64]) throws(MoneyFault) -> [Money] {
        if weights.contains(where: { $0 < 0 }) { throw .negativeWeight }
        let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
        if total == 0 { throw .noWeights }
        let whole = Int128(cents.magnitude)
        var parts: [(cents: Int128, remainder: Int128)] = []
        parts.reserveCapacity(weights.count)
        for weight in weights {
            let divided = (whole * Int128(weight)).quotientAndRemainder(dividingBy: total)
            parts.append((divided.quotient, divided.remainder))
        }
        let missing = whole - parts.reduce(Int128(0)) { $0 + $1.cents }
        let served = parts.indices.sorted {
            (parts[$1].remainder, $0) < (parts[$0].remainder, $1)
        }
        for index in served.prefix(Int(missing)) { parts[index].cents += 1 }
        let sign: Int128 = cents < 0 ? -1 : 1
        var amounts: [Money] = []
        amounts.reserveCapacity(parts.count)
        for part in parts { amounts.append(try Money(exactly: part.cents * sign, currency)) }
        return amounts
    }

    /// The amount in so many parts that differ by a cent at most, the greater ones first.
    public func divided(into count: Int) throws(MoneyFault) -> [Money] {
        guard count > 0 else { throw .noWeights }
        guard count <= 1_000_000 else { throw .tooLarge }
        return try apportioned(to: Array(repeating: 1, count: count))
    }
}
