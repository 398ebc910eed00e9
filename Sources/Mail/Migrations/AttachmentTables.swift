import Store

extension MailTables {
    /// Letters whose attachments wait to be read, all of before among them, and those that were.
    static let attachments = Migration(
        "mail-004-attachments",
        """
        CREATE TABLE attachment_waiting (
            message_id BIGINT NOT NULL PRIMARY KEY REFERENCES message (id)
        );
        CREATE TABLE attachment_opened (
            message_id BIGINT NOT NULL PRIMARY KEY REFERENCES message (id),
            unreadable BIGINT NOT NULL,
            lacking TEXT
        );
        CREATE INDEX attachment_lacking ON attachment_opened (message_id)
            WHERE lacking IS NOT NULL;
        CREATE TABLE attachment_text (
            message_id BIGINT NOT NULL REFERENCES message (id),
            path TEXT NOT NULL,
            PRIMARY KEY (message_id, path)
        );
        CREATE TABLE attachment_attempt (
            message_id BIGINT NOT NULL PRIMARY KEY REFERENCES message (id),
            attempts BIGINT NOT NULL
        );
        INSERT INTO attachment_waiting (message_id) SELECT id FROM message WHERE attachments > 0
        """)
}
