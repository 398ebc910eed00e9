import Commons
import Journal
import Kernel
import Mail
import Members
import Store

/// Who was answered says whether that settled it. Who says no waits again, and the case is open.
struct SettledSaid: Fact {
    static let name = "desk.settledSaid.v1"
    let question: ID<SettledQuestion>
    let message: ID<MailMessage>
    let caseFile: ID<CaseFile>
    let party: ID<Party>?
    let isSettled: Bool

    struct Content: Codable, Sendable { let words: String }

    var subjects: [ID<Subject>] { [caseFile.subject] + (party.map { [$0.subject] } ?? []) }

    func searchable(_ content: Content) -> SearchText? {
        content.words.isEmpty
            ? nil : SearchText(kind: "contact", title: "", body: content.words)
    }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE reply_question SET answered_at = \(entry.occurredAt), settled = \(isSettled),
                words = \(entry.content?.words ?? ""), times = times + 1
            WHERE id = \(question)
            """)
        if isSettled {
            try db.execute(
                "UPDATE case_file SET version = version + 1 WHERE id = \(caseFile)")
            return
        }
        try db.execute(
            """
            UPDATE case_file SET version = version + 1, closed_at = NULL, closing_reason = NULL,
                snoozed_until = NULL,
                waiting_since = COALESCE(waiting_since, CAST(\(entry.occurredAt) AS BIGINT)),
                last_at = CASE WHEN last_at < \(entry.occurredAt) THEN \(entry.occurredAt)
                    ELSE last_at END
            WHERE id = \(caseFile)
            """)
    }
}
