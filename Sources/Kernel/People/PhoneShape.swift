import Foundation

/// From the many ways of writing a telephone number to its digits.
enum PhoneShape {
    private static let separators = Set("-./()‐‑–".unicodeScalars)

    static func digits(
        of text: String, callingCode: Int
    ) throws(PhoneFault) -> (typed: String, digits: String) {
        let typed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if typed.isEmpty { throw .empty }
        var signs = try self.signs(of: typed)
        let isInternational = signs.first == "+" || signs.starts(with: "00".unicodeScalars)
        if isInternational {
            signs.removeFirst(signs.first == "+" ? 1 : 2)
            signs = withoutTrunkZero(signs)
        } else if callingCode == 39, signs.count == 12, signs.starts(with: "393".unicodeScalars) {
            // A mobile number with its country but no plus, as messengers export it: no number
            // within Italy that begins with 3 is so long.
        } else {
            guard (1...999).contains(callingCode) else { throw .callingCode }
            signs = Array(String(callingCode).unicodeScalars) + signs
        }
        let digits = String(String.UnicodeScalarView(signs.filter { $0 != "(" && $0 != ")" }))
        try check(digits)
        return (typed, digits)
    }

    /// Digits, a plus at the start and brackets; other separators are left out.
    private static func signs(of typed: String) throws(PhoneFault) -> [Unicode.Scalar] {
        var signs: [Unicode.Scalar] = []
        for scalar in typed.unicodeScalars where !scalar.isInvisibleSpace {
            switch scalar {
            case "0"..."9", "(", ")": signs.append(scalar)
            case "+" where !signs.contains(where: { $0 != "(" }): signs = ["+"]
            case _ where separators.contains(scalar): continue
            default: throw .character(scalar)
            }
        }
        return signs
    }

    /// `+44 (0)20…` shows the 0 that is dialled at home only. In Italy it belongs to the number.
    private static func withoutTrunkZero(_ signs: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let trunk = Array("(0)".unicodeScalars)
        guard !signs.starts(with: "39".unicodeScalars), !signs.starts(with: "(39)".unicodeScalars),
            let start = signs.indices.first(where: { signs[$0...].starts(with: trunk) })
        else { return signs }
        return Array(signs[..<start] + signs[(start + trunk.count)...])
    }

    private static func check(_ digits: String) throws(PhoneFault) {
        let count = digits.utf8.count
        guard (7...15).contains(count) else { throw .length(count) }
        // No country has a code that begins with 0.
        guard !digits.hasPrefix("0") else { throw .callingCode }
        guard digits.hasPrefix("39") else { return }
        let national = digits.dropFirst(2)
        let lengths: ClosedRange<Int>? =
            switch national.prefix(2) {
            case _ where national.hasPrefix("0"): 6...11
            case _ where national.hasPrefix("3"): 9...11
            case "55", "70", "80", "84", "89": 6...12
            default: nil
            }
        guard let lengths else { throw .italianForm }
        guard lengths.contains(national.count) else { throw .length(count) }
    }
}
