import Store

/// Imports of members and clients, and what was wrong in their lines.
enum ImportTables {
    static let migrations = [imports]

    private static let imports = Migration(
        "members-010-imports",
        """
        CREATE TABLE member_import (
            id BIGINT NOT NULL PRIMARY KEY,
            file_hash TEXT NOT NULL,
            file_name TEXT NOT NULL,
            row_count BIGINT NOT NULL,
            highest_number BIGINT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('received', 'running', 'done', 'given_up')),
            received_at BIGINT NOT NULL,
            account_id BIGINT,
            done_rows BIGINT NOT NULL,
            created BIGINT NOT NULL,
            changed BIGINT NOT NULL,
            unchanged BIGINT NOT NULL,
            failed BIGINT NOT NULL
        );
        CREATE TABLE member_import_fault (
            import_id BIGINT NOT NULL REFERENCES member_import (id),
            sequence BIGINT NOT NULL,
            place BIGINT NOT NULL,
            line BIGINT NOT NULL,
            column_number BIGINT,
            column_name TEXT,
            value TEXT,
            sentence_it TEXT NOT NULL,
            sentence_en TEXT NOT NULL,
            PRIMARY KEY (import_id, sequence, place)
        )
        """)
}
