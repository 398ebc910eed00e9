import Postal

/// A written line of the sender, with what is needed to see whether the next one continues it.
struct MailRow {
    let range: Range<Int>
    let marker: ListMarker?
    let isApart: Bool
    let length: Int
    let firstWordLength: Int
    let startsSmall: Bool
    let lastWord: String
    let ending: Unicode.Scalar?

    static func rows(_ bytes: [UInt8], _ lines: [QuotedText.Line]) -> [MailRow] {
        var rows: [MailRow] = []
        var isApart = true
        var lastNumber = 0
        for (index, line) in lines.enumerated() {
            guard line.part == .fresh else {
                isApart = true
                continue
            }
            let next = index + 1 < lines.count ? lines[index + 1] : nil
            guard
                let row = MailRow(
                    bytes, line.range, isApart: isApart, lastNumber: &lastNumber, next: next)
            else {
                isApart = true
                continue
            }
            rows.append(row)
            isApart = false
        }
        return rows
    }

    /// The width at which a program broke the lines of this mail, or nil if it did not.
    static func wrapWidth(of rows: [MailRow]) -> Int? {
        guard let longest = rows.lazy.map(\.length).max() else { return nil }
        return (55...110).contains(longest) ? longest : nil
    }

    private init?(
        _ bytes: [UInt8], _ range: Range<Int>, isApart: Bool, lastNumber: inout Int,
        next: QuotedText.Line?
    ) {
        let scalars = Array(String(decoding: bytes[range], as: UTF8.self).unicodeScalars)
        var marker = ListMarker(scalars.prefix(ListMarker.reach))
        if case .bareNumber(let number) = marker?.kind {
            let opensList = number == 1 && Self.startsWith(2, bytes, next)
            if !opensList && (number == 1 || number != lastNumber + 1) { marker = nil }
        }
        switch marker?.kind {
        case .number(let number), .bareNumber(let number): lastNumber = number
        default: break
        }
        var start = marker?.width ?? 0
        var end = scalars.count
        func isEmpty(_ scalar: Unicode.Scalar) -> Bool {
            TextFolding.isBlank(scalar) || TextFolding.isInvisible(scalar)
        }
        while start < end, isEmpty(scalars[start]) { start += 1 }
        while end > start, isEmpty(scalars[end - 1]) { end -= 1 }
        guard start < end else { return nil }
        let before = scalars[..<start].reduce(0) { $0 + UTF8.width($1) }
        let after = scalars[end...].reduce(0) { $0 + UTF8.width($1) }
        let words = scalars[start..<end]
        self.range = range.lowerBound + before..<range.upperBound - after
        self.marker = marker
        self.isApart = isApart
        length = end
        firstWordLength = words.prefix { !TextFolding.isBlank($0) }.count
        startsSmall = words.first.map { $0.properties.isLowercase } ?? false
        ending = words.last
        let last = words.suffix(12).split(whereSeparator: { !$0.properties.isAlphabetic }).last
        lastWord = last.map { TextFolding.folded(String(String.UnicodeScalarView($0))) } ?? ""
    }

    private static func startsWith(
        _ number: Int, _ bytes: [UInt8], _ line: QuotedText.Line?
    ) -> Bool {
        guard let line, line.part == .fresh else { return false }
        let near = bytes[line.range].prefix(ListMarker.reach * 4)
        let scalars = Array(String(decoding: near, as: UTF8.self).unicodeScalars)
        return ListMarker(scalars.prefix(ListMarker.reach))?.kind == .bareNumber(number)
    }

    /// Whether the sentence at the end of this line goes on in the next one.
    func goesOn(in next: MailRow, width: Int?) -> Bool {
        guard let ending, !Self.closing.contains(ending) else { return false }
        if ending == "," {
            // "Buongiorno," and "Cordiali saluti," stand on lines of their own.
            return length >= 30
        }
        if Self.unfinished.contains(lastWord), ending.properties.isAlphabetic { return true }
        guard length >= 40 else { return false }
        guard let width else { return next.startsSmall }
        // The next word would not have fitted. A small letter tells the same with less certainty:
        // lines broken twice are shorter than the width.
        let needed = length + 1 + next.firstWordLength
        return needed > width || next.startsSmall && needed * 10 > width * 7
    }

    private static let closing: Set<Unicode.Scalar> = [".", "?", "!", ":", ";", "…"]

    /// Words after which no sentence ends.
    private static let unfinished: Set<String> = [
        "di", "del", "dello", "della", "dei", "degli", "delle", "il", "lo", "la", "gli", "le", "un",
        "uno", "una", "e", "ed", "che", "con", "per", "da", "dal", "dalla", "al", "alla", "allo",
        "ai", "alle", "in", "nel", "nella", "sul", "sulla", "non", "se", "perche", "mi", "vi",
        "the",
        "a", "an", "of", "and", "to", "for", "with", "my", "your", "our", "that", "if", "whether",
        "is", "are",
    ]
}
