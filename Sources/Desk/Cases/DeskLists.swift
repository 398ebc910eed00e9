import Commons

/// What an export says of cases to people without Arca.
enum DeskLists {
    static let cases = ExportedList(
        "cases",
        [
            .init("pratica", "case", .identifier), .init("anno", "year"),
            .init("numero", "number"), .init("titolo", "title"),
            .init("persona", "party", .identifier), .init("corrispondente", "correspondent"),
            .init("nome del corrispondente", "correspondent's name"),
            .init("aperta", "opened", .moment), .init("ultima voce", "last entry", .moment),
            .init("risposta", "answered", .moment), .init("chiusa", "closed", .moment),
            .init("motivo", "reason"),
        ],
        """
        SELECT id, year, ordinal, title, party_id, correspondent, correspondent_name, opened_at,
            last_at, answered_at, closed_at, closing_reason
        FROM case_file ORDER BY year, ordinal
        """)

    static let letters = ExportedList(
        "case_letters",
        [
            .init("pratica", "case", .identifier), .init("lettera", "letter", .identifier),
            .init("momento", "moment", .moment),
        ],
        "SELECT case_id, message_id, at FROM case_message ORDER BY case_id, at, message_id")
}
