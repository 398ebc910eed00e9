import Commons
import Journal
import Kernel
import Store

/// What those who decide have decided: the board, the meeting of members, or the founders in the
/// deed itself. Nothing enters the register without one (COOP-01).
public enum BoardResolution {}

public enum ResolutionKind: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case board, meeting
    /// The deed of foundation, in which the founders themselves decide.
    case foundation

    public var title: Bilingual {
        switch self {
        case .board: Bilingual(it: "delibera del consiglio", en: "resolution of the board")
        case .meeting: Bilingual(it: "delibera dell'assemblea", en: "resolution of the meeting")
        case .foundation: Bilingual(it: "atto costitutivo", en: "deed of foundation")
        }
    }
}

/// A resolution as its row has it.
public struct ResolutionRow: Sendable, Equatable, Codable {
    public let id: ID<BoardResolution>
    public let kind: ResolutionKind
    public let number: String
    public let takenOn: CalendarDate
    public let text: String

    private static let columns: SQL = "id, kind, number, taken_on, text"

    init(_ row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        number = try row["number"]
        takenOn = try row["taken_on"]
        text = try row["text"]
    }

    public static func find(_ id: ID<BoardResolution>, in db: any Reader) throws -> ResolutionRow? {
        try db.first("SELECT \(columns) FROM board_resolution WHERE id = \(id)", ResolutionRow.init)
    }

    /// Numbers begin anew each year.
    static func find(
        _ kind: ResolutionKind, number: String, takenOn: CalendarDate, in db: any Reader
    ) throws -> ResolutionRow? {
        try db.first(
            """
            SELECT \(columns) FROM board_resolution
            WHERE kind = \(kind) AND year = \(takenOn.year) AND number_key = \(number.foldedForSearch)
            """, ResolutionRow.init)
    }

    /// The deed of foundation, once it is recorded.
    static func deed(in db: any Reader) throws -> ResolutionRow? {
        try db.first(
            "SELECT \(columns) FROM board_resolution WHERE kind = \(ResolutionKind.foundation)",
            ResolutionRow.init)
    }

    /// The latest first.
    static func latest(_ limit: Int, from db: any Reader) throws -> [ResolutionRow] {
        try db.rows(
            "SELECT \(columns) FROM board_resolution ORDER BY taken_on DESC, id DESC LIMIT \(limit)",
            ResolutionRow.init)
    }
}

/// Something was resolved.
struct BoardResolved: Fact {
    static let name = "members.boardResolved.v1"
    let resolution: ID<BoardResolution>
    let kind: ResolutionKind
    let number: String
    let on: CalendarDate

    struct Content: Codable, Sendable {
        let text: String
    }

    var subjects: [ID<Subject>] { [resolution.subject] }

    func searchable(_ content: Content) -> SearchText? {
        SearchText(kind: "resolution", title: "\(kind.title.it) \(number)", body: content.text)
    }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO board_resolution (id, kind, number, number_key, year, taken_on, text)
            VALUES (\(resolution), \(kind), \(number), \(number.foldedForSearch), \(on.year), \(on),
                \(entry.content?.text ?? ""))
            """)
    }
}

public enum ResolutionRefused: String, Refusal {
    case numberTaken
    /// A cooperative is founded once.
    case foundedAlready

    public var rule: String? { "COOP-01" }
    public var kind: RefusalKind { .conflict }
    public var field: String? { self == .numberTaken ? "number" : "kind" }

    public var sentence: Bilingual {
        switch self {
        case .numberTaken:
            Bilingual(
                it:
                    "In quell'anno c'è già una delibera con questo numero: ogni delibera ha il suo.",
                en: "There is a resolution with this number in that year already: each has its own."
            )
        case .foundedAlready:
            Bilingual(
                it: "L'atto costitutivo c'è già: una cooperativa si fonda una volta.",
                en: "The deed of foundation is there already: a cooperative is founded once.")
        }
    }
}

/// Takes a resolution into the records, so that admissions and refusals can rest on it.
public struct RecordResolution: Command {
    public static let name = "members.recordResolution"
    public static let purpose = Bilingual(
        it: "Registra una delibera del consiglio o dell'assemblea, o l'atto costitutivo.",
        en: "Records a resolution of the board or the meeting, or the deed of foundation.")

    let kind: ResolutionKind?
    let number: String
    let on: CalendarDate
    let text: String?

    public init(
        kind: ResolutionKind = .board, number: String, on: CalendarDate, text: String? = nil
    ) {
        self.kind = kind
        self.number = number
        self.on = on
        self.text = text
    }

    public func run(in tx: Transaction) throws -> ID<BoardResolution> {
        let kind = kind ?? .board
        let number = try Typed.required(number, field: "number", most: 40)
        let day = try tx.pastDay(on)
        let text = try Typed.optional(text, field: "text", most: 20_000)
        if try ResolutionRow.find(kind, number: number, takenOn: day, in: tx) != nil {
            throw ResolutionRefused.numberTaken
        }
        if kind == .foundation, try ResolutionRow.deed(in: tx) != nil {
            throw ResolutionRefused.foundedAlready
        }
        let resolution: ID<BoardResolution> = tx.newID()
        try tx.append(
            BoardResolved(resolution: resolution, kind: kind, number: number, on: day),
            content: BoardResolved.Content(text: text ?? ""), occurredAt: tx.moment(of: day))
        return resolution
    }
}

/// The latest resolutions.
public struct Resolutions: Query {
    public static let name = "members.resolutions"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Le delibere, dalla più recente.", en: "Resolutions, the latest first.")

    let limit: Int?

    public init(limit: Int? = nil) { self.limit = limit }

    public func fetch(from db: Reading) throws -> [ResolutionRow] {
        try ResolutionRow.latest(min(max(limit ?? 100, 1), 500), from: db)
    }
}
