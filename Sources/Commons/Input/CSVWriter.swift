/// Tables for spreadsheets: semicolons, quotes as RFC 4180 has them.
public enum CSVWriter {
    /// One line, ended as RFC 4180 has it.
    public static func line(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ";") + "\r\n"
    }

    private static let formulaSigns: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
    ]

    /// A text that a spreadsheet would take for a formula is shown to it as a text.
    private static func cell(_ text: String) -> String {
        // Its scalars: an accent put on the sign makes another character of it, but not to all.
        let isFormula = text.unicodeScalars.first.map(formulaSigns.contains) ?? false
        let safe = isFormula ? "'" + text : text
        guard safe.utf8.contains(where: { $0 == 34 || $0 == 59 || $0 == 10 || $0 == 13 }) else {
            return safe
        }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
