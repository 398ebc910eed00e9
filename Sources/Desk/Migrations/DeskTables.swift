import Store

enum DeskTables {
    static let first = Migration(
        "desk-001-cases",
        """
        CREATE TABLE case_file (
            id BIGINT NOT NULL PRIMARY KEY,
            year BIGINT NOT NULL,
            ordinal BIGINT NOT NULL,
            title TEXT NOT NULL,
            party_id BIGINT,
            mailbox_id BIGINT,
            correspondent TEXT NOT NULL,
            correspondent_name TEXT NOT NULL,
            preview TEXT NOT NULL,
            holder BIGINT,
            held_since BIGINT,
            waiting_since BIGINT,
            last_at BIGINT NOT NULL,
            answered_at BIGINT,
            opened_at BIGINT NOT NULL,
            closed_at BIGINT,
            closing_reason TEXT,
            version BIGINT NOT NULL,
            UNIQUE (year, ordinal)
        );
        CREATE INDEX case_waiting ON case_file (waiting_since, id) WHERE waiting_since IS NOT NULL;
        CREATE INDEX case_held ON case_file (holder, last_at, id)
            WHERE holder IS NOT NULL AND closed_at IS NULL;
        CREATE INDEX case_open ON case_file (last_at, id) WHERE closed_at IS NULL;
        CREATE INDEX case_closed ON case_file (last_at, id) WHERE closed_at IS NOT NULL;
        CREATE INDEX case_party ON case_file (party_id, last_at, id) WHERE party_id IS NOT NULL;
        CREATE TABLE case_thread (
            thread_id BIGINT NOT NULL PRIMARY KEY,
            case_id BIGINT NOT NULL REFERENCES case_file (id)
        );
        CREATE TABLE case_message (
            message_id BIGINT NOT NULL PRIMARY KEY,
            case_id BIGINT NOT NULL REFERENCES case_file (id),
            direction TEXT NOT NULL,
            at BIGINT NOT NULL
        );
        CREATE INDEX case_message_order ON case_message (case_id, at, message_id);
        CREATE TABLE case_contact (
            id BIGINT NOT NULL PRIMARY KEY,
            case_id BIGINT NOT NULL REFERENCES case_file (id),
            kind TEXT NOT NULL,
            minutes BIGINT NOT NULL,
            at BIGINT NOT NULL,
            account BIGINT,
            note TEXT NOT NULL
        );
        CREATE INDEX case_contact_order ON case_contact (case_id, at, id);
        CREATE INDEX contact_time ON case_contact (at, id);
        CREATE TABLE label (
            id BIGINT NOT NULL PRIMARY KEY,
            title TEXT NOT NULL UNIQUE,
            tone TEXT NOT NULL
        );
        CREATE TABLE case_label (
            case_id BIGINT NOT NULL REFERENCES case_file (id),
            label_id BIGINT NOT NULL REFERENCES label (id),
            PRIMARY KEY (case_id, label_id)
        );
        CREATE INDEX case_label_label ON case_label (label_id, case_id);
        CREATE TABLE draft (
            case_id BIGINT NOT NULL PRIMARY KEY REFERENCES case_file (id),
            account BIGINT,
            saved_at BIGINT NOT NULL,
            body TEXT NOT NULL
        );
        CREATE TABLE reply (
            message_id BIGINT NOT NULL PRIMARY KEY,
            case_id BIGINT NOT NULL REFERENCES case_file (id),
            at BIGINT NOT NULL,
            waited_ms BIGINT,
            score BIGINT,
            waived BIGINT
        );
        CREATE INDEX reply_time ON reply (at, message_id);
        CREATE INDEX reply_case ON reply (case_id, at)
        """)

    static let promises = Migration(
        "desk-002-promises",
        """
        CREATE TABLE promise (
            id BIGINT NOT NULL PRIMARY KEY,
            case_id BIGINT NOT NULL REFERENCES case_file (id),
            text TEXT NOT NULL,
            due_on TEXT NOT NULL,
            keeper BIGINT,
            made_at BIGINT NOT NULL,
            settled_at BIGINT,
            outcome TEXT CHECK (outcome IN ('kept', 'withdrawn')),
            CHECK ((settled_at IS NULL) = (outcome IS NULL))
        );
        CREATE INDEX promise_due ON promise (due_on, id) WHERE settled_at IS NULL;
        CREATE INDEX promise_case ON promise (case_id, due_on, id)
        """)

    static let offers = Migration(
        "desk-004-offers",
        """
        CREATE TABLE case_offer (
            case_id BIGINT NOT NULL PRIMARY KEY REFERENCES case_file (id),
            offered_by BIGINT NOT NULL,
            offered_to BIGINT NOT NULL,
            note TEXT NOT NULL,
            at BIGINT NOT NULL
        );
        CREATE INDEX case_offer_to ON case_offer (offered_to, at, case_id);
        CREATE INDEX promise_keeper ON promise (keeper) WHERE settled_at IS NULL
        """)

    static let merging = Migration(
        "desk-005-merging",
        """
        ALTER TABLE case_file ADD COLUMN merged_into BIGINT;
        CREATE INDEX case_merged ON case_file (merged_into) WHERE merged_into IS NOT NULL;
        CREATE INDEX case_stranger ON case_file (correspondent, last_at, id) WHERE party_id IS NULL;
        CREATE TABLE case_merge (
            from_id BIGINT NOT NULL PRIMARY KEY REFERENCES case_file (id),
            into_id BIGINT NOT NULL REFERENCES case_file (id),
            at BIGINT NOT NULL,
            holder BIGINT,
            held_since BIGINT,
            waiting_since BIGINT,
            snoozed_until TEXT,
            closed_at BIGINT,
            closing_reason TEXT,
            into_waiting_since BIGINT,
            into_last_at BIGINT NOT NULL,
            into_answered_at BIGINT,
            into_closed_at BIGINT,
            into_closing_reason TEXT,
            into_preview TEXT NOT NULL,
            into_version BIGINT NOT NULL
        );
        CREATE TABLE case_merge_item (
            from_id BIGINT NOT NULL REFERENCES case_file (id),
            kind TEXT NOT NULL,
            item_id BIGINT NOT NULL,
            PRIMARY KEY (from_id, kind, item_id)
        )
        """)

    static let partyMerging = Migration(
        "desk-009-party-merging",
        """
        CREATE TABLE case_party_move (
            merge_id BIGINT NOT NULL,
            case_id BIGINT NOT NULL REFERENCES case_file (id),
            sequence BIGINT NOT NULL,
            PRIMARY KEY (merge_id, case_id)
        )
        """)

    static let presence = Migration(
        "desk-006-presence",
        """
        CREATE TABLE presence (
            case_id BIGINT NOT NULL,
            account BIGINT NOT NULL,
            doing TEXT NOT NULL,
            seen_at BIGINT NOT NULL,
            PRIMARY KEY (case_id, account)
        );
        CREATE INDEX presence_seen ON presence (seen_at)
        """)

    static let blocks = Migration(
        "desk-007-blocks",
        """
        CREATE TABLE reply_block (
            message_id BIGINT NOT NULL,
            block_id BIGINT NOT NULL,
            version BIGINT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (message_id, block_id, version)
        );
        CREATE INDEX reply_block_use ON reply_block (block_id, at, message_id)
        """)

    static let settled = Migration(
        "desk-008-settled",
        """
        CREATE TABLE reply_question (
            id BIGINT NOT NULL PRIMARY KEY,
            message_id BIGINT NOT NULL UNIQUE,
            asked_at BIGINT NOT NULL,
            answered_at BIGINT,
            settled BOOLEAN,
            words TEXT NOT NULL,
            times BIGINT NOT NULL
        );
        CREATE INDEX reply_question_answered ON reply_question (answered_at, id)
            WHERE answered_at IS NOT NULL
        """)

    static let splitting = Migration(
        "desk-010-splitting",
        """
        CREATE TABLE case_split (
            case_id BIGINT NOT NULL PRIMARY KEY REFERENCES case_file (id),
            from_id BIGINT NOT NULL REFERENCES case_file (id),
            at BIGINT NOT NULL,
            waiting_since BIGINT,
            last_at BIGINT NOT NULL,
            answered_at BIGINT,
            preview TEXT NOT NULL,
            version BIGINT NOT NULL,
            own_version BIGINT NOT NULL
        );
        CREATE INDEX case_split_from ON case_split (from_id, case_id);
        CREATE TABLE case_split_told (
            case_id BIGINT NOT NULL REFERENCES case_file (id),
            subject BIGINT NOT NULL,
            occurred_at BIGINT NOT NULL,
            sequence BIGINT NOT NULL,
            PRIMARY KEY (case_id, subject, sequence)
        )
        """)

    static let mentions = Migration(
        "desk-011-mentions",
        """
        CREATE TABLE case_mention (
            contact_id BIGINT NOT NULL REFERENCES case_contact (id),
            account BIGINT NOT NULL,
            at BIGINT NOT NULL,
            seen_at BIGINT,
            PRIMARY KEY (contact_id, account)
        );
        CREATE INDEX case_mention_unseen ON case_mention (account, contact_id) WHERE seen_at IS NULL
        """)

    static let labels = Migration(
        "desk-012-labels", "ALTER TABLE label ADD COLUMN retired_at BIGINT")

    static let tasks = Migration(
        "desk-013-tasks",
        """
        CREATE TABLE desk_task (
            id BIGINT NOT NULL PRIMARY KEY,
            text TEXT NOT NULL,
            due_on TEXT NOT NULL,
            case_id BIGINT REFERENCES case_file (id),
            party_id BIGINT,
            keeper BIGINT,
            made_at BIGINT NOT NULL,
            settled_at BIGINT,
            outcome TEXT CONSTRAINT task_outcome CHECK (outcome IN ('done', 'dropped')),
            CONSTRAINT task_settled CHECK ((settled_at IS NULL) = (outcome IS NULL)),
            CONSTRAINT task_of_one CHECK (case_id IS NULL OR party_id IS NULL)
        );
        CREATE INDEX desk_task_due ON desk_task (due_on, id) WHERE settled_at IS NULL;
        CREATE INDEX desk_task_case ON desk_task (case_id, due_on, id) WHERE case_id IS NOT NULL;
        CREATE INDEX desk_task_party ON desk_task (party_id, id) WHERE party_id IS NOT NULL;
        CREATE INDEX desk_task_keeper ON desk_task (keeper, id) WHERE settled_at IS NULL;
        CREATE TABLE task_party_move (
            merge_id BIGINT NOT NULL,
            task_id BIGINT NOT NULL REFERENCES desk_task (id),
            PRIMARY KEY (merge_id, task_id)
        )
        """)

    static let kinds = Migration(
        "desk-014-kinds",
        """
        CREATE TABLE case_kind (
            id BIGINT NOT NULL PRIMARY KEY,
            title TEXT NOT NULL UNIQUE,
            retired_at BIGINT
        );
        ALTER TABLE case_file ADD COLUMN kind_id BIGINT REFERENCES case_kind (id);
        CREATE INDEX case_of_kind ON case_file (kind_id, last_at, id) WHERE closed_at IS NULL
        """)

    static let work = Migration(
        "desk-015-work",
        """
        CREATE TABLE case_work (
            id BIGINT NOT NULL PRIMARY KEY,
            case_id BIGINT NOT NULL REFERENCES case_file (id),
            minutes BIGINT NOT NULL CHECK (minutes > 0),
            occasion TEXT NOT NULL,
            at BIGINT NOT NULL
        );
        CREATE INDEX case_work_case ON case_work (case_id, at, id);
        CREATE INDEX case_work_time ON case_work (at, id)
        """)

    static let visits = Migration(
        "desk-016-visits",
        """
        ALTER TABLE case_contact ADD COLUMN place TEXT;
        ALTER TABLE case_contact ADD COLUMN community_id BIGINT;
        CREATE INDEX case_contact_met ON case_contact (at, id) WHERE kind IN ('visit', 'meeting');
        CREATE INDEX case_contact_place ON case_contact (place, at) WHERE place IS NOT NULL
        """)

    static let searches = Migration(
        "desk-017-searches",
        """
        CREATE TABLE case_search (
            id BIGINT NOT NULL PRIMARY KEY,
            title TEXT NOT NULL UNIQUE,
            words TEXT,
            standing TEXT NOT NULL,
            kind_id BIGINT REFERENCES case_kind (id),
            unkinded BOOLEAN NOT NULL,
            label_id BIGINT REFERENCES label (id),
            party_id BIGINT,
            community_id BIGINT,
            made_by BIGINT,
            made_at BIGINT NOT NULL
        );
        CREATE INDEX case_of_kind_closed ON case_file (kind_id, last_at, id)
            WHERE closed_at IS NOT NULL
        """)

    static let searchedMailboxes = Migration(
        "desk-020-searched-mailboxes",
        """
        ALTER TABLE case_search ADD COLUMN mailbox_id BIGINT;
        CREATE INDEX case_of_mailbox ON case_file (mailbox_id, last_at, id)
        """)

    static let participants = Migration(
        "desk-018-participants",
        """
        CREATE TABLE contact_participant (
            contact_id BIGINT NOT NULL REFERENCES case_contact (id),
            party_id BIGINT NOT NULL,
            PRIMARY KEY (contact_id, party_id)
        )
        """)

    static let snoozing = Migration(
        "desk-003-snoozing",
        """
        ALTER TABLE case_file ADD COLUMN snoozed_until TEXT;
        CREATE INDEX case_snoozed ON case_file (snoozed_until, id) WHERE snoozed_until IS NOT NULL
        """)
}
