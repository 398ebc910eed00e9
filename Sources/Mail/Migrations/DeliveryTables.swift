import Store

extension MailTables {
    /// Letters that somebody wrote on a page of ours: who, as the house knows.
    static let writers = Migration(
        "mail-006-writers",
        """
        ALTER TABLE message ADD COLUMN written_by BIGINT;
        CREATE INDEX message_written ON message (written_by, at) WHERE written_by IS NOT NULL
        """)

    /// What servers reported about letters of ours, and the addresses that take none.
    static let deliveries = Migration(
        "mail-003-deliveries",
        """
        CREATE TABLE message_delivery (
            message_id BIGINT NOT NULL REFERENCES message (id),
            address TEXT NOT NULL,
            outcome TEXT NOT NULL
                CONSTRAINT delivery_outcome CHECK (outcome IN ('failed', 'delayed', 'delivered')),
            status TEXT,
            words TEXT,
            report_id BIGINT NOT NULL REFERENCES message (id),
            at BIGINT NOT NULL,
            PRIMARY KEY (message_id, address, report_id)
        );
        CREATE INDEX message_delivery_report ON message_delivery (report_id);
        CREATE TABLE bouncing_address (
            address TEXT NOT NULL PRIMARY KEY,
            since BIGINT NOT NULL,
            message_id BIGINT NOT NULL REFERENCES message (id),
            status TEXT,
            words TEXT
        )
        """)
}
