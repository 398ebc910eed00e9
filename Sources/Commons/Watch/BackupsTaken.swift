import Kernel
import Store

/// When this database was last backed up, kept in it so that every node and page knows. No fact: a
/// restored house has not been backed up yet.
public enum BackupsTaken {
    static let table = "backup_taken"

    static let migration = Migration(
        "commons-002-backups",
        """
        CREATE TABLE backup_taken (
            at BIGINT NOT NULL PRIMARY KEY,
            facts BIGINT NOT NULL,
            bytes BIGINT NOT NULL
        )
        """)

    /// A database that this version has not opened yet has nowhere to note it.
    public static func note(at: Instant, facts: Int, bytes: Int, in db: any Writer) throws {
        guard try Schema.tables(of: db).contains(where: { $0.name == table }) else { return }
        try db.execute(
            """
            INSERT INTO backup_taken (at, facts, bytes) VALUES (\(at), \(facts), \(bytes))
            ON CONFLICT (at) DO NOTHING
            """)
    }

    public static func last(in db: any Reader) throws -> Instant? {
        try db.value("SELECT MAX(at) FROM backup_taken", as: Instant?.self) ?? nil
    }

    /// Whether who runs the house should be told: the last backup is older than so many days, or
    /// there is none and the journal began longer ago than that.
    public static func isOverdue(days: Int, at now: Instant, in db: any Reader) throws -> Bool {
        let begun = try db.value(
            "SELECT recorded_at FROM fact WHERE sequence = 1", as: Instant.self)
        guard let latest = try last(in: db) ?? begun else { return false }
        return latest.adding(seconds: Int64(clamping: days) * 86_400) < now
    }

    /// Days after which a missing backup is said (ADR 0012).
    public static let parameter = "backup.warnAfter"
}
