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

    /// Authorities follow from facts; their marks are kept as they were answered.
    static let marks = Migration(
        "evidence-002-marks",
        """
        CREATE TABLE time_authority (
            id BIGINT NOT NULL PRIMARY KEY,
            title TEXT NOT NULL,
            url TEXT NOT NULL,
            roots TEXT NOT NULL,
            is_here BOOLEAN NOT NULL,
            named_at BIGINT NOT NULL,
            dropped_at BIGINT
        );
        CREATE TABLE time_mark (
            authority BIGINT NOT NULL,
            log BIGINT NOT NULL,
            size BIGINT NOT NULL,
            marked_at BIGINT NOT NULL,
            response BYTEA NOT NULL,
            PRIMARY KEY (authority, log, size)
        );
        CREATE TABLE time_attempt (
            authority BIGINT NOT NULL PRIMARY KEY,
            failures BIGINT NOT NULL,
            failing_since BIGINT,
            next_at BIGINT,
            fault TEXT
        )
        """)
}
