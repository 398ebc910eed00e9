import Kernel

/// A file understood as far as it can be without the records: its columns, and its lines in the
/// order in which they must be lived.
public struct ImportFile: Sendable {
    let encoding: CSVText.Encoding
    let separator: Character
    /// Heads that mean nothing to us, as the file has them.
    public let ignoredColumns: [String]
    /// Founders first, then by day of admission and number; people who are no members last. So a
    /// sponsor is there before whoever they present, wherever they stand in the file.
    let rows: [ImportRow]
    let highestNumber: Int
    /// Member numbers between the first and the last that the file does not have.
    let missingNumbers: [Int]

    private static let mostMissing = 100

    public init(_ bytes: [UInt8]) throws(ImportFileRefused) {
        let text: CSVText
        do { text = try CSVText(bytes) } catch { throw .unreadable(error.sentence) }
        guard let head = text.records.first else { throw .empty }
        var heads: [ImportColumn: CSVCell] = [:]
        var ignored: [String] = []
        for cell in head {
            guard let column = ImportColumn.named(cell.text) else {
                if !cell.text.isEmpty { ignored.append(cell.text) }
                continue
            }
            guard heads[column] == nil else { throw .columnTwice(cell.text) }
            heads[column] = cell
        }
        guard heads[.partyName] != nil || heads[.organisation] != nil else { throw .noNames }
        let rows = text.records.dropFirst().map { ImportRow($0, heads: heads) }
        guard !rows.isEmpty else { throw .empty }
        encoding = text.encoding
        separator = text.separator
        ignoredColumns = ignored
        self.rows = Self.inOrder(rows)
        let numbers = Set(rows.compactMap { $0[.memberNumber].flatMap(ImportFile.number) })
        highestNumber = numbers.max() ?? 0
        missingNumbers = Array(
            (1..<max(1, min(highestNumber, 1_000_000))).lazy
                .filter { !numbers.contains($0) }.prefix(Self.mostMissing))
    }

    /// A member number is small enough to be one.
    static func number(_ text: String) -> Int? {
        guard text.utf8.count <= 7, let number = Int(text), number > 0 else { return nil }
        return number
    }

    private static func inOrder(_ rows: [ImportRow]) -> [ImportRow] {
        let keyed = rows.map { row in
            (
                row: row, day: row[.admittedOn].flatMap(WrittenDate.read) ?? .last,
                isOrdinary: row[.founder].map { $0.foldedForSearch.hasPrefix("n") } ?? true,
                number: row[.memberNumber].flatMap(number) ?? .max
            )
        }
        return keyed.sorted { left, right in
            if left.isOrdinary != right.isOrdinary { return !left.isOrdinary }
            if left.day != right.day { return left.day < right.day }
            if left.number != right.number { return left.number < right.number }
            return left.row.line < right.row.line
        }.map(\.row)
    }
}
