import Commons
import Kernel

/// One line of the file, cell by cell. Reading a cell that is wrong notes the fault and goes on, so
/// that a line says all that is wrong with it at once.
struct ImportRow: Sendable {
    private let record: [CSVCell]
    /// The heads of the columns that we know: each says where its cells stand.
    private let heads: [ImportColumn: CSVCell]

    init(_ record: [CSVCell], heads: [ImportColumn: CSVCell]) {
        self.record = record
        self.heads = heads
    }

    var line: Int { record.first?.line ?? 0 }

    private func cell(_ column: ImportColumn) -> CSVCell? {
        heads[column].flatMap { record[safely: $0.column - 1] }
    }

    subscript(column: ImportColumn) -> String? {
        guard let text = cell(column)?.text, !text.isEmpty else { return nil }
        return text
    }

    func fault(_ asked: ImportColumn?, _ sentence: Bilingual) -> ImportFault {
        guard let asked else {
            return ImportFault(
                line: line, column: nil, columnName: nil, value: nil, sentence: sentence)
        }
        // A name stands in one of two columns.
        let column = asked == .partyName && heads[asked] == nil ? .organisation : asked
        let head = heads[column]
        return ImportFault(
            line: cell(column)?.line ?? line, column: head?.column,
            columnName: head?.text ?? column.title.it, value: self[column], sentence: sentence)
    }

    /// Where the refusal of a command shows in this line.
    func fault(_ refusal: any Refusal) -> ImportFault {
        let column = ImportColumn.of(field: refusal.field)
        let details = refusal.details
        let sentence = Bilingual(
            it: ([refusal.sentence] + details).map(\.it).joined(separator: " "),
            en: ([refusal.sentence] + details).map(\.en).joined(separator: " "))
        return fault(column, sentence)
    }
}

/// Reads the cells of one line and gathers what is wrong.
struct CellReader {
    let row: ImportRow
    private(set) var faults: [ImportFault] = []

    init(_ row: ImportRow) { self.row = row }

    mutating func note(_ column: ImportColumn?, _ sentence: Bilingual) {
        faults.append(row.fault(column, sentence))
    }

    /// What no keyboard writes: it would do harm in a terminal, a letter or another table.
    mutating func noteControlCharacters() {
        for column in ImportColumn.allCases {
            guard let text = row[column],
                text.utf8.contains(where: { $0 < 32 && !(9...13).contains($0) || $0 == 127 })
            else { continue }
            note(
                column,
                Bilingual(
                    it: "Contiene un carattere che non si vede: riscrivi la cella.",
                    en: "It contains a character that cannot be seen: type the cell again."))
        }
    }

    /// A value with a fault of its own kind.
    mutating func value<Value>(_ column: ImportColumn, _ read: (String) throws -> Value) -> Value? {
        guard let text = row[column] else { return nil }
        do { return try read(text) } catch {
            let sentence = (error as? any ValueFault)?.sentence ?? (error as? any Refusal)?.sentence
            note(column, sentence ?? Self.unreadable)
            return nil
        }
    }

    mutating func date(_ column: ImportColumn) -> CalendarDate? {
        guard let text = row[column] else { return nil }
        if let date = WrittenDate.read(text) { return date }
        note(
            column,
            Bilingual(
                it: "Non è una data: si scrive 31/12/2020 oppure 2020-12-31.",
                en: "This is no date: write 2020-12-31 or 31/12/2020."))
        return nil
    }

    mutating func cents(_ column: ImportColumn) -> Int64? { value(column) { try Money($0).cents } }

    mutating func flag(_ column: ImportColumn) -> Bool {
        guard let text = row[column]?.foldedForSearch else { return false }
        if ["si", "s", "x", "1", "yes", "y", "vero", "true"].contains(text) { return true }
        if !["no", "n", "0", "false", "falso", "-"].contains(text) {
            note(column, Bilingual(it: "Scrivi sì o no.", en: "Write yes or no."))
        }
        return false
    }

    mutating func choice<Choice>(
        _ column: ImportColumn, _ choices: [(Choice, [String])]
    ) -> Choice? {
        guard let text = row[column] else { return nil }
        let folded = text.foldedForSearch
        if let found = choices.first(where: { $0.1.contains { $0.foldedForSearch == folded } }) {
            return found.0
        }
        let first = choices.compactMap(\.1.first).joined(separator: ", ")
        let last = choices.compactMap(\.1.last).joined(separator: ", ")
        note(column, Bilingual(it: "Si può scrivere: \(first).", en: "It can be: \(last)."))
        return nil
    }

    private static let unreadable = Bilingual(
        it: "Non si legge: ricontrolla il valore.", en: "It cannot be read: check the value.")
}

/// Dates as people write them in tables.
enum WrittenDate {
    /// `2020-12-31`, `31/12/2020`, `31.12.2020`, `31-12-2020`; nil for anything else. A year has four
    /// digits: nobody has to guess the century.
    static func read(_ text: String) -> CalendarDate? {
        if let date = CalendarDate(text) { return date }
        let parts = text.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
        guard parts.count == 3, parts[2].utf8.count == 4,
            parts.allSatisfy({
                (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) }
            }),
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }
}
