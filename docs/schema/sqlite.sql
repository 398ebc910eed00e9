-- store-001-blobs
CREATE TABLE blob (
    hash BLOB NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL
) STRICT;
CREATE TABLE blob_piece (
    hash BLOB NOT NULL REFERENCES blob (hash) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (hash, number)
) STRICT

-- store-002-jobs
CREATE TABLE job (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    leased_until INTEGER,
    attempts INTEGER NOT NULL,
    last_fault TEXT,
    done_at INTEGER
) STRICT;
CREATE INDEX job_due ON job (kind, due_at) WHERE done_at IS NULL

-- journal-001-facts
CREATE TABLE fact (
    sequence INTEGER NOT NULL PRIMARY KEY CHECK (sequence > 0),
    name TEXT NOT NULL,
    occurred_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor INTEGER,
    road TEXT NOT NULL,
    cause TEXT NOT NULL,
    import_id INTEGER,
    structure TEXT NOT NULL,
    content_hash BLOB NOT NULL,
    leaf BLOB NOT NULL
) STRICT;
CREATE TABLE fact_content (
    sequence INTEGER NOT NULL PRIMARY KEY REFERENCES fact (sequence),
    salt BLOB NOT NULL,
    content TEXT NOT NULL
) STRICT;
CREATE TABLE fact_subject (
    subject INTEGER NOT NULL,
    occurred_at INTEGER NOT NULL,
    sequence INTEGER NOT NULL REFERENCES fact (sequence),
    PRIMARY KEY (subject, occurred_at, sequence)
) STRICT;
CREATE INDEX fact_import ON fact (import_id, sequence) WHERE import_id IS NOT NULL;
CREATE INDEX fact_occurred ON fact (occurred_at, sequence)

-- journal-002-search
CREATE TABLE search_entry (
    document INTEGER NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE search_words USING fts5(
    title, body, forms, marks, content='', tokenize='ascii')

-- journal-003-told
CREATE INDEX fact_subject_told ON fact_subject (sequence)

-- journal-004-vocabulary
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, instance)

-- commons-001-cooperative
CREATE TABLE cooperative (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    founded_on TEXT NOT NULL
) STRICT;
CREATE TABLE account (
    id INTEGER NOT NULL PRIMARY KEY,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    mail TEXT UNIQUE,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;
CREATE TABLE parameter_decision (
    sequence INTEGER NOT NULL PRIMARY KEY,
    key TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    decision TEXT NOT NULL
) STRICT;
CREATE TABLE repetition (
    actor INTEGER NOT NULL,
    key TEXT NOT NULL,
    command TEXT NOT NULL,
    input_hash BLOB NOT NULL,
    outcome TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (actor, key)
) STRICT

-- commons-002-backups
CREATE TABLE backup_taken (
    at INTEGER NOT NULL PRIMARY KEY,
    facts INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT

-- commons-003-address
ALTER TABLE cooperative ADD COLUMN address TEXT

-- commons-004-roles
CREATE TABLE account_role (
    account_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,
    PRIMARY KEY (account_id, role, since)
) STRICT;
CREATE INDEX account_role_held ON account_role (role, account_id);
INSERT INTO account_role (account_id, role, since)
    SELECT id, role, opened_at FROM account;
ALTER TABLE account DROP COLUMN role

-- commons-005-sleep
CREATE TABLE house_sleep (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    since INTEGER NOT NULL
) STRICT

-- site-001-sign-in
CREATE TABLE credential (
    account INTEGER NOT NULL PRIMARY KEY, verifier TEXT NOT NULL
) STRICT;
CREATE TABLE credential_seal (
    account INTEGER NOT NULL PRIMARY KEY, verifier_hash TEXT NOT NULL
) STRICT;
CREATE TABLE session (
    secret_hash BLOB NOT NULL PRIMARY KEY,
    account INTEGER NOT NULL,
    begun_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT;
CREATE TABLE preference (
    account INTEGER NOT NULL PRIMARY KEY, language TEXT, theme TEXT
) STRICT;
CREATE TABLE token (
    id INTEGER NOT NULL PRIMARY KEY,
    account INTEGER NOT NULL,
    secret_hash TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;
CREATE INDEX token_account ON token (account, id)

-- site-002-keys
ALTER TABLE preference ADD COLUMN keys TEXT

-- site-003-session-places
ALTER TABLE session ADD COLUMN proved_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
CREATE INDEX session_account ON session (account, seen_at)

-- site-004-passkeys
CREATE TABLE passkey (
    id INTEGER NOT NULL PRIMARY KEY,
    account INTEGER NOT NULL,
    credential TEXT NOT NULL UNIQUE,
    algorithm INTEGER NOT NULL,
    public_key TEXT NOT NULL,
    party TEXT NOT NULL,
    label TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
CREATE INDEX passkey_account ON passkey (account, id);
CREATE TABLE passkey_use (
    passkey INTEGER NOT NULL PRIMARY KEY,
    counter INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE TABLE used_ticket (
    ticket_hash BLOB NOT NULL PRIMARY KEY, ends_at INTEGER NOT NULL
) STRICT

-- site-005-second-factor
CREATE TABLE second_factor (
    account INTEGER NOT NULL PRIMARY KEY,
    sealed TEXT NOT NULL,
    last_step INTEGER NOT NULL
) STRICT;
CREATE TABLE second_factor_seal (
    account INTEGER NOT NULL PRIMARY KEY,
    sealed_hash TEXT NOT NULL,
    set_at INTEGER NOT NULL
) STRICT;
CREATE TABLE recovery_code (
    account INTEGER NOT NULL,
    code_hash TEXT NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (account, code_hash)
) STRICT

-- site-006-token-limits
ALTER TABLE token ADD COLUMN reach TEXT;
ALTER TABLE token ADD COLUMN last_day TEXT;
ALTER TABLE token ADD COLUMN per_minute INTEGER;
CREATE TABLE token_use (
    token INTEGER NOT NULL PRIMARY KEY, used_at INTEGER NOT NULL
) STRICT

-- members-001-parties
CREATE TABLE party (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
    name TEXT NOT NULL,
    given_name TEXT,
    sort_key TEXT NOT NULL,
    tax_identifier TEXT,
    tax_key TEXT,
    vat_number TEXT,
    born_on TEXT,
    external_code TEXT,
    notes TEXT,
    registered_on TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX party_tax_key ON party (tax_key);
CREATE UNIQUE INDEX party_vat_number ON party (vat_number);
CREATE UNIQUE INDEX party_external_code ON party (external_code);
CREATE INDEX party_sort_key ON party (sort_key, id);
CREATE INDEX party_tax_identifier ON party (tax_identifier);
CREATE TABLE party_name_key (
    name_key TEXT NOT NULL,
    party_id INTEGER NOT NULL REFERENCES party (id),
    PRIMARY KEY (name_key, party_id)
) STRICT;
CREATE INDEX party_name_key_party ON party_name_key (party_id);
CREATE TABLE party_version (
    party_id INTEGER NOT NULL REFERENCES party (id),
    sequence INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    superseded_at INTEGER,
    name TEXT NOT NULL,
    given_name TEXT,
    tax_identifier TEXT,
    PRIMARY KEY (party_id, sequence)
) STRICT;
CREATE TABLE party_contact (
    id INTEGER NOT NULL PRIMARY KEY,
    party_id INTEGER NOT NULL REFERENCES party (id),
    kind TEXT NOT NULL CHECK (kind IN ('mail', 'phone', 'pec', 'address')),
    value TEXT NOT NULL,
    matching_key TEXT NOT NULL,
    label TEXT,
    street TEXT,
    postal_code TEXT,
    town TEXT,
    province TEXT,
    country TEXT,
    is_preferred INTEGER NOT NULL,
    added_on TEXT NOT NULL,
    ended_on TEXT
) STRICT;
CREATE INDEX party_contact_party ON party_contact (party_id);
CREATE INDEX party_contact_key ON party_contact (matching_key)

-- members-002-roles
CREATE TABLE party_role (
    party_id INTEGER NOT NULL REFERENCES party (id),
    role TEXT NOT NULL CHECK (role IN ('client', 'supplier', 'contact', 'operator')),
    from_on TEXT NOT NULL,
    to_on TEXT,
    account_id INTEGER,
    PRIMARY KEY (party_id, role, from_on)
) STRICT;
CREATE INDEX party_role_role ON party_role (role, from_on);
CREATE INDEX party_role_account ON party_role (account_id) WHERE account_id IS NOT NULL

-- members-003-resolutions
CREATE TABLE board_resolution (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('board', 'meeting', 'foundation')),
    number TEXT NOT NULL,
    number_key TEXT NOT NULL,
    year INTEGER NOT NULL,
    taken_on TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (kind, year, number_key)
) STRICT;
CREATE INDEX board_resolution_day ON board_resolution (taken_on, id)

-- members-004-communities
CREATE TABLE community (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    territory TEXT,
    notes TEXT,
    proposed_on TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('proposed', 'validated', 'refused', 'left')),
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX community_sort_key ON community (sort_key, id);
CREATE TABLE community_standing (
    community_id INTEGER NOT NULL REFERENCES community (id),
    sequence INTEGER NOT NULL,
    status TEXT NOT NULL,
    from_on TEXT NOT NULL,
    resolution_id INTEGER REFERENCES board_resolution (id),
    ground TEXT,
    reason TEXT,
    PRIMARY KEY (community_id, sequence)
) STRICT;
CREATE TABLE community_agreement (
    id INTEGER NOT NULL PRIMARY KEY,
    community_id INTEGER NOT NULL REFERENCES community (id),
    title TEXT NOT NULL,
    terms TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT
) STRICT;
CREATE INDEX community_agreement_community ON community_agreement (community_id);
CREATE TABLE community_contact (
    community_id INTEGER NOT NULL REFERENCES community (id),
    party_id INTEGER NOT NULL REFERENCES party (id),
    duty TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    PRIMARY KEY (community_id, party_id, from_on)
) STRICT;
CREATE TABLE belonging (
    party_id INTEGER NOT NULL REFERENCES party (id),
    community_id INTEGER NOT NULL REFERENCES community (id),
    from_on TEXT NOT NULL,
    to_on TEXT,
    PRIMARY KEY (party_id, community_id, from_on)
) STRICT;
CREATE INDEX belonging_community ON belonging (community_id, from_on)

-- members-005-charter
CREATE TABLE charter_version (
    id INTEGER NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    title TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    in_force_from TEXT NOT NULL UNIQUE,
    must_sign_again INTEGER NOT NULL
) STRICT;
CREATE TABLE charter_signature (
    id INTEGER NOT NULL PRIMARY KEY,
    party_id INTEGER NOT NULL REFERENCES party (id),
    charter_id INTEGER NOT NULL REFERENCES charter_version (id),
    signed_on TEXT NOT NULL,
    typed_name TEXT NOT NULL,
    means TEXT NOT NULL CHECK (means IN ('online', 'paper')),
    UNIQUE (party_id, charter_id)
) STRICT

-- members-006-applications
CREATE TABLE membership_application (
    id INTEGER NOT NULL PRIMARY KEY,
    party_id INTEGER NOT NULL REFERENCES party (id),
    sponsor_id INTEGER REFERENCES party (id),
    community_id INTEGER REFERENCES community (id),
    applied_on TEXT NOT NULL,
    requested_cents INTEGER,
    is_founder INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'admitted', 'refused', 'withdrawn')),
    decided_on TEXT,
    resolution_id INTEGER REFERENCES board_resolution (id),
    reasons TEXT,
    notified_on TEXT,
    appealed_on TEXT,
    appeal_resolution_id INTEGER REFERENCES board_resolution (id),
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX membership_application_party ON membership_application (party_id);
CREATE UNIQUE INDEX membership_application_open ON membership_application (party_id)
    WHERE status = 'open';
CREATE INDEX membership_application_status ON membership_application (status, applied_on, id)

-- members-007-register
CREATE TABLE member (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    party_id INTEGER NOT NULL REFERENCES party (id),
    application_id INTEGER NOT NULL UNIQUE REFERENCES membership_application (id),
    admitted_on TEXT NOT NULL,
    entered_on TEXT NOT NULL,
    resolution_id INTEGER NOT NULL REFERENCES board_resolution (id),
    sponsor_id INTEGER REFERENCES party (id),
    community_id INTEGER REFERENCES community (id),
    is_founder INTEGER NOT NULL,
    left_on TEXT,
    exit_kind TEXT CHECK (exit_kind IN ('withdrawal', 'exclusion', 'death')),
    exit_ground TEXT,
    exit_resolution_id INTEGER REFERENCES board_resolution (id),
    version INTEGER NOT NULL,
    CHECK ((left_on IS NULL) = (exit_kind IS NULL)),
    CHECK (is_founder OR (sponsor_id IS NOT NULL AND community_id IS NOT NULL))
) STRICT;
CREATE INDEX member_party ON member (party_id);
CREATE INDEX member_sponsor ON member (sponsor_id);
CREATE TABLE member_version (
    number INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    superseded_at INTEGER,
    party_id INTEGER NOT NULL,
    admitted_on TEXT NOT NULL,
    entered_on TEXT NOT NULL,
    resolution_id INTEGER NOT NULL,
    sponsor_id INTEGER,
    community_id INTEGER,
    is_founder INTEGER NOT NULL,
    left_on TEXT,
    exit_kind TEXT,
    exit_ground TEXT,
    exit_resolution_id INTEGER,
    PRIMARY KEY (number, sequence)
) STRICT;
CREATE TABLE withdrawal_request (
    id INTEGER NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL REFERENCES member (number),
    received_on TEXT NOT NULL,
    means TEXT NOT NULL,
    ground TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'refused', 'taken_back')),
    resolution_id INTEGER REFERENCES board_resolution (id),
    notified_on TEXT,
    reasons TEXT
) STRICT;
CREATE UNIQUE INDEX withdrawal_request_open ON withdrawal_request (number) WHERE status = 'open'

-- members-008-shares
CREATE TABLE share_movement (
    sequence INTEGER NOT NULL PRIMARY KEY,
    party_id INTEGER NOT NULL REFERENCES party (id),
    recorded_at INTEGER NOT NULL,
    effective_on TEXT NOT NULL,
    share_cents INTEGER NOT NULL,
    premium_cents INTEGER NOT NULL,
    reference TEXT
) STRICT;
CREATE INDEX share_movement_party ON share_movement (party_id, effective_on)

-- members-009-following
CREATE TABLE following (
    sequence INTEGER NOT NULL PRIMARY KEY,
    party_id INTEGER NOT NULL REFERENCES party (id),
    account_id INTEGER NOT NULL,
    is_stand_in INTEGER NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER
) STRICT;
CREATE INDEX following_party ON following (party_id, sequence);
CREATE INDEX following_account ON following (account_id) WHERE to_at IS NULL

-- members-010-imports
CREATE TABLE member_import (
    id INTEGER NOT NULL PRIMARY KEY,
    file_hash TEXT NOT NULL,
    file_name TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    highest_number INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('received', 'running', 'done', 'given_up')),
    received_at INTEGER NOT NULL,
    account_id INTEGER,
    done_rows INTEGER NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    failed INTEGER NOT NULL
) STRICT;
CREATE TABLE member_import_fault (
    import_id INTEGER NOT NULL REFERENCES member_import (id),
    sequence INTEGER NOT NULL,
    place INTEGER NOT NULL,
    line INTEGER NOT NULL,
    column_number INTEGER,
    column_name TEXT,
    value TEXT,
    sentence_it TEXT NOT NULL,
    sentence_en TEXT NOT NULL,
    PRIMARY KEY (import_id, sequence, place)
) STRICT

-- members-011-exits
CREATE TABLE member_anew (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    party_id INTEGER NOT NULL REFERENCES party (id),
    application_id INTEGER NOT NULL UNIQUE REFERENCES membership_application (id),
    admitted_on TEXT NOT NULL,
    entered_on TEXT NOT NULL,
    resolution_id INTEGER NOT NULL REFERENCES board_resolution (id),
    sponsor_id INTEGER REFERENCES party (id),
    community_id INTEGER REFERENCES community (id),
    is_founder INTEGER NOT NULL,
    left_on TEXT,
    exit_kind TEXT CHECK (exit_kind IN ('withdrawal', 'exclusion', 'death', 'transfer')),
    exit_ground TEXT,
    exit_resolution_id INTEGER REFERENCES board_resolution (id),
    version INTEGER NOT NULL,
    CHECK ((left_on IS NULL) = (exit_kind IS NULL)),
    CHECK (is_founder OR (sponsor_id IS NOT NULL AND community_id IS NOT NULL))
) STRICT;
INSERT INTO member_anew SELECT number, party_id, application_id, admitted_on, entered_on,
    resolution_id, sponsor_id, community_id, is_founder, left_on, exit_kind, exit_ground,
    exit_resolution_id, version FROM member;
CREATE TABLE withdrawal_request_anew (
    id INTEGER NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL REFERENCES member_anew (number),
    received_on TEXT NOT NULL,
    means TEXT NOT NULL,
    ground TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'refused', 'taken_back')),
    resolution_id INTEGER REFERENCES board_resolution (id),
    notified_on TEXT,
    reasons TEXT
) STRICT;
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
    sequence INTEGER NOT NULL,
    party_id INTEGER NOT NULL REFERENCES party (id),
    recorded_at INTEGER NOT NULL,
    effective_on TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('paid', 'repaid', 'forfeited', 'given', 'received')),
    share_cents INTEGER NOT NULL,
    premium_cents INTEGER NOT NULL,
    reference TEXT,
    PRIMARY KEY (sequence, party_id)
) STRICT;
INSERT INTO share_movement_anew SELECT sequence, party_id, recorded_at, effective_on,
    CASE WHEN share_cents < 0 THEN 'repaid' ELSE 'paid' END, share_cents, premium_cents,
    reference FROM share_movement;
DROP TABLE share_movement;
ALTER TABLE share_movement_anew RENAME TO share_movement;
CREATE INDEX share_movement_party ON share_movement (party_id, effective_on);
CREATE TABLE share_call (
    id INTEGER NOT NULL PRIMARY KEY,
    party_id INTEGER NOT NULL REFERENCES party (id),
    share_cents INTEGER NOT NULL CHECK (share_cents > 0),
    called_on TEXT NOT NULL,
    due_on TEXT NOT NULL
) STRICT;
CREATE INDEX share_call_party ON share_call (party_id, called_on);
CREATE TABLE accounts_approval (
    year INTEGER NOT NULL PRIMARY KEY,
    approved_on TEXT NOT NULL,
    resolution_id INTEGER NOT NULL REFERENCES board_resolution (id)
) STRICT

-- members-013-transfers
CREATE TABLE share_transfer (
    id INTEGER NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL REFERENCES member (number),
    giver_id INTEGER NOT NULL REFERENCES party (id),
    receiver_id INTEGER NOT NULL REFERENCES party (id),
    share_cents INTEGER NOT NULL CHECK (share_cents > 0),
    received_on TEXT NOT NULL,
    means TEXT NOT NULL,
    status TEXT NOT NULL
        CHECK (status IN ('open', 'authorised', 'refused', 'taken_back', 'done')),
    resolution_id INTEGER REFERENCES board_resolution (id),
    notified_on TEXT,
    reasons TEXT,
    done_on TEXT
) STRICT;
CREATE INDEX share_transfer_giver ON share_transfer (giver_id, id);
CREATE INDEX share_transfer_receiver ON share_transfer (receiver_id, id);
CREATE UNIQUE INDEX share_transfer_pending ON share_transfer (number)
    WHERE status IN ('open', 'authorised')

-- members-014-merging
ALTER TABLE party ADD COLUMN merged_into INTEGER;
CREATE INDEX party_merged ON party (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE party_merge (
    id INTEGER NOT NULL PRIMARY KEY,
    from_id INTEGER NOT NULL REFERENCES party (id),
    into_id INTEGER NOT NULL REFERENCES party (id),
    sequence INTEGER NOT NULL,
    merged_at INTEGER NOT NULL,
    parted_at INTEGER,
    filled_tax_identifier TEXT,
    filled_tax_key TEXT,
    filled_vat_number TEXT,
    filled_born_on TEXT,
    filled_external_code TEXT,
    into_version INTEGER NOT NULL
) STRICT;
CREATE INDEX party_merge_into ON party_merge (into_id, from_id);
CREATE UNIQUE INDEX party_merge_from ON party_merge (from_id) WHERE parted_at IS NULL;
CREATE TABLE party_merge_item (
    merge_id INTEGER NOT NULL REFERENCES party_merge (id),
    kind TEXT NOT NULL,
    item_id INTEGER NOT NULL,
    item_text TEXT NOT NULL,
    PRIMARY KEY (merge_id, kind, item_id, item_text)
) STRICT;
CREATE TABLE party_apart (
    first_id INTEGER NOT NULL REFERENCES party (id),
    second_id INTEGER NOT NULL REFERENCES party (id),
    PRIMARY KEY (first_id, second_id)
) STRICT

-- members-015-sponsor-reviews
CREATE TABLE sponsor_review (
    sequence INTEGER NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL REFERENCES member (number),
    sponsor_id INTEGER NOT NULL REFERENCES party (id),
    new_sponsor_id INTEGER REFERENCES party (id),
    decided_on TEXT NOT NULL,
    reasons TEXT NOT NULL
) STRICT;
CREATE INDEX sponsor_review_number ON sponsor_review (number, sponsor_id)

-- members-016-absences
CREATE TABLE absence (
    sequence INTEGER NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL
) STRICT;
CREATE INDEX absence_account ON absence (account_id, from_on)

-- members-017-access
CREATE TABLE party_access (
    account_id INTEGER NOT NULL PRIMARY KEY,
    party_id INTEGER NOT NULL REFERENCES party (id)
) STRICT;
CREATE INDEX party_access_party ON party_access (party_id, account_id)

-- members-018-of-party
CREATE INDEX member_version_party ON member_version (party_id, number)

-- knowledge-001-articles
CREATE TABLE knowledge_article (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('block', 'page')),
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    words TEXT NOT NULL,
    version INTEGER NOT NULL,
    written_at INTEGER NOT NULL,
    review_on TEXT,
    retired_at INTEGER
) STRICT;
CREATE INDEX knowledge_order ON knowledge_article (title_key, id);
CREATE TABLE knowledge_version (
    article_id INTEGER NOT NULL REFERENCES knowledge_article (id),
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    sources TEXT NOT NULL,
    review_on TEXT,
    reason TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    account INTEGER,
    PRIMARY KEY (article_id, version)
) STRICT

-- mail-001-messages
CREATE TABLE mailbox (
    id INTEGER NOT NULL PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    settings TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    stored INTEGER NOT NULL
) STRICT;
CREATE TABLE mailbox_secret (
    mailbox_id INTEGER NOT NULL REFERENCES mailbox (id),
    side TEXT NOT NULL CONSTRAINT mailbox_side CHECK (side IN ('imap', 'smtp')),
    sealed TEXT NOT NULL,
    PRIMARY KEY (mailbox_id, side)
) STRICT;
CREATE TABLE mailbox_health (
    mailbox_id INTEGER NOT NULL REFERENCES mailbox (id),
    side TEXT NOT NULL CONSTRAINT health_side CHECK (side IN ('imap', 'smtp')),
    seen_at INTEGER NOT NULL,
    on_server INTEGER,
    fault_it TEXT,
    fault_en TEXT,
    PRIMARY KEY (mailbox_id, side)
) STRICT;
CREATE TABLE mailbox_position (
    mailbox_id INTEGER NOT NULL REFERENCES mailbox (id),
    uid_validity INTEGER NOT NULL,
    last_uid INTEGER NOT NULL,
    PRIMARY KEY (mailbox_id, uid_validity)
) STRICT;
CREATE TABLE message (
    id INTEGER NOT NULL PRIMARY KEY,
    mailbox_id INTEGER NOT NULL REFERENCES mailbox (id),
    direction TEXT NOT NULL CONSTRAINT message_direction CHECK (direction IN ('in', 'out')),
    thread_id INTEGER NOT NULL,
    party_id INTEGER,
    at INTEGER NOT NULL,
    message_id TEXT,
    subject TEXT NOT NULL,
    subject_key TEXT NOT NULL,
    from_name TEXT NOT NULL,
    from_address TEXT NOT NULL,
    correspondent TEXT NOT NULL,
    preview TEXT NOT NULL,
    raw_hash BLOB NOT NULL,
    size INTEGER NOT NULL,
    is_automatic INTEGER NOT NULL,
    attachments INTEGER NOT NULL,
    state TEXT,
    attempts INTEGER NOT NULL,
    attempt_node TEXT,
    attempt_at INTEGER,
    next_attempt_at INTEGER,
    UNIQUE (mailbox_id, raw_hash)
) STRICT;
CREATE INDEX message_thread ON message (thread_id, at, id);
CREATE INDEX message_identifier ON message (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX message_subject ON message (mailbox_id, correspondent, subject_key, at);
CREATE INDEX message_leaving ON message (state, next_attempt_at)
    WHERE state IN ('queued', 'sending', 'doubt', 'refused');
CREATE TABLE message_recipient (
    message_id INTEGER NOT NULL REFERENCES message (id),
    address TEXT NOT NULL,
    PRIMARY KEY (message_id, address)
) STRICT;
CREATE TABLE message_not_fetched (
    mailbox_id INTEGER NOT NULL REFERENCES mailbox (id),
    uid_validity INTEGER NOT NULL,
    uid INTEGER NOT NULL,
    size INTEGER,
    at INTEGER NOT NULL,
    PRIMARY KEY (mailbox_id, uid_validity, uid)
) STRICT;
CREATE TABLE mail_import (
    id INTEGER NOT NULL PRIMARY KEY,
    mailbox_id INTEGER NOT NULL REFERENCES mailbox (id),
    source TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    ended_at INTEGER,
    read INTEGER NOT NULL,
    new INTEGER NOT NULL,
    known INTEGER NOT NULL
) STRICT

-- mail-002-places
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
INSERT INTO message_place (mailbox_id, uid_validity, uid)
SELECT mailbox.id, CAST(fact.structure -> 'source' ->> 'uidValidity' AS BIGINT),
    CAST(fact.structure -> 'source' ->> 'uid' AS BIGINT)
FROM mailbox
JOIN fact_subject ON fact_subject.subject = mailbox.id
JOIN fact ON fact.sequence = fact_subject.sequence
WHERE fact.actor IS NULL AND fact.structure -> 'source' ->> 'uid' IS NOT NULL
    AND fact.name IN
        ('mail.messageReceived.v1', 'mail.messageSeenAgain.v1', 'mail.copySeen.v1')
ON CONFLICT DO NOTHING

-- mail-003-deliveries
CREATE TABLE message_delivery (
    message_id INTEGER NOT NULL REFERENCES message (id),
    address TEXT NOT NULL,
    outcome TEXT NOT NULL
        CONSTRAINT delivery_outcome CHECK (outcome IN ('failed', 'delayed', 'delivered')),
    status TEXT,
    words TEXT,
    report_id INTEGER NOT NULL REFERENCES message (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (message_id, address, report_id)
) STRICT;
CREATE INDEX message_delivery_report ON message_delivery (report_id);
CREATE TABLE bouncing_address (
    address TEXT NOT NULL PRIMARY KEY,
    since INTEGER NOT NULL,
    message_id INTEGER NOT NULL REFERENCES message (id),
    status TEXT,
    words TEXT
) STRICT

-- mail-004-attachments
CREATE TABLE attachment_waiting (
    message_id INTEGER NOT NULL PRIMARY KEY REFERENCES message (id)
) STRICT;
CREATE TABLE attachment_opened (
    message_id INTEGER NOT NULL PRIMARY KEY REFERENCES message (id),
    unreadable INTEGER NOT NULL,
    lacking TEXT
) STRICT;
CREATE INDEX attachment_lacking ON attachment_opened (message_id)
    WHERE lacking IS NOT NULL;
CREATE TABLE attachment_text (
    message_id INTEGER NOT NULL REFERENCES message (id),
    path TEXT NOT NULL,
    PRIMARY KEY (message_id, path)
) STRICT;
CREATE TABLE attachment_attempt (
    message_id INTEGER NOT NULL PRIMARY KEY REFERENCES message (id),
    attempts INTEGER NOT NULL
) STRICT;
INSERT INTO attachment_waiting (message_id) SELECT id FROM message WHERE attachments > 0

-- mail-005-merging
CREATE TABLE message_party_move (
    merge_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL REFERENCES message (id),
    PRIMARY KEY (merge_id, message_id)
) STRICT

-- mail-006-writers
ALTER TABLE message ADD COLUMN written_by INTEGER;
CREATE INDEX message_written ON message (written_by, at) WHERE written_by IS NOT NULL

-- mail-007-imports
ALTER TABLE message ADD COLUMN import_id INTEGER;
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
ALTER TABLE mail_import ADD COLUMN account INTEGER;
UPDATE mail_import SET account = (
    SELECT fact.actor FROM fact_subject
    JOIN fact ON fact.sequence = fact_subject.sequence
    WHERE fact_subject.subject = mail_import.id AND fact.name = 'mail.importBegun.v1'
    ORDER BY fact.sequence LIMIT 1);
ALTER TABLE mail_import ADD COLUMN in_background INTEGER NOT NULL DEFAULT FALSE;
ALTER TABLE mail_import ADD COLUMN unreadable INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mail_import ADD COLUMN bytes_total INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mail_import ADD COLUMN bytes_read INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mail_import ADD COLUMN advanced_at INTEGER;
ALTER TABLE mail_import ADD COLUMN resumed_at INTEGER;
ALTER TABLE mail_import ADD COLUMN resumed_read INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mail_import ADD COLUMN pause_reason TEXT;
ALTER TABLE mail_import ADD COLUMN undo_account INTEGER;
ALTER TABLE mail_import ADD COLUMN undo_asked_at INTEGER;
ALTER TABLE mail_import ADD COLUMN undo_ended_at INTEGER;
ALTER TABLE mail_import ADD COLUMN undo_after INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mail_import ADD COLUMN undo_total INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mail_import ADD COLUMN undo_gone INTEGER NOT NULL DEFAULT 0;
CREATE TABLE mail_import_kept (
    import_id INTEGER NOT NULL REFERENCES mail_import (id),
    subject INTEGER NOT NULL,
    letters INTEGER NOT NULL,
    reason TEXT NOT NULL,
    sequence INTEGER,
    PRIMARY KEY (import_id, subject)
) STRICT;
CREATE TABLE mail_import_met (
    import_id INTEGER NOT NULL REFERENCES mail_import (id),
    message_id INTEGER NOT NULL REFERENCES message (id),
    PRIMARY KEY (import_id, message_id)
) STRICT;
CREATE INDEX mail_import_met_message ON mail_import_met (message_id)

-- mail-008-receipts
CREATE TABLE message_receipt (
    receipt_id INTEGER NOT NULL PRIMARY KEY REFERENCES message (id),
    message_id INTEGER NOT NULL REFERENCES message (id),
    kind TEXT NOT NULL,
    seal TEXT NOT NULL,
    address TEXT,
    provider TEXT,
    identifier TEXT,
    error TEXT,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX message_receipt_letter ON message_receipt (message_id, at)

-- mail-009-of-party
CREATE INDEX message_party ON message (party_id) WHERE party_id IS NOT NULL

-- desk-001-cases
CREATE TABLE case_file (
    id INTEGER NOT NULL PRIMARY KEY,
    year INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    title TEXT NOT NULL,
    party_id INTEGER,
    mailbox_id INTEGER,
    correspondent TEXT NOT NULL,
    correspondent_name TEXT NOT NULL,
    preview TEXT NOT NULL,
    holder INTEGER,
    held_since INTEGER,
    waiting_since INTEGER,
    last_at INTEGER NOT NULL,
    answered_at INTEGER,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    closing_reason TEXT,
    version INTEGER NOT NULL,
    UNIQUE (year, ordinal)
) STRICT;
CREATE INDEX case_waiting ON case_file (waiting_since, id) WHERE waiting_since IS NOT NULL;
CREATE INDEX case_held ON case_file (holder, last_at, id)
    WHERE holder IS NOT NULL AND closed_at IS NULL;
CREATE INDEX case_open ON case_file (last_at, id) WHERE closed_at IS NULL;
CREATE INDEX case_closed ON case_file (last_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX case_party ON case_file (party_id, last_at, id) WHERE party_id IS NOT NULL;
CREATE TABLE case_thread (
    thread_id INTEGER NOT NULL PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id)
) STRICT;
CREATE TABLE case_message (
    message_id INTEGER NOT NULL PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    direction TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX case_message_order ON case_message (case_id, at, message_id);
CREATE TABLE case_contact (
    id INTEGER NOT NULL PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    kind TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    at INTEGER NOT NULL,
    account INTEGER,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX case_contact_order ON case_contact (case_id, at, id);
CREATE INDEX contact_time ON case_contact (at, id);
CREATE TABLE label (
    id INTEGER NOT NULL PRIMARY KEY,
    title TEXT NOT NULL UNIQUE,
    tone TEXT NOT NULL
) STRICT;
CREATE TABLE case_label (
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    label_id INTEGER NOT NULL REFERENCES label (id),
    PRIMARY KEY (case_id, label_id)
) STRICT;
CREATE INDEX case_label_label ON case_label (label_id, case_id);
CREATE TABLE draft (
    case_id INTEGER NOT NULL PRIMARY KEY REFERENCES case_file (id),
    account INTEGER,
    saved_at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE TABLE reply (
    message_id INTEGER NOT NULL PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    at INTEGER NOT NULL,
    waited_ms INTEGER,
    score INTEGER,
    waived INTEGER
) STRICT;
CREATE INDEX reply_time ON reply (at, message_id);
CREATE INDEX reply_case ON reply (case_id, at)

-- desk-002-promises
CREATE TABLE promise (
    id INTEGER NOT NULL PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    text TEXT NOT NULL,
    due_on TEXT NOT NULL,
    keeper INTEGER,
    made_at INTEGER NOT NULL,
    settled_at INTEGER,
    outcome TEXT CHECK (outcome IN ('kept', 'withdrawn')),
    CHECK ((settled_at IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX promise_due ON promise (due_on, id) WHERE settled_at IS NULL;
CREATE INDEX promise_case ON promise (case_id, due_on, id)

-- desk-003-snoozing
ALTER TABLE case_file ADD COLUMN snoozed_until TEXT;
CREATE INDEX case_snoozed ON case_file (snoozed_until, id) WHERE snoozed_until IS NOT NULL

-- desk-004-offers
CREATE TABLE case_offer (
    case_id INTEGER NOT NULL PRIMARY KEY REFERENCES case_file (id),
    offered_by INTEGER NOT NULL,
    offered_to INTEGER NOT NULL,
    note TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX case_offer_to ON case_offer (offered_to, at, case_id);
CREATE INDEX promise_keeper ON promise (keeper) WHERE settled_at IS NULL

-- desk-005-merging
ALTER TABLE case_file ADD COLUMN merged_into INTEGER;
CREATE INDEX case_merged ON case_file (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX case_stranger ON case_file (correspondent, last_at, id) WHERE party_id IS NULL;
CREATE TABLE case_merge (
    from_id INTEGER NOT NULL PRIMARY KEY REFERENCES case_file (id),
    into_id INTEGER NOT NULL REFERENCES case_file (id),
    at INTEGER NOT NULL,
    holder INTEGER,
    held_since INTEGER,
    waiting_since INTEGER,
    snoozed_until TEXT,
    closed_at INTEGER,
    closing_reason TEXT,
    into_waiting_since INTEGER,
    into_last_at INTEGER NOT NULL,
    into_answered_at INTEGER,
    into_closed_at INTEGER,
    into_closing_reason TEXT,
    into_preview TEXT NOT NULL,
    into_version INTEGER NOT NULL
) STRICT;
CREATE TABLE case_merge_item (
    from_id INTEGER NOT NULL REFERENCES case_file (id),
    kind TEXT NOT NULL,
    item_id INTEGER NOT NULL,
    PRIMARY KEY (from_id, kind, item_id)
) STRICT

-- desk-006-presence
CREATE TABLE presence (
    case_id INTEGER NOT NULL,
    account INTEGER NOT NULL,
    doing TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (case_id, account)
) STRICT;
CREATE INDEX presence_seen ON presence (seen_at)

-- desk-007-blocks
CREATE TABLE reply_block (
    message_id INTEGER NOT NULL,
    block_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (message_id, block_id, version)
) STRICT;
CREATE INDEX reply_block_use ON reply_block (block_id, at, message_id)

-- desk-008-settled
CREATE TABLE reply_question (
    id INTEGER NOT NULL PRIMARY KEY,
    message_id INTEGER NOT NULL UNIQUE,
    asked_at INTEGER NOT NULL,
    answered_at INTEGER,
    settled INTEGER,
    words TEXT NOT NULL,
    times INTEGER NOT NULL
) STRICT;
CREATE INDEX reply_question_answered ON reply_question (answered_at, id)
    WHERE answered_at IS NOT NULL

-- desk-009-party-merging
CREATE TABLE case_party_move (
    merge_id INTEGER NOT NULL,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    sequence INTEGER NOT NULL,
    PRIMARY KEY (merge_id, case_id)
) STRICT

-- desk-010-splitting
CREATE TABLE case_split (
    case_id INTEGER NOT NULL PRIMARY KEY REFERENCES case_file (id),
    from_id INTEGER NOT NULL REFERENCES case_file (id),
    at INTEGER NOT NULL,
    waiting_since INTEGER,
    last_at INTEGER NOT NULL,
    answered_at INTEGER,
    preview TEXT NOT NULL,
    version INTEGER NOT NULL,
    own_version INTEGER NOT NULL
) STRICT;
CREATE INDEX case_split_from ON case_split (from_id, case_id);
CREATE TABLE case_split_told (
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    subject INTEGER NOT NULL,
    occurred_at INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (case_id, subject, sequence)
) STRICT

-- desk-011-mentions
CREATE TABLE case_mention (
    contact_id INTEGER NOT NULL REFERENCES case_contact (id),
    account INTEGER NOT NULL,
    at INTEGER NOT NULL,
    seen_at INTEGER,
    PRIMARY KEY (contact_id, account)
) STRICT;
CREATE INDEX case_mention_unseen ON case_mention (account, contact_id) WHERE seen_at IS NULL

-- desk-012-labels
ALTER TABLE label ADD COLUMN retired_at INTEGER

-- desk-013-tasks
CREATE TABLE desk_task (
    id INTEGER NOT NULL PRIMARY KEY,
    text TEXT NOT NULL,
    due_on TEXT NOT NULL,
    case_id INTEGER REFERENCES case_file (id),
    party_id INTEGER,
    keeper INTEGER,
    made_at INTEGER NOT NULL,
    settled_at INTEGER,
    outcome TEXT CONSTRAINT task_outcome CHECK (outcome IN ('done', 'dropped')),
    CONSTRAINT task_settled CHECK ((settled_at IS NULL) = (outcome IS NULL)),
    CONSTRAINT task_of_one CHECK (case_id IS NULL OR party_id IS NULL)
) STRICT;
CREATE INDEX desk_task_due ON desk_task (due_on, id) WHERE settled_at IS NULL;
CREATE INDEX desk_task_case ON desk_task (case_id, due_on, id) WHERE case_id IS NOT NULL;
CREATE INDEX desk_task_party ON desk_task (party_id, id) WHERE party_id IS NOT NULL;
CREATE INDEX desk_task_keeper ON desk_task (keeper, id) WHERE settled_at IS NULL;
CREATE TABLE task_party_move (
    merge_id INTEGER NOT NULL,
    task_id INTEGER NOT NULL REFERENCES desk_task (id),
    PRIMARY KEY (merge_id, task_id)
) STRICT

-- desk-014-kinds
CREATE TABLE case_kind (
    id INTEGER NOT NULL PRIMARY KEY,
    title TEXT NOT NULL UNIQUE,
    retired_at INTEGER
) STRICT;
ALTER TABLE case_file ADD COLUMN kind_id INTEGER REFERENCES case_kind (id);
CREATE INDEX case_of_kind ON case_file (kind_id, last_at, id) WHERE closed_at IS NULL

-- desk-015-work
CREATE TABLE case_work (
    id INTEGER NOT NULL PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    occasion TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX case_work_case ON case_work (case_id, at, id);
CREATE INDEX case_work_time ON case_work (at, id)

-- desk-016-visits
ALTER TABLE case_contact ADD COLUMN place TEXT;
ALTER TABLE case_contact ADD COLUMN community_id INTEGER;
CREATE INDEX case_contact_met ON case_contact (at, id) WHERE kind IN ('visit', 'meeting');
CREATE INDEX case_contact_place ON case_contact (place, at) WHERE place IS NOT NULL

-- desk-017-searches
CREATE TABLE case_search (
    id INTEGER NOT NULL PRIMARY KEY,
    title TEXT NOT NULL UNIQUE,
    words TEXT,
    standing TEXT NOT NULL,
    kind_id INTEGER REFERENCES case_kind (id),
    unkinded INTEGER NOT NULL,
    label_id INTEGER REFERENCES label (id),
    party_id INTEGER,
    community_id INTEGER,
    made_by INTEGER,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX case_of_kind_closed ON case_file (kind_id, last_at, id)
    WHERE closed_at IS NOT NULL

-- desk-018-participants
CREATE TABLE contact_participant (
    contact_id INTEGER NOT NULL REFERENCES case_contact (id),
    party_id INTEGER NOT NULL,
    PRIMARY KEY (contact_id, party_id)
) STRICT

-- desk-019-imports
ALTER TABLE case_file ADD COLUMN import_id INTEGER;
UPDATE case_file SET import_id = (
    SELECT fact.import_id FROM fact_subject
    JOIN fact ON fact.sequence = fact_subject.sequence
    WHERE fact_subject.subject = case_file.id AND fact.name = 'desk.caseOpened.v1'
    ORDER BY fact.sequence LIMIT 1);
CREATE INDEX case_thread_case ON case_thread (case_id);
CREATE INDEX case_party_moved ON case_party_move (case_id);
CREATE TABLE case_before_import (
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    import_id INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    holder INTEGER,
    held_since INTEGER,
    waiting_since INTEGER,
    snoozed_until TEXT,
    last_at INTEGER NOT NULL,
    answered_at INTEGER,
    closed_at INTEGER,
    closing_reason TEXT,
    preview TEXT NOT NULL,
    version INTEGER NOT NULL,
    offered_by INTEGER,
    offered_to INTEGER,
    offer_note TEXT,
    offered_at INTEGER,
    PRIMARY KEY (case_id, import_id)
) STRICT

-- desk-020-searched-mailboxes
ALTER TABLE case_search ADD COLUMN mailbox_id INTEGER;
CREATE INDEX case_of_mailbox ON case_file (mailbox_id, last_at, id)

-- evidence-001-log
CREATE TABLE seal_log (
    number INTEGER NOT NULL PRIMARY KEY,
    origin TEXT NOT NULL UNIQUE,
    opened_at INTEGER NOT NULL
) STRICT;
CREATE TABLE seal_key (
    log INTEGER NOT NULL REFERENCES seal_log (number),
    number INTEGER NOT NULL,
    key TEXT NOT NULL,
    statement TEXT,
    since INTEGER NOT NULL,
    PRIMARY KEY (log, number)
) STRICT;
CREATE TABLE seal_secret (
    key TEXT NOT NULL PRIMARY KEY,
    sealed TEXT NOT NULL
) STRICT;
CREATE TABLE seal_here (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    log INTEGER NOT NULL
) STRICT;
CREATE TABLE seal_tree (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    size INTEGER NOT NULL
) STRICT;
CREATE TABLE seal_tile (
    level INTEGER NOT NULL,
    place INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (level, place)
) STRICT;
CREATE TABLE seal_checkpoint (
    log INTEGER NOT NULL,
    size INTEGER NOT NULL,
    at INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (log, size)
) STRICT;
CREATE INDEX seal_checkpoint_size ON seal_checkpoint (size, log)

-- evidence-002-marks
CREATE TABLE time_authority (
    id INTEGER NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    roots TEXT NOT NULL,
    is_here INTEGER NOT NULL,
    named_at INTEGER NOT NULL,
    dropped_at INTEGER
) STRICT;
CREATE TABLE time_mark (
    authority INTEGER NOT NULL,
    log INTEGER NOT NULL,
    size INTEGER NOT NULL,
    marked_at INTEGER NOT NULL,
    response BLOB NOT NULL,
    PRIMARY KEY (authority, log, size)
) STRICT;
CREATE TABLE time_attempt (
    authority INTEGER NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    failing_since INTEGER,
    next_at INTEGER,
    fault TEXT
) STRICT

-- webhooks-001-hooks
CREATE TABLE webhook (
    id INTEGER NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    facts TEXT NOT NULL,
    is_here INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    begins_after INTEGER NOT NULL,
    pause TEXT CHECK (pause IN ('person', 'gone', 'failing', 'noSecret')),
    paused_at INTEGER,
    revision INTEGER NOT NULL
) STRICT;
CREATE TABLE webhook_secret (
    hook INTEGER NOT NULL PRIMARY KEY,
    sealed TEXT NOT NULL,
    sealed_before TEXT,
    before_until INTEGER
) STRICT;
CREATE TABLE webhook_delivery (
    hook INTEGER NOT NULL PRIMARY KEY,
    done_through INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    failing_since INTEGER,
    next_at INTEGER,
    last_at INTEGER,
    last_status INTEGER,
    last_fault TEXT,
    delivered INTEGER NOT NULL,
    failed INTEGER NOT NULL
) STRICT
