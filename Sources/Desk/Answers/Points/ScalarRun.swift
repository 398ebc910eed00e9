import Postal

/// The characters of a passage that can be seen, each with its place, and what stands around them.
struct ScalarRun {
    let scalars: [Unicode.Scalar]
    /// UTF-8 offsets in the mail; one more than there are characters, for the end.
    let offsets: [Int]
    /// For each character, whether it stands within quotation marks.
    let cited: [Bool]

    /// The characters of a range that begins and ends at whole characters.
    init(_ bytes: [UInt8], in range: Range<Int>) {
        var scalars: [Unicode.Scalar] = []
        var offsets: [Int] = []
        var offset = range.lowerBound
        for scalar in String(decoding: bytes[range], as: UTF8.self).unicodeScalars {
            if !TextFolding.isInvisible(scalar) || TextFolding.isBlank(scalar) {
                scalars.append(scalar)
                offsets.append(offset)
            } else if let last = scalars.last, last == "e" || last == "E",
                scalar.value == 0x300 || scalar.value == 0x301
            {
                // An accent written apart from its letter: only here does it change the word.
                scalars[scalars.count - 1] = "è"
            }
            offset += UTF8.width(scalar)
        }
        offsets.append(min(offset, range.upperBound))
        self.scalars = scalars
        self.offsets = offsets
        cited = Citations.marks(in: scalars)
    }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (48...57).contains(scalar.value) || (65...90).contains(scalar.value)
                || (97...122).contains(scalar.value)
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    func isLetter(at index: Int) -> Bool {
        scalars.indices.contains(index) && Self.isLetter(scalars[index])
    }

    private func isDigit(_ index: Int) -> Bool {
        scalars.indices.contains(index) && (48...57).contains(scalars[index].value)
    }

    func isBetweenDigits(_ index: Int) -> Bool {
        isDigit(index - 1) && isDigit(index + 1)
    }

    func isAfterBlank(_ index: Int) -> Bool {
        index == 0 || TextFolding.isBlank(scalars[index - 1]) || scalars[index - 1] == "("
    }

    /// The end of a mail or web address that begins here. Longer runs than any address are prose.
    func endOfAddress(at index: Int) -> Int? {
        var end = index
        var isAddress = false
        while end < scalars.count, end - index < 200, !TextFolding.isBlank(scalars[end]) {
            if scalars[end] == "@" { isAddress = true }
            if scalars[end] == "/", end > index, scalars[end - 1] == "/" { isAddress = true }
            end += 1
        }
        let opening = scalars[index..<min(index + 4, scalars.count)]
        if opening.elementsEqual(["w", "w", "w", "."]) { isAddress = true }
        guard isAddress else { return nil }
        while end > index + 1, !Self.isLetter(scalars[end - 1]) { end -= 1 }
        return end
    }
}
