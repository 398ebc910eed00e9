import Store

/// Tables of webhooks. `facts` holds choices apart by spaces; `begins_after` and `revision` are places
/// in the journal.
enum WebhookTables {
    static let first = Migration(
        "webhooks-001-hooks",
        """
        CREATE TABLE webhook (
            id BIGINT NOT NULL PRIMARY KEY,
            title TEXT NOT NULL,
            url TEXT NOT NULL,
            facts TEXT NOT NULL,
            is_here BOOLEAN NOT NULL,
            added_at BIGINT NOT NULL,
            begins_after BIGINT NOT NULL,
            pause TEXT CHECK (pause IN ('person', 'gone', 'failing', 'noSecret')),
            paused_at BIGINT,
            revision BIGINT NOT NULL
        );
        CREATE TABLE webhook_secret (
            hook BIGINT NOT NULL PRIMARY KEY,
            sealed TEXT NOT NULL,
            sealed_before TEXT,
            before_until BIGINT
        );
        CREATE TABLE webhook_delivery (
            hook BIGINT NOT NULL PRIMARY KEY,
            done_through BIGINT NOT NULL,
            failures BIGINT NOT NULL,
            failing_since BIGINT,
            next_at BIGINT,
            last_at BIGINT,
            last_status BIGINT,
            last_fault TEXT,
            delivered BIGINT NOT NULL,
            failed BIGINT NOT NULL
        )
        """)
}
