import Commons
import Kernel
import Mail
import Members
import Store

/// How a request stands, for the one who made it: nothing of how the office shares its work.
public enum RequestState: String, Sendable, Codable, CaseIterable {
    /// We owe an answer.
    case waiting
    /// Answered, and open for more.
    case answered
    case closed

    init(_ row: CaseRow) {
        self = row.closedAt != nil ? .closed : row.waitingSince != nil ? .waiting : .answered
    }

    public var title: Bilingual {
        switch self {
        case .waiting: Bilingual(it: "aspetta la nostra risposta", en: "waits for our answer")
        case .answered: Bilingual(it: "risposta data", en: "answered")
        case .closed: Bilingual(it: "chiusa", en: "closed")
        }
    }
}

/// The requests of the one who asks, the latest first (M8). Whose they are follows from the account.
public struct MyRequests: Query {
    public static let name = "desk.mine"
    public static let permission = Permission.mine
    public static let purpose = Bilingual(
        it: "Le richieste di chi chiede.", en: "The requests of the one who asks.")

    public struct Line: Codable, Sendable, Equatable {
        public let caseFile: ID<CaseFile>
        public let number: String
        public let title: String
        public let state: RequestState
        public let openedAt: Instant
        public let lastAt: Instant

        init(_ row: CaseRow) {
            caseFile = row.id
            number = row.number
            title = row.title
            state = RequestState(row)
            openedAt = row.openedAt
            lastAt = row.lastAt
        }
    }

    public struct Answer: Codable, Sendable, Equatable {
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
        let party = try db.ownParty()
        let limit = min(max(limit ?? 30, 1), 100)
        let parts = after?.split(separator: ".") ?? []
        let edge: SQL
        if parts.count == 2, let at = Int64(parts[0]), let id = ID<CaseFile>(String(parts[1])) {
            edge = " AND (last_at < \(at) OR (last_at = \(at) AND id < \(id)))"
        } else {
            edge = ""
        }
        let rows = try db.rows(
            """
            SELECT \(CaseRow.columns) FROM case_file
            WHERE party_id = \(party) AND merged_into IS NULL\(edge)
            ORDER BY last_at DESC, id DESC LIMIT \(limit + 1)
            """, CaseRow.init)
        let shown = rows.prefix(limit)
        return Answer(
            lines: shown.map(Line.init),
            next: rows.count > limit
                ? shown.last.map { "\($0.lastAt.milliseconds).\($0.id)" } : nil)
    }
}

/// One request of the one who asks: the letters that they wrote and those written to them, and when we
/// spoke. Notes of the office, and letters of others in the same case, are not theirs.
public struct MyRequest: Query {
    public static let name = "desk.mineInFull"
    public static let permission = Permission.mine
    public static let purpose = Bilingual(
        it: "Una richiesta di chi chiede, con le sue lettere.",
        en: "A request of the one who asks, with its letters.")

    public struct Talk: Codable, Sendable, Equatable {
        public let means: ContactMeans
        public let at: Instant
        public let minutes: Int
    }

    public struct Answer: Codable, Sendable {
        public let request: MyRequests.Line
        public let messages: [ID<MailMessage>]
        public let talks: [Talk]
        /// There are older letters than those shown.
        public let hasOlder: Bool
    }

    private static let most = 200

    /// A letter is theirs if it is in a case of theirs and went between the office and an address of
    /// theirs. What the office wrote to somebody else about them is told as theirs in stories, and is
    /// not theirs to read.
    static func isOf(_ party: ID<Party>, in db: any Reader) throws -> SQL {
        let own = try OwnRecord.addresses(of: party, in: db)
        let addresses = SQL.joined(own.map { "\($0)" }, by: ", ")
        return "case_file.party_id = \(party) AND message.correspondent IN (\(addresses))"
    }

    static func isMine(_ message: ID<MailMessage>, in db: Reading) throws -> Bool {
        try db.exists(
            """
            SELECT 1 FROM case_message JOIN message ON message.id = case_message.message_id
            JOIN case_file ON case_file.id = case_message.case_id
            WHERE case_message.message_id = \(message) AND \(try isOf(try db.ownParty(), in: db))
            """)
    }

    let caseFile: ID<CaseFile>

    public init(caseFile: ID<CaseFile>) { self.caseFile = caseFile }

    public func fetch(from db: Reading) throws -> Answer {
        let party = try db.ownParty()
        let row = try CaseRow.require(caseFile, in: db)
        guard row.party == party, row.mergedInto == nil else { throw CommonRefusal.notFound }
        let messages = try db.values(
            """
            SELECT case_message.message_id FROM case_message
            JOIN message ON message.id = case_message.message_id
            JOIN case_file ON case_file.id = case_message.case_id
            WHERE case_message.case_id = \(caseFile) AND \(try Self.isOf(party, in: db))
            ORDER BY case_message.at DESC, case_message.message_id DESC LIMIT \(Self.most + 1)
            """, as: ID<MailMessage>.self)
        let talks = try db.rows(
            """
            SELECT kind, minutes, at FROM case_contact
            WHERE case_id = \(caseFile) AND kind <> \(ContactMeans.note)
            ORDER BY at DESC, id DESC LIMIT \(Self.most)
            """
        ) { Talk(means: try $0["kind"], at: try $0["at"], minutes: try $0["minutes"]) }
        return Answer(
            request: MyRequests.Line(row), messages: messages.prefix(Self.most).reversed(),
            talks: talks.reversed(), hasOlder: messages.count > Self.most)
    }
}
