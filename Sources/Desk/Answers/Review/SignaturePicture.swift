import Postal

/// The files that mail programs make of the pictures in a signature: "image001.png".
enum SignaturePicture {
    static func isOne(_ name: String) -> Bool {
        let name = TextFolding.folded(name)
        guard name.hasPrefix("image0"), let dot = name.lastIndex(of: ".") else { return false }
        let digits = name[..<dot].dropFirst(5)
        return digits.allSatisfy { $0.isASCII && $0.isNumber }
            && ["png", "jpg", "jpeg", "gif", "bmp"].contains(
                String(name[name.index(after: dot)...]))
    }
}

/// Whether a text says anything to an eye.
enum Visible {
    /// Letters or digits, blanks and invisible characters apart.
    static func hasWords(_ text: String) -> Bool { letters(text, upTo: 1) == 1 }

    /// How many letters and digits the text has, counted up to a limit.
    static func letters(_ text: String, upTo limit: Int) -> Int {
        var count = 0
        for scalar in text.unicodeScalars where count < limit {
            if TextFolding.isBlank(scalar) || TextFolding.isInvisible(scalar) { continue }
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { count += 1 }
        }
        return count
    }
}
