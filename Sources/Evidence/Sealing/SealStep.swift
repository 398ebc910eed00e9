import Commons
import Journal
import Kernel
import Seal
import Store

/// Makes leaves of facts that are not sealed yet and signs the tree that they come to, in a transaction.
/// Facts never change, so they are read and hashed before the one writer is waited for.
struct SealStep: Sendable {
    let house: House

    /// So that nobody waits long for the writer.
    static let most = 4_096

    private struct Look: Sendable {
        let log: LogRow
        let signer: NoteSigner
        let tree: GrowingTree
        let entries: [Digest]
        /// Whether the log has said nothing yet of the tree as it is.
        let isSilent: Bool
    }

    /// - Returns: whether more waits.
    func run() async throws -> Bool {
        let (box, keeper) = (house.secrets, keeper)
        guard let look = try await house.store.read({ try Self.look($0, box, keeper) }) else {
            return false
        }
        guard !look.entries.isEmpty || look.isSilent else {
            if keeper?.isEmpty == true { try await remember(look.log) }
            return false
        }
        var tree = look.tree
        for entry in look.entries { tree.append(Merkle.leaf(entry.bytes)) }
        let tiles = tree.takeChanged()
        let note = try Checkpoint(origin: look.log.origin, size: tree.size, root: tree.root)
            .signed(by: look.signer).written
        let size = tree.size
        try await house.batch(as: .house, road: .job, cause: "evidence.seal") { tx in
            // Another node may have come first, or the key have changed.
            guard try TileShelf.size(in: tx) == look.tree.size,
                try LogRow.current(in: tx) == look.log
            else { return }
            for (tile, hashes) in tiles { try Self.keep(tile, hashes, in: tx) }
            try tx.executeOperational(
                """
                INSERT INTO seal_tree (id, size) VALUES (1, \(size))
                ON CONFLICT (id) DO UPDATE SET size = excluded.size
                """)
            try tx.executeOperational(
                """
                INSERT INTO seal_checkpoint (log, size, at, note)
                VALUES (\(look.log.number), \(size), \(tx.now), \(note))
                ON CONFLICT (log, size) DO NOTHING
                """)
        }
        try await remember(look.log)
        return look.entries.count == Self.most
    }

    private var keeper: SealKeeper? {
        house.features.lazy.compactMap { ($0 as? EvidenceFeature)?.keeper }.first
    }

    /// What is written there is durable: another node may have sealed in our place.
    private func remember(_ log: LogRow) async throws {
        guard let keeper else { return }
        let last = try await house.store.read { try CheckpointRow.last(of: log.number, in: $0) }
        if let last { try keeper.keep(last.note) }
    }

    private static func look(_ db: any Reader, _ box: SecretBox, _ keeper: SealKeeper?) throws
        -> Look?
    {
        guard let log = try LogRow.current(in: db),
            let signer = try SealSecret.signer(log.key, box, in: db)
        else { return nil }
        try keeper?.check(log, in: db)
        let size = try TileShelf.size(in: db)
        let tree = try GrowingTree(size: size) { try TileShelf.hashes(of: $0, in: db) }
        return Look(
            log: log, signer: signer, tree: tree,
            entries: try TileShelf.entries(after: size, most: most, in: db),
            isSilent: try CheckpointRow.last(of: log.number, in: db)?.size != size)
    }

    private static func keep(_ tile: Tile, _ hashes: [Digest], in tx: Transaction) throws {
        try tx.executeOperational(
            """
            INSERT INTO seal_tile (level, place, hashes)
            VALUES (\(tile.level), \(tile.place), \(hashes.flatMap(\.bytes)))
            ON CONFLICT (level, place) DO UPDATE SET hashes = excluded.hashes
            """)
    }
}

extension House {
    /// Seals what there is now, where this copy of the house may sign.
    public func sealAll() async throws {
        try await OpenLog.ifNeeded(in: self)
        while try await SealStep(house: self).run() {}
    }
}
