import Store

extension MailTables {
    /// Which import brought a letter, how far each import is, and what one that was undone left here.
    static let imports = Migration(
        "mail-007-imports",
        """
        ALTER TABLE message ADD COLUMN import_id BIGINT;
        UPDATE message SET import_id = (
            SELECT fact.import_id FROM fact_subject
            JOIN fact ON fact.sequence = fact_subject.sequence
            WHERE fact_subject.subject = message.id AND fact.name = 'mail.messageReceived.v1'
            ORDER BY fact.sequence LIMIT 1);
        CREATE INDEX message_import ON message (import_id, id) WHERE import_id IS NOT NULL;
        CREATE INDEX message_bytes ON message (raw_hash);
        CREATE INDEX message_party_moved ON message_party_move (message_id);
        ALTER TABLE mail_import ADD COLUMN status TEXT NOT NULL DEFAULT 'running'
            CONSTRAINT import_status
            CHECK (status IN ('running', 'paused', 'ended', 'undoing', 'undone'));
        UPDATE mail_import SET status = 'ended' WHERE ended_at IS NOT NULL;
        ALTER TABLE mail_import ADD COLUMN account BIGINT;
        UPDATE mail_import SET account = (
            SELECT fact.actor FROM fact_subject
            JOIN fact ON fact.sequence = fact_subject.sequence
            WHERE fact_subject.subject = mail_import.id AND fact.name = 'mail.importBegun.v1'
            ORDER BY fact.sequence LIMIT 1);
        ALTER TABLE mail_import ADD COLUMN in_background BOOLEAN NOT NULL DEFAULT FALSE;
        ALTER TABLE mail_import ADD COLUMN unreadable BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE mail_import ADD COLUMN bytes_total BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE mail_import ADD COLUMN bytes_read BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE mail_import ADD COLUMN advanced_at BIGINT;
        ALTER TABLE mail_import ADD COLUMN resumed_at BIGINT;
        ALTER TABLE mail_import ADD COLUMN resumed_read BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE mail_import ADD COLUMN pause_reason TEXT;
        ALTER TABLE mail_import ADD COLUMN undo_account BIGINT;
        ALTER TABLE mail_import ADD COLUMN undo_asked_at BIGINT;
        ALTER TABLE mail_import ADD COLUMN undo_ended_at BIGINT;
        ALTER TABLE mail_import ADD COLUMN undo_after BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE mail_import ADD COLUMN undo_total BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE mail_import ADD COLUMN undo_gone BIGINT NOT NULL DEFAULT 0;
        CREATE TABLE mail_import_kept (
            import_id BIGINT NOT NULL REFERENCES mail_import (id),
            subject BIGINT NOT NULL,
            letters BIGINT NOT NULL,
            reason TEXT NOT NULL,
            sequence BIGINT,
            PRIMARY KEY (import_id, subject)
        );
        CREATE TABLE mail_import_met (
            import_id BIGINT NOT NULL REFERENCES mail_import (id),
            message_id BIGINT NOT NULL REFERENCES message (id),
            PRIMARY KEY (import_id, message_id)
        );
        CREATE INDEX mail_import_met_message ON mail_import_met (message_id)
        """)
}
