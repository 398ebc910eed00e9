import Foundation

extension String {
    /// The text as search and comparison of names see it: lower case, without accents and
    /// apostrophes, ligatures taken apart, white space of any length as one space.
    /// `D'Alì  Niccolò` gives `dali niccolo`.
    public var foldedForSearch: String {
        var folded: [UInt8] = []
        folded.reserveCapacity(utf8.count)
        var owesSpace = false
        for scalar in unicodeScalars {
            if scalar.isSpaceToFold {
                owesSpace = !folded.isEmpty
                continue
            }
            if scalar.isASCII, scalar != "'", scalar != "`" {
                if owesSpace { folded.append(UInt8(ascii: " ")) }
                folded.append(UInt8(truncatingIfNeeded: scalar.value).lowered)
            } else {
                let pieces = scalar.folded
                if pieces.isEmpty { continue }
                if owesSpace { folded.append(UInt8(ascii: " ")) }
                folded.append(contentsOf: pieces)
            }
            owesSpace = false
        }
        return String(decoding: folded, as: UTF8.self)
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
    /// The Latin letters beyond ASCII, folded once for all: they fill the names of Europe.
    private static let latin = 0x80...0x24F
    private static let latinFolded = latin.map { number in
        Unicode.Scalar(UInt32(number)).map(takenApart) ?? []
    }

    fileprivate var isSpaceToFold: Bool {
        if isASCII { return value <= 0x20 || value == 0x7F }
        return isInvisibleSpace || properties.generalCategory == .control
    }

    /// The UTF-8 of the scalar as letters of search: none for accents and apostrophes, several
    /// for ligatures.
    fileprivate var folded: [UInt8] {
        let place = Int(value) - Self.latin.lowerBound
        return Self.latinFolded.indices.contains(place)
            ? Self.latinFolded[place] : Self.takenApart(self)
    }

    private static func takenApart(_ scalar: Unicode.Scalar) -> [UInt8] {
        if apostrophes.contains(scalar) { return [] }
        // Capitals may come out of the first decomposition, marks out of their lower case.
        let plain = String(scalar).decomposedStringWithCompatibilityMapping.lowercased()
        let apart = plain.decomposedStringWithCompatibilityMapping
        return apart.unicodeScalars.flatMap { piece -> [UInt8] in
            switch piece.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format, .spaceSeparator: []
            case _ where apostrophes.contains(piece): []
            default: Array((readAs[piece] ?? String(piece)).utf8)
            }
        }
    }
}

extension UInt8 {
    /// Lower case for an ASCII letter, itself otherwise.
    fileprivate var lowered: UInt8 { isASCIILetter ? self | 0x20 : self }
}
