import Store

/// Records that turned out to be of one party, and pairs that are not.
enum MergingTables {
    static let migrations = [merging]

    /// A merge stays for ever, with the moments between which it held: the register as it was known
    /// needs them. Its items only while it holds.
    private static let merging = Migration(
        "members-014-merging",
        """
        ALTER TABLE party ADD COLUMN merged_into BIGINT;
        CREATE INDEX party_merged ON party (merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE party_merge (
            id BIGINT NOT NULL PRIMARY KEY,
            from_id BIGINT NOT NULL REFERENCES party (id),
            into_id BIGINT NOT NULL REFERENCES party (id),
            sequence BIGINT NOT NULL,
            merged_at BIGINT NOT NULL,
            parted_at BIGINT,
            filled_tax_identifier TEXT,
            filled_tax_key TEXT,
            filled_vat_number TEXT,
            filled_born_on TEXT,
            filled_external_code TEXT,
            into_version BIGINT NOT NULL
        );
        CREATE INDEX party_merge_into ON party_merge (into_id, from_id);
        CREATE UNIQUE INDEX party_merge_from ON party_merge (from_id) WHERE parted_at IS NULL;
        CREATE TABLE party_merge_item (
            merge_id BIGINT NOT NULL REFERENCES party_merge (id),
            kind TEXT NOT NULL,
            item_id BIGINT NOT NULL,
            item_text TEXT NOT NULL,
            PRIMARY KEY (merge_id, kind, item_id, item_text)
        );
        CREATE TABLE party_apart (
            first_id BIGINT NOT NULL REFERENCES party (id),
            second_id BIGINT NOT NULL REFERENCES party (id),
            PRIMARY KEY (first_id, second_id)
        )
        """)
}
