import Kernel

/// That an entry is in a log, in one text (C2SP tlog-proof): its place, the hashes beside its way up, and
/// the checkpoint that they lead to.
public struct LogProof: Sendable, Hashable {
    public let index: Int64
    public let path: [Digest]
    public let checkpoint: SignedNote

    private static let title = "c2sp.org/tlog-proof@v1"

    public init(inclusion: InclusionProof, checkpoint: SignedNote) {
        index = inclusion.index
        path = inclusion.path
        self.checkpoint = checkpoint
    }

    public var text: String {
        let hashes = path.map { "\(StandardBase64.text($0.bytes))\n" }.joined()
        return "\(Self.title)\nindex \(index)\n\(hashes)\n\(checkpoint.written)"
    }

    /// Nil unless it is the one way to write such a proof.
    public init?(_ text: String) {
        guard let cut = text.range(of: "\n\n") else { return nil }
        let lines = text[..<cut.lowerBound].split(
            separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 2, lines.count <= 65, lines[0] == Self.title,
            lines[1].hasPrefix("index "), let index = Int64(lines[1].dropFirst(6)), index >= 0,
            let note = SignedNote(String(text[cut.upperBound...]))
        else { return nil }
        path = lines.dropFirst(2).compactMap { StandardBase64.bytes($0).flatMap { Digest($0) } }
        self.index = index
        checkpoint = note
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// Why a proof does not hold.
    public enum Fault: Error, Equatable {
        /// The note is no checkpoint of a log of the key's name.
        case noCheckpoint
        /// No signature by the key, or a wrong one.
        case notSigned
        /// The entry, its place or the way up is not what was signed.
        case notInLog
    }

    /// - Returns: the checkpoint that holds the entry.
    /// - Throws: `Fault`.
    public func check(_ entry: [UInt8], key: NoteKey) throws(Fault) -> Checkpoint {
        guard let signed = Checkpoint(checkpoint.text), signed.origin == key.name else {
            throw .noCheckpoint
        }
        guard checkpoint.isSigned(by: key) else { throw .notSigned }
        let inclusion = InclusionProof(index: index, size: signed.size, path: path)
        guard inclusion.root(for: Merkle.leaf(entry)) == signed.root else { throw .notInLog }
        return signed
    }
}
