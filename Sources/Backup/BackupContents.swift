import Kernel

/// What stands first in a backup: whose it is and how to read the rest.
struct BackupAbout: Codable, Equatable, Sendable {
    struct Table: Codable, Equatable, Sendable {
        let name: String
        let columns: [String]
    }

    /// Raised when a reader of the old one could not read the new.
    static let currentFormat = 1

    let format: Int
    let cooperative: String
    let takenAt: Instant
    /// Version of the program that wrote it.
    let arca: String
    /// Engine that the rows come from; they fit the other as well.
    let engine: String
    /// Steps of the schema that had landed.
    let steps: [String]
    /// In an order in which they can be filled.
    let tables: [Table]
}

/// What stands last: the counts and hashes of all that came before. Without it a backup is not whole.
struct BackupManifest: Codable, Equatable, Sendable {
    struct Table: Codable, Equatable, Sendable {
        let name: String
        let rows: Int
        /// Over the bytes of all its parts, in hexadecimal.
        let sha256: String
    }

    let about: BackupAbout
    let facts: Int
    let tables: [Table]
}

/// Names and sizes of the entries.
enum BackupEntry {
    static let about = "about.json"
    static let key = "secret.key"
    static let manifest = "manifest.json"

    /// A part is closed when it has grown to this, so a row more may stand in it.
    static let partSize = 4 << 20
    /// The most a single row may take.
    static let largestRow = 128 << 20

    /// - Parameter number: from 1.
    static func part(_ table: String, _ number: Int) -> String {
        let digits = String(number)
        return
            "tables/\(table)/\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits).jsonl"
    }
}

/// What a backup holds, for who took, checked or restored it.
public struct BackupReport: Codable, Equatable, Sendable {
    public let cooperative: String
    public let takenAt: Instant
    public let engine: String
    public let facts: Int
    public let tables: Int
    public let rows: Int
    /// Of the encrypted file.
    public let bytes: Int

    init(_ manifest: BackupManifest, bytes: Int) {
        cooperative = manifest.about.cooperative
        takenAt = manifest.about.takenAt
        engine = manifest.about.engine
        facts = manifest.facts
        tables = manifest.tables.count
        rows = manifest.tables.reduce(0) { $0 + $1.rows }
        self.bytes = bytes
    }
}
