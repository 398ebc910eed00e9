/// An exact decimal number such as a rate or a factor: `12.5`, `0.283`. At least 18 significant
/// digits and at most 12 decimals; no binary fractions: what law writes is computed with.
public struct FixedDecimal: Hashable, Sendable, Comparable, LosslessStringConvertible, TextCoded {
    /// The number without its point, with no zeros at the end of the decimals.
    let digits: Int64
    let decimals: Int

    static let maximumDecimals = 12

    public init(_ whole: Int) {
        digits = Int64(whole)
        decimals = 0
    }

    /// Reads `-12.50`: ASCII digits with an optional sign and point, nothing else.
    public init?(_ text: String) {
        guard let number = PlainNumber(text, maximumDecimals: Self.maximumDecimals),
            let digits = Int64(exactly: number.digits)
        else { return nil }
        self.init(digits: digits, decimals: number.decimals)
    }

    /// A quotient brought to so many decimals (at most 12); nil when the divisor is zero or the
    /// result needs more than 64 bits.
    public init?(
        _ dividend: Int64, dividedBy divisor: Int64, decimals: Int, rounding: Rounding = .halfUp
    ) {
        guard divisor != 0, (0...Self.maximumDecimals).contains(decimals) else { return nil }
        let sign: Int128 = divisor < 0 ? -1 : 1
        let scaled = Int128(dividend) * powerOfTen(decimals) * sign
        let result = rounding.quotient(scaled, by: Int128(divisor) * sign)
        guard let digits = Int64(exactly: result) else { return nil }
        self.init(digits: digits, decimals: decimals)
    }

    private init(digits: Int64, decimals: Int) {
        var (digits, decimals) = (digits, decimals)
        while decimals > 0, digits % 10 == 0 {
            digits /= 10
            decimals -= 1
        }
        self.digits = digits
        self.decimals = decimals
    }

    /// The whole number it is, or nil when it has decimals.
    public var whole: Int? { decimals == 0 ? Int(digits) : nil }

    /// For drawings and estimates only.
    public var approximate: Double { Double(digits) / Double(powerOfTen(decimals)) }

    public var description: String {
        let magnitude = String(digits.magnitude)
        let sign = digits < 0 ? "-" : ""
        guard decimals > 0 else { return sign + magnitude }
        let padded =
            String(repeating: "0", count: max(0, decimals + 1 - magnitude.count))
            + magnitude
        return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    }

    public static func < (left: FixedDecimal, right: FixedDecimal) -> Bool {
        Int128(left.digits) * powerOfTen(right.decimals)
            < Int128(right.digits) * powerOfTen(left.decimals)
    }
}

/// Ten to a small power.
func powerOfTen(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
}

/// A number as machines write it: an optional minus, digits, and a point with decimals.
struct PlainNumber {
    let digits: Int128
    let decimals: Int

    init?(_ text: String, maximumDecimals: Int) {
        // 32 digits fit twice over, so that nothing below can overflow.
        guard text.utf8.count <= 32 else { return nil }
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == .minus
        if isNegative { bytes = bytes.dropFirst() }
        let parts = bytes.split(separator: .point, maxSplits: 2, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, parts.count <= 2 else { return nil }
        let fraction = parts.count == 2 ? parts[1] : []
        guard parts.count == 1 || !fraction.isEmpty, fraction.count <= maximumDecimals else {
            return nil
        }
        var number: Int128 = 0
        for byte in whole + fraction {
            guard let digit = byte.asciiDigit else { return nil }
            number = number * 10 + Int128(digit)
        }
        digits = isNegative ? -number : number
        decimals = fraction.count
    }
}
