import Kernel
import Postal
import Store

/// Finds the exchange that a message continues: by the ids it refers to, the nearest first; else by
/// its subject and the one who writes, if that was lately.
enum ThreadFinder {
    /// An exchange under the same words so long ago is another one.
    private static let sameSubjectDays: Int64 = 90
    private static let mostReferences = 50

    /// The message that another continues.
    struct Found {
        let message: ID<MailMessage>
        let thread: ID<MailThread>

        init(_ row: Row) throws {
            message = try row["id"]
            thread = try row["thread_id"]
        }
    }

    static func find(
        references: [String], inReplyTo: [String], subject: String, correspondent: String,
        mailbox: ID<Mailbox>, at: Instant, in db: any Reader
    ) throws -> Found? {
        for reference in (inReplyTo + references.reversed()).prefix(mostReferences) {
            let found = try db.first(
                "SELECT id, thread_id FROM message WHERE message_id = \(reference) ORDER BY id LIMIT 1",
                Found.init)
            if let found { return found }
        }
        let key = key(subject)
        guard !key.isEmpty, !correspondent.isEmpty else { return nil }
        return try db.first(
            """
            SELECT id, thread_id FROM message
            WHERE mailbox_id = \(mailbox) AND correspondent = \(correspondent) AND subject_key = \(key)
                AND at > \(at.adding(days: -sameSubjectDays)) AND at <= \(at.adding(days: 1))
            ORDER BY at DESC, id DESC LIMIT 1
            """, Found.init)
    }

    static func key(_ subject: String) -> String {
        ThreadSubject.normalised(subject).beginning(200)
    }
}
