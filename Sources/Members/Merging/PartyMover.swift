import Kernel
import Store

/// What a merge moves, and how to move it back: every row that went is written down.
struct PartyMover {
    let merge: ID<PartyMerging>
    let from: ID<Party>
    let into: ID<Party>

    /// Rows that belong to a party: in which column, and how a row is known again.
    private struct Belonging {
        let kind: String
        let table: SQL
        let column: SQL
        var id: SQL = "id"
        var text: SQL = "''"
        /// Leaves a row where it is: the other has the like of it.
        var unless: SQL?
    }

    private var belongings: [Belonging] {
        [
            Belonging(
                kind: "contact", table: "party_contact", column: "party_id",
                unless: """
                    ended_on IS NULL AND EXISTS (SELECT 1 FROM party_contact AS there
                        WHERE there.party_id = \(into) AND there.kind = party_contact.kind
                            AND there.matching_key = party_contact.matching_key
                            AND there.ended_on IS NULL)
                    """),
            Belonging(
                kind: "role", table: "party_role", column: "party_id", id: "0",
                text: "role || ' ' || from_on",
                unless: """
                    EXISTS (SELECT 1 FROM party_role AS there WHERE there.party_id = \(into)
                        AND there.role = party_role.role AND there.from_on = party_role.from_on)
                    """),
            Belonging(
                kind: "belonging", table: "belonging", column: "party_id", id: "community_id",
                text: "from_on",
                unless: """
                    EXISTS (SELECT 1 FROM belonging AS there WHERE there.party_id = \(into)
                        AND there.community_id = belonging.community_id
                        AND there.from_on = belonging.from_on)
                    """),
            Belonging(
                kind: "duty", table: "community_contact", column: "party_id", id: "community_id",
                text: "from_on",
                unless: """
                    EXISTS (SELECT 1 FROM community_contact AS there
                        WHERE there.party_id = \(into)
                            AND there.community_id = community_contact.community_id
                            AND there.from_on = community_contact.from_on)
                    """),
            Belonging(
                kind: "signature", table: "charter_signature", column: "party_id",
                unless: """
                    EXISTS (SELECT 1 FROM charter_signature AS there
                        WHERE there.party_id = \(into)
                            AND there.charter_id = charter_signature.charter_id)
                    """),
            Belonging(
                kind: "following", table: "following", column: "party_id", id: "sequence",
                unless: """
                    to_at IS NULL AND EXISTS (SELECT 1 FROM following AS there
                        WHERE there.party_id = \(into) AND there.to_at IS NULL
                            AND (there.account_id = following.account_id
                                OR (NOT there.is_stand_in AND NOT following.is_stand_in)))
                    """),
            Belonging(kind: "application", table: "membership_application", column: "party_id"),
            Belonging(
                kind: "sponsored", table: "membership_application", column: "sponsor_id"),
            Belonging(kind: "member", table: "member", column: "party_id", id: "number"),
            Belonging(kind: "presented", table: "member", column: "sponsor_id", id: "number"),
            Belonging(
                kind: "reviewed", table: "sponsor_review", column: "sponsor_id", id: "sequence"),
            Belonging(
                kind: "vouching", table: "sponsor_review", column: "new_sponsor_id", id: "sequence"
            ),
            Belonging(kind: "call", table: "share_call", column: "party_id"),
            Belonging(kind: "giver", table: "share_transfer", column: "giver_id"),
            Belonging(kind: "receiver", table: "share_transfer", column: "receiver_id"),
        ]
    }

    func remember(in db: any Writer) throws {
        for one in belongings {
            let kept = one.unless.map { unless -> SQL in "AND NOT (\(unless))" } ?? ""
            try db.execute(
                """
                INSERT INTO party_merge_item (merge_id, kind, item_id, item_text)
                SELECT CAST(\(merge) AS BIGINT), CAST(\(one.kind) AS TEXT), \(one.id), \(one.text)
                FROM \(one.table) WHERE \(one.column) = \(from) \(kept)
                """)
        }
        // Of two contacts to be used first, the survivor's is.
        try db.execute(
            """
            INSERT INTO party_merge_item (merge_id, kind, item_id, item_text)
            SELECT CAST(\(merge) AS BIGINT), 'preferred', id, '' FROM party_contact
            WHERE party_id = \(from) AND is_preferred
                AND EXISTS (SELECT 1 FROM party_contact AS there WHERE there.party_id = \(into)
                    AND there.kind = party_contact.kind AND there.is_preferred)
                AND id IN (\(items("contact")))
            """)
    }

    private func items(_ kind: String) -> SQL {
        "SELECT item_id FROM party_merge_item WHERE merge_id = \(merge) AND kind = \(kind)"
    }

    /// Moves what the merge remembers, there or back.
    func move(_ source: ID<Party>, to target: ID<Party>, in db: any Writer) throws {
        for one in belongings {
            try db.execute(
                """
                UPDATE \(one.table) SET \(one.column) = \(target)
                WHERE \(one.column) = \(source) AND EXISTS (
                    SELECT 1 FROM party_merge_item WHERE merge_id = \(merge) AND kind = \(one.kind)
                        AND item_id = \(one.id) AND item_text = \(one.text))
                """)
        }
        let isBack = target == from
        try db.execute(
            """
            UPDATE party_contact SET is_preferred = \(isBack)
            WHERE party_id = \(target) AND ended_on IS NULL AND id IN (\(items("preferred")))
            """)
        if isBack { try preferOne(in: db) }
    }

    /// Somebody may have preferred another of them meanwhile: the earliest comes first.
    private func preferOne(in db: any Writer) throws {
        try db.execute(
            """
            UPDATE party_contact SET is_preferred = FALSE
            WHERE party_id = \(from) AND is_preferred AND EXISTS (
                SELECT 1 FROM party_contact AS other WHERE other.party_id = \(from)
                    AND other.kind = party_contact.kind AND other.is_preferred
                    AND other.id < party_contact.id)
            """)
    }

    /// A membership that came of an application follows it.
    func takeNews(in db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO party_merge_item (merge_id, kind, item_id, item_text)
            SELECT CAST(\(merge) AS BIGINT), 'member', number, '' FROM member
            WHERE party_id = \(into) AND application_id IN (\(items("application")))
                AND number NOT IN (\(items("member")))
            """)
    }

    /// The register as it is known from here on; earlier states stay to be seen.
    func keepVersions(_ sequence: Int64, _ at: Instant, in db: any Writer) throws {
        let numbers = try db.values(
            """
            SELECT DISTINCT item_id FROM party_merge_item
            WHERE merge_id = \(merge) AND kind IN ('member', 'presented') ORDER BY item_id
            """, as: Int.self)
        for number in numbers { try RegisterVersions.keep(number, sequence, at, in: db) }
    }
}
