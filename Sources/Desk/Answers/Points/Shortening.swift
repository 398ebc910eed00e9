import Postal

/// Fits a person's words on one line without changing them.
enum Shortening {
    /// The longest text of a point, in characters.
    static let longest = 180

    /// The words of a range on one line; too many are cut after a whole word, with "…".
    static func text(_ bytes: [UInt8], in range: Range<Int>) -> String {
        // Four bytes a character, and room for the blanks and marks that fall away.
        let near = range.lowerBound..<min(range.upperBound, range.lowerBound + longest * 16)
        return cut(TextFolding.visible(String(decoding: bytes[near], as: UTF8.self)))
    }

    static func cut(_ text: String) -> String {
        guard let limit = text.index(text.startIndex, offsetBy: longest, limitedBy: text.endIndex),
            limit < text.endIndex
        else { return text }
        let head = text[..<limit]
        let end = text[limit] == " " ? limit : head.lastIndex(of: " ") ?? limit
        return head[..<end] + "…"
    }
}
