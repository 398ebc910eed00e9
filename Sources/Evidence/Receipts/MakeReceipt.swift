import Commons
import Foundation
import Journal
import Kernel
import Seal
import Site
import Store

/// One fact with all that proves it, in a file that is checked without us.
public struct MakeReceipt: Query {
    public static let name = "evidence.receipt"
    public static let purpose = Bilingual(
        it: "La ricevuta di un fatto: un file che chiunque controlla senza di noi.",
        en: "The receipt of a fact: a file that anybody checks without us.")

    /// The place of the fact in the journal, from 1.
    let sequence: Int64

    public struct Answer: Codable, Sendable {
        /// Such as `ricevuta-4364.zip`.
        public let name: String
        /// A ZIP archive, in base64.
        public let file: String

        /// The archive itself.
        public var bytes: [UInt8] { Data(base64Encoded: file).map(Array.init) ?? [] }
    }

    public init(sequence: Int64) { self.sequence = sequence }

    public func fetch(from db: Reading) throws -> Answer {
        let shown = try SealedFact.find(sequence, in: db)
        try db.actor.mayReach(factNamed: shown.stored.name)
        guard let log = try LogRow.current(in: db), let proof = shown.proof,
            let signer = try SealSecret.signer(log.key, db.secrets, in: db),
            // Right after a change of key the last seal is of the key before.
            proof.checkpoint.isSigned(by: log.key)
        else { throw EvidenceRefused.notSealedYet }
        let keys = try LogRow.all(in: db).filter { $0.number == log.number }
        let words = shown.words
        let originals = try Self.originals(named: shown.named, in: db)
        let marks = try Self.marks(over: sequence, log.number, in: db)
        let cover = ReceiptCover(
            cooperative: try Cooperative.find(in: db)?.name ?? "", zone: db.zone, fact: shown,
            originals: originals, marks: marks.map(\.told), key: log.key,
            address: try PublicAddress.find(in: db)?.text)
        let receipt = Receipt(
            fact: shown.entry, words: words, originals: originals, proof: proof,
            marks: marks.map(\.mark), key: log.key,
            keyChanges: keys.reversed().compactMap { $0.statement.flatMap { SignedNote($0) } },
            cover: cover.html.text)
        return Answer(
            name: "ricevuta-\(sequence).zip",
            file: Data(try receipt.file(signedBy: signer)).base64EncodedString())
    }

    /// The earliest mark of each authority over a seal that the fact is in, and what the cover says of it.
    private static func marks(over sequence: Int64, _ log: Int64, in db: any Reader) throws -> [(
        mark: Receipt.Mark, told: ReceiptCover.Mark
    )] {
        try TimeAuthorityRow.ever(in: db).compactMap { authority in
            guard
                let row = try TimeMarkRow.first(
                    over: sequence, log: log, by: authority.id, in: db),
                let proof = try LogProof.of(sequence, log: log, size: row.size, in: db)
            else { return nil }
            return (
                Receipt.Mark(proof: proof, answer: row.response, roots: authority.roots),
                ReceiptCover.Mark(title: authority.title, at: row.markedAt)
            )
        }
    }

    private static let mostOriginals = 100

    private static func originals(named hashes: [Digest], in db: any Reader) throws
        -> [Receipt.Original]
    {
        try hashes.prefix(mostOriginals).compactMap { hash in
            try Blobs.get(hash, from: db).map { Receipt.Original($0, kind: kind(of: $0)) }
        }
    }

    /// The end of its name, as programs that open it expect it.
    private static func kind(of bytes: [UInt8]) -> String {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self)
        if head.hasPrefix("%PDF-") { return "pdf" }
        let first = head.prefix { $0 != ":" && !$0.isNewline }
        let isHeader = first.count < head.count && first.allSatisfy { $0.isLetter || $0 == "-" }
        return isHeader && !first.isEmpty ? "eml" : "bin"
    }
}

/// A fact as it was sealed, and the proof that it was.
struct SealedFact: Sendable {
    let stored: StoredFact
    let entry: FactEntry
    /// What it is found under; nil for what has no words.
    let title: String?
    /// Nil until it is sealed.
    let proof: LogProof?

    /// - Throws: `CommonRefusal.notFound`.
    static func find(_ sequence: Int64, in db: Reading) throws -> SealedFact {
        guard sequence > 0, let stored = try Journal.fact(sequence, from: db) else {
            throw CommonRefusal.notFound
        }
        let decoded = try db.catalogue.decode(stored)
        return SealedFact(
            stored: stored, entry: stored.entry(subjects: decoded.subjects),
            title: decoded.searchText?.title,
            proof: try LogProof.of(sequence, in: db))
    }

    var words: Receipt.Words? {
        guard let content = stored.content, let salt = stored.salt else { return nil }
        return Receipt.Words(content: Array(content.utf8), salt: salt)
    }

    /// The blobs that it names by their hashes, each once. In its structure alone: words are anybody's, and
    /// whoever writes a hash into a letter must not be given what has it.
    var named: [Digest] {
        var found: [Digest] = []
        for word in stored.structure.split(whereSeparator: { !$0.isHexDigit })
        where word.utf8.count == 64 {
            guard let hash = Bytes.fromHex(String(word)).flatMap({ Digest($0) }),
                !found.contains(hash)
            else { continue }
            found.append(hash)
        }
        return found
    }
}

extension LogProof {
    /// By the last seal of the log in use; nil until the fact is in it.
    static func of(_ sequence: Int64, in db: any Reader) throws -> LogProof? {
        guard let log = try LogRow.current(in: db),
            let last = try CheckpointRow.last(of: log.number, in: db)
        else { return nil }
        return try of(sequence, by: last, in: db)
    }

    /// By the seal of so many facts.
    static func of(_ sequence: Int64, log: Int64, size: Int64, in db: any Reader) throws
        -> LogProof?
    {
        try CheckpointRow.find(log: log, size: size, in: db).flatMap {
            try of(sequence, by: $0, in: db)
        }
    }

    private static func of(_ sequence: Int64, by row: CheckpointRow, in db: any Reader) throws
        -> LogProof?
    {
        guard let note = SignedNote(row.note) else { return nil }
        return try TileShelf.tree(of: row.size, in: db).inclusion(of: sequence - 1)
            .map { LogProof(inclusion: $0, checkpoint: note) }
    }
}
