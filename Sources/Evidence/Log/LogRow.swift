import Commons
import Kernel
import Seal
import Store

/// A log with a key that signs, or signed, for it.
struct LogRow: Sendable, Equatable {
    let number: Int64
    /// Its name, in each checkpoint and in the name of each key.
    let origin: String
    let openedAt: Instant
    /// Counted within the log, from 1.
    let keyNumber: Int64
    let key: NoteKey
    let keySince: Instant
    /// How the key before handed over; nil for the first.
    let statement: String?

    /// What signs now; nil before the first log is opened.
    static func current(in db: any Reader) throws -> LogRow? {
        try rows("ORDER BY l.number DESC, k.number DESC LIMIT 1", in: db).first
    }

    /// Each key of each log, the last first.
    static func all(in db: any Reader) throws -> [LogRow] {
        try rows("ORDER BY l.number DESC, k.number DESC", in: db)
    }

    private static func rows(_ end: SQL, in db: any Reader) throws -> [LogRow] {
        try db.rows(
            """
            SELECT l.number, l.origin, l.opened_at, k.number AS key_number, k.key, k.since,
                k.statement
            FROM seal_log l JOIN seal_key k ON k.log = l.number \(end)
            """
        ) { row in
            let text: String = try row["key"]
            guard let key = NoteKey(text) else { throw UnreadableKey() }
            return LogRow(
                number: try row["number"], origin: try row["origin"],
                openedAt: try row["opened_at"], keyNumber: try row["key_number"], key: key,
                keySince: try row["since"], statement: try row["statement"])
        }
    }

    /// No version wrote such a row.
    struct UnreadableKey: Error {}
}

/// The private halves of keys, sealed by the key of this machine.
enum SealSecret {
    private static func purpose(of key: NoteKey) -> String { "evidence.key/\(key.text)" }

    static func keep(_ seed: [UInt8], of key: NoteKey, in tx: Transaction) throws {
        let sealed = try tx.secrets.seal(Bytes.base64url(seed), purpose: purpose(of: key))
        try tx.executeOperational(
            "INSERT INTO seal_secret (key, sealed) VALUES (\(key.text), \(sealed))")
    }

    /// Nil where this machine cannot open it, or the house came from an export, which holds none.
    static func signer(_ key: NoteKey, _ box: SecretBox, in db: any Reader) throws -> NoteSigner? {
        let sealed = try db.value(
            "SELECT sealed FROM seal_secret WHERE key = \(key.text)", as: String.self)
        return sealed.flatMap { box.open($0, purpose: purpose(of: key)) }
            .flatMap { Bytes.fromBase64url($0) }
            .flatMap { NoteSigner(name: key.name, use: key.use, seed: $0) }
            .flatMap { $0.key == key ? $0 : nil }
    }
}
