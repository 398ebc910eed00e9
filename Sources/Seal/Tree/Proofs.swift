import Kernel

/// That a leaf stands at a place of a tree (RFC 9162, section 2.1.3): the hashes beside its way up, from
/// the leaf to the root.
public struct InclusionProof: Sendable, Equatable {
    /// Counted from 0.
    public let index: Int64
    /// Leaves of the tree.
    public let size: Int64
    public let path: [Digest]

    public init(index: Int64, size: Int64, path: [Digest]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// The root that the leaf and the path come to; nil where such a path cannot be (section 2.1.3.2).
    public func root(for leaf: Digest) -> Digest? {
        guard 0 <= index, index < size else { return nil }
        var (place, last, hash) = (index, size - 1, leaf)
        for other in path {
            guard last > 0 else { return nil }
            if place & 1 == 1 || place == last {
                hash = Merkle.node(other, hash)
                while place & 1 == 0, place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = Merkle.node(hash, other)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 ? hash : nil
    }
}

/// That a tree is the beginning of a later one (RFC 9162, section 2.1.4).
public struct ConsistencyProof: Sendable, Equatable {
    public let from: Int64
    public let to: Int64
    public let path: [Digest]

    public init(from: Int64, to: Int64, path: [Digest]) {
        self.from = from
        self.to = to
        self.path = path
    }

    /// Whether it leads from the one root to the other (section 2.1.4.2).
    public func connects(_ first: Digest, to second: Digest) -> Bool {
        guard 0 <= from, from <= to else { return false }
        if from == to { return path.isEmpty && first == second }
        // Anything begins with nothing.
        if from == 0 { return path.isEmpty && first == Merkle.empty }
        var nodes = path[...]
        if from & (from - 1) == 0 { nodes = ([first] + path)[...] }
        guard let start = nodes.popFirst() else { return false }
        var (place, last) = (from - 1, to - 1)
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var (old, new) = (start, start)
        for node in nodes {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                old = Merkle.node(node, old)
                new = Merkle.node(node, new)
                while place & 1 == 0, place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                new = Merkle.node(new, node)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && old == first && new == second
    }
}
