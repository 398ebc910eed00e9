/// Words as they compare: lower case, without accents, with one kind of apostrophe and hyphen, and
/// without the characters nobody sees.
///
/// People write "perché", "PERCHE'" and "perche" for one word, and phones write curly apostrophes.
/// Zero-width and direction marks are dropped, so that nothing can hide inside a word.
public enum TextFolding {
    /// The text in comparing form, with every run of blanks as one space and none at the ends.
    public static func folded(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var pendingBlank = false
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                pendingBlank = true
                continue
            }
            if isInvisible(scalar) { continue }
            if pendingBlank && !result.isEmpty { result.append(" ") }
            pendingBlank = false
            append(scalar, to: &result)
        }
        return String(result)
    }

    /// The text as written, fit to stand on one line of a page: runs of blanks become one space,
    /// and characters without a glyph (zero width, direction, control) are left out.
    public static func visible(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var pendingBlank = false
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                pendingBlank = true
                continue
            }
            if isInvisible(scalar) && !joinsEmoji(scalar) { continue }
            if pendingBlank && !result.isEmpty { result.append(" ") }
            pendingBlank = false
            result.append(scalar)
        }
        return String(result)
    }

    /// Whether the character shows as an empty place: spaces of every width, line ends, and the
    /// fillers that look like a space without being one.
    public static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value == 32 || (9...13).contains(scalar.value) }
        if scalar.properties.isWhitespace { return true }
        switch scalar.value {
        case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0: return true
        default: return false
        }
    }

    /// Whether the character has no glyph of its own: zero width, direction marks, controls, and
    /// the accents that combine with the letter before.
    public static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 32 || scalar.value == 127 }
        switch scalar.properties.generalCategory {
        case .format, .control, .unassigned, .surrogate, .privateUse: return true
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }

    /// Marks that the visible form keeps: accents written apart from their letter, and what joins
    /// the parts of an emoji.
    private static func joinsEmoji(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView)
    {
        if scalar.isASCII {
            let isCapital = (65...90).contains(scalar.value)
            if scalar == "`" {
                result.append("'")
            } else if isCapital, let small = Unicode.Scalar(scalar.value + 32) {
                result.append(small)
            } else {
                result.append(scalar)
            }
            return
        }
        for small in scalar.properties.lowercaseMapping.unicodeScalars where !isInvisible(small) {
            if let plain = FoldedLetters.plain[small] {
                result.append(contentsOf: plain.unicodeScalars)
            } else {
                result.append(small)
            }
        }
    }
}

/// Letters and signs of European writing with the plain ones they compare as.
private enum FoldedLetters {
    static let plain: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [:]
        for (plain, variants) in groups {
            for variant in variants.unicodeScalars { table[variant] = plain }
        }
        return table
    }()

    private static let groups: [(String, String)] = [
        ("a", "àáâãäåāăąª"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
        ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"),
        ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
        ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"), ("'", "’‘ʼ‛´′"), ("-", "‐‑‒–—―−"),
        ("\"", "“”„‟«»"), ("...", "…"),
    ]
}
