import Store

extension MailTables {
    /// Under which numbers the server has what we hold, so that its list can be compared with ours,
    /// and how the comparison went.
    static let places = Migration(
        "mail-002-places",
        sqlite: """
            CREATE TABLE message_place (
                mailbox_id INTEGER NOT NULL REFERENCES mailbox (id),
                uid_validity INTEGER NOT NULL,
                uid INTEGER NOT NULL,
                PRIMARY KEY (mailbox_id, uid_validity, uid)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE mailbox_reconciliation (
                mailbox_id INTEGER NOT NULL PRIMARY KEY REFERENCES mailbox (id),
                asked_at INTEGER, begun_at INTEGER, done_at INTEGER, on_server INTEGER,
                brought INTEGER, gone INTEGER
            ) STRICT;
            \(placesFromJournal(for: .sqlite))
            """,
        postgres: """
            CREATE TABLE message_place (
                mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
                uid_validity BIGINT NOT NULL,
                uid BIGINT NOT NULL,
                PRIMARY KEY (mailbox_id, uid_validity, uid)
            );
            CREATE TABLE mailbox_reconciliation (
                mailbox_id BIGINT NOT NULL PRIMARY KEY REFERENCES mailbox (id),
                asked_at BIGINT, begun_at BIGINT, done_at BIGINT, on_server BIGINT,
                brought BIGINT, gone BIGINT
            );
            \(placesFromJournal(for: .postgres))
            """)

    /// Mail that came in before this step: where the house itself found it stands in the facts.
    static func placesFromJournal(for dialect: Dialect) -> String {
        let structure =
            dialect == .sqlite ? "fact.structure" : "CAST(fact.structure AS JSONB)"
        return """
            INSERT INTO message_place (mailbox_id, uid_validity, uid)
            SELECT mailbox.id, CAST(\(structure) -> 'source' ->> 'uidValidity' AS BIGINT),
                CAST(\(structure) -> 'source' ->> 'uid' AS BIGINT)
            FROM mailbox
            JOIN fact_subject ON fact_subject.subject = mailbox.id
            JOIN fact ON fact.sequence = fact_subject.sequence
            WHERE fact.actor IS NULL AND \(structure) -> 'source' ->> 'uid' IS NOT NULL
                AND fact.name IN
                    ('mail.messageReceived.v1', 'mail.messageSeenAgain.v1', 'mail.copySeen.v1')
            ON CONFLICT DO NOTHING
            """
    }
}
