import Commons
import Journal
import Kernel
import Store

/// Whoever was called in a note has seen it.
struct MentionSeen: Fact {
    static let name = "desk.mentionSeen.v1"
    let contact: ID<CaseContact>
    let caseFile: ID<CaseFile>
    let account: ID<Account>

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_mention SET seen_at = \(entry.occurredAt)
            WHERE contact_id = \(contact) AND account = \(account)
            """)
    }
}

/// Ticks as seen that a colleague has called one in a note: each for oneself.
public struct SeeMention: Command {
    public static let name = "desk.seeMention"
    public static let purpose = Bilingual(
        it: "Segna come visto un appunto in cui un collega mi ha nominato.",
        en: "Marks a note as seen in which a colleague has mentioned me.")

    let contact: ID<CaseContact>

    public init(contact: ID<CaseContact>) { self.contact = contact }

    public func run(in tx: Transaction) throws -> Done {
        guard let me = tx.actor.id else { throw CommonRefusal.forbidden }
        let caseFile = try tx.value(
            "SELECT case_id FROM case_contact WHERE id = \(contact)", as: ID<CaseFile>.self)
        guard let caseFile else { throw CommonRefusal.notFound }
        let isCalled = try tx.exists(
            """
            SELECT 1 FROM case_mention
            WHERE contact_id = \(contact) AND account = \(me) AND seen_at IS NULL
            """)
        guard isCalled else { throw MentionRefused.notCalled }
        try tx.append(MentionSeen(contact: contact, caseFile: caseFile, account: me))
        return Done()
    }
}

/// Notes in which a colleague has called the one who asks, not seen yet, the latest first. Where the
/// case was merged or split meanwhile, they stand where the note is now.
public struct MentionsOfMe: Query {
    public static let name = "desk.mentions"
    public static let purpose = Bilingual(
        it: "Gli appunti in cui un collega mi ha nominato e che non ho ancora visto.",
        en: "Notes in which a colleague has mentioned me and that I have not seen yet.")

    public struct Line: Codable, Sendable {
        public let contact: ID<CaseContact>
        public let caseFile: CaseRow
        public let by: String?
        public let at: Instant
        public let note: String
    }

    public struct Answer: Codable, Sendable {
        public let lines: [Line]
        /// To be given as `after` for the next page.
        public let next: String?
    }

    let after: String?
    let limit: Int?

    public init(after: String? = nil, limit: Int? = nil) {
        self.after = after
        self.limit = limit
    }

    public func fetch(from db: Reading) throws -> Answer {
        let limit = min(max(limit ?? 30, 1), 100)
        let beyond: SQL =
            after.flatMap(ID<CaseContact>.init).map { " AND contact_id < \($0)" } ?? ""
        let rows = try db.rows(
            """
            SELECT case_contact.id, case_contact.case_id, case_contact.account, case_contact.at,
                case_contact.note
            FROM (SELECT contact_id FROM case_mention
                WHERE account = \(db.actor.id) AND seen_at IS NULL\(beyond)
                ORDER BY contact_id DESC LIMIT \(limit + 1)) AS called
            JOIN case_contact ON case_contact.id = called.contact_id
            ORDER BY case_contact.id DESC
            """
        ) {
            (
                contact: try $0["id"] as ID<CaseContact>, file: try $0["case_id"] as ID<CaseFile>,
                by: try $0["account"] as ID<Account>?, at: try $0["at"] as Instant,
                note: try $0["note"] as String
            )
        }
        let cases = try CaseRow.of(Set(rows.map(\.file)), in: db)
        let names = try AccountRow.names(in: db)
        return Answer(
            lines: rows.prefix(limit).compactMap { row in
                cases[row.file].map {
                    Line(
                        contact: row.contact, caseFile: $0, by: row.by.flatMap { names[$0] },
                        at: row.at, note: row.note)
                }
            }, next: rows.count > limit ? rows.prefix(limit).last.map { "\($0.contact)" } : nil)
    }
}
