import Foundation

extension String {
    /// The text as search and comparison of names see it: lower case, without accents and
    /// apostrophes, ligatures taken apart, white space of any length as one space.
    /// `D'Alì  Niccolò` gives `dali niccolo`.
    public var foldedForSearch: String {
        var folded = String.UnicodeScalarView()
        var owesSpace = false
        for scalar in unicodeScalars {
            if scalar.isInvisibleSpace || scalar.properties.generalCategory == .control {
                owesSpace = !folded.isEmpty
                continue
            }
            let pieces = scalar.folded
            if owesSpace, !pieces.isEmpty {
                folded.append(" ")
                owesSpace = false
            }
            folded.append(contentsOf: pieces)
        }
        return String(folded)
    }
}

extension Unicode.Scalar {
    private static let apostrophes: Set<Unicode.Scalar> = [
        "'", "`", "´", "‘", "’", "‛", "ʹ", "ʻ", "ʼ", "ʽ", "ˈ", "′", "＇",
    ]
    /// Letters that have no decomposition but are read as others.
    private static let readAs: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
        "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n", "ĸ": "k",
    ]

    /// The scalar as letters of search: none for accents and apostrophes, several for ligatures.
    fileprivate var folded: [Unicode.Scalar] {
        if Self.apostrophes.contains(self) { return [] }
        if isASCII { return [lowered] }
        let apart = properties.lowercaseMapping.decomposedStringWithCompatibilityMapping
        return apart.unicodeScalars.flatMap { piece -> [Unicode.Scalar] in
            switch piece.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: []
            case _ where Self.apostrophes.contains(piece): []
            default: Self.readAs[piece].map { Array($0.unicodeScalars) } ?? [piece.lowered]
            }
        }
    }

    /// Lower case for the ASCII letters, itself otherwise.
    private var lowered: Unicode.Scalar {
        ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) | 0x20) : self
    }
}
