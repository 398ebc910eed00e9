import Store

/// Guarantors who are members no more, and operators who are away.
enum GuarantorTables {
    static let migrations = [sponsors, absences]

    private static let sponsors = Migration(
        "members-015-sponsor-reviews",
        """
        CREATE TABLE sponsor_review (
            sequence BIGINT NOT NULL PRIMARY KEY,
            number BIGINT NOT NULL REFERENCES member (number),
            sponsor_id BIGINT NOT NULL REFERENCES party (id),
            new_sponsor_id BIGINT REFERENCES party (id),
            decided_on TEXT NOT NULL,
            reasons TEXT NOT NULL
        );
        CREATE INDEX sponsor_review_number ON sponsor_review (number, sponsor_id)
        """)

    private static let absences = Migration(
        "members-016-absences",
        """
        CREATE TABLE absence (
            sequence BIGINT NOT NULL PRIMARY KEY,
            account_id BIGINT NOT NULL,
            from_on TEXT NOT NULL,
            to_on TEXT NOT NULL
        );
        CREATE INDEX absence_account ON absence (account_id, from_on)
        """)
}
