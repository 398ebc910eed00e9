import Store

enum MailTables {
    static let merging = Migration(
        "mail-005-merging",
        """
        CREATE TABLE message_party_move (
            merge_id BIGINT NOT NULL,
            message_id BIGINT NOT NULL REFERENCES message (id),
            PRIMARY KEY (merge_id, message_id)
        )
        """)

    /// Two people are merged, and parted again: whose letters are these.
    static let ofParty = Migration(
        "mail-009-of-party",
        "CREATE INDEX message_party ON message (party_id) WHERE party_id IS NOT NULL")

    static let first = Migration(
        "mail-001-messages",
        """
        CREATE TABLE mailbox (
            id BIGINT NOT NULL PRIMARY KEY,
            address TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            settings TEXT NOT NULL,
            opened_at BIGINT NOT NULL,
            closed_at BIGINT,
            stored BIGINT NOT NULL
        );
        CREATE TABLE mailbox_secret (
            mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
            side TEXT NOT NULL CONSTRAINT mailbox_side CHECK (side IN ('imap', 'smtp')),
            sealed TEXT NOT NULL,
            PRIMARY KEY (mailbox_id, side)
        );
        CREATE TABLE mailbox_health (
            mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
            side TEXT NOT NULL CONSTRAINT health_side CHECK (side IN ('imap', 'smtp')),
            seen_at BIGINT NOT NULL,
            on_server BIGINT,
            fault_it TEXT,
            fault_en TEXT,
            PRIMARY KEY (mailbox_id, side)
        );
        CREATE TABLE mailbox_position (
            mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
            uid_validity BIGINT NOT NULL,
            last_uid BIGINT NOT NULL,
            PRIMARY KEY (mailbox_id, uid_validity)
        );
        CREATE TABLE message (
            id BIGINT NOT NULL PRIMARY KEY,
            mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
            direction TEXT NOT NULL CONSTRAINT message_direction CHECK (direction IN ('in', 'out')),
            thread_id BIGINT NOT NULL,
            party_id BIGINT,
            at BIGINT NOT NULL,
            message_id TEXT,
            subject TEXT NOT NULL,
            subject_key TEXT NOT NULL,
            from_name TEXT NOT NULL,
            from_address TEXT NOT NULL,
            correspondent TEXT NOT NULL,
            preview TEXT NOT NULL,
            raw_hash BYTEA NOT NULL,
            size BIGINT NOT NULL,
            is_automatic BOOLEAN NOT NULL,
            attachments BIGINT NOT NULL,
            state TEXT,
            attempts BIGINT NOT NULL,
            attempt_node TEXT,
            attempt_at BIGINT,
            next_attempt_at BIGINT,
            UNIQUE (mailbox_id, raw_hash)
        );
        CREATE INDEX message_thread ON message (thread_id, at, id);
        CREATE INDEX message_identifier ON message (message_id) WHERE message_id IS NOT NULL;
        CREATE INDEX message_subject ON message (mailbox_id, correspondent, subject_key, at);
        CREATE INDEX message_leaving ON message (state, next_attempt_at)
            WHERE state IN ('queued', 'sending', 'doubt', 'refused');
        CREATE TABLE message_recipient (
            message_id BIGINT NOT NULL REFERENCES message (id),
            address TEXT NOT NULL,
            PRIMARY KEY (message_id, address)
        );
        CREATE TABLE message_not_fetched (
            mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
            uid_validity BIGINT NOT NULL,
            uid BIGINT NOT NULL,
            size BIGINT,
            at BIGINT NOT NULL,
            PRIMARY KEY (mailbox_id, uid_validity, uid)
        );
        CREATE TABLE mail_import (
            id BIGINT NOT NULL PRIMARY KEY,
            mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
            source TEXT NOT NULL,
            begun_at BIGINT NOT NULL,
            ended_at BIGINT,
            read BIGINT NOT NULL,
            new BIGINT NOT NULL,
            known BIGINT NOT NULL
        )
        """)
}
