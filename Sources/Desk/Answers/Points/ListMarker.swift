import Postal

/// How an item of a list begins: "1)", "2.", "a)", "-", "•".
struct ListMarker: Equatable {
    enum Kind: Equatable {
        case number(Int)
        case letter(Int)
        case bullet
        /// A number and nothing else: an item only in the company of others.
        case bareNumber(Int)
    }

    let kind: Kind
    /// How many characters stand before the item's own words.
    let width: Int

    /// The marker at the beginning of some characters, leading blanks included.
    init?(_ scalars: ArraySlice<Unicode.Scalar>) {
        var index = scalars.startIndex
        while index < scalars.endIndex, Self.isSkipped(scalars[index]) { index += 1 }
        guard let (kind, end) = Self.marker(in: scalars, at: index) else { return nil }
        var after = end
        while after < scalars.endIndex, Self.isSkipped(scalars[after]) { after += 1 }
        guard after < scalars.endIndex else { return nil }
        self.kind = kind
        width = after - scalars.startIndex
    }

    /// How many characters at the beginning of a line are enough to see a marker.
    static let reach = 24

    private static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
        TextFolding.isBlank(scalar) || TextFolding.isInvisible(scalar)
    }

    private static func marker(
        in scalars: ArraySlice<Unicode.Scalar>, at start: Int
    ) -> (Kind, Int)? {
        guard start < scalars.endIndex else { return nil }
        if bullets.contains(scalars[start]) { return (.bullet, start + 1) }
        if dashes.contains(scalars[start]) {
            let next = start + 1
            guard next < scalars.endIndex else { return nil }
            let parts = TextFolding.isBlank(scalars[next])
            let joins = scalars[next].properties.isAlphabetic && scalars[start] != "*"
            return parts || joins ? (.bullet, next) : nil
        }
        var index = start
        if scalars[index] == "(" { index += 1 }
        let digits = scalars[index...].prefix(3).prefix { (48...57).contains($0.value) }
        if (1...2).contains(digits.count), let value = Int(String(String.UnicodeScalarView(digits)))
        {
            return numbered(value, in: scalars, at: index + digits.count)
        }
        return lettered(in: scalars, at: index)
    }

    private static func numbered(
        _ value: Int, in scalars: ArraySlice<Unicode.Scalar>, at start: Int
    ) -> (Kind, Int)? {
        guard start < scalars.endIndex else { return nil }
        var index = start
        if TextFolding.isBlank(scalars[index]) {
            while index < scalars.endIndex, TextFolding.isBlank(scalars[index]) { index += 1 }
            guard index < scalars.endIndex else { return nil }
            if !signs.contains(scalars[index]) {
                return scalars[index].properties.isAlphabetic ? (.bareNumber(value), index) : nil
            }
        }
        guard signs.contains(scalars[index]) else { return nil }
        var after = index + 1
        while after < scalars.endIndex, signs.contains(scalars[after]) { after += 1 }
        var word = after
        while word < scalars.endIndex, isSkipped(scalars[word]) { word += 1 }
        // "12.500" is an amount, "10 - 15" a span, "3-5-2024" a day.
        guard word < scalars.endIndex else { return nil }
        let isBracket = scalars[index] == ")"
        let startsWithDigit = (48...57).contains(scalars[word].value)
        return isBracket || !startsWithDigit ? (.number(value), after) : nil
    }

    private static func lettered(
        in scalars: ArraySlice<Unicode.Scalar>, at start: Int
    ) -> (Kind, Int)? {
        guard start + 1 < scalars.endIndex, scalars[start + 1] == ")" else { return nil }
        let value = scalars[start].value | 0x20
        guard (97...106).contains(value) else { return nil }
        return (.letter(Int(value) - 96), start + 2)
    }

    private static let bullets: Set<Unicode.Scalar> = [
        "•", "·", "▪", "▫", "◦", "●", "○", "■", "□", "‣", "➢", "➤", "►", "✓", "✔", "→", "⁃",
    ]
    private static let dashes: Set<Unicode.Scalar> = ["-", "–", "—", "*", "+"]
    private static let signs: Set<Unicode.Scalar> = [")", ".", "]", "°", "-", "–", ":", "/", "º"]
}
