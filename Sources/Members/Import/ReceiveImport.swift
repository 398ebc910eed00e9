import Commons
import Foundation
import Kernel
import Store

/// Takes in a file to be looked at: it is read, and refused if it is no table of ours.
public struct ReceiveImport: Command {
    public static let name = "members.receiveImport"
    public static let purpose = Bilingual(
        it: "Riceve un file CSV di soci e clienti, da controllare prima di importarlo.",
        en: "Takes in a CSV file of members and clients, to be checked before it is imported.")

    let fileName: String?
    /// The bytes of the file, in base64.
    let file: String

    public init(fileName: String?, file: String) {
        self.fileName = fileName
        self.file = file
    }

    public init(fileName: String?, bytes: [UInt8]) {
        self.init(fileName: fileName, file: Data(bytes).base64EncodedString())
    }

    private static let mostBytes = 30 << 20

    public func run(in tx: Transaction) throws -> ID<MemberImport> {
        guard file.utf8.count <= Self.mostBytes / 3 * 4 + 4 else {
            throw ImportFileRefused.tooLarge
        }
        guard let data = Data(base64Encoded: file, options: .ignoreUnknownCharacters) else {
            throw InputRefused.wrongType(field: "file", wanted: "base64")
        }
        let bytes = Array(data)
        let understood = try ImportFile(bytes)
        let name = try Typed.optional(fileName, field: "fileName") ?? "soci.csv"
        let id: ID<MemberImport> = tx.newID()
        try tx.append(
            ImportReceived(
                importID: id, fileHash: try tx.store(bytes).hex, rows: understood.rows.count,
                highestNumber: understood.highestNumber),
            content: ImportReceived.Content(fileName: name))
        return id
    }
}

/// Lives the whole file and undoes it again: what would be new, changed or wrong, with the very rules
/// that the import itself meets.
public struct PreviewImport: Command {
    public static let name = "members.previewImport"
    public static let purpose = Bilingual(
        it:
            "Prova un'importazione senza lasciare traccia: dice che cosa cambierebbe e che cosa è sbagliato.",
        en: "Tries an import without leaving a trace: says what would change and what is wrong.")

    let importID: ID<MemberImport>

    public init(importID: ID<MemberImport>) { self.importID = importID }

    /// Thrown to undo what was tried.
    private struct Tried: Error { let report: ImportReport }

    public func run(in tx: Transaction) throws -> ImportReport {
        let found = try ImportLine.require(importID, in: tx)
        let file = try found.file(from: tx)
        do {
            return try tx.attempt { throw Tried(report: try Self.live(file, in: tx)) }
        } catch let tried as Tried {
            return tried.report
        }
    }

    private static func live(_ file: ImportFile, in tx: Transaction) throws -> ImportReport {
        var report = ImportReport()
        report.ignoredColumns = file.ignoredColumns
        report.missingNumbers = try file.missingNumbers.filter {
            try Member.find(number: $0, in: tx) == nil
        }
        for row in file.rows { try report.add(try ImportStep.live(row, in: tx)) }
        report.faults.sort { ($0.line, $0.column ?? 0) < ($1.line, $1.column ?? 0) }
        return report
    }
}

extension ImportReport {
    mutating func add(_ result: (outcome: ImportOutcome, faults: [ImportFault])) throws {
        rows += 1
        switch result.outcome {
        case .created: created += 1
        case .changed: changed += 1
        case .unchanged: unchanged += 1
        case .failed: failed += 1
        }
        note(result.faults)
    }
}
