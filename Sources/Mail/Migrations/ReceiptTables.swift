import Store

extension MailTables {
    /// What providers of certified mail say of letters of ours.
    static let receipts = Migration(
        "mail-008-receipts",
        """
        CREATE TABLE message_receipt (
            receipt_id BIGINT NOT NULL PRIMARY KEY REFERENCES message (id),
            message_id BIGINT NOT NULL REFERENCES message (id),
            kind TEXT NOT NULL,
            seal TEXT NOT NULL,
            address TEXT,
            provider TEXT,
            identifier TEXT,
            error TEXT,
            at BIGINT NOT NULL
        );
        CREATE INDEX message_receipt_letter ON message_receipt (message_id, at)
        """)
}
