import Kernel
import Store

/// The commitment to one fact: the leaf that the cooperative's Merkle log will hold (RFC 9162 hashes
/// a leaf with the prefix 0x00). It binds structure and content; the content only through a salted
/// hash, so that erasing content and salt leaves a leaf that still verifies and tells nothing.
enum Leaf {
    static func contentHash(salt: [UInt8], content: String) -> Digest {
        Digest.sha256(of: salt, Array(content.utf8))
    }

    static func hash(
        sequence: Int64, name: String, occurredAt: Instant, recordedAt: Instant,
        provenance: Provenance, subjects: [ID<Subject>], structure: String, contentHash: Digest
    ) -> Digest {
        var bytes: [UInt8] = [0]
        append("arca-fact-1", to: &bytes)
        append(sequence, to: &bytes)
        append(name, to: &bytes)
        append(occurredAt.milliseconds, to: &bytes)
        append(recordedAt.milliseconds, to: &bytes)
        append(provenance.actor?.rawValue ?? 0, to: &bytes)
        append(provenance.road.rawValue, to: &bytes)
        append(provenance.cause, to: &bytes)
        append(provenance.importID?.rawValue ?? 0, to: &bytes)
        append(Int64(subjects.count), to: &bytes)
        for subject in subjects { append(subject.rawValue, to: &bytes) }
        append(structure, to: &bytes)
        bytes += contentHash.bytes
        return Digest.sha256(bytes)
    }

    /// Length first, so that no two different facts give the same bytes.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        append(Int64(text.utf8.count), to: &bytes)
        bytes += text.utf8
    }

    private static func append(_ number: Int64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
    }
}
