import Commons
import Kernel
import Mail
import Store

/// "Did this settle it?": asked at the end of an answer that closes its case, answered by a click on
/// a link that only its reader has (D5). Asked by the closing itself, never at a writer's choice:
/// else only those would be asked who are content.
public enum SettledQuestion {}

/// Which answer a question is about, and what was said.
public struct SettledRow: Sendable, Equatable, Codable {
    public let id: ID<SettledQuestion>
    public let message: ID<MailMessage>
    public let caseFile: ID<CaseFile>
    public let askedAt: Instant
    public let answeredAt: Instant?
    public let isSettled: Bool?
    public let words: String
    /// How often it was answered.
    public let times: Int

    private static let columns: SQL = """
        reply_question.id, reply_question.message_id, reply.case_id, reply_question.asked_at,
        reply_question.answered_at, reply_question.settled, reply_question.words,
        reply_question.times
        """

    init(_ row: Row) throws {
        id = try row["id"]
        message = try row["message_id"]
        caseFile = try row["case_id"]
        askedAt = try row["asked_at"]
        answeredAt = try row["answered_at"]
        isSettled = try row["settled"]
        words = try row["words"]
        times = try row["times"]
    }

    static func find(_ id: ID<SettledQuestion>, in db: any Reader) throws -> SettledRow? {
        try db.first(
            """
            SELECT \(columns) FROM reply_question
            JOIN reply ON reply.message_id = reply_question.message_id
            WHERE reply_question.id = \(id)
            """, SettledRow.init)
    }

    /// What was said about the answers of a case, the oldest first.
    static func answered(in caseFile: ID<CaseFile>, _ db: any Reader) throws -> [SettledRow] {
        try db.rows(
            """
            SELECT \(columns) FROM reply
            JOIN reply_question ON reply_question.message_id = reply.message_id
            WHERE reply.case_id = \(caseFile) AND reply_question.answered_at IS NOT NULL
            ORDER BY reply_question.answered_at, reply_question.id
            """, SettledRow.init)
    }
}

/// The words of the question, and the link under them.
struct SettledLink {
    let question: ID<SettledQuestion>
    let address: PublicAddress
    let code: String

    private static let purpose = "desk.settled"

    init(_ question: ID<SettledQuestion>, at address: PublicAddress, _ secrets: SecretBox) {
        self.question = question
        self.address = address
        code = secrets.code(for: question.description, purpose: Self.purpose)
    }

    static func path(_ question: ID<SettledQuestion>, _ code: String) -> String {
        "/settled/\(question)/\(code)"
    }

    static func isRight(
        _ code: String, for question: ID<SettledQuestion>, _ secrets: SecretBox
    ) -> Bool {
        secrets.isCode(code, for: question.description, purpose: purpose)
    }

    /// Below the letter, as people of the office write: in Italian, with the same in English.
    var words: String {
        """
        Questa risposta ha risolto la sua richiesta? Ce lo dica con un clic:
        \(address.text)\(Self.path(question, code))
        (Did this answer settle your request? Tell us with one click.)
        """
    }
}
