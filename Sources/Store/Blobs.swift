import Kernel

/// Raw bytes by their content: a mail as it came, an attachment, a document. They live in the
/// database, in pieces, so that they are durable with the transaction that names them, reach every
/// node, and go into one backup. The same bytes are stored once.
public enum Blobs {
    static let migration = Migration(
        "store-001-blobs",
        """
        CREATE TABLE blob (
            hash BYTEA NOT NULL PRIMARY KEY,
            size BIGINT NOT NULL
        );
        CREATE TABLE blob_piece (
            hash BYTEA NOT NULL REFERENCES blob (hash) ON DELETE CASCADE,
            number BIGINT NOT NULL,
            bytes BYTEA NOT NULL,
            PRIMARY KEY (hash, number)
        )
        """)

    private static let pieceSize = 1 << 20

    /// Stores the bytes unless they are there already, and gives their address.
    @discardableResult
    public static func put(_ bytes: [UInt8], in db: any Writer) throws -> Digest {
        let hash = Digest.sha256(bytes)
        let isNew = try db.changed(
            by:
                """
                INSERT INTO blob (hash, size) VALUES (\(hash), \(bytes.count))
                ON CONFLICT (hash) DO NOTHING
                """)
        guard isNew > 0 else { return hash }
        for (number, start) in stride(from: 0, to: bytes.count, by: pieceSize).enumerated() {
            let piece = Array(bytes[start..<min(start + pieceSize, bytes.count)])
            try db.execute(
                "INSERT INTO blob_piece (hash, number, bytes) VALUES (\(hash), \(number), \(piece))"
            )
        }
        return hash
    }

    /// Nil where nothing is stored at this address.
    public static func get(_ hash: Digest, from db: any Reader) throws -> [UInt8]? {
        guard let size = try db.value("SELECT size FROM blob WHERE hash = \(hash)", as: Int.self)
        else {
            return nil
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        let pieces = try db.values(
            "SELECT bytes FROM blob_piece WHERE hash = \(hash) ORDER BY number", as: [UInt8].self)
        for piece in pieces { bytes += piece }
        return bytes
    }

    /// Removes the bytes; whoever asks has seen that no row names them any more.
    public static func remove(_ hash: Digest, in db: any Writer) throws {
        try db.execute("DELETE FROM blob_piece WHERE hash = \(hash)")
        try db.execute("DELETE FROM blob WHERE hash = \(hash)")
    }

    /// The first blob whose bytes are not those of its address, if any. Reads everything.
    public static func firstDamaged(in db: any Reader) throws -> Digest? {
        var damaged: Digest?
        try db.stream("SELECT hash FROM blob ORDER BY hash") { row in
            let hash: Digest = try row["hash"]
            if damaged == nil, try get(hash, from: db).map(Digest.sha256) != hash { damaged = hash }
        }
        return damaged
    }
}
