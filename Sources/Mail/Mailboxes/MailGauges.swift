import Commons
import Store

/// How mail is doing, in numbers.
enum MailGauges {
    static func all(in db: any Reader) throws -> [Gauge] {
        let silent = try db.count(
            """
            SELECT COUNT(DISTINCT mailbox.id) FROM mailbox
            JOIN mailbox_health ON mailbox_health.mailbox_id = mailbox.id
            WHERE mailbox.closed_at IS NULL AND mailbox_health.fault_it IS NOT NULL
            """)
        let letters = try [SendingState.queued, .sending, .doubt, .refused].map { state in
            Gauge(
                "arca_mail_letters", help: "Letters that have not surely left.",
                label: state.rawValue,
                value: Int64(
                    try db.count(
                        """
                        SELECT COUNT(*) FROM message
                        WHERE state = \(state) AND \(MessageRow.isLeaving)
                        """)),
                advice: state == .doubt || state == .refused ? "settle them on Today" : nil)
        }
        return letters + [
            Gauge(
                "arca_mail_mailboxes_in_trouble", help: "Mailboxes whose server does not answer.",
                value: Int64(silent), advice: "the page Mailboxes says what is wrong with each")
        ]
    }
}
