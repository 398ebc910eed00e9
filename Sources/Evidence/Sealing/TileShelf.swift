import Journal
import Kernel
import Seal
import Store

/// The tree as the database keeps it, and what was signed about it.
enum TileShelf {
    /// How many facts are sealed: leaves of the tree.
    static func size(in db: any Reader) throws -> Int64 {
        try db.value("SELECT size FROM seal_tree WHERE id = 1", as: Int64.self) ?? 0
    }

    static func tree(of size: Int64, in db: any Reader) -> TiledTree {
        TiledTree(size: size) { try hashes(of: $0, in: db) }
    }

    /// All hashes there are; none where there is no such tile.
    static func hashes(of tile: Tile, in db: any Reader) throws -> [Digest] {
        let bytes = try db.value(
            "SELECT hashes FROM seal_tile WHERE level = \(tile.level) AND place = \(tile.place)",
            as: [UInt8].self)
        return digests(bytes ?? [])
    }

    private static func digests(_ bytes: [UInt8]) -> [Digest] {
        stride(from: 0, to: bytes.count - 31, by: 32).compactMap {
            Digest(Array(bytes[$0..<$0 + 32]))
        }
    }

    /// What the facts after a place are sealed by, in order: the entries of the log.
    static func entries(after sequence: Int64, most: Int, in db: any Reader) throws -> [Digest] {
        try db.values(
            """
            SELECT leaf FROM fact WHERE sequence > \(sequence) ORDER BY sequence LIMIT \(most)
            """, as: Digest.self)
    }
}

/// A checkpoint that was signed here.
struct CheckpointRow: Sendable {
    let log: Int64
    let size: Int64
    let at: Instant
    /// A signed note.
    let note: String

    /// The last of a log.
    static func last(of log: Int64, in db: any Reader) throws -> CheckpointRow? {
        try page(of: log, before: nil, most: 1, in: db).first
    }

    static func find(log: Int64, size: Int64, in db: any Reader) throws -> CheckpointRow? {
        try db.first(
            """
            SELECT log, size, at, note FROM seal_checkpoint
            WHERE log = \(log) AND size = \(size)
            """, CheckpointRow.init)
    }

    /// The last ones of a log, the newest first.
    static func page(of log: Int64, before size: Int64?, most: Int, in db: any Reader) throws
        -> [CheckpointRow]
    {
        try db.rows(
            """
            SELECT log, size, at, note FROM seal_checkpoint
            WHERE log = \(log) AND size < \(size ?? .max) ORDER BY size DESC LIMIT \(most)
            """, CheckpointRow.init)
    }

    init(_ row: Row) throws {
        log = try row["log"]
        size = try row["size"]
        at = try row["at"]
        note = try row["note"]
    }
}
