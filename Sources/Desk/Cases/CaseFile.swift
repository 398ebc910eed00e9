import Commons
import Kernel
import Mail
import Members
import Store

/// A request and all that belongs to it, from the first message to the end (D3).
public enum CaseFile {}

/// A case as its row has it.
public struct CaseRow: Sendable, Equatable, Codable {
    public let id: ID<CaseFile>
    /// `2026/118`.
    public let number: String
    public let title: String
    public let party: ID<Party>?
    public let mailbox: ID<Mailbox>?
    /// Nil where nobody has said yet what it is about.
    public let kind: ID<CaseKind>?
    /// Address of the other side, and the name it gave.
    public let correspondent: String
    public let correspondentName: String
    public let preview: String
    public let holder: ID<Account>?
    /// Since when somebody waits for an answer; nil where nobody does.
    public let waitingSince: Instant?
    /// The day on which its holder comes back to it; nil where it is not put aside.
    public let snoozedUntil: CalendarDate?
    public let lastAt: Instant
    public let openedAt: Instant
    public let closedAt: Instant?
    public let closingReason: String?
    /// The case that it is part of since they were merged.
    public let mergedInto: ID<CaseFile>?
    /// Grows with all that happens in the case: who answers says which version was read.
    public let version: Int64

    static let columns: SQL = """
        case_file.id, case_file.year, case_file.ordinal, case_file.title, case_file.party_id,
        case_file.mailbox_id, case_file.kind_id, case_file.correspondent, case_file.correspondent_name,
        case_file.preview, case_file.holder, case_file.waiting_since, case_file.snoozed_until,
        case_file.last_at, case_file.opened_at, case_file.closed_at, case_file.closing_reason, case_file.merged_into,
        case_file.version
        """

    init(_ row: Row) throws {
        id = try row["id"]
        let year: Int = try row["year"]
        let ordinal: Int = try row["ordinal"]
        number = "\(year)/\(ordinal)"
        title = try row["title"]
        party = try row["party_id"]
        mailbox = try row["mailbox_id"]
        kind = try row["kind_id"]
        correspondent = try row["correspondent"]
        correspondentName = try row["correspondent_name"]
        preview = try row["preview"]
        holder = try row["holder"]
        waitingSince = try row["waiting_since"]
        snoozedUntil = try row["snoozed_until"]
        lastAt = try row["last_at"]
        openedAt = try row["opened_at"]
        closedAt = try row["closed_at"]
        closingReason = try row["closing_reason"]
        mergedInto = try row["merged_into"]
        version = try row["version"]
    }

    public var isOpen: Bool { closedAt == nil }
    public var fromShown: String { correspondentName.isEmpty ? correspondent : correspondentName }

    public static func find(_ id: ID<CaseFile>, in db: any Reader) throws -> CaseRow? {
        try db.first("SELECT \(columns) FROM case_file WHERE id = \(id)", CaseRow.init)
    }

    static func require(_ id: ID<CaseFile>, in db: any Reader) throws -> CaseRow {
        guard let found = try find(id, in: db) else { throw CommonRefusal.notFound }
        return found
    }

    static func of(_ ids: Set<ID<CaseFile>>, in db: any Reader) throws -> [ID<CaseFile>: CaseRow] {
        let rows = try db.rows(
            "SELECT \(columns) FROM case_file WHERE id IN \(list: ids.sorted())", CaseRow.init)
        return Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    }

    static func of(message: ID<MailMessage>, in db: any Reader) throws -> ID<CaseFile>? {
        try db.value("SELECT case_id FROM case_message WHERE message_id = \(message)")
    }
}
