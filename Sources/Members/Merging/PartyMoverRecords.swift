import Kernel
import Store

/// The two records themselves, and their stories.
extension PartyMover {
    private struct Details {
        let taxIdentifier, taxKey, vatNumber, bornOn, externalCode: String?
        let version: Int64

        init(_ party: ID<Party>, in db: any Reader) throws {
            let row = try db.first(
                """
                SELECT tax_identifier, tax_key, vat_number, born_on, external_code, version
                FROM party WHERE id = \(party)
                """
            ) { row in
                (
                    try row["tax_identifier"] as String?, try row["tax_key"] as String?,
                    try row["vat_number"] as String?, try row["born_on"] as String?,
                    try row["external_code"] as String?, try row["version"] as Int64
                )
            }
            (taxIdentifier, taxKey, vatNumber, bornOn, externalCode, version) =
                row ?? (nil, nil, nil, nil, nil, 0)
        }
    }

    /// What the survivor lacks it takes from the other, whose codes are then free for it.
    func open(_ sequence: Int64, _ at: Instant, in db: any Writer) throws {
        let one = try Details(from, in: db)
        let other = try Details(into, in: db)
        let takesTax = other.taxIdentifier == nil
        let tax = takesTax ? one.taxIdentifier : nil
        let key = takesTax ? one.taxKey : nil
        let vat = other.vatNumber == nil ? one.vatNumber : nil
        let born = other.bornOn == nil ? one.bornOn : nil
        let code = other.externalCode == nil ? one.externalCode : nil
        try db.execute(
            """
            INSERT INTO party_merge (id, from_id, into_id, sequence, merged_at,
                filled_tax_identifier, filled_tax_key, filled_vat_number, filled_born_on,
                filled_external_code, into_version)
            VALUES (\(merge), \(from), \(into), \(sequence), \(at), \(tax), \(key), \(vat), \(born),
                \(code), \(other.version))
            """)
        try db.execute(
            """
            UPDATE party SET merged_into = \(into),
                tax_identifier = \(tax == nil ? one.taxIdentifier : nil),
                tax_key = \(key == nil ? one.taxKey : nil),
                vat_number = \(vat == nil ? one.vatNumber : nil),
                external_code = \(code == nil ? one.externalCode : nil)
            WHERE id = \(from)
            """)
        guard [tax, vat, born, code].contains(where: { $0 != nil }) else { return }
        try db.execute(
            """
            UPDATE party SET tax_identifier = \(tax ?? other.taxIdentifier),
                tax_key = \(key ?? other.taxKey), vat_number = \(vat ?? other.vatNumber),
                born_on = \(born ?? other.bornOn),
                external_code = \(code ?? other.externalCode), version = \(sequence)
            WHERE id = \(into)
            """)
        if tax != nil || vat != nil { try renewVersion(of: into, sequence, at, in: db) }
    }

    /// Each has its codes again; what was corrected meanwhile stays as corrected.
    func close(_ sequence: Int64, _ at: Instant, in db: any Writer) throws {
        try db.execute(
            """
            UPDATE party SET
                tax_identifier = CASE WHEN before.filled_tax_identifier = party.tax_identifier
                    THEN NULL ELSE party.tax_identifier END,
                tax_key = CASE WHEN before.filled_tax_identifier = party.tax_identifier
                    THEN NULL ELSE party.tax_key END,
                vat_number = CASE WHEN before.filled_vat_number = party.vat_number
                    THEN NULL ELSE party.vat_number END,
                born_on = CASE WHEN before.filled_born_on = party.born_on
                    THEN NULL ELSE party.born_on END,
                external_code = CASE WHEN before.filled_external_code = party.external_code
                    THEN NULL ELSE party.external_code END,
                version = CASE WHEN party.version = before.sequence THEN before.into_version
                    WHEN party.version = before.into_version THEN party.version
                    ELSE CAST(\(sequence) AS BIGINT) END
            FROM party_merge AS before WHERE party.id = \(into) AND before.id = \(merge)
            """)
        try db.execute(
            """
            UPDATE party SET merged_into = NULL,
                tax_identifier = COALESCE(before.filled_tax_identifier, party.tax_identifier),
                tax_key = COALESCE(before.filled_tax_key, party.tax_key),
                vat_number = COALESCE(before.filled_vat_number, party.vat_number),
                external_code = COALESCE(before.filled_external_code, party.external_code)
            FROM party_merge AS before WHERE party.id = \(from) AND before.id = \(merge)
            """)
        let hasFilled = try db.exists(
            """
            SELECT 1 FROM party_merge WHERE id = \(merge)
                AND (filled_tax_identifier IS NOT NULL OR filled_vat_number IS NOT NULL)
            """)
        if hasFilled { try renewVersion(of: into, sequence, at, in: db) }
        try db.execute("DELETE FROM party_merge_item WHERE merge_id = \(merge)")
        try db.execute("UPDATE party_merge SET parted_at = \(at) WHERE id = \(merge)")
    }

    /// How the party is called and known from here on; how it was stays to be seen.
    private func renewVersion(
        of party: ID<Party>, _ sequence: Int64, _ at: Instant, in db: any Writer
    ) throws {
        try db.execute(
            """
            UPDATE party_version SET superseded_at = \(at)
            WHERE party_id = \(party) AND superseded_at IS NULL
            """)
        try db.execute(
            """
            INSERT INTO party_version (party_id, sequence, recorded_at, name, given_name,
                tax_identifier)
            SELECT id, CAST(\(sequence) AS BIGINT), CAST(\(at) AS BIGINT), name, given_name,
                COALESCE(tax_identifier, vat_number)
            FROM party WHERE id = \(party)
            """)
    }

    /// All that was told of the one is told of the other too; what already was is written down.
    func tell(before sequence: Int64, in db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO party_merge_item (merge_id, kind, item_id, item_text)
            SELECT CAST(\(merge) AS BIGINT), 'told', own.sequence, ''
            FROM fact_subject AS own JOIN fact_subject AS there
                ON there.subject = \(into) AND there.occurred_at = own.occurred_at
                    AND there.sequence = own.sequence
            WHERE own.subject = \(from) AND own.sequence < \(sequence)
            """)
        try db.execute(
            """
            INSERT INTO fact_subject (subject, occurred_at, sequence)
            SELECT CAST(\(into) AS BIGINT), occurred_at, sequence FROM fact_subject
            WHERE subject = \(from) AND sequence < \(sequence)
            ON CONFLICT DO NOTHING
            """)
    }

    /// The survivor's story without what was told of the other before they were merged.
    func untell(in db: any Writer) throws {
        try db.execute(
            """
            DELETE FROM fact_subject WHERE subject = \(into)
                AND sequence < (SELECT sequence FROM party_merge WHERE id = \(merge))
                AND sequence IN (SELECT sequence FROM fact_subject WHERE subject = \(from))
                AND sequence NOT IN (SELECT item_id FROM party_merge_item
                    WHERE merge_id = \(merge) AND kind = 'told')
            """)
    }
}
