import Store

/// How memberships end: shares with what became of them, transfers, accounts on which leavers are
/// settled.
enum EndingTables {
    static let migrations = [exits, shares, transfers]

    /// A register that knows of transfers: SQLite changes no condition of a table, so it is made anew.
    private static let exits = Migration(
        "members-011-exits",
        """
        CREATE TABLE member_anew (
            number BIGINT NOT NULL PRIMARY KEY CHECK (number > 0),
            party_id BIGINT NOT NULL REFERENCES party (id),
            application_id BIGINT NOT NULL UNIQUE REFERENCES membership_application (id),
            admitted_on TEXT NOT NULL,
            entered_on TEXT NOT NULL,
            resolution_id BIGINT NOT NULL REFERENCES board_resolution (id),
            sponsor_id BIGINT REFERENCES party (id),
            community_id BIGINT REFERENCES community (id),
            is_founder BOOLEAN NOT NULL,
            left_on TEXT,
            exit_kind TEXT CHECK (exit_kind IN ('withdrawal', 'exclusion', 'death', 'transfer')),
            exit_ground TEXT,
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
            received_on TEXT NOT NULL,
            means TEXT NOT NULL,
            ground TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'refused', 'taken_back')),
            resolution_id BIGINT REFERENCES board_resolution (id),
            notified_on TEXT,
            reasons TEXT
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
        """)

    /// A transfer moves the shares of two with one fact.
    private static let shares = Migration(
        "members-012-share-states",
        """
        CREATE TABLE share_movement_anew (
            sequence BIGINT NOT NULL,
            party_id BIGINT NOT NULL REFERENCES party (id),
            recorded_at BIGINT NOT NULL,
            effective_on TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('paid', 'repaid', 'forfeited', 'given', 'received')),
            share_cents BIGINT NOT NULL,
            premium_cents BIGINT NOT NULL,
            reference TEXT,
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
            called_on TEXT NOT NULL,
            due_on TEXT NOT NULL
        );
        CREATE INDEX share_call_party ON share_call (party_id, called_on);
        CREATE TABLE accounts_approval (
            year BIGINT NOT NULL PRIMARY KEY,
            approved_on TEXT NOT NULL,
            resolution_id BIGINT NOT NULL REFERENCES board_resolution (id)
        )
        """)

    private static let transfers = Migration(
        "members-013-transfers",
        """
        CREATE TABLE share_transfer (
            id BIGINT NOT NULL PRIMARY KEY,
            number BIGINT NOT NULL REFERENCES member (number),
            giver_id BIGINT NOT NULL REFERENCES party (id),
            receiver_id BIGINT NOT NULL REFERENCES party (id),
            share_cents BIGINT NOT NULL CHECK (share_cents > 0),
            received_on TEXT NOT NULL,
            means TEXT NOT NULL,
            status TEXT NOT NULL
                CHECK (status IN ('open', 'authorised', 'refused', 'taken_back', 'done')),
            resolution_id BIGINT REFERENCES board_resolution (id),
            notified_on TEXT,
            reasons TEXT,
            done_on TEXT
        );
        CREATE INDEX share_transfer_giver ON share_transfer (giver_id, id);
        CREATE INDEX share_transfer_receiver ON share_transfer (receiver_id, id);
        CREATE UNIQUE INDEX share_transfer_pending ON share_transfer (number)
            WHERE status IN ('open', 'authorised')
        """)
}
