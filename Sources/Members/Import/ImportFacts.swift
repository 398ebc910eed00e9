import Journal
import Kernel
import Store

/// One import of a file of members and clients.
public enum MemberImport {}

public enum ImportStatus: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case received, running, done
    case givenUp = "given_up"

    public var title: Bilingual {
        switch self {
        case .received: Bilingual(it: "ricevuta", en: "received")
        case .running: Bilingual(it: "in corso", en: "running")
        case .done: Bilingual(it: "conclusa", en: "done")
        case .givenUp: Bilingual(it: "abbandonata", en: "given up")
        }
    }
}

/// A file arrived; nothing of it is in the records yet.
struct ImportReceived: Fact {
    static let name = "members.importReceived.v1"
    let importID: ID<MemberImport>
    /// SHA-256 in hexadecimal: the file lies under it.
    let fileHash: String
    let rows: Int
    let highestNumber: Int

    struct Content: Codable, Sendable {
        let fileName: String
    }

    var subjects: [ID<Subject>] { [importID.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO member_import (id, file_hash, file_name, row_count, highest_number, status,
                received_at, account_id, done_rows, created, changed, unchanged, failed)
            VALUES (\(importID), \(fileHash), \(entry.content?.fileName ?? ""), \(rows), \(highestNumber),
                'received', \(entry.recordedAt), \(entry.provenance.actor), 0, 0, 0, 0, 0)
            """)
    }
}

/// The lines of a file begin to enter the records.
struct ImportStarted: Fact {
    static let name = "members.importStarted.v1"
    let importID: ID<MemberImport>

    var subjects: [ID<Subject>] { [importID.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE member_import SET status = 'running' WHERE id = \(importID)")
    }
}

/// So many lines more are done: in the records, or set aside with what is wrong with them.
struct ImportAdvanced: Fact {
    static let name = "members.importAdvanced.v1"
    let importID: ID<MemberImport>
    let doneRows: Int
    let created: Int
    let changed: Int
    let unchanged: Int
    let failed: Int
    let isLast: Bool

    struct Content: Codable, Sendable {
        let faults: [ImportFault]
    }

    var subjects: [ID<Subject>] { [importID.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE member_import SET done_rows = \(doneRows), created = created + \(created),
                changed = changed + \(changed), unchanged = unchanged + \(unchanged),
                failed = failed + \(failed),
                status = \(isLast ? ImportStatus.done : .running)
            WHERE id = \(importID)
            """)
        for (index, fault) in (entry.content?.faults ?? []).enumerated() {
            try db.execute(
                """
                INSERT INTO member_import_fault (import_id, sequence, place, line, column_number,
                    column_name, value, sentence_it, sentence_en)
                VALUES (\(importID), \(entry.sequence), \(index), \(fault.line), \(fault.column),
                    \(fault.columnName), \(fault.value), \(fault.sentence.it), \(fault.sentence.en))
                """)
        }
    }
}

/// Nobody goes on with an import. What is in the records stays there.
struct ImportGivenUp: Fact {
    static let name = "members.importGivenUp.v1"
    let importID: ID<MemberImport>

    var subjects: [ID<Subject>] { [importID.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE member_import SET status = 'given_up' WHERE id = \(importID)")
    }
}
