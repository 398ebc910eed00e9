import Kernel

/// The hashes of a Merkle tree (RFC 9162, section 2.1). A leaf and a node begin with different bytes, so
/// that neither can be taken for the other.
public enum Merkle {
    /// The root of a tree without leaves.
    public static let empty = Digest.sha256([])

    public static func leaf(_ entry: [UInt8]) -> Digest { Digest.sha256(of: [0], entry) }

    public static func node(_ left: Digest, _ right: Digest) -> Digest {
        Digest.sha256(of: [1], left.bytes, right.bytes)
    }

    /// The root over nodes that stand side by side; nil of none.
    static func root(of nodes: some RandomAccessCollection<Digest>) -> Digest? {
        guard nodes.count > 1 else { return nodes.first }
        let cut = Int(split(Int64(nodes.count)))
        guard let left = root(of: nodes.prefix(cut)), let right = root(of: nodes.dropFirst(cut))
        else { return nil }
        return node(left, right)
    }

    /// The greatest power of two below a size of two or more: where a tree parts.
    static func split(_ size: Int64) -> Int64 {
        1 << Int64(63 - (size - 1).leadingZeroBitCount)
    }
}
