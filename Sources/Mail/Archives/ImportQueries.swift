import Commons
import Journal
import Kernel
import Store

/// An import, with the names of what it is about.
public struct MailImportLine: Codable, Sendable, Equatable {
    public let row: MailImportRow
    public let mailboxAddress: String
    public let begunByName: String?
    public let undoByName: String?

    private static let select: SQL = """
        SELECT mail_import.*, mailbox.address AS mailbox_address, one.name AS begun_by,
            other.name AS undone_by
        FROM mail_import JOIN mailbox ON mailbox.id = mail_import.mailbox_id
        LEFT JOIN account AS one ON one.id = mail_import.account
        LEFT JOIN account AS other ON other.id = mail_import.undo_account
        """

    private init(_ row: Row) throws {
        self.row = try MailImportRow(row)
        mailboxAddress = try row["mailbox_address"]
        begunByName = try row["begun_by"]
        undoByName = try row["undone_by"]
    }

    static func find(_ id: ID<MailImport>, in db: any Reader) throws -> MailImportLine? {
        try db.first("\(select) WHERE mail_import.id = \(id)", MailImportLine.init)
    }

    static func newest(in db: any Reader) throws -> [MailImportLine] {
        try db.rows(
            "\(select) ORDER BY mail_import.id DESC LIMIT 100", MailImportLine.init)
    }
}

/// Imports of old mail, the newest first.
public struct MailImports: Query {
    public static let name = "mail.imports"
    public static let purpose = Bilingual(it: "Importazioni di posta.", en: "Mail imports.")

    public init() {}

    public func fetch(from db: Reading) throws -> [MailImportLine] {
        try MailImportLine.newest(in: db)
    }
}

/// Something of an import that stayed, and what holds it.
public struct MailImportKeptLine: Codable, Sendable, Equatable {
    public let title: String
    public let href: String
    public let letters: Int
    public let reason: ImportKept
    /// The fact that holds it: what happened, when and by whom.
    public let sequence: Int64?
    public let what: Bilingual?
    public let at: Instant?
    public let byName: String?

    static let most = 200

    static func of(_ kept: [KeptOfImport], in db: Reading) throws -> [MailImportKeptLine] {
        let names = try db.importKeeper?.named(kept.map(\.subject), in: db) ?? [:]
        let facts = try db.rows(
            """
            SELECT fact.sequence, fact.name AS fact_name, fact.recorded_at, account.name FROM fact
            LEFT JOIN account ON account.id = fact.actor
            WHERE fact.sequence IN \(list: kept.compactMap(\.sequence))
            """
        ) {
            (
                try $0["sequence"] as Int64, fact: try $0["fact_name"] as String,
                at: try $0["recorded_at"] as Instant,
                name: try $0["name"] as String?
            )
        }
        let told = Dictionary(facts.map { ($0.0, $0) }, uniquingKeysWith: { one, _ in one })
        return kept.map { item in
            let fact = item.sequence.flatMap { told[$0] }
            let name =
                names[item.subject]
                ?? HoldingName(title: "\(item.subject)", href: "/messages/\(item.subject)")
            return MailImportKeptLine(
                title: name.title, href: name.href, letters: item.letters, reason: item.reason,
                sequence: item.sequence, what: fact.flatMap { db.importKeeper?.deed($0.fact) },
                at: fact?.at, byName: fact?.name)
        }
    }
}

/// One import, and what stayed of it when it was undone: the first cases by their number.
public struct ShowMailImport: Query {
    public static let name = "mail.showImport"
    public static let purpose = Bilingual(
        it: "Un'importazione di posta, e che cosa ne è rimasto dopo l'annullamento.",
        en: "A mail import, and what stayed of it after it was undone.")

    public struct Answer: Codable, Sendable, Equatable {
        public let line: MailImportLine
        public let keptCount: Int
        public let kept: [MailImportKeptLine]
        /// Letters that it brought and that are there.
        public let letters: Int
        /// Whether it met letters of another import, which stay for its sake.
        public let holdsOthers: Bool
    }

    let importID: ID<MailImport>

    public init(importID: ID<MailImport>) { self.importID = importID }

    public func fetch(from db: Reading) throws -> Answer {
        guard let line = try MailImportLine.find(importID, in: db) else {
            throw MailImportRefused.notFound
        }
        let kept = try db.rows(
            """
            SELECT subject, letters, reason, sequence FROM mail_import_kept
            WHERE import_id = \(importID) ORDER BY subject LIMIT \(MailImportKeptLine.most)
            """
        ) {
            KeptOfImport(
                subject: try $0["subject"], letters: try $0["letters"], reason: try $0["reason"],
                sequence: try $0["sequence"])
        }
        return Answer(
            line: line,
            keptCount: try db.count(
                "SELECT COUNT(*) FROM mail_import_kept WHERE import_id = \(importID)"),
            kept: try MailImportKeptLine.of(kept, in: db),
            letters: try db.count("SELECT COUNT(*) FROM message WHERE import_id = \(importID)"),
            holdsOthers: try db.exists(
                "SELECT 1 FROM mail_import_met WHERE import_id = \(importID) LIMIT 1"))
    }
}
