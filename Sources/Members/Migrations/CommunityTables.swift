import Store

/// Communities, what the board said of them, who belongs to them; and the board's resolutions.
enum CommunityTables {
    static let migrations = [resolutions, communities]

    private static let resolutions = Migration(
        "members-003-resolutions",
        """
        CREATE TABLE board_resolution (
            id BIGINT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('board', 'meeting', 'foundation')),
            number TEXT NOT NULL,
            number_key TEXT NOT NULL,
            year BIGINT NOT NULL,
            taken_on TEXT NOT NULL,
            text TEXT NOT NULL,
            UNIQUE (kind, year, number_key)
        );
        CREATE INDEX board_resolution_day ON board_resolution (taken_on, id)
        """)

    private static let communities = Migration(
        "members-004-communities",
        """
        CREATE TABLE community (
            id BIGINT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            sort_key TEXT NOT NULL,
            territory TEXT,
            notes TEXT,
            proposed_on TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('proposed', 'validated', 'refused', 'left')),
            version BIGINT NOT NULL
        );
        CREATE INDEX community_sort_key ON community (sort_key, id);
        CREATE TABLE community_standing (
            community_id BIGINT NOT NULL REFERENCES community (id),
            sequence BIGINT NOT NULL,
            status TEXT NOT NULL,
            from_on TEXT NOT NULL,
            resolution_id BIGINT REFERENCES board_resolution (id),
            ground TEXT,
            reason TEXT,
            PRIMARY KEY (community_id, sequence)
        );
        CREATE TABLE community_agreement (
            id BIGINT NOT NULL PRIMARY KEY,
            community_id BIGINT NOT NULL REFERENCES community (id),
            title TEXT NOT NULL,
            terms TEXT NOT NULL,
            from_on TEXT NOT NULL,
            to_on TEXT
        );
        CREATE INDEX community_agreement_community ON community_agreement (community_id);
        CREATE TABLE community_contact (
            community_id BIGINT NOT NULL REFERENCES community (id),
            party_id BIGINT NOT NULL REFERENCES party (id),
            duty TEXT NOT NULL,
            from_on TEXT NOT NULL,
            to_on TEXT,
            PRIMARY KEY (community_id, party_id, from_on)
        );
        CREATE TABLE belonging (
            party_id BIGINT NOT NULL REFERENCES party (id),
            community_id BIGINT NOT NULL REFERENCES community (id),
            from_on TEXT NOT NULL,
            to_on TEXT,
            PRIMARY KEY (party_id, community_id, from_on)
        );
        CREATE INDEX belonging_community ON belonging (community_id, from_on)
        """)
}
