import Kernel
import Seal
import Store

/// A fact as its row holds it.
public struct StoredFact: Sendable {
    public let sequence: Int64
    public let name: String
    public let occurredAt: Instant
    public let recordedAt: Instant
    public let provenance: Provenance
    /// JSON with sorted keys.
    public let structure: String
    /// JSON with sorted keys; nil once erased.
    public let content: String?
    public let salt: [UInt8]?
    /// Of salt and content; stays when they are erased.
    public let contentHash: Digest
    public let leaf: Digest

    static let columns: SQL = """
        fact.sequence, fact.name, fact.occurred_at, fact.recorded_at, fact.actor, fact.road,
        fact.cause, fact.import_id, fact.structure, fact.content_hash, fact.leaf,
        fact_content.salt, fact_content.content
        """

    /// As if the content had been erased.
    static let bareColumns: SQL = """
        fact.sequence, fact.name, fact.occurred_at, fact.recorded_at, fact.actor, fact.road,
        fact.cause, fact.import_id, fact.structure, fact.content_hash, fact.leaf,
        NULL AS salt, NULL AS content
        """

    /// A fact as another journal holds it.
    public init(
        sequence: Int64, name: String, occurredAt: Instant, recordedAt: Instant,
        provenance: Provenance, structure: String, content: String?, salt: [UInt8]?,
        contentHash: Digest, leaf: Digest
    ) {
        self.sequence = sequence
        self.name = name
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt
        self.provenance = provenance
        self.structure = structure
        self.content = content
        self.salt = salt
        self.contentHash = contentHash
        self.leaf = leaf
    }

    /// What its seal commits to.
    /// - Parameter subjects: those of the fact, as it names them.
    public func entry(subjects: [ID<Subject>]) -> FactEntry {
        Leaf.entry(
            sequence: sequence, name: name, occurredAt: occurredAt, recordedAt: recordedAt,
            provenance: provenance, subjects: Journal.distinct(subjects), structure: structure,
            contentHash: contentHash)
    }

    /// What in it is not what its own hashes say.
    func contradictions(subjects: [ID<Subject>]) -> [String] {
        var found: [String] = []
        if entry(subjects: subjects).commitment != leaf { found.append("its leaf does not match") }
        if let salt, let content, Leaf.contentHash(salt: salt, content: content) != contentHash {
            found.append("its content was changed")
        }
        return found
    }

    init(_ row: Row) throws {
        sequence = try row["sequence"]
        name = try row["name"]
        occurredAt = try row["occurred_at"]
        recordedAt = try row["recorded_at"]
        provenance = Provenance(
            actor: try row["actor"], road: try row["road"], cause: try row["cause"],
            importID: try row["import_id"])
        structure = try row["structure"]
        contentHash = try row["content_hash"]
        leaf = try row["leaf"]
        salt = try row["salt"]
        content = try row["content"]
    }
}
