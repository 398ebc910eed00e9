-- store-001-blobs
CREATE TABLE blob (
    hash BYTEA NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL
);
CREATE TABLE blob_piece (
    hash BYTEA NOT NULL REFERENCES blob (hash) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (hash, number)
)

-- store-002-jobs
CREATE TABLE job (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    payload TEXT COLLATE "C" NOT NULL,
    due_at BIGINT NOT NULL,
    leased_until BIGINT,
    attempts BIGINT NOT NULL,
    last_fault TEXT COLLATE "C",
    done_at BIGINT
);
CREATE INDEX job_due ON job (kind, due_at) WHERE done_at IS NULL

-- journal-001-facts
CREATE TABLE fact (
    sequence BIGINT NOT NULL PRIMARY KEY CHECK (sequence > 0),
    name TEXT COLLATE "C" NOT NULL,
    occurred_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    actor BIGINT,
    road TEXT COLLATE "C" NOT NULL,
    cause TEXT COLLATE "C" NOT NULL,
    import_id BIGINT,
    structure TEXT COLLATE "C" NOT NULL,
    content_hash BYTEA NOT NULL,
    leaf BYTEA NOT NULL
);
CREATE TABLE fact_content (
    sequence BIGINT NOT NULL PRIMARY KEY REFERENCES fact (sequence),
    salt BYTEA NOT NULL,
    content TEXT COLLATE "C" NOT NULL
);
CREATE TABLE fact_subject (
    subject BIGINT NOT NULL,
    occurred_at BIGINT NOT NULL,
    sequence BIGINT NOT NULL REFERENCES fact (sequence),
    PRIMARY KEY (subject, occurred_at, sequence)
);
CREATE INDEX fact_import ON fact (import_id, sequence) WHERE import_id IS NOT NULL;
CREATE INDEX fact_occurred ON fact (occurred_at, sequence)

-- journal-002-search
CREATE TABLE search_entry (
    document BIGINT NOT NULL PRIMARY KEY, sequence BIGINT NOT NULL,
    words TSVECTOR NOT NULL);
CREATE INDEX search_entry_words ON search_entry USING GIN (words)

-- journal-003-told
CREATE INDEX fact_subject_told ON fact_subject (sequence)

-- journal-004-vocabulary
SELECT 1

-- commons-001-cooperative
CREATE TABLE cooperative (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    name TEXT COLLATE "C" NOT NULL,
    zone TEXT COLLATE "C" NOT NULL,
    founded_on TEXT COLLATE "C" NOT NULL
);
CREATE TABLE account (
    id BIGINT NOT NULL PRIMARY KEY,
    role TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    mail TEXT COLLATE "C" UNIQUE,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE TABLE parameter_decision (
    sequence BIGINT NOT NULL PRIMARY KEY,
    key TEXT COLLATE "C" NOT NULL,
    valid_from TEXT COLLATE "C" NOT NULL,
    valid_to TEXT COLLATE "C",
    value TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    decision TEXT COLLATE "C" NOT NULL
);
CREATE TABLE repetition (
    actor BIGINT NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    command TEXT COLLATE "C" NOT NULL,
    input_hash BYTEA NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (actor, key)
)

-- commons-002-backups
CREATE TABLE backup_taken (
    at BIGINT NOT NULL PRIMARY KEY,
    facts BIGINT NOT NULL,
    bytes BIGINT NOT NULL
)

-- commons-003-address
ALTER TABLE cooperative ADD COLUMN address TEXT COLLATE "C"

-- commons-004-roles
CREATE TABLE account_role (
    account_id BIGINT NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT,
    PRIMARY KEY (account_id, role, since)
);
CREATE INDEX account_role_held ON account_role (role, account_id);
INSERT INTO account_role (account_id, role, since)
    SELECT id, role, opened_at FROM account;
ALTER TABLE account DROP COLUMN role

-- commons-005-sleep
CREATE TABLE house_sleep (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    since BIGINT NOT NULL
)

-- site-001-sign-in
CREATE TABLE credential (
    account BIGINT NOT NULL PRIMARY KEY, verifier TEXT COLLATE "C" NOT NULL
);
CREATE TABLE credential_seal (
    account BIGINT NOT NULL PRIMARY KEY, verifier_hash TEXT COLLATE "C" NOT NULL
);
CREATE TABLE session (
    secret_hash BYTEA NOT NULL PRIMARY KEY,
    account BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE TABLE preference (
    account BIGINT NOT NULL PRIMARY KEY, language TEXT COLLATE "C", theme TEXT COLLATE "C"
);
CREATE TABLE token (
    id BIGINT NOT NULL PRIMARY KEY,
    account BIGINT NOT NULL,
    secret_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    label TEXT COLLATE "C" NOT NULL,
    issued_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX token_account ON token (account, id)

-- site-002-keys
ALTER TABLE preference ADD COLUMN keys TEXT COLLATE "C"

-- site-003-session-places
ALTER TABLE session ADD COLUMN proved_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN address TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN browser TEXT COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX session_account ON session (account, seen_at)

-- site-004-passkeys
CREATE TABLE passkey (
    id BIGINT NOT NULL PRIMARY KEY,
    account BIGINT NOT NULL,
    credential TEXT COLLATE "C" NOT NULL UNIQUE,
    algorithm BIGINT NOT NULL,
    public_key TEXT COLLATE "C" NOT NULL,
    party TEXT COLLATE "C" NOT NULL,
    label TEXT COLLATE "C" NOT NULL,
    added_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX passkey_account ON passkey (account, id);
CREATE TABLE passkey_use (
    passkey BIGINT NOT NULL PRIMARY KEY,
    counter BIGINT NOT NULL,
    used_at BIGINT
);
CREATE TABLE used_ticket (
    ticket_hash BYTEA NOT NULL PRIMARY KEY, ends_at BIGINT NOT NULL
)

-- site-005-second-factor
CREATE TABLE second_factor (
    account BIGINT NOT NULL PRIMARY KEY,
    sealed TEXT COLLATE "C" NOT NULL,
    last_step BIGINT NOT NULL
);
CREATE TABLE second_factor_seal (
    account BIGINT NOT NULL PRIMARY KEY,
    sealed_hash TEXT COLLATE "C" NOT NULL,
    set_at BIGINT NOT NULL
);
CREATE TABLE recovery_code (
    account BIGINT NOT NULL,
    code_hash TEXT COLLATE "C" NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (account, code_hash)
)

-- site-006-token-limits
ALTER TABLE token ADD COLUMN reach TEXT COLLATE "C";
ALTER TABLE token ADD COLUMN last_day TEXT COLLATE "C";
ALTER TABLE token ADD COLUMN per_minute BIGINT;
CREATE TABLE token_use (
    token BIGINT NOT NULL PRIMARY KEY, used_at BIGINT NOT NULL
)

-- members-001-parties
CREATE TABLE party (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('person', 'organisation')),
    name TEXT COLLATE "C" NOT NULL,
    given_name TEXT COLLATE "C",
    sort_key TEXT COLLATE "C" NOT NULL,
    tax_identifier TEXT COLLATE "C",
    tax_key TEXT COLLATE "C",
    vat_number TEXT COLLATE "C",
    born_on TEXT COLLATE "C",
    external_code TEXT COLLATE "C",
    notes TEXT COLLATE "C",
    registered_on TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX party_tax_key ON party (tax_key);
CREATE UNIQUE INDEX party_vat_number ON party (vat_number);
CREATE UNIQUE INDEX party_external_code ON party (external_code);
CREATE INDEX party_sort_key ON party (sort_key, id);
CREATE INDEX party_tax_identifier ON party (tax_identifier);
CREATE TABLE party_name_key (
    name_key TEXT COLLATE "C" NOT NULL,
    party_id BIGINT NOT NULL REFERENCES party (id),
    PRIMARY KEY (name_key, party_id)
);
CREATE INDEX party_name_key_party ON party_name_key (party_id);
CREATE TABLE party_version (
    party_id BIGINT NOT NULL REFERENCES party (id),
    sequence BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    name TEXT COLLATE "C" NOT NULL,
    given_name TEXT COLLATE "C",
    tax_identifier TEXT COLLATE "C",
    PRIMARY KEY (party_id, sequence)
);
CREATE TABLE party_contact (
    id BIGINT NOT NULL PRIMARY KEY,
    party_id BIGINT NOT NULL REFERENCES party (id),
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('mail', 'phone', 'pec', 'address')),
    value TEXT COLLATE "C" NOT NULL,
    matching_key TEXT COLLATE "C" NOT NULL,
    label TEXT COLLATE "C",
    street TEXT COLLATE "C",
    postal_code TEXT COLLATE "C",
    town TEXT COLLATE "C",
    province TEXT COLLATE "C",
    country TEXT COLLATE "C",
    is_preferred BOOLEAN NOT NULL,
    added_on TEXT COLLATE "C" NOT NULL,
    ended_on TEXT COLLATE "C"
);
CREATE INDEX party_contact_party ON party_contact (party_id);
CREATE INDEX party_contact_key ON party_contact (matching_key)

-- members-002-roles
CREATE TABLE party_role (
    party_id BIGINT NOT NULL REFERENCES party (id),
    role TEXT COLLATE "C" NOT NULL CHECK (role IN ('client', 'supplier', 'contact', 'operator')),
    from_on TEXT COLLATE "C" NOT NULL,
    to_on TEXT COLLATE "C",
    account_id BIGINT,
    PRIMARY KEY (party_id, role, from_on)
);
CREATE INDEX party_role_role ON party_role (role, from_on);
CREATE INDEX party_role_account ON party_role (account_id) WHERE account_id IS NOT NULL

-- members-003-resolutions
CREATE TABLE board_resolution (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('board', 'meeting', 'foundation')),
    number TEXT COLLATE "C" NOT NULL,
    number_key TEXT COLLATE "C" NOT NULL,
    year BIGINT NOT NULL,
    taken_on TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    UNIQUE (kind, year, number_key)
);
CREATE INDEX board_resolution_day ON board_resolution (taken_on, id)

-- members-004-communities
CREATE TABLE community (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    sort_key TEXT COLLATE "C" NOT NULL,
    territory TEXT COLLATE "C",
    notes TEXT COLLATE "C",
    proposed_on TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL CHECK (status IN ('proposed', 'validated', 'refused', 'left')),
    version BIGINT NOT NULL
);
CREATE INDEX community_sort_key ON community (sort_key, id);
CREATE TABLE community_standing (
    community_id BIGINT NOT NULL REFERENCES community (id),
    sequence BIGINT NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    from_on TEXT COLLATE "C" NOT NULL,
    resolution_id BIGINT REFERENCES board_resolution (id),
    ground TEXT COLLATE "C",
    reason TEXT COLLATE "C",
    PRIMARY KEY (community_id, sequence)
);
CREATE TABLE community_agreement (
    id BIGINT NOT NULL PRIMARY KEY,
    community_id BIGINT NOT NULL REFERENCES community (id),
    title TEXT COLLATE "C" NOT NULL,
    terms TEXT COLLATE "C" NOT NULL,
    from_on TEXT COLLATE "C" NOT NULL,
    to_on TEXT COLLATE "C"
);
CREATE INDEX community_agreement_community ON community_agreement (community_id);
CREATE TABLE community_contact (
    community_id BIGINT NOT NULL REFERENCES community (id),
    party_id BIGINT NOT NULL REFERENCES party (id),
    duty TEXT COLLATE "C" NOT NULL,
    from_on TEXT COLLATE "C" NOT NULL,
    to_on TEXT COLLATE "C",
    PRIMARY KEY (community_id, party_id, from_on)
);
CREATE TABLE belonging (
    party_id BIGINT NOT NULL REFERENCES party (id),
    community_id BIGINT NOT NULL REFERENCES community (id),
    from_on TEXT COLLATE "C" NOT NULL,
    to_on TEXT COLLATE "C",
    PRIMARY KEY (party_id, community_id, from_on)
);
CREATE INDEX belonging_community ON belonging (community_id, from_on)

-- members-005-charter
CREATE TABLE charter_version (
    id BIGINT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL UNIQUE,
    title TEXT COLLATE "C" NOT NULL,
    text_hash TEXT COLLATE "C" NOT NULL,
    in_force_from TEXT COLLATE "C" NOT NULL UNIQUE,
    must_sign_again BOOLEAN NOT NULL
);
CREATE TABLE charter_signature (
    id BIGINT NOT NULL PRIMARY KEY,
    party_id BIGINT NOT NULL REFERENCES party (id),
    charter_id BIGINT NOT NULL REFERENCES charter_version (id),
    signed_on TEXT COLLATE "C" NOT NULL,
    typed_name TEXT COLLATE "C" NOT NULL,
    means TEXT COLLATE "C" NOT NULL CHECK (means IN ('online', 'paper')),
    UNIQUE (party_id, charter_id)
)

-- members-006-applications
CREATE TABLE membership_application (
    id BIGINT NOT NULL PRIMARY KEY,
    party_id BIGINT NOT NULL REFERENCES party (id),
    sponsor_id BIGINT REFERENCES party (id),
    community_id BIGINT REFERENCES community (id),
    applied_on TEXT COLLATE "C" NOT NULL,
    requested_cents BIGINT,
    is_founder BOOLEAN NOT NULL,
    status TEXT COLLATE "C" NOT NULL CHECK (status IN ('open', 'admitted', 'refused', 'withdrawn')),
    decided_on TEXT COLLATE "C",
    resolution_id BIGINT REFERENCES board_resolution (id),
    reasons TEXT COLLATE "C",
    notified_on TEXT COLLATE "C",
    appealed_on TEXT COLLATE "C",
    appeal_resolution_id BIGINT REFERENCES board_resolution (id),
    version BIGINT NOT NULL
);
CREATE INDEX membership_application_party ON membership_application (party_id);
CREATE UNIQUE INDEX membership_application_open ON membership_application (party_id)
    WHERE status = 'open';
CREATE INDEX membership_application_status ON membership_application (status, applied_on, id)

-- members-007-register
CREATE TABLE member (
    number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
    party_id BIGINT NOT NULL REFERENCES party (id),
    application_id BIGINT NOT NULL UNIQUE REFERENCES membership_application (id),
    admitted_on TEXT COLLATE "C" NOT NULL,
    entered_on TEXT COLLATE "C" NOT NULL,
    resolution_id BIGINT NOT NULL REFERENCES board_resolution (id),
    sponsor_id BIGINT REFERENCES party (id),
    community_id BIGINT REFERENCES community (id),
    is_founder BOOLEAN NOT NULL,
    left_on TEXT COLLATE "C",
    exit_kind TEXT COLLATE "C" CHECK (exit_kind IN ('withdrawal', 'exclusion', 'death')),
    exit_ground TEXT COLLATE "C",
    exit_resolution_id BIGINT REFERENCES board_resolution (id),
    version BIGINT NOT NULL,
    CHECK ((left_on IS NULL) = (exit_kind IS NULL)),
    CHECK (is_founder OR (sponsor_id IS NOT NULL AND community_id IS NOT NULL))
);
CREATE INDEX member_party ON member (party_id);
CREATE INDEX member_sponsor ON member (sponsor_id);
CREATE TABLE member_version (
    number BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    party_id BIGINT NOT NULL,
    admitted_on TEXT COLLATE "C" NOT NULL,
    entered_on TEXT COLLATE "C" NOT NULL,
    resolution_id BIGINT NOT NULL,
    sponsor_id BIGINT,
    community_id BIGINT,
    is_founder BOOLEAN NOT NULL,
    left_on TEXT COLLATE "C",
    exit_kind TEXT COLLATE "C",
    exit_ground TEXT COLLATE "C",
    exit_resolution_id BIGINT,
    PRIMARY KEY (number, sequence)
);
CREATE TABLE withdrawal_request (
    id BIGINT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL REFERENCES member (number),
    received_on TEXT COLLATE "C" NOT NULL,
    means TEXT COLLATE "C" NOT NULL,
    ground TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL CHECK (status IN ('open', 'accepted', 'refused', 'taken_back')),
    resolution_id BIGINT REFERENCES board_resolution (id),
    notified_on TEXT COLLATE "C",
    reasons TEXT COLLATE "C"
);
CREATE UNIQUE INDEX withdrawal_request_open ON withdrawal_request (number) WHERE status = 'open'

-- members-008-shares
CREATE TABLE share_movement (
    sequence BIGINT NOT NULL PRIMARY KEY,
    party_id BIGINT NOT NULL REFERENCES party (id),
    recorded_at BIGINT NOT NULL,
    effective_on TEXT COLLATE "C" NOT NULL,
    share_cents BIGINT NOT NULL,
    premium_cents BIGINT NOT NULL,
    reference TEXT COLLATE "C"
);
CREATE INDEX share_movement_party ON share_movement (party_id, effective_on)

-- members-009-following
CREATE TABLE following (
    sequence BIGINT NOT NULL PRIMARY KEY,
    party_id BIGINT NOT NULL REFERENCES party (id),
    account_id BIGINT NOT NULL,
    is_stand_in BOOLEAN NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT
);
CREATE INDEX following_party ON following (party_id, sequence);
CREATE INDEX following_account ON following (account_id) WHERE to_at IS NULL

-- members-010-imports
CREATE TABLE member_import (
    id BIGINT NOT NULL PRIMARY KEY,
    file_hash TEXT COLLATE "C" NOT NULL,
    file_name TEXT COLLATE "C" NOT NULL,
    row_count BIGINT NOT NULL,
    highest_number BIGINT NOT NULL,
    status TEXT COLLATE "C" NOT NULL CHECK (status IN ('received', 'running', 'done', 'given_up')),
    received_at BIGINT NOT NULL,
    account_id BIGINT,
    done_rows BIGINT NOT NULL,
    created BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    failed BIGINT NOT NULL
);
CREATE TABLE member_import_fault (
    import_id BIGINT NOT NULL REFERENCES member_import (id),
    sequence BIGINT NOT NULL,
    place BIGINT NOT NULL,
    line BIGINT NOT NULL,
    column_number BIGINT,
    column_name TEXT COLLATE "C",
    value TEXT COLLATE "C",
    sentence_it TEXT COLLATE "C" NOT NULL,
    sentence_en TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (import_id, sequence, place)
)

-- members-011-exits
CREATE TABLE member_anew (
    number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
    party_id BIGINT NOT NULL REFERENCES party (id),
    application_id BIGINT NOT NULL UNIQUE REFERENCES membership_application (id),
    admitted_on TEXT COLLATE "C" NOT NULL,
    entered_on TEXT COLLATE "C" NOT NULL,
    resolution_id BIGINT NOT NULL REFERENCES board_resolution (id),
    sponsor_id BIGINT REFERENCES party (id),
    community_id BIGINT REFERENCES community (id),
    is_founder BOOLEAN NOT NULL,
    left_on TEXT COLLATE "C",
    exit_kind TEXT COLLATE "C" CHECK (exit_kind IN ('withdrawal', 'exclusion', 'death', 'transfer')),
    exit_ground TEXT COLLATE "C",
    exit_resolution_id BIGINT REFERENCES board_resolution (id),
    version BIGINT NOT NULL,
    CHECK ((left_on IS NULL) = (exit_kind IS NULL)),
    CHECK (is_founder OR (sponsor_id IS NOT NULL AND community_id IS NOT NULL))
);
INSERT INTO member_anew SELECT number, party_id, application_id, admitted_on, entered_on,
    resolution_id, sponsor_id, community_id, is_founder, left_on, exit_kind, exit_ground,
    exit_resolution_id, version FROM member;
CREATE TABLE withdrawal_request_anew (
    id BIGINT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL REFERENCES member_anew (number),
    received_on TEXT COLLATE "C" NOT NULL,
    means TEXT COLLATE "C" NOT NULL,
    ground TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL CHECK (status IN ('open', 'accepted', 'refused', 'taken_back')),
    resolution_id BIGINT REFERENCES board_resolution (id),
    notified_on TEXT COLLATE "C",
    reasons TEXT COLLATE "C"
);
INSERT INTO withdrawal_request_anew SELECT id, number, received_on, means, ground, status,
    resolution_id, notified_on, reasons FROM withdrawal_request;
DROP TABLE withdrawal_request;
DROP TABLE member;
ALTER TABLE member_anew RENAME TO member;
ALTER TABLE withdrawal_request_anew RENAME TO withdrawal_request;
CREATE INDEX member_party ON member (party_id);
CREATE INDEX member_sponsor ON member (sponsor_id);
CREATE INDEX member_left ON member (left_on, number) WHERE left_on IS NOT NULL;
CREATE UNIQUE INDEX withdrawal_request_open ON withdrawal_request (number) WHERE status = 'open'

-- members-012-share-states
CREATE TABLE share_movement_anew (
    sequence BIGINT NOT NULL,
    party_id BIGINT NOT NULL REFERENCES party (id),
    recorded_at BIGINT NOT NULL,
    effective_on TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('paid', 'repaid', 'forfeited', 'given', 'received')),
    share_cents BIGINT NOT NULL,
    premium_cents BIGINT NOT NULL,
    reference TEXT COLLATE "C",
    PRIMARY KEY (sequence, party_id)
);
INSERT INTO share_movement_anew SELECT sequence, party_id, recorded_at, effective_on,
    CASE WHEN share_cents < 0 THEN 'repaid' ELSE 'paid' END, share_cents, premium_cents,
    reference FROM share_movement;
DROP TABLE share_movement;
ALTER TABLE share_movement_anew RENAME TO share_movement;
CREATE INDEX share_movement_party ON share_movement (party_id, effective_on);
CREATE TABLE share_call (
    id BIGINT NOT NULL PRIMARY KEY,
    party_id BIGINT NOT NULL REFERENCES party (id),
    share_cents BIGINT NOT NULL CHECK (share_cents > 0),
    called_on TEXT COLLATE "C" NOT NULL,
    due_on TEXT COLLATE "C" NOT NULL
);
CREATE INDEX share_call_party ON share_call (party_id, called_on);
CREATE TABLE accounts_approval (
    year BIGINT NOT NULL PRIMARY KEY,
    approved_on TEXT COLLATE "C" NOT NULL,
    resolution_id BIGINT NOT NULL REFERENCES board_resolution (id)
)

-- members-013-transfers
CREATE TABLE share_transfer (
    id BIGINT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL REFERENCES member (number),
    giver_id BIGINT NOT NULL REFERENCES party (id),
    receiver_id BIGINT NOT NULL REFERENCES party (id),
    share_cents BIGINT NOT NULL CHECK (share_cents > 0),
    received_on TEXT COLLATE "C" NOT NULL,
    means TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL
        CHECK (status IN ('open', 'authorised', 'refused', 'taken_back', 'done')),
    resolution_id BIGINT REFERENCES board_resolution (id),
    notified_on TEXT COLLATE "C",
    reasons TEXT COLLATE "C",
    done_on TEXT COLLATE "C"
);
CREATE INDEX share_transfer_giver ON share_transfer (giver_id, id);
CREATE INDEX share_transfer_receiver ON share_transfer (receiver_id, id);
CREATE UNIQUE INDEX share_transfer_pending ON share_transfer (number)
    WHERE status IN ('open', 'authorised')

-- members-014-merging
ALTER TABLE party ADD COLUMN merged_into BIGINT;
CREATE INDEX party_merged ON party (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE party_merge (
    id BIGINT NOT NULL PRIMARY KEY,
    from_id BIGINT NOT NULL REFERENCES party (id),
    into_id BIGINT NOT NULL REFERENCES party (id),
    sequence BIGINT NOT NULL,
    merged_at BIGINT NOT NULL,
    parted_at BIGINT,
    filled_tax_identifier TEXT COLLATE "C",
    filled_tax_key TEXT COLLATE "C",
    filled_vat_number TEXT COLLATE "C",
    filled_born_on TEXT COLLATE "C",
    filled_external_code TEXT COLLATE "C",
    into_version BIGINT NOT NULL
);
CREATE INDEX party_merge_into ON party_merge (into_id, from_id);
CREATE UNIQUE INDEX party_merge_from ON party_merge (from_id) WHERE parted_at IS NULL;
CREATE TABLE party_merge_item (
    merge_id BIGINT NOT NULL REFERENCES party_merge (id),
    kind TEXT COLLATE "C" NOT NULL,
    item_id BIGINT NOT NULL,
    item_text TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (merge_id, kind, item_id, item_text)
);
CREATE TABLE party_apart (
    first_id BIGINT NOT NULL REFERENCES party (id),
    second_id BIGINT NOT NULL REFERENCES party (id),
    PRIMARY KEY (first_id, second_id)
)

-- members-015-sponsor-reviews
CREATE TABLE sponsor_review (
    sequence BIGINT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL REFERENCES member (number),
    sponsor_id BIGINT NOT NULL REFERENCES party (id),
    new_sponsor_id BIGINT REFERENCES party (id),
    decided_on TEXT COLLATE "C" NOT NULL,
    reasons TEXT COLLATE "C" NOT NULL
);
CREATE INDEX sponsor_review_number ON sponsor_review (number, sponsor_id)

-- members-016-absences
CREATE TABLE absence (
    sequence BIGINT NOT NULL PRIMARY KEY,
    account_id BIGINT NOT NULL,
    from_on TEXT COLLATE "C" NOT NULL,
    to_on TEXT COLLATE "C" NOT NULL
);
CREATE INDEX absence_account ON absence (account_id, from_on)

-- members-017-access
CREATE TABLE party_access (
    account_id BIGINT NOT NULL PRIMARY KEY,
    party_id BIGINT NOT NULL REFERENCES party (id)
);
CREATE INDEX party_access_party ON party_access (party_id, account_id)

-- members-018-of-party
CREATE INDEX member_version_party ON member_version (party_id, number)

-- knowledge-001-articles
CREATE TABLE knowledge_article (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('block', 'page')),
    title TEXT COLLATE "C" NOT NULL,
    title_key TEXT COLLATE "C" NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    written_at BIGINT NOT NULL,
    review_on TEXT COLLATE "C",
    retired_at BIGINT
);
CREATE INDEX knowledge_order ON knowledge_article (title_key, id);
CREATE TABLE knowledge_version (
    article_id BIGINT NOT NULL REFERENCES knowledge_article (id),
    version BIGINT NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    sources TEXT COLLATE "C" NOT NULL,
    review_on TEXT COLLATE "C",
    reason TEXT COLLATE "C" NOT NULL,
    written_at BIGINT NOT NULL,
    account BIGINT,
    PRIMARY KEY (article_id, version)
)

-- mail-001-messages
CREATE TABLE mailbox (
    id BIGINT NOT NULL PRIMARY KEY,
    address TEXT COLLATE "C" NOT NULL UNIQUE,
    title TEXT COLLATE "C" NOT NULL,
    settings TEXT COLLATE "C" NOT NULL,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    stored BIGINT NOT NULL
);
CREATE TABLE mailbox_secret (
    mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
    side TEXT COLLATE "C" NOT NULL CONSTRAINT mailbox_side CHECK (side IN ('imap', 'smtp')),
    sealed TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (mailbox_id, side)
);
CREATE TABLE mailbox_health (
    mailbox_id BIGINT NOT NULL REFERENCES mailbox (id),
    side TEXT COLLATE "C" NOT NULL CONSTRAINT health_side CHECK (side IN ('imap', 'smtp')),
    seen_at BIGINT NOT NULL,
    on_server BIGINT,
    fault_it TEXT COLLATE "C",
    fault_en TEXT COLLATE "C",
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
    direction TEXT COLLATE "C" NOT NULL CONSTRAINT message_direction CHECK (direction IN ('in', 'out')),
    thread_id BIGINT NOT NULL,
    party_id BIGINT,
    at BIGINT NOT NULL,
    message_id TEXT COLLATE "C",
    subject TEXT COLLATE "C" NOT NULL,
    subject_key TEXT COLLATE "C" NOT NULL,
    from_name TEXT COLLATE "C" NOT NULL,
    from_address TEXT COLLATE "C" NOT NULL,
    correspondent TEXT COLLATE "C" NOT NULL,
    preview TEXT COLLATE "C" NOT NULL,
    raw_hash BYTEA NOT NULL,
    size BIGINT NOT NULL,
    is_automatic BOOLEAN NOT NULL,
    attachments BIGINT NOT NULL,
    state TEXT COLLATE "C",
    attempts BIGINT NOT NULL,
    attempt_node TEXT COLLATE "C",
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
    address TEXT COLLATE "C" NOT NULL,
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
    source TEXT COLLATE "C" NOT NULL,
    begun_at BIGINT NOT NULL,
    ended_at BIGINT,
    read BIGINT NOT NULL,
    new BIGINT NOT NULL,
    known BIGINT NOT NULL
)

-- mail-002-places
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
INSERT INTO message_place (mailbox_id, uid_validity, uid)
SELECT mailbox.id, CAST(CAST(fact.structure AS JSONB) -> 'source' ->> 'uidValidity' AS BIGINT),
    CAST(CAST(fact.structure AS JSONB) -> 'source' ->> 'uid' AS BIGINT)
FROM mailbox
JOIN fact_subject ON fact_subject.subject = mailbox.id
JOIN fact ON fact.sequence = fact_subject.sequence
WHERE fact.actor IS NULL AND CAST(fact.structure AS JSONB) -> 'source' ->> 'uid' IS NOT NULL
    AND fact.name IN
        ('mail.messageReceived.v1', 'mail.messageSeenAgain.v1', 'mail.copySeen.v1')
ON CONFLICT DO NOTHING

-- mail-003-deliveries
CREATE TABLE message_delivery (
    message_id BIGINT NOT NULL REFERENCES message (id),
    address TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL
        CONSTRAINT delivery_outcome CHECK (outcome IN ('failed', 'delayed', 'delivered')),
    status TEXT COLLATE "C",
    words TEXT COLLATE "C",
    report_id BIGINT NOT NULL REFERENCES message (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (message_id, address, report_id)
);
CREATE INDEX message_delivery_report ON message_delivery (report_id);
CREATE TABLE bouncing_address (
    address TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    since BIGINT NOT NULL,
    message_id BIGINT NOT NULL REFERENCES message (id),
    status TEXT COLLATE "C",
    words TEXT COLLATE "C"
)

-- mail-004-attachments
CREATE TABLE attachment_waiting (
    message_id BIGINT NOT NULL PRIMARY KEY REFERENCES message (id)
);
CREATE TABLE attachment_opened (
    message_id BIGINT NOT NULL PRIMARY KEY REFERENCES message (id),
    unreadable BIGINT NOT NULL,
    lacking TEXT COLLATE "C"
);
CREATE INDEX attachment_lacking ON attachment_opened (message_id)
    WHERE lacking IS NOT NULL;
CREATE TABLE attachment_text (
    message_id BIGINT NOT NULL REFERENCES message (id),
    path TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (message_id, path)
);
CREATE TABLE attachment_attempt (
    message_id BIGINT NOT NULL PRIMARY KEY REFERENCES message (id),
    attempts BIGINT NOT NULL
);
INSERT INTO attachment_waiting (message_id) SELECT id FROM message WHERE attachments > 0

-- mail-005-merging
CREATE TABLE message_party_move (
    merge_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL REFERENCES message (id),
    PRIMARY KEY (merge_id, message_id)
)

-- mail-006-writers
ALTER TABLE message ADD COLUMN written_by BIGINT;
CREATE INDEX message_written ON message (written_by, at) WHERE written_by IS NOT NULL

-- mail-007-imports
ALTER TABLE message ADD COLUMN import_id BIGINT;
UPDATE message SET import_id = (
    SELECT fact.import_id FROM fact_subject
    JOIN fact ON fact.sequence = fact_subject.sequence
    WHERE fact_subject.subject = message.id AND fact.name = 'mail.messageReceived.v1'
    ORDER BY fact.sequence LIMIT 1);
CREATE INDEX message_import ON message (import_id, id) WHERE import_id IS NOT NULL;
CREATE INDEX message_bytes ON message (raw_hash);
CREATE INDEX message_party_moved ON message_party_move (message_id);
ALTER TABLE mail_import ADD COLUMN status TEXT COLLATE "C" NOT NULL DEFAULT 'running'
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
ALTER TABLE mail_import ADD COLUMN pause_reason TEXT COLLATE "C";
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
    reason TEXT COLLATE "C" NOT NULL,
    sequence BIGINT,
    PRIMARY KEY (import_id, subject)
);
CREATE TABLE mail_import_met (
    import_id BIGINT NOT NULL REFERENCES mail_import (id),
    message_id BIGINT NOT NULL REFERENCES message (id),
    PRIMARY KEY (import_id, message_id)
);
CREATE INDEX mail_import_met_message ON mail_import_met (message_id)

-- mail-008-receipts
CREATE TABLE message_receipt (
    receipt_id BIGINT NOT NULL PRIMARY KEY REFERENCES message (id),
    message_id BIGINT NOT NULL REFERENCES message (id),
    kind TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C",
    provider TEXT COLLATE "C",
    identifier TEXT COLLATE "C",
    error TEXT COLLATE "C",
    at BIGINT NOT NULL
);
CREATE INDEX message_receipt_letter ON message_receipt (message_id, at)

-- mail-009-of-party
CREATE INDEX message_party ON message (party_id) WHERE party_id IS NOT NULL

-- desk-001-cases
CREATE TABLE case_file (
    id BIGINT NOT NULL PRIMARY KEY,
    year BIGINT NOT NULL,
    ordinal BIGINT NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    party_id BIGINT,
    mailbox_id BIGINT,
    correspondent TEXT COLLATE "C" NOT NULL,
    correspondent_name TEXT COLLATE "C" NOT NULL,
    preview TEXT COLLATE "C" NOT NULL,
    holder BIGINT,
    held_since BIGINT,
    waiting_since BIGINT,
    last_at BIGINT NOT NULL,
    answered_at BIGINT,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    closing_reason TEXT COLLATE "C",
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
    direction TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX case_message_order ON case_message (case_id, at, message_id);
CREATE TABLE case_contact (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES case_file (id),
    kind TEXT COLLATE "C" NOT NULL,
    minutes BIGINT NOT NULL,
    at BIGINT NOT NULL,
    account BIGINT,
    note TEXT COLLATE "C" NOT NULL
);
CREATE INDEX case_contact_order ON case_contact (case_id, at, id);
CREATE INDEX contact_time ON case_contact (at, id);
CREATE TABLE label (
    id BIGINT NOT NULL PRIMARY KEY,
    title TEXT COLLATE "C" NOT NULL UNIQUE,
    tone TEXT COLLATE "C" NOT NULL
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
    body TEXT COLLATE "C" NOT NULL
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

-- desk-002-promises
CREATE TABLE promise (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES case_file (id),
    text TEXT COLLATE "C" NOT NULL,
    due_on TEXT COLLATE "C" NOT NULL,
    keeper BIGINT,
    made_at BIGINT NOT NULL,
    settled_at BIGINT,
    outcome TEXT COLLATE "C" CHECK (outcome IN ('kept', 'withdrawn')),
    CHECK ((settled_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX promise_due ON promise (due_on, id) WHERE settled_at IS NULL;
CREATE INDEX promise_case ON promise (case_id, due_on, id)

-- desk-003-snoozing
ALTER TABLE case_file ADD COLUMN snoozed_until TEXT COLLATE "C";
CREATE INDEX case_snoozed ON case_file (snoozed_until, id) WHERE snoozed_until IS NOT NULL

-- desk-004-offers
CREATE TABLE case_offer (
    case_id BIGINT NOT NULL PRIMARY KEY REFERENCES case_file (id),
    offered_by BIGINT NOT NULL,
    offered_to BIGINT NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX case_offer_to ON case_offer (offered_to, at, case_id);
CREATE INDEX promise_keeper ON promise (keeper) WHERE settled_at IS NULL

-- desk-005-merging
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
    snoozed_until TEXT COLLATE "C",
    closed_at BIGINT,
    closing_reason TEXT COLLATE "C",
    into_waiting_since BIGINT,
    into_last_at BIGINT NOT NULL,
    into_answered_at BIGINT,
    into_closed_at BIGINT,
    into_closing_reason TEXT COLLATE "C",
    into_preview TEXT COLLATE "C" NOT NULL,
    into_version BIGINT NOT NULL
);
CREATE TABLE case_merge_item (
    from_id BIGINT NOT NULL REFERENCES case_file (id),
    kind TEXT COLLATE "C" NOT NULL,
    item_id BIGINT NOT NULL,
    PRIMARY KEY (from_id, kind, item_id)
)

-- desk-006-presence
CREATE TABLE presence (
    case_id BIGINT NOT NULL,
    account BIGINT NOT NULL,
    doing TEXT COLLATE "C" NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, account)
);
CREATE INDEX presence_seen ON presence (seen_at)

-- desk-007-blocks
CREATE TABLE reply_block (
    message_id BIGINT NOT NULL,
    block_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (message_id, block_id, version)
);
CREATE INDEX reply_block_use ON reply_block (block_id, at, message_id)

-- desk-008-settled
CREATE TABLE reply_question (
    id BIGINT NOT NULL PRIMARY KEY,
    message_id BIGINT NOT NULL UNIQUE,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT,
    settled BOOLEAN,
    words TEXT COLLATE "C" NOT NULL,
    times BIGINT NOT NULL
);
CREATE INDEX reply_question_answered ON reply_question (answered_at, id)
    WHERE answered_at IS NOT NULL

-- desk-009-party-merging
CREATE TABLE case_party_move (
    merge_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL REFERENCES case_file (id),
    sequence BIGINT NOT NULL,
    PRIMARY KEY (merge_id, case_id)
)

-- desk-010-splitting
CREATE TABLE case_split (
    case_id BIGINT NOT NULL PRIMARY KEY REFERENCES case_file (id),
    from_id BIGINT NOT NULL REFERENCES case_file (id),
    at BIGINT NOT NULL,
    waiting_since BIGINT,
    last_at BIGINT NOT NULL,
    answered_at BIGINT,
    preview TEXT COLLATE "C" NOT NULL,
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

-- desk-011-mentions
CREATE TABLE case_mention (
    contact_id BIGINT NOT NULL REFERENCES case_contact (id),
    account BIGINT NOT NULL,
    at BIGINT NOT NULL,
    seen_at BIGINT,
    PRIMARY KEY (contact_id, account)
);
CREATE INDEX case_mention_unseen ON case_mention (account, contact_id) WHERE seen_at IS NULL

-- desk-012-labels
ALTER TABLE label ADD COLUMN retired_at BIGINT

-- desk-013-tasks
CREATE TABLE desk_task (
    id BIGINT NOT NULL PRIMARY KEY,
    text TEXT COLLATE "C" NOT NULL,
    due_on TEXT COLLATE "C" NOT NULL,
    case_id BIGINT REFERENCES case_file (id),
    party_id BIGINT,
    keeper BIGINT,
    made_at BIGINT NOT NULL,
    settled_at BIGINT,
    outcome TEXT COLLATE "C" CONSTRAINT task_outcome CHECK (outcome IN ('done', 'dropped')),
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

-- desk-014-kinds
CREATE TABLE case_kind (
    id BIGINT NOT NULL PRIMARY KEY,
    title TEXT COLLATE "C" NOT NULL UNIQUE,
    retired_at BIGINT
);
ALTER TABLE case_file ADD COLUMN kind_id BIGINT REFERENCES case_kind (id);
CREATE INDEX case_of_kind ON case_file (kind_id, last_at, id) WHERE closed_at IS NULL

-- desk-015-work
CREATE TABLE case_work (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES case_file (id),
    minutes BIGINT NOT NULL CHECK (minutes > 0),
    occasion TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX case_work_case ON case_work (case_id, at, id);
CREATE INDEX case_work_time ON case_work (at, id)

-- desk-016-visits
ALTER TABLE case_contact ADD COLUMN place TEXT COLLATE "C";
ALTER TABLE case_contact ADD COLUMN community_id BIGINT;
CREATE INDEX case_contact_met ON case_contact (at, id) WHERE kind IN ('visit', 'meeting');
CREATE INDEX case_contact_place ON case_contact (place, at) WHERE place IS NOT NULL

-- desk-017-searches
CREATE TABLE case_search (
    id BIGINT NOT NULL PRIMARY KEY,
    title TEXT COLLATE "C" NOT NULL UNIQUE,
    words TEXT COLLATE "C",
    standing TEXT COLLATE "C" NOT NULL,
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

-- desk-018-participants
CREATE TABLE contact_participant (
    contact_id BIGINT NOT NULL REFERENCES case_contact (id),
    party_id BIGINT NOT NULL,
    PRIMARY KEY (contact_id, party_id)
)

-- desk-019-imports
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
    snoozed_until TEXT COLLATE "C",
    last_at BIGINT NOT NULL,
    answered_at BIGINT,
    closed_at BIGINT,
    closing_reason TEXT COLLATE "C",
    preview TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    offered_by BIGINT,
    offered_to BIGINT,
    offer_note TEXT COLLATE "C",
    offered_at BIGINT,
    PRIMARY KEY (case_id, import_id)
)

-- desk-020-searched-mailboxes
ALTER TABLE case_search ADD COLUMN mailbox_id BIGINT;
CREATE INDEX case_of_mailbox ON case_file (mailbox_id, last_at, id)

-- evidence-001-log
CREATE TABLE seal_log (
    number BIGINT NOT NULL PRIMARY KEY,
    origin TEXT COLLATE "C" NOT NULL UNIQUE,
    opened_at BIGINT NOT NULL
);
CREATE TABLE seal_key (
    log BIGINT NOT NULL REFERENCES seal_log (number),
    number BIGINT NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    statement TEXT COLLATE "C",
    since BIGINT NOT NULL,
    PRIMARY KEY (log, number)
);
CREATE TABLE seal_secret (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    sealed TEXT COLLATE "C" NOT NULL
);
CREATE TABLE seal_here (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    log BIGINT NOT NULL
);
CREATE TABLE seal_tree (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    size BIGINT NOT NULL
);
CREATE TABLE seal_tile (
    level BIGINT NOT NULL,
    place BIGINT NOT NULL,
    hashes BYTEA NOT NULL,
    PRIMARY KEY (level, place)
);
CREATE TABLE seal_checkpoint (
    log BIGINT NOT NULL,
    size BIGINT NOT NULL,
    at BIGINT NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (log, size)
);
CREATE INDEX seal_checkpoint_size ON seal_checkpoint (size, log)

-- evidence-002-marks
CREATE TABLE time_authority (
    id BIGINT NOT NULL PRIMARY KEY,
    title TEXT COLLATE "C" NOT NULL,
    url TEXT COLLATE "C" NOT NULL,
    roots TEXT COLLATE "C" NOT NULL,
    is_here BOOLEAN NOT NULL,
    named_at BIGINT NOT NULL,
    dropped_at BIGINT
);
CREATE TABLE time_mark (
    authority BIGINT NOT NULL,
    log BIGINT NOT NULL,
    size BIGINT NOT NULL,
    marked_at BIGINT NOT NULL,
    response BYTEA NOT NULL,
    PRIMARY KEY (authority, log, size)
);
CREATE TABLE time_attempt (
    authority BIGINT NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    failing_since BIGINT,
    next_at BIGINT,
    fault TEXT COLLATE "C"
)

-- webhooks-001-hooks
CREATE TABLE webhook (
    id BIGINT NOT NULL PRIMARY KEY,
    title TEXT COLLATE "C" NOT NULL,
    url TEXT COLLATE "C" NOT NULL,
    facts TEXT COLLATE "C" NOT NULL,
    is_here BOOLEAN NOT NULL,
    added_at BIGINT NOT NULL,
    begins_after BIGINT NOT NULL,
    pause TEXT COLLATE "C" CHECK (pause IN ('person', 'gone', 'failing', 'noSecret')),
    paused_at BIGINT,
    revision BIGINT NOT NULL
);
CREATE TABLE webhook_secret (
    hook BIGINT NOT NULL PRIMARY KEY,
    sealed TEXT COLLATE "C" NOT NULL,
    sealed_before TEXT COLLATE "C",
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
    last_fault TEXT COLLATE "C",
    delivered BIGINT NOT NULL,
    failed BIGINT NOT NULL
)
