import Commons
import Kernel
import Members
import Store

/// Something that operators look for again and again, kept under a name among the queues. It is
/// everybody's, since all may do the same; who made it is told.
public enum CaseSearch {
    /// More would make the desk slow, and nobody would find any among them.
    static let most = 20
}

/// A saved search as its row has it.
public struct CaseSearchRow: Sendable, Equatable, Codable {
    public let id: ID<CaseSearch>
    public let title: String
    public let criteria: CaseCriteria
    public let madeBy: ID<Account>?
    public let madeAt: Instant

    static let columns: SQL = """
        case_search.id, case_search.title, case_search.words, case_search.standing,
        case_search.kind_id, case_search.unkinded, case_search.label_id, case_search.mailbox_id,
        case_search.party_id, case_search.community_id, case_search.made_by, case_search.made_at
        """

    init(_ row: Row) throws {
        id = try row["id"]
        title = try row["title"]
        criteria = CaseCriteria(
            words: try row["words"], standing: try row["standing"], kind: try row["kind_id"],
            isUnkinded: try row["unkinded"], label: try row["label_id"],
            mailbox: try row["mailbox_id"], party: try row["party_id"],
            community: try row["community_id"])
        madeBy = try row["made_by"]
        madeAt = try row["made_at"]
    }

    static func all(in db: any Reader) throws -> [CaseSearchRow] {
        try db.rows("SELECT \(columns) FROM case_search ORDER BY title", CaseSearchRow.init)
    }

    static func find(_ id: ID<CaseSearch>, in db: any Reader) throws -> CaseSearchRow? {
        try db.first("SELECT \(columns) FROM case_search WHERE id = \(id)", CaseSearchRow.init)
    }

    static func require(_ id: ID<CaseSearch>, in db: any Reader) throws -> CaseSearchRow {
        guard let found = try find(id, in: db) else { throw CommonRefusal.notFound }
        return found
    }

    static func find(title: String, in db: any Reader) throws -> CaseSearchRow? {
        try db.first(
            "SELECT \(columns) FROM case_search WHERE title = \(title)", CaseSearchRow.init)
    }
}

/// Why a search is not kept, in the order in which we look.
enum SearchRefused: String, Refusal {
    case nothingAsked, titleInUse, tooMany

    var kind: RefusalKind { self == .nothingAsked ? .invalid : .conflict }
    var rule: String? { "J2" }
    var field: String? {
        self == .titleInUse ? "title" : nil
    }
    var sentence: Bilingual {
        switch self {
        case .nothingAsked:
            Bilingual(
                it: "Questa ricerca non chiede niente: scrivi delle parole o scegli un filtro.",
                en: "This search asks for nothing: write some words or choose a filter.")
        case .titleInUse:
            Bilingual(
                it: "C'è già una ricerca con questo nome: scegline un altro.",
                en: "There is a search of this name already: choose another.")
        case .tooMany:
            Bilingual(
                it:
                    "Le ricerche salvate sono già \(CaseSearch.most): eliminane una che non serve più.",
                en:
                    "There are \(CaseSearch.most) saved searches already: delete one that is not needed any more."
            )
        }
    }
}

/// The saved searches with who made each, by name.
public struct SavedSearches: Query {
    public static let name = "desk.searches"
    public static let purpose = Bilingual(
        it: "Le ricerche salvate, con chi le ha fatte.",
        en: "The saved searches, with who made them.")

    public struct Line: Codable, Sendable {
        public let search: CaseSearchRow
        public let madeByName: String?
    }

    public init() {}

    public func fetch(from db: Reading) throws -> [Line] {
        let names = try AccountRow.names(in: db)
        return try CaseSearchRow.all(in: db).map {
            Line(search: $0, madeByName: $0.madeBy.flatMap { names[$0] })
        }
    }
}
