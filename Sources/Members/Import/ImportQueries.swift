import Commons
import Kernel
import Store

/// An import as its row has it.
public struct ImportLine: Sendable, Equatable, Codable {
    public let id: ID<MemberImport>
    public let fileName: String
    /// SHA-256 of the file, in hexadecimal.
    public let fileHash: String
    public let rows: Int
    public let doneRows: Int
    public let created: Int
    public let changed: Int
    public let unchanged: Int
    public let failed: Int
    public let status: ImportStatus
    public let receivedAt: Instant

    private static let columns: SQL = """
        id, file_name, file_hash, row_count, done_rows, created, changed, unchanged, failed, status,
        received_at
        """

    init(_ row: Row) throws {
        id = try row["id"]
        fileName = try row["file_name"]
        fileHash = try row["file_hash"]
        rows = try row["row_count"]
        doneRows = try row["done_rows"]
        created = try row["created"]
        changed = try row["changed"]
        unchanged = try row["unchanged"]
        failed = try row["failed"]
        status = try row["status"]
        receivedAt = try row["received_at"]
    }

    static func require(_ id: ID<MemberImport>, in db: any Reader) throws -> ImportLine {
        let found = try db.first(
            "SELECT \(columns) FROM member_import WHERE id = \(id)", ImportLine.init)
        guard let found else { throw ImportFileRefused.notFound }
        return found
    }

    /// The latest first.
    static func all(in db: any Reader) throws -> [ImportLine] {
        try db.rows(
            "SELECT \(columns) FROM member_import ORDER BY received_at DESC, id DESC LIMIT 500",
            ImportLine.init)
    }

    func file(from db: any Reader) throws -> ImportFile {
        guard let hash = Bytes.fromHex(fileHash).flatMap({ Digest($0) }),
            let bytes = try Blobs.get(hash, from: db)
        else { throw ImportFileRefused.notFound }
        return try ImportFile(bytes)
    }
}

/// The imports, the latest first, with what they brought.
public struct MemberImports: Query {
    public static let name = "members.imports"
    public static let purpose = Bilingual(
        it: "Le importazioni, con quanto hanno portato.", en: "The imports, with what they brought."
    )

    public init() {}

    public func fetch(from db: Reading) throws -> [ImportLine] { try ImportLine.all(in: db) }
}

/// One import with what is wrong in its lines.
public struct ShowImport: Query {
    public static let name = "members.import"
    public static let purpose = Bilingual(
        it: "Un'importazione, con ciò che non è entrato.",
        en: "An import, with what did not get in.")

    public struct Answer: Codable, Sendable, Equatable {
        public let summary: ImportLine
        /// In the order of the lines; the first thousand.
        public let faults: [ImportFault]
    }

    let importID: ID<MemberImport>

    public init(importID: ID<MemberImport>) { self.importID = importID }

    public func fetch(from db: Reading) throws -> Answer {
        let faults = try db.rows(
            """
            SELECT line, column_number, column_name, value, sentence_it, sentence_en
            FROM member_import_fault WHERE import_id = \(importID)
            ORDER BY line, column_number, sequence, place LIMIT \(ImportReport.mostFaults)
            """
        ) {
            ImportFault(
                line: try $0["line"], column: try $0["column_number"],
                columnName: try $0["column_name"],
                value: try $0["value"],
                sentence: Bilingual(it: try $0["sentence_it"], en: try $0["sentence_en"]))
        }
        return Answer(summary: try ImportLine.require(importID, in: db), faults: faults)
    }
}
