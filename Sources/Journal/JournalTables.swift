import Store

/// The tables of the journal itself.
enum JournalTables {
    static let migrations = [facts, search, told, vocabulary]

    private static let facts = Migration(
        "journal-001-facts",
        """
        CREATE TABLE fact (
            sequence BIGINT NOT NULL PRIMARY KEY CHECK (sequence > 0),
            name TEXT NOT NULL,
            occurred_at BIGINT NOT NULL,
            recorded_at BIGINT NOT NULL,
            actor BIGINT,
            road TEXT NOT NULL,
            cause TEXT NOT NULL,
            import_id BIGINT,
            structure TEXT NOT NULL,
            content_hash BYTEA NOT NULL,
            leaf BYTEA NOT NULL
        );
        CREATE TABLE fact_content (
            sequence BIGINT NOT NULL PRIMARY KEY REFERENCES fact (sequence),
            salt BYTEA NOT NULL,
            content TEXT NOT NULL
        );
        CREATE TABLE fact_subject (
            subject BIGINT NOT NULL,
            occurred_at BIGINT NOT NULL,
            sequence BIGINT NOT NULL REFERENCES fact (sequence),
            PRIMARY KEY (subject, occurred_at, sequence)
        );
        CREATE INDEX fact_import ON fact (import_id, sequence) WHERE import_id IS NOT NULL;
        CREATE INDEX fact_occurred ON fact (occurred_at, sequence)
        """)

    /// Of whom a fact is told: asked for every attachment that is read.
    private static let told = Migration(
        "journal-003-told", "CREATE INDEX fact_subject_told ON fact_subject (sequence)")

    /// The words of the full-text index themselves, which it holds already; PostgreSQL's needs no such door.
    private static let vocabulary = Migration(
        "journal-004-vocabulary",
        sqlite: "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, instance)",
        postgres: "SELECT 1")

    /// `document` orders entries by the time they happened, so the newest are found without sorting.
    private static let search = Migration(
        "journal-002-search",
        sqlite: """
            CREATE TABLE search_entry (
                document INTEGER NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL) STRICT;
            CREATE VIRTUAL TABLE search_words USING fts5(
                title, body, forms, marks, content='', tokenize='ascii')
            """,
        postgres: """
            CREATE TABLE search_entry (
                document BIGINT NOT NULL PRIMARY KEY, sequence BIGINT NOT NULL,
                words TSVECTOR NOT NULL);
            CREATE INDEX search_entry_words ON search_entry USING GIN (words)
            """)
}
