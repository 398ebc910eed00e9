import Store

/// Tables of the evidence. What a log is called and which keys sign for it follows from facts; the tree,
/// and what was signed about it, is made from the journal and no fact of it.
enum EvidenceTables {
    static let first = Migration(
        "evidence-001-log",
        """
        CREATE TABLE seal_log (
            number BIGINT NOT NULL PRIMARY KEY,
            origin TEXT NOT NULL UNIQUE,
            opened_at BIGINT NOT NULL
        );
        CREATE TABLE seal_key (
            log BIGINT NOT NULL REFERENCES seal_log (number),
            number BIGINT NOT NULL,
            key TEXT NOT NULL,
            statement TEXT,
            since BIGINT NOT NULL,
            PRIMARY KEY (log, number)
        );
        CREATE TABLE seal_secret (
            key TEXT NOT NULL PRIMARY KEY,
            sealed TEXT NOT NULL
        );
        CREATE TABLE seal_here (
            id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
            log BIGINT NOT NULL
        );
        CREATE TABLE seal_tree (
            id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
            size BIGINT NOT NULL
        );
        CREATE TABLE seal_tile (
            level BIGINT NOT NULL,
            place BIGINT NOT NULL,
            hashes BYTEA NOT NULL,
            PRIMARY KEY (level, place)
        );
        CREATE TABLE seal_checkpoint (
            log BIGINT NOT NULL,
            size BIGINT NOT NULL,
            at BIGINT NOT NULL,
            note TEXT NOT NULL,
            PRIMARY KEY (log, size)
        );
        CREATE INDEX seal_checkpoint_size ON seal_checkpoint (size, log)
        """)
}
