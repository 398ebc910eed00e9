import Foundation
import Kernel

/// One word of a text: where it stands, how it is written without case and accents, and its stem.
public struct AnalysedWord: Sendable, Equatable {
    public let range: Range<Int>
    public let form: String
    public let stem: String
}

/// Turns text into what both engines index, so that they find the same: words in lower case without
/// accents or elided articles (`l'assicurazione` gives `assicurazione`), reduced to their Italian
/// stem; anything with a digit (codes, plates, amounts) stays exactly as it is. Ranges are offsets
/// in the UTF-8 bytes of the text.
public struct ItalianAnalyser {
    private let stemmer = Stemmer()
    private var stems: [String: String] = [:]

    /// Longer runs of letters and digits are no words: encoded data, keys.
    private static let longestWord = 60
    private static let mostRemembered = 50_000

    /// Articles and prepositions that lean on the next word.
    private static let elided: Set<String> = [
        "l", "un", "d", "c", "n", "s", "m", "t", "v", "dell", "all", "dall", "nell", "sull", "coll",
        "quell", "quest", "bell", "sant", "gl", "ch", "cos", "dov", "com", "anch", "tutt", "mezz",
        "senz", "nessun", "ciascun", "qualcun", "alcun", "pover", "grand", "buon",
    ]

    public init() {}

    public mutating func words(of text: String) -> [AnalysedWord] {
        var result: [AnalysedWord] = []
        for token in Self.tokens(of: text) {
            guard token.form.utf8.count <= Self.longestWord else { continue }
            if token.isBeforeApostrophe, Self.elided.contains(token.form) { continue }
            result.append(
                AnalysedWord(range: token.range, form: token.form, stem: stem(of: token.form)))
        }
        return result
    }

    private mutating func stem(of form: String) -> String {
        if form.utf8.contains(where: { $0 >= 48 && $0 <= 57 }) { return form }
        if let known = stems[form] { return known }
        if stems.count >= Self.mostRemembered { stems.removeAll(keepingCapacity: true) }
        let stem = stemmer.stem(form)
        stems[form] = stem
        return stem
    }

    private struct Token {
        var range: Range<Int>
        var form: String
        var isBeforeApostrophe: Bool
    }

    private static func tokens(of text: String) -> [Token] {
        var tokens: [Token] = []
        var form: [UInt8] = []
        var start = 0
        var offset = 0
        func close(apostrophe: Bool) {
            guard !form.isEmpty else { return }
            tokens.append(
                Token(
                    range: start..<offset, form: String(decoding: form, as: UTF8.self),
                    isBeforeApostrophe: apostrophe))
            form.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                if let letter = folded(UInt8(scalar.value)) {
                    if form.isEmpty { start = offset }
                    form.append(letter)
                } else {
                    close(apostrophe: scalar == "'" || scalar == "`")
                }
                offset += 1
                continue
            }
            if let letters = folded(scalar) {
                if form.isEmpty { start = offset }
                form += letters
            } else if scalar.properties.canonicalCombiningClass != .notReordered, !form.isEmpty {
                // An accent written apart from its letter.
            } else {
                close(apostrophe: scalar == "\u{2019}")
            }
            offset += UTF8.width(scalar)
        }
        close(apostrophe: false)
        return tokens
    }

    /// Lower case; nil for what separates words.
    private static func folded(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: nil
        }
    }

    /// Lower case without accents, as UTF-8; nil for what separates words.
    private static func folded(_ scalar: Unicode.Scalar) -> [UInt8]? {
        let place = Int(scalar.value) - latin.lowerBound
        return latinFolded.indices.contains(place) ? latinFolded[place] : takenApart(scalar)
    }

    /// The Latin letters beyond ASCII, folded once for all.
    private static let latin = 0x80...0x24F
    private static let latinFolded = latin.map { number in
        Unicode.Scalar(UInt32(number)).flatMap(takenApart)
    }

    private static func takenApart(_ scalar: Unicode.Scalar) -> [UInt8]? {
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
            return nil
        }
        return Array(String(scalar).foldedLetters.utf8)
    }
}

extension String {
    /// Lower case, decomposed, accents dropped, with nothing left that would part a word.
    fileprivate var foldedLetters: String {
        var result = ""
        for scalar in lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars
        where scalar.properties.canonicalCombiningClass == .notReordered
            && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        {
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}
