import Kernel

/// A cell with the place it stands at, so that a person finds it again in their own file.
struct CSVCell: Sendable, Equatable {
    /// Without white space at both ends.
    let text: String
    /// From 1.
    let line: Int
    /// From 1: the third cell of a record is in column 3.
    let column: Int
}

/// Why a text is no table, with the place.
struct CSVFault: Error, Equatable {
    enum Reason: Equatable {
        case quoteNeverClosed, textAfterQuote, tooManyCells, tooManyRecords, utf16, notText
    }

    let reason: Reason
    let line: Int

    var sentence: Bilingual {
        switch reason {
        case .quoteNeverClosed:
            Bilingual(
                it: "Le virgolette aperte alla riga \(line) non si chiudono mai.",
                en: "The quotes opened on line \(line) are never closed.")
        case .textAfterQuote:
            Bilingual(
                it:
                    "Alla riga \(line) c'è del testo dopo le virgolette chiuse: raddoppia quelle interne.",
                en: "On line \(line) text follows closed quotes: double those inside.")
        case .tooManyCells:
            Bilingual(
                it: "La riga \(line) ha troppe colonne.", en: "Line \(line) has too many columns.")
        case .tooManyRecords:
            Bilingual(
                it: "Il file ha troppe righe: dividilo.",
                en: "The file has too many lines: split it.")
        case .utf16:
            Bilingual(
                it: "Il file è in UTF-16: salvalo come CSV UTF-8.",
                en: "The file is in UTF-16: save it as CSV UTF-8.")
        case .notText:
            Bilingual(
                it:
                    "Il file non è una tabella di testo: aprilo nel foglio di calcolo e salvalo come CSV.",
                en: "The file is no table of text: open it in the spreadsheet and save it as CSV.")
        }
    }
}

/// Reads tables as spreadsheets write them: separated by comma, semicolon or tab, quoted as RFC 4180
/// has it, in UTF-8 (with a mark or without) or windows-1252. Of our own, because the readers there
/// are do not say on which line and in which column a cell stands.
struct CSVText: Sendable {
    enum Encoding: String, Sendable, Codable { case utf8 = "UTF-8", windows1252 = "windows-1252" }

    let encoding: Encoding
    let separator: Character
    /// Without empty lines.
    let records: [[CSVCell]]

    private static let mostCells = 200
    private static let mostRecords = 200_000

    init(_ bytes: [UInt8]) throws(CSVFault) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw CSVFault(reason: .utf16, line: 1)
        }
        // No text has one; a workbook or a picture does.
        if bytes.contains(0) { throw CSVFault(reason: .notText, line: 1) }
        let bare = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        let utf8: [UInt8]
        if String(validating: bare, as: UTF8.self) != nil {
            encoding = .utf8
            utf8 = Array(bare)
        } else {
            encoding = .windows1252
            utf8 = Windows1252.utf8(bare)
        }
        let separator = Self.separator(of: utf8)
        self.separator = Character(Unicode.Scalar(separator))
        var reader = RecordReader(bytes: utf8, separator: separator)
        var records: [[CSVCell]] = []
        while let record = try reader.next(most: Self.mostCells) {
            guard record.contains(where: { !$0.text.isEmpty }) else { continue }
            guard records.count < Self.mostRecords else {
                throw CSVFault(reason: .tooManyRecords, line: reader.line)
            }
            records.append(record)
        }
        self.records = records
    }

    /// The one that the first line has most of, outside quotes.
    private static func separator(of bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [59: 0, 44: 0, 9: 0]
        var isQuoted = false
        for byte in bytes {
            if byte == 34 { isQuoted.toggle() }
            if !isQuoted, byte == 10 || byte == 13 { break }
            if !isQuoted, let count = counts[byte] { counts[byte] = count + 1 }
        }
        return [59, 44, 9].max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? 59
    }
}

/// Goes through the bytes once.
private struct RecordReader {
    let bytes: [UInt8]
    let separator: UInt8
    private(set) var line = 1
    private var position = 0

    init(bytes: [UInt8], separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// The next record; nil at the end.
    mutating func next(most: Int) throws(CSVFault) -> [CSVCell]? {
        guard position < bytes.count else { return nil }
        var cells: [CSVCell] = []
        while true {
            guard cells.count < most else { throw CSVFault(reason: .tooManyCells, line: line) }
            cells.append(try cell(column: cells.count + 1))
            guard let byte else { return cells }
            position += 1
            if byte == separator { continue }
            if byte == 13, self.byte == 10 { position += 1 }
            line += 1
            return cells
        }
    }

    private mutating func cell(column: Int) throws(CSVFault) -> CSVCell {
        let start = line
        if byte == 34 { return CSVCell(text: try quoted().trimmed, line: start, column: column) }
        let from = position
        while let byte, byte != separator, byte != 10, byte != 13 { position += 1 }
        return CSVCell(
            text: String(decoding: bytes[from..<position], as: UTF8.self).trimmed, line: start,
            column: column)
    }

    private mutating func quoted() throws(CSVFault) -> String {
        let start = line
        var text: [UInt8] = []
        position += 1
        while let byte {
            position += 1
            if byte != 34 {
                if byte == 10 || (byte == 13 && self.byte != 10) { line += 1 }
                text.append(byte)
            } else if self.byte == 34 {
                text.append(34)
                position += 1
            } else {
                while self.byte == 32 { position += 1 }
                guard self.byte.map({ $0 == separator || $0 == 10 || $0 == 13 }) ?? true else {
                    throw CSVFault(reason: .textAfterQuote, line: line)
                }
                return String(decoding: text, as: UTF8.self)
            }
        }
        throw CSVFault(reason: .quoteNeverClosed, line: start)
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = utf8.first, let last = utf8.last else { return "" }
        // Most cells have nothing to trim, and looking at bytes is quick.
        return first <= 32 || last <= 32 || first >= 0xC2 || last >= 0x80 ? trimmingSpace : self
    }
}

/// Microsoft's western code page, in which older spreadsheets write.
enum Windows1252 {
    /// 0x80 to 0x9F; the rest is as in Latin-1. Bytes that mean nothing become the replacement.
    private static let upper: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039,
        0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
        0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    static func utf8(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            let unit = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt16(byte)
            switch unit {
            case ..<0x80: text.append(UInt8(unit))
            case ..<0x800:
                text.append(UInt8(0xC0 | unit >> 6))
                text.append(UInt8(0x80 | unit & 0x3F))
            default:
                text.append(UInt8(0xE0 | unit >> 12))
                text.append(UInt8(0x80 | unit >> 6 & 0x3F))
                text.append(UInt8(0x80 | unit & 0x3F))
            }
        }
        return text
    }
}
