import Commons
import Kernel
import Store

/// What a case is about, in a word that the operators chose themselves: a quote, a claim, energy…
/// Figures of time stand by it (D6). No case needs one, and one without is seen as such.
public enum CaseKind {
    /// What a new cooperative begins with, in the words of its members; it changes them as it likes.
    public static let starting = [
        "Richiesta di informazioni", "Preventivo", "Polizza", "Sinistro", "Reclamo",
        "Adesione socio", "Energia", "Welfare", "Altro",
    ]
}

/// A kind as its row has it.
public struct CaseKindRow: Sendable, Equatable, Codable {
    public let id: ID<CaseKind>
    public let title: String
    /// No case is given it any more.
    public let isRetired: Bool

    static let columns: SQL = "case_kind.id, case_kind.title, case_kind.retired_at"

    init(_ row: Row) throws {
        id = try row["id"]
        title = try row["title"]
        isRetired = (try row["retired_at"] as Instant?) != nil
    }

    /// In the order in which they were made, so that the first ones stay where the eye finds them.
    public static func all(in db: any Reader) throws -> [CaseKindRow] {
        try db.rows("SELECT \(columns) FROM case_kind ORDER BY id", CaseKindRow.init)
    }

    static func require(_ id: ID<CaseKind>, in db: any Reader) throws -> CaseKindRow {
        let found = try db.first(
            "SELECT \(columns) FROM case_kind WHERE id = \(id)", CaseKindRow.init)
        guard let found else { throw CommonRefusal.notFound }
        return found
    }

    static func find(title: String, in db: any Reader) throws -> CaseKindRow? {
        try db.first("SELECT \(columns) FROM case_kind WHERE title = \(title)", CaseKindRow.init)
    }
}

/// Why a kind is not made, changed or set, in the order in which we look.
enum KindRefused: String, Refusal {
    case titleInUse, titleOfRetired, retired, notRetired

    /// Another kind has the name already.
    init(titleOf other: CaseKindRow) { self = other.isRetired ? .titleOfRetired : .titleInUse }

    var kind: RefusalKind { .conflict }
    var rule: String? { "D3" }
    var field: String? {
        switch self {
        case .titleInUse, .titleOfRetired: "title"
        case .retired: "kind"
        case .notRetired: nil
        }
    }
    var sentence: Bilingual {
        switch self {
        case .titleInUse:
            Bilingual(it: "Questo tipo c'è già: usalo.", en: "This kind is there already: use it.")
        case .titleOfRetired:
            Bilingual(
                it: "Questo tipo c'è, ma è fuori uso: rimettilo in uso.",
                en: "This kind is there, but out of use: bring it back.")
        case .retired:
            Bilingual(
                it: "Questo tipo è fuori uso: scegline un altro, o rimettilo in uso.",
                en: "This kind is out of use: choose another, or bring it back.")
        case .notRetired:
            Bilingual(it: "Il tipo è già in uso.", en: "The kind is in use already.")
        }
    }
}

/// All kinds, those out of use too, in the order in which they were made.
public struct AllKinds: Query {
    public static let name = "desk.kinds"
    public static let purpose = Bilingual(
        it: "Tutti i tipi di pratica, anche quelli fuori uso.",
        en: "All kinds of case, those out of use too.")

    public init() {}

    public func fetch(from db: Reading) throws -> [CaseKindRow] { try CaseKindRow.all(in: db) }
}
