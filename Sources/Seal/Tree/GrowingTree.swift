import Kernel

/// A tree that grows leaf by leaf, of which only the tiles at its right edge are held.
public struct GrowingTree: Sendable {
    public private(set) var size: Int64
    /// The hashes of the last tile of each level, fewer than 256 each.
    private var edge: [[Digest]]
    /// Tiles that have become whole since they were last taken.
    private var whole: [(tile: Tile, hashes: [Digest])] = []
    /// Levels below this one have got hashes since then.
    private var touched = 0

    public init() {
        size = 0
        edge = []
    }

    /// Goes on with a tree of a size.
    /// - Parameter read: the hashes of a tile, all that there are.
    public init(size: Int64, read: (Tile) throws -> [Digest]) throws {
        self.size = size
        edge = []
        for level in 0...Tile.highest where size >> Int64(8 * level) > 0 {
            let tile = Tile(level: level, place: size >> Int64(8 * (level + 1)))
            let width = tile.width(in: size)
            let hashes = width == 0 ? [] : try read(tile)
            guard hashes.count >= width else { throw TiledTree.TileMissing(tile: tile) }
            edge.append(Array(hashes.prefix(width)))
        }
    }

    public mutating func append(_ leaf: Digest) {
        size += 1
        add(leaf, at: 0)
    }

    private mutating func add(_ hash: Digest, at level: Int) {
        if level == edge.count { edge.append([]) }
        edge[level].append(hash)
        touched = max(touched, level + 1)
        guard edge[level].count == Tile.width, let root = Merkle.root(of: edge[level]) else {
            return
        }
        whole.append((Tile(level: level, place: place(level) - 1), edge[level]))
        edge[level] = []
        add(root, at: level + 1)
    }

    /// Where the last tile of a level stands.
    private func place(_ level: Int) -> Int64 { size >> Int64(8 * (level + 1)) }

    /// The tiles that have changed since this was last asked, with all of their hashes.
    public mutating func takeChanged() -> [(tile: Tile, hashes: [Digest])] {
        defer { (whole, touched) = ([], 0) }
        return whole
            + (0..<touched).filter { !edge[$0].isEmpty }.map {
                (Tile(level: $0, place: place($0)), edge[$0])
            }
    }

    public var root: Digest {
        var found: Digest?
        for hashes in edge {
            var rest = hashes[...]
            // The whole subtrees of this level, the smallest and last first.
            while !rest.isEmpty {
                let count = 1 << rest.count.trailingZeroBitCount
                if let subtree = Merkle.root(of: rest.suffix(count)) {
                    found = found.map { Merkle.node(subtree, $0) } ?? subtree
                }
                rest = rest.dropLast(count)
            }
        }
        return found ?? Merkle.empty
    }
}
