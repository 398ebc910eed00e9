import Kernel
import Store

/// A table that an export gives to people who have a spreadsheet and no Arca. Nothing is made from it
/// again: the journal has all that stands in it.
public struct ExportedList: Sendable {
    /// How a value is written.
    public enum Kind: Sendable {
        /// As it stands: words, whole numbers, days.
        case plain
        /// As the addresses of pages have it.
        case identifier
        /// In UTC.
        case moment
        case money
        /// Yes, or nothing.
        case flag
        /// In hexadecimal.
        case digest
    }

    public struct Column: Sendable {
        let title: Bilingual
        let kind: Kind

        public init(_ italian: String, _ english: String, _ kind: Kind = .plain) {
            title = Bilingual(it: italian, en: english)
            self.kind = kind
        }
    }

    /// Of its file: small letters and `_`.
    public let name: String
    public let columns: [Column]
    /// Gives the columns in their order, in a complete order of rows.
    public let statement: SQL

    public init(_ name: String, _ columns: [Column], _ statement: SQL) {
        self.name = name
        self.columns = columns
        self.statement = statement
    }

    /// The line of titles.
    public func head(_ language: Language) -> String {
        CSVWriter.line(columns.map { $0.title[language] })
    }

    public func line(_ row: Row, _ language: Language) -> String {
        CSVWriter.line(
            zip(columns, row.values).map { Self.text($1, $0.kind, language) })
    }

    private static func text(_ value: SQLValue, _ kind: Kind, _ language: Language) -> String {
        switch (value, kind) {
        case (.integer(let number), .identifier): ID<Self>(rawValue: number).description
        case (.integer(let number), .moment): Instant(milliseconds: number).description
        case (.integer(let number), .money): Money(cents: number).plain
        case (.boolean(true), _), (.integer(1), .flag): Bilingual(it: "sì", en: "yes")[language]
        case (.boolean(false), _), (.integer(_), .flag), (.null, _), (.integerList, _): ""
        case (.integer(let number), _): String(number)
        case (.real(let number), _): String(number)
        case (.text(let text), _): text
        case (.bytes(let bytes), _): Bytes.hex(bytes)
        }
    }
}
