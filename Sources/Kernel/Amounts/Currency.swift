/// The units in which amounts are kept. They are never exchanged into each other (PAY-07).
public enum Currency: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    case eur = "EUR"
    /// Liberex, the unit of the mutual credit.
    case lbx = "LBX"
}

/// How a result that falls between two cents is brought to one of them.
public enum Rounding: Sendable, CaseIterable {
    /// To the nearest, and from the middle away from zero: the custom for prices and taxes.
    case halfUp
    /// To the nearest, and from the middle to the even neighbour.
    case halfEven
    /// Towards zero.
    case down
    /// Away from zero.
    case up

    /// The quotient as a whole number. The divisor must be positive.
    func quotient(_ number: Int128, by divisor: Int128) -> Int128 {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        guard remainder != 0 else { return quotient }
        let away = quotient + (number < 0 ? -1 : 1)
        // Compared with what is left to the divisor, so that nothing is doubled past the end.
        let missing = divisor - abs(remainder)
        let isAway =
            switch self {
            case .down: false
            case .up: true
            case .halfUp: abs(remainder) >= missing
            case .halfEven:
                abs(remainder) > missing || (abs(remainder) == missing && quotient % 2 != 0)
            }
        return isAway ? away : quotient
    }
}
