import Commons
import Journal
import Kernel
import Knowledge
import Mail
import Store

/// The answers that a reply block went into, the latest first, with the version it had.
public struct AnswersWithBlock: Query {
    public static let name = "desk.answersWithBlock"
    public static let purpose = Bilingual(
        it: "Le risposte in cui è stato inserito un blocco, dalla più recente.",
        en: "The answers that a block was put into, the latest first.")

    public struct Line: Codable, Sendable {
        public let caseFile: CaseRow
        public let message: ID<MailMessage>
        public let version: Int
        public let at: Instant
    }

    public struct Answer: Codable, Sendable {
        public let lines: [Line]
        public let next: String?
    }

    let block: ID<Article>
    let after: String?
    let limit: Int?

    public init(block: ID<Article>, after: String? = nil, limit: Int? = nil) {
        self.block = block
        self.after = after
        self.limit = limit
    }

    public func fetch(from db: Reading) throws -> Answer {
        let limit = min(max(limit ?? 20, 1), 100)
        let beyond: SQL =
            edge.map { " AND (reply_block.at, reply_block.message_id) < (\($0.0), \($0.1))" } ?? ""
        let rows = try db.rows(
            """
            SELECT reply_block.message_id, reply_block.version, reply_block.at, reply.case_id
            FROM reply_block JOIN reply ON reply.message_id = reply_block.message_id
            WHERE block_id = \(block)\(beyond)
            ORDER BY reply_block.at DESC, reply_block.message_id DESC LIMIT \(limit + 1)
            """
        ) {
            (
                message: try $0["message_id"] as ID<MailMessage>, version: try $0["version"] as Int,
                at: try $0["at"] as Instant, caseFile: try $0["case_id"] as ID<CaseFile>
            )
        }
        let cases = try CaseRow.of(Set(rows.map(\.caseFile)), in: db)
        return Answer(
            lines: rows.prefix(limit).compactMap { row in
                cases[row.caseFile].map {
                    Line(caseFile: $0, message: row.message, version: row.version, at: row.at)
                }
            },
            next: rows.count > limit
                ? rows.prefix(limit).last.map { "\($0.at.milliseconds).\($0.message)" } : nil)
    }

    private var edge: (Instant, ID<MailMessage>)? {
        let parts = (after ?? "").split(separator: ".")
        guard parts.count == 2, let at = Int64(parts[0]),
            let message = ID<MailMessage>(String(parts[1]))
        else { return nil }
        return (Instant(milliseconds: at), message)
    }
}
