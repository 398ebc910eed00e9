import Store

extension DeskTables {
    /// Which import opened a case, and how a case stood before an import added to it.
    static let imports = Migration(
        "desk-019-imports",
        """
        ALTER TABLE case_file ADD COLUMN import_id BIGINT;
        UPDATE case_file SET import_id = (
            SELECT fact.import_id FROM fact_subject
            JOIN fact ON fact.sequence = fact_subject.sequence
            WHERE fact_subject.subject = case_file.id AND fact.name = 'desk.caseOpened.v1'
            ORDER BY fact.sequence LIMIT 1);
        CREATE INDEX case_thread_case ON case_thread (case_id);
        CREATE INDEX case_party_moved ON case_party_move (case_id);
        CREATE TABLE case_before_import (
            case_id BIGINT NOT NULL REFERENCES case_file (id),
            import_id BIGINT NOT NULL,
            sequence BIGINT NOT NULL,
            holder BIGINT,
            held_since BIGINT,
            waiting_since BIGINT,
            snoozed_until TEXT,
            last_at BIGINT NOT NULL,
            answered_at BIGINT,
            closed_at BIGINT,
            closing_reason TEXT,
            preview TEXT NOT NULL,
            version BIGINT NOT NULL,
            offered_by BIGINT,
            offered_to BIGINT,
            offer_note TEXT,
            offered_at BIGINT,
            PRIMARY KEY (case_id, import_id)
        )
        """)
}
