import Kernel

/// A tree of a size, read tile by tile: its root, and proofs about it. A proof among a million leaves reads
/// three or four tiles.
public final class TiledTree {
    public let size: Int64
    private let read: (Tile) throws -> [Digest]
    private var known: [Tile: [Digest]] = [:]

    /// A tile that the tree must have is not there, or holds less than it must.
    public struct TileMissing: Error, Equatable, CustomStringConvertible {
        public let tile: Tile

        public var description: String { "tile \(tile.place) of level \(tile.level) is not whole" }
    }

    /// - Parameter read: the hashes of a tile, all that there are; those of a later tree serve too.
    public init(size: Int64, read: @escaping (Tile) throws -> [Digest]) {
        self.size = size
        self.read = read
    }

    public func root() throws -> Digest {
        size == 0 ? Merkle.empty : try root(0, size)
    }

    /// - Parameter index: from 0, below the size.
    public func inclusion(of index: Int64) throws -> InclusionProof? {
        guard 0 <= index, index < size else { return nil }
        var (low, high, path) = (Int64(0), size, [Digest]())
        while high - low > 1 {
            let middle = low + Merkle.split(high - low)
            if index < middle {
                path.append(try root(middle, high))
                high = middle
            } else {
                path.append(try root(low, middle))
                low = middle
            }
        }
        return InclusionProof(index: index, size: size, path: path.reversed())
    }

    /// - Parameter old: leaves of the tree before, at most as many as now.
    public func consistency(from old: Int64) throws -> ConsistencyProof? {
        guard 0 <= old, old <= size else { return nil }
        guard old > 0, old < size else { return ConsistencyProof(from: old, to: size, path: []) }
        var (low, high, path, isWhole) = (Int64(0), size, [Digest](), true)
        // RFC 9162, section 2.1.4.1: down to the subtree in which the old tree ends.
        while old != high {
            let middle = low + Merkle.split(high - low)
            if old <= middle {
                path.append(try root(middle, high))
                high = middle
            } else {
                path.append(try root(low, middle))
                low = middle
                isWhole = false
            }
        }
        if !isWhole { path.append(try root(low, high)) }
        return ConsistencyProof(from: old, to: size, path: path.reversed())
    }

    /// The root over a range of leaves that begins where a subtree of its size does.
    private func root(_ low: Int64, _ high: Int64) throws -> Digest {
        let count = high - low
        guard count & (count - 1) != 0 else { return try whole(low, count) }
        let middle = low + Merkle.split(count)
        return Merkle.node(try root(low, middle), try root(middle, high))
    }

    /// The root over a power of two of leaves: it lies in one tile, or is made of hashes of one.
    private func whole(_ low: Int64, _ count: Int64) throws -> Digest {
        let height = count.trailingZeroBitCount
        let level = height / 8
        let span = 1 << (height % 8)
        let first = low >> Int64(8 * level)
        let tile = Tile(level: level, place: first >> 8)
        let start = Int(first & 255)
        let hashes = try hashes(of: tile)
        guard start + span <= hashes.count,
            let root = Merkle.root(of: hashes[start..<start + span])
        else { throw TileMissing(tile: tile) }
        return root
    }

    private func hashes(of tile: Tile) throws -> [Digest] {
        if let hashes = known[tile] { return hashes }
        let hashes = try read(tile)
        known[tile] = hashes
        return hashes
    }
}
