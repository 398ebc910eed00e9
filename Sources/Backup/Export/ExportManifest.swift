import Kernel
import Store

/// What an export is and holds: `manifest.json`, the last of its files but for `SHA256SUMS`.
struct ExportManifest: Codable, Equatable, Sendable {
    /// A table, whether it lies in the export or is made again from the journal.
    struct Table: Codable, Equatable, Sendable {
        let name: String
        let columns: [String]
        let rows: Int
        /// Over its rows as lines (`RowLine`) in the order of the key, in hexadecimal.
        let sha256: String
    }

    struct List: Codable, Equatable, Sendable {
        let name: String
        let rows: Int
    }

    static let currentFormat = 1

    let format: Int
    let cooperative: String
    let exportedAt: Instant
    /// Version of the program that wrote it.
    let arca: String
    let engine: String
    /// Steps of the schema that had landed.
    let steps: [String]
    let facts: Int
    let letters: Int
    let files: Int
    /// No fact accounts for them: their rows lie in `tables`.
    let tables: [Table]
    /// What replaying the journal must give, with the same steps.
    let rebuilt: [Table]
    /// Tables that stayed behind: secrets, and what ends with a machine.
    let leftOut: [String]
    /// Tables for people, in `csv`.
    let lists: [List]
}

/// Names of the files of an export.
enum ExportEntry {
    static let journal = "journal.jsonl"
    static let manifest = "manifest.json"
    static let sums = "SHA256SUMS"

    /// The most a line may take.
    static let longestLine = 128 << 20
    /// The most a letter or file may take.
    static let largestBlob = 512 << 20

    static func table(_ name: String) -> String { "tables/\(name).jsonl" }
    static func list(_ name: String) -> String { "csv/\(name).csv" }

    /// Letters have the name that mail programs open.
    static func blob(_ hex: String, isLetter: Bool) -> String {
        isLetter ? "letters/\(hex.prefix(2))/\(hex).eml" : "files/\(hex.prefix(2))/\(hex)"
    }
}

/// What an export holds, for who took it or founded a cooperative from it.
public struct ExportReport: Codable, Equatable, Sendable {
    public let cooperative: String
    public let exportedAt: Instant
    public let engine: String
    public let facts: Int
    public let letters: Int
    public let files: Int
    /// Tables that were, or will be, compared row by row with what the journal gives.
    public let tables: Int
    public let leftOut: [String]

    init(_ manifest: ExportManifest) {
        cooperative = manifest.cooperative
        exportedAt = manifest.exportedAt
        engine = manifest.engine
        facts = manifest.facts
        letters = manifest.letters
        files = manifest.files
        tables = manifest.rebuilt.count
        leftOut = manifest.leftOut
    }
}
