import Commons
import Kernel

/// What an export says of members and parties to people without Arca.
enum MembersLists {
    static let members = ExportedList(
        "members",
        [
            .init("numero socio", "member number"), .init("persona", "party", .identifier),
            .init("cognome o ragione sociale", "name"), .init("nome", "given name"),
            .init("codice fiscale", "tax identifier"), .init("socio dal", "member since"),
            .init("iscritto il", "entered on"), .init("delibera numero", "resolution number"),
            .init("delibera del", "resolution date"),
            .init("presentato da", "sponsor", .identifier), .init("collettività", "community"),
            .init("fondatore", "founder", .flag), .init("quota", "share", .money),
            .init("sovrapprezzo", "premium", .money), .init("uscito il", "left on"),
            .init("causa", "exit"),
        ],
        """
        SELECT member.number, member.party_id, party.name, party.given_name, party.tax_identifier,
            member.admitted_on, member.entered_on, board_resolution.number AS resolution_number,
            board_resolution.taken_on, member.sponsor_id, community.name AS community_name,
            member.is_founder,
            (SELECT CAST(COALESCE(SUM(share_cents), 0) AS BIGINT) FROM share_movement
                WHERE share_movement.party_id IN (
                    \(PartyMerge.ids(of: "member.party_id", knownAt: .last)))) AS share_cents,
            (SELECT CAST(COALESCE(SUM(premium_cents), 0) AS BIGINT) FROM share_movement
                WHERE share_movement.party_id IN (
                    \(PartyMerge.ids(of: "member.party_id", knownAt: .last)))) AS premium_cents,
            member.left_on, member.exit_kind
        FROM member
        JOIN party ON party.id = member.party_id
        JOIN board_resolution ON board_resolution.id = member.resolution_id
        LEFT JOIN community ON community.id = member.community_id
        ORDER BY member.number
        """)

    static let parties = ExportedList(
        "parties",
        [
            .init("persona", "party", .identifier), .init("tipo", "kind"),
            .init("cognome o ragione sociale", "name"), .init("nome", "given name"),
            .init("codice fiscale", "tax identifier"), .init("partita IVA", "VAT number"),
            .init("nato il", "born on"), .init("codice esterno", "external code"),
            .init("note", "notes"), .init("registrato il", "registered on"),
            .init("unito a", "merged into", .identifier),
        ],
        """
        SELECT id, kind, name, given_name, tax_identifier, vat_number, born_on, external_code, notes,
            registered_on, merged_into
        FROM party ORDER BY sort_key, id
        """)

    static let contacts = ExportedList(
        "contacts",
        [
            .init("persona", "party", .identifier), .init("tipo", "kind"),
            .init("recapito", "contact"), .init("etichetta", "label"),
            .init("preferito", "preferred", .flag), .init("dal", "from"), .init("al", "to"),
        ],
        """
        SELECT party_id, kind, value, label, is_preferred, added_on, ended_on
        FROM party_contact ORDER BY party_id, id
        """)
}
