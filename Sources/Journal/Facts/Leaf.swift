import Kernel
import Seal
import Store

/// What the seal of a fact commits to, of values as the journal has them.
enum Leaf {
    static func contentHash(salt: [UInt8], content: String) -> Digest {
        FactEntry.contentHash(salt: salt, content: Array(content.utf8))
    }

    static func entry(
        sequence: Int64, name: String, occurredAt: Instant, recordedAt: Instant,
        provenance: Provenance, subjects: [ID<Subject>], structure: String, contentHash: Digest
    ) -> FactEntry {
        FactEntry(
            sequence: sequence, name: name, occurredAt: occurredAt.milliseconds,
            recordedAt: recordedAt.milliseconds, actor: provenance.actor?.rawValue ?? 0,
            road: provenance.road.rawValue, cause: provenance.cause,
            importID: provenance.importID?.rawValue ?? 0, subjects: subjects.map(\.rawValue),
            structure: structure, contentHash: contentHash)
    }
}
