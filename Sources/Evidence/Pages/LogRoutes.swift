import Commons
import Journal
import Kernel
import Seal
import Site
import Store

/// The log for anybody, without signing in (C2SP tlog-tiles): fingerprints of facts, which tell nothing of
/// them, and what was signed about them.
struct LogRoutes {
    static let path = "/log"

    private static let bytesType = "application/octet-stream"
    /// What is immutable may be kept for a year.
    private static let forEver = 31_536_000

    func register(in pages: inout Pages) {
        pages.anybodyGets("\(Self.path)/checkpoint") { visit in
            let note = try await visit.house.store.read { db in
                try LogRow.current(in: db).flatMap {
                    try CheckpointRow.last(of: $0.number, in: db)?.note
                }
            }
            guard let note else { throw CommonRefusal.notFound }
            return .text(note).published(forSeconds: 1)
        }
        pages.anybodyGets("\(Self.path)/keys") { visit in
            let rows = try await visit.house.store.read { try LogRow.all(in: $0) }
            guard !rows.isEmpty else { throw CommonRefusal.notFound }
            return .text(rows.map { "\($0.key.text)\n" }.joined()).published(forSeconds: 60)
        }
        // 256 to the power of four leaves are reached with three parts, and two more where one is cut.
        let parts = ["a", "b", "c", "d", "e"]
        for count in 1...parts.count {
            let names = Array(parts.prefix(count))
            let path = names.map { "/:\($0)" }.joined()
            pages.anybodyGets("\(Self.path)/tile/:level\(path)") { visit in
                guard let address = TileAddress(names.map { visit.part($0)[...] }) else {
                    throw CommonRefusal.notFound
                }
                let bytes = try await visit.house.store.read { db in
                    try Self.bytes(visit.part("level"), address, in: db)
                }
                guard let bytes else { throw CommonRefusal.notFound }
                return .bytes(bytes, type: Self.bytesType).published(forSeconds: Self.forEver)
            }
        }
    }

    /// Nil unless all of it is sealed.
    private static func bytes(_ level: String, _ address: TileAddress, in db: any Reader) throws
        -> [UInt8]?
    {
        if level == "entries" { return try bundle(address, in: db) }
        guard let number = Int(level), (0...Tile.highest).contains(number), "\(number)" == level
        else { return nil }
        let tile = Tile(level: number, place: address.place)
        let hashes = try TileShelf.hashes(of: tile, in: db)
        guard hashes.count >= address.width else { return nil }
        return hashes.prefix(address.width).flatMap(\.bytes)
    }

    /// Each entry with its length before it, in two bytes.
    private static func bundle(_ address: TileAddress, in db: any Reader) throws -> [UInt8]? {
        let leaves = Tile(level: 0, place: address.place)
        guard leaves.width(in: try TileShelf.size(in: db)) >= address.width else { return nil }
        let entries = try TileShelf.entries(
            after: address.place * Int64(Tile.width), most: address.width, in: db)
        return entries.flatMap { [0, UInt8($0.bytes.count)] + $0.bytes }
    }
}
