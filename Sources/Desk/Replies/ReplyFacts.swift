import Commons
import Journal
import Kernel
import Mail
import Store

/// An answer was given: how long its reader had waited, how complete it was. Of the case, never of
/// the one who wrote it.
struct ReplyRecorded: Fact {
    static let name = "desk.replyRecorded.v1"
    let caseFile: ID<CaseFile>
    let message: ID<MailMessage>
    /// Nil where nobody was waiting.
    let waitedMilliseconds: Int64?
    /// Properties met, of seven; nil for letters that were not written here.
    let score: Int?
    /// Gaps let pass for a stated reason.
    let waived: Int?
    /// Reply blocks that were put into it.
    var blocks: [UsedBlock]?
    /// The question below it, whether it settled the matter.
    var question: ID<SettledQuestion>?

    struct Content: Codable, Sendable {
        let checklist: FrozenChecklist?
        /// Drawn points that the writer struck out as no questions.
        var struckOut: [String]?
    }

    var subjects: [ID<Subject>] { [caseFile.subject, message.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO reply (message_id, case_id, at, waited_ms, score, waived)
            VALUES (\(message), \(caseFile), \(entry.occurredAt), \(waitedMilliseconds), \(score), \(waived))
            """)
        for use in blocks ?? [] {
            try db.execute(
                """
                INSERT INTO reply_block (message_id, block_id, version, at)
                VALUES (\(message), \(use.block), \(use.version), \(entry.occurredAt))
                """)
        }
        if let question {
            try db.execute(
                """
                INSERT INTO reply_question (id, message_id, asked_at, words, times)
                VALUES (\(question), \(message), \(entry.occurredAt), '', 0)
                """)
        }
        // A letter written elsewhere, or one of the past, is no reason to lose what is being written here.
        if score != nil { try db.execute("DELETE FROM draft WHERE case_id = \(caseFile)") }
    }
}

extension Transaction {
    func append(_ reply: ReplyRecorded, occurredAt: Instant) throws {
        try append(reply, content: ReplyRecorded.Content(checklist: nil), occurredAt: occurredAt)
    }
}

/// An answer under way, as it was last saved: for all who open the case.
public struct Draft: Codable, Sendable, Equatable {
    public var text: String
    public var subject: String
    public var to: [String]
    public var cc: [String]
    public var points: [ReplyPoint]
    @Sorted public var ticked: Set<AnswerProperty>
    public var reason: String?
    /// The version of the case that its writer had read.
    public var version: Int64
    /// Reply blocks put in so far.
    public var blocks: [UsedBlock]?
}

/// A point on the checklist of an answer. `drawn` is the point as the program drew it, which a writer
/// may reword or strike out but not make disappear.
public struct ReplyPoint: Codable, Sendable, Equatable {
    public enum Standing: String, Codable, Sendable, CaseIterable { case open, answered, dismissed }

    public let drawn: String?
    public let text: String
    public let standing: Standing

    public init(drawn: String?, text: String, standing: Standing) {
        self.drawn = drawn
        self.text = text
        self.standing = standing
    }
}

/// A draft was saved.
struct DraftSaved: Fact {
    static let name = "desk.draftSaved.v1"
    let caseFile: ID<CaseFile>
    let account: ID<Account>?

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<Draft>, to db: any Writer) throws {
        guard let draft = entry.content else {
            try db.execute("DELETE FROM draft WHERE case_id = \(caseFile)")
            return
        }
        let body = try OutputJSON.text(draft)
        try db.execute(
            """
            INSERT INTO draft (case_id, account, saved_at, body)
            VALUES (\(caseFile), \(account), \(entry.recordedAt), \(body))
            ON CONFLICT (case_id) DO UPDATE SET account = excluded.account,
                saved_at = excluded.saved_at, body = excluded.body
            """)
    }
}

struct DraftRow: Sendable, Equatable {
    let account: ID<Account>?
    let savedAt: Instant
    let draft: Draft

    static func find(_ caseFile: ID<CaseFile>, in db: any Reader) throws -> DraftRow? {
        try db.first("SELECT account, saved_at, body FROM draft WHERE case_id = \(caseFile)") {
            row in
            DraftRow(
                account: try row["account"], savedAt: try row["saved_at"],
                draft: try InputDecoder.decode(
                    Draft.self, from: try Tree.json((try row["body"] as String).utf8)))
        }
    }
}
