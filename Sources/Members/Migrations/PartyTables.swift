import Store

/// Parties with their contacts and roles.
enum PartyTables {
    static let migrations = [parties, roles]

    private static let parties = Migration(
        "members-001-parties",
        """
        CREATE TABLE party (
            id BIGINT NOT NULL PRIMARY KEY,
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
            version BIGINT NOT NULL
        );
        CREATE UNIQUE INDEX party_tax_key ON party (tax_key);
        CREATE UNIQUE INDEX party_vat_number ON party (vat_number);
        CREATE UNIQUE INDEX party_external_code ON party (external_code);
        CREATE INDEX party_sort_key ON party (sort_key, id);
        CREATE INDEX party_tax_identifier ON party (tax_identifier);
        CREATE TABLE party_name_key (
            name_key TEXT NOT NULL,
            party_id BIGINT NOT NULL REFERENCES party (id),
            PRIMARY KEY (name_key, party_id)
        );
        CREATE INDEX party_name_key_party ON party_name_key (party_id);
        CREATE TABLE party_version (
            party_id BIGINT NOT NULL REFERENCES party (id),
            sequence BIGINT NOT NULL,
            recorded_at BIGINT NOT NULL,
            superseded_at BIGINT,
            name TEXT NOT NULL,
            given_name TEXT,
            tax_identifier TEXT,
            PRIMARY KEY (party_id, sequence)
        );
        CREATE TABLE party_contact (
            id BIGINT NOT NULL PRIMARY KEY,
            party_id BIGINT NOT NULL REFERENCES party (id),
            kind TEXT NOT NULL CHECK (kind IN ('mail', 'phone', 'pec', 'address')),
            value TEXT NOT NULL,
            matching_key TEXT NOT NULL,
            label TEXT,
            street TEXT,
            postal_code TEXT,
            town TEXT,
            province TEXT,
            country TEXT,
            is_preferred BOOLEAN NOT NULL,
            added_on TEXT NOT NULL,
            ended_on TEXT
        );
        CREATE INDEX party_contact_party ON party_contact (party_id);
        CREATE INDEX party_contact_key ON party_contact (matching_key)
        """)

    private static let roles = Migration(
        "members-002-roles",
        """
        CREATE TABLE party_role (
            party_id BIGINT NOT NULL REFERENCES party (id),
            role TEXT NOT NULL CHECK (role IN ('client', 'supplier', 'contact', 'operator')),
            from_on TEXT NOT NULL,
            to_on TEXT,
            account_id BIGINT,
            PRIMARY KEY (party_id, role, from_on)
        );
        CREATE INDEX party_role_role ON party_role (role, from_on);
        CREATE INDEX party_role_account ON party_role (account_id) WHERE account_id IS NOT NULL
        """)
}
