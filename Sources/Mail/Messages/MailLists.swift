import Commons

/// What an export says of letters to people without Arca.
enum MailLists {
    static let messages = ExportedList(
        "messages",
        [
            .init("lettera", "letter", .identifier), .init("conversazione", "thread", .identifier),
            .init("momento", "moment", .moment), .init("direzione", "direction"),
            .init("casella", "mailbox"), .init("nome del mittente", "sender's name"),
            .init("mittente", "sender"), .init("oggetto", "subject"),
            .init("persona", "party", .identifier), .init("Message-ID", "Message-ID"),
            .init("stato", "state"), .init("allegati", "attachments"),
            .init("file in letters", "file in letters", .digest),
        ],
        """
        SELECT message.id, message.thread_id, message.at, message.direction, mailbox.address,
            message.from_name, message.from_address, message.subject, message.party_id,
            message.message_id, message.state, message.attachments, message.raw_hash
        FROM message JOIN mailbox ON mailbox.id = message.mailbox_id
        ORDER BY message.at, message.id
        """)
}
