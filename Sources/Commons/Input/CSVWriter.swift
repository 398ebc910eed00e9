/// Tables for spreadsheets: semicolons, quotes as RFC 4180 has them.
public enum CSVWriter {
    /// One line, ended as RFC 4180 has it.
    public static func line(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ";") + "\r\n"
    }

    private static let formulaSigns: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
    ]

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
            || [.control, .format].contains(properties.generalCategory)
    }

    /// A text that a spreadsheet would take for a formula is shown to it as a text.
    private static func cell(_ text: String) -> String {
        // Its scalars: an accent put on the sign makes another character of it, but not to all.
        // What nobody sees before it is skipped, as some spreadsheets do.
        let scalars = text.unicodeScalars
        let signs = [scalars.first, scalars.first { !isUnseen($0) }].compactMap(\.self)
        let isFormula = signs.contains(where: formulaSigns.contains)
        let safe = isFormula ? "'" + text : text
        guard safe.utf8.contains(where: { $0 == 34 || $0 == 59 || $0 == 10 || $0 == 13 }) else {
            return safe
        }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
