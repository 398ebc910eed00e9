import Commons
import Journal
import Kernel
import Site
import Store

/// A word that operators put on cases to find and share work (D2).
public enum Label {}

struct LabelMade: Fact {
    static let name = "desk.labelMade.v1"
    let label: ID<Label>
    let title: String
    let tone: Tone

    var subjects: [ID<Subject>] { [label.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO label (id, title, tone) VALUES (\(label), \(title), \(tone.rawValue))
            """)
    }
}

struct LabelPut: Fact {
    static let name = "desk.labelPut.v1"
    let caseFile: ID<CaseFile>
    let label: ID<Label>

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("INSERT INTO case_label (case_id, label_id) VALUES (\(caseFile), \(label))")
    }
}

struct LabelTakenOff: Fact {
    static let name = "desk.labelTakenOff.v1"
    let caseFile: ID<CaseFile>
    let label: ID<Label>

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("DELETE FROM case_label WHERE case_id = \(caseFile) AND label_id = \(label)")
    }
}

/// Why a label is not made, changed or put, in the order in which we look.
enum LabelRefused: String, Refusal {
    case titleInUse, titleOfRetired, retired, notRetired

    /// Somebody else's label has the name already.
    init(titleOf other: LabelRow) { self = other.isRetired ? .titleOfRetired : .titleInUse }

    var kind: RefusalKind { .conflict }
    var rule: String? { "D2" }
    var field: String? { self == .titleInUse || self == .titleOfRetired ? "title" : nil }
    var sentence: Bilingual {
        switch self {
        case .titleInUse:
            Bilingual(
                it: "Questa etichetta c'è già: usala.", en: "This label is there already: use it.")
        case .titleOfRetired:
            Bilingual(
                it: "Questa etichetta c'è, ma è fuori uso: rimettila in uso.",
                en: "This label is there, but out of use: bring it back.")
        case .retired:
            Bilingual(it: "L'etichetta è fuori uso.", en: "The label is out of use.")
        case .notRetired:
            Bilingual(it: "L'etichetta è già in uso.", en: "The label is in use already.")
        }
    }
}

/// Makes a label.
public struct MakeLabel: Command {
    public static let name = "desk.makeLabel"
    public static let purpose = Bilingual(it: "Crea un'etichetta.", en: "Makes a label.")

    static let longestTitle = 40

    let title: String
    let tone: Tone

    public init(title: String, tone: Tone) {
        self.title = title
        self.tone = tone
    }

    public func run(in tx: Transaction) throws -> ID<Label> {
        let title = try Typed.required(title, field: "title", most: Self.longestTitle)
        if let other = try LabelRow.find(title: title, in: tx) {
            throw LabelRefused(titleOf: other)
        }
        let label: ID<Label> = tx.newID()
        try tx.append(LabelMade(label: label, title: title, tone: tone))
        return label
    }
}

/// Puts a label on a case, or takes it off again.
public struct SetLabel: Command {
    public static let name = "desk.setLabel"
    public static let purpose = Bilingual(
        it: "Mette o toglie un'etichetta a una pratica.",
        en: "Puts a label on a case or takes it off.")

    let caseFile: ID<CaseFile>
    let label: ID<Label>
    let isOn: Bool

    public init(caseFile: ID<CaseFile>, label: ID<Label>, isOn: Bool) {
        self.caseFile = caseFile
        self.label = label
        self.isOn = isOn
    }

    public func run(in tx: Transaction) throws -> Done {
        _ = try CaseRow.require(caseFile, in: tx)
        let row = try LabelRow.require(label, in: tx)
        let isThere = try tx.exists(
            "SELECT 1 FROM case_label WHERE case_id = \(caseFile) AND label_id = \(label)")
        if isOn, !isThere, row.isRetired { throw LabelRefused.retired }
        if isOn, !isThere { try tx.append(LabelPut(caseFile: caseFile, label: label)) }
        if !isOn, isThere { try tx.append(LabelTakenOff(caseFile: caseFile, label: label)) }
        return Done()
    }
}

public struct LabelRow: Sendable, Equatable, Codable {
    public let id: ID<Label>
    public let title: String
    public let tone: Tone
    /// It is not put on cases any more.
    public let isRetired: Bool

    static let columns: SQL = "label.id, label.title, label.tone, label.retired_at"

    init(_ row: Row) throws {
        id = try row["id"]
        title = try row["title"]
        tone = Tone(rawValue: try row["tone"]) ?? .slate
        isRetired = (try row["retired_at"] as Instant?) != nil
    }

    static func all(in db: any Reader) throws -> [LabelRow] {
        try db.rows("SELECT \(columns) FROM label ORDER BY title", LabelRow.init)
    }

    static func require(_ id: ID<Label>, in db: any Reader) throws -> LabelRow {
        let found = try db.first("SELECT \(columns) FROM label WHERE id = \(id)", LabelRow.init)
        guard let found else { throw CommonRefusal.notFound }
        return found
    }

    static func find(title: String, in db: any Reader) throws -> LabelRow? {
        try db.first("SELECT \(columns) FROM label WHERE title = \(title)", LabelRow.init)
    }

    /// By case.
    static func of(_ cases: [ID<CaseFile>], in db: any Reader) throws -> [ID<CaseFile>: [LabelRow]]
    {
        let rows = try db.rows(
            """
            SELECT case_label.case_id, \(columns) FROM case_label
            JOIN label ON label.id = case_label.label_id
            WHERE case_label.case_id IN \(list: cases) ORDER BY label.title
            """
        ) { (caseFile: try $0["case_id"] as ID<CaseFile>, label: try LabelRow($0)) }
        return Dictionary(grouping: rows, by: \.caseFile).mapValues { $0.map(\.label) }
    }
}
