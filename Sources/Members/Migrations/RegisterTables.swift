import Store

/// The charter, applications, the register of members, shares, and who follows whom.
enum RegisterTables {
    static let migrations = [charter, applications, register, shares, following]

    private static let charter = Migration(
        "members-005-charter",
        """
        CREATE TABLE charter_version (
            id BIGINT NOT NULL PRIMARY KEY,
            number BIGINT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            text_hash TEXT NOT NULL,
            in_force_from TEXT NOT NULL UNIQUE,
            must_sign_again BOOLEAN NOT NULL
        );
        CREATE TABLE charter_signature (
            id BIGINT NOT NULL PRIMARY KEY,
            party_id BIGINT NOT NULL REFERENCES party (id),
            charter_id BIGINT NOT NULL REFERENCES charter_version (id),
            signed_on TEXT NOT NULL,
            typed_name TEXT NOT NULL,
            means TEXT NOT NULL CHECK (means IN ('online', 'paper')),
            UNIQUE (party_id, charter_id)
        )
        """)

    private static let applications = Migration(
        "members-006-applications",
        """
        CREATE TABLE membership_application (
            id BIGINT NOT NULL PRIMARY KEY,
            party_id BIGINT NOT NULL REFERENCES party (id),
            sponsor_id BIGINT REFERENCES party (id),
            community_id BIGINT REFERENCES community (id),
            applied_on TEXT NOT NULL,
            requested_cents BIGINT,
            is_founder BOOLEAN NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('open', 'admitted', 'refused', 'withdrawn')),
            decided_on TEXT,
            resolution_id BIGINT REFERENCES board_resolution (id),
            reasons TEXT,
            notified_on TEXT,
            appealed_on TEXT,
            appeal_resolution_id BIGINT REFERENCES board_resolution (id),
            version BIGINT NOT NULL
        );
        CREATE INDEX membership_application_party ON membership_application (party_id);
        CREATE UNIQUE INDEX membership_application_open ON membership_application (party_id)
            WHERE status = 'open';
        CREATE INDEX membership_application_status ON membership_application (status, applied_on, id)
        """)

    /// `member` is what is known now; `member_version` all that was ever known, with the moments
    /// between which it was.
    private static let register = Migration(
        "members-007-register",
        """
        CREATE TABLE member (
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
            exit_kind TEXT CHECK (exit_kind IN ('withdrawal', 'exclusion', 'death')),
            exit_ground TEXT,
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
            admitted_on TEXT NOT NULL,
            entered_on TEXT NOT NULL,
            resolution_id BIGINT NOT NULL,
            sponsor_id BIGINT,
            community_id BIGINT,
            is_founder BOOLEAN NOT NULL,
            left_on TEXT,
            exit_kind TEXT,
            exit_ground TEXT,
            exit_resolution_id BIGINT,
            PRIMARY KEY (number, sequence)
        );
        CREATE TABLE withdrawal_request (
            id BIGINT NOT NULL PRIMARY KEY,
            number BIGINT NOT NULL REFERENCES member (number),
            received_on TEXT NOT NULL,
            means TEXT NOT NULL,
            ground TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'refused', 'taken_back')),
            resolution_id BIGINT REFERENCES board_resolution (id),
            notified_on TEXT,
            reasons TEXT
        );
        CREATE UNIQUE INDEX withdrawal_request_open ON withdrawal_request (number) WHERE status = 'open'
        """)

    private static let shares = Migration(
        "members-008-shares",
        """
        CREATE TABLE share_movement (
            sequence BIGINT NOT NULL PRIMARY KEY,
            party_id BIGINT NOT NULL REFERENCES party (id),
            recorded_at BIGINT NOT NULL,
            effective_on TEXT NOT NULL,
            share_cents BIGINT NOT NULL,
            premium_cents BIGINT NOT NULL,
            reference TEXT
        );
        CREATE INDEX share_movement_party ON share_movement (party_id, effective_on)
        """)

    /// What was known of a person's memberships on a day.
    static let ofParty = Migration(
        "members-018-of-party",
        "CREATE INDEX member_version_party ON member_version (party_id, number)")

    private static let following = Migration(
        "members-009-following",
        """
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
        """)
}
