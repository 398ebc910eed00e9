import Commons
import Journal
import Kernel
import Seal
import Store

/// How far the facts are sealed, under which name and key, and what was signed last.
public struct ShowSeal: Query {
    public static let name = "evidence.seal"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Fin dove i fatti sono sigillati, con quale chiave, e l'ultimo sigillo.",
        en: "How far the facts are sealed, with which key, and the last seal.")

    public struct Answer: Codable, Sendable {
        public let facts: Int64
        public let sealed: Int64
        /// When the first fact that waits was recorded; left out where none does.
        public let waitingSince: Instant?
        /// Left out before the first log is opened.
        public let log: Log?
        /// All keys that sign or signed, the last first.
        public let keys: [Key]
    }

    /// The log in use.
    public struct Log: Codable, Sendable {
        public let origin: String
        public let openedAt: Instant
        /// A signed note: name, number of facts, root of the tree, signatures.
        public let checkpoint: String?
        public let checkpointAt: Instant?
    }

    public struct Key: Codable, Sendable {
        public let origin: String
        /// Name, identifier and public key in one line.
        public let key: String
        public let since: Instant
        /// How the key before handed over; left out for the first of a log.
        public let statement: String?
    }

    public init() {}

    public func fetch(from db: Reading) throws -> Answer {
        let rows = try LogRow.all(in: db)
        let sealed = try TileShelf.size(in: db)
        let log = try rows.first.map { row in
            let last = try CheckpointRow.last(of: row.number, in: db)
            return Log(
                origin: row.origin, openedAt: row.openedAt, checkpoint: last?.note,
                checkpointAt: last?.at)
        }
        return Answer(
            facts: try Journal.length(of: db), sealed: sealed,
            waitingSince: try Self.waitingSince(after: sealed, in: db), log: log,
            keys: rows.map {
                Key(
                    origin: $0.origin, key: $0.key.text, since: $0.keySince,
                    statement: $0.statement)
            })
    }

    static func waitingSince(after sealed: Int64, in db: any Reader) throws -> Instant? {
        try db.value(
            "SELECT recorded_at FROM fact WHERE sequence = \(sealed + 1)", as: Instant.self)
    }
}

/// The seals signed in the log in use, the newest first.
public struct Checkpoints: Query {
    public static let name = "evidence.checkpoints"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "I sigilli firmati, dal più recente.", en: "The seals signed, the newest first.")

    /// Those of fewer facts than this; left out: from the last.
    let before: Int64?

    public struct Row: Codable, Sendable {
        public let facts: Int64
        public let at: Instant
        public let note: String
    }

    static let most = 20

    public init(before: Int64? = nil) { self.before = before }

    public func fetch(from db: Reading) throws -> [Row] {
        guard let log = try LogRow.current(in: db) else { return [] }
        return try CheckpointRow.page(of: log.number, before: before, most: Self.most, in: db).map {
            Row(facts: $0.size, at: $0.at, note: $0.note)
        }
    }
}

/// The proof that a fact is sealed, checked without us by whoever has our public key (C2SP tlog-proof).
public struct ProveFact: Query {
    public static let name = "evidence.proof"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "La prova che un fatto è sigillato.", en: "The proof that a fact is sealed.")

    /// The place of the fact in the journal, from 1.
    let sequence: Int64

    public struct Answer: Codable, Sendable {
        /// What is sealed of the fact: 32 bytes, in hexadecimal.
        public let entry: String
        public let proof: String
    }

    public init(sequence: Int64) { self.sequence = sequence }

    public func fetch(from db: Reading) throws -> Answer {
        guard sequence > 0,
            let entry = try TileShelf.entries(after: sequence - 1, most: 1, in: db).first,
            sequence <= (try Journal.length(of: db))
        else { throw CommonRefusal.notFound }
        guard let proof = try LogProof.of(sequence, in: db) else {
            throw EvidenceRefused.notSealedYet
        }
        return Answer(entry: entry.hex, proof: proof.text)
    }
}
