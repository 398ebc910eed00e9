import Commons
import Foundation
import Kernel

/// Lives the whole of a received file and undoes it again: what would be new, changed or wrong, with
/// the very rules that the import itself meets.
public struct PreviewImport: Command {
    public static let name = "members.previewImport"
    public static let purpose = Bilingual(
        it:
            "Prova un'importazione senza lasciare traccia: dice che cosa cambierebbe e che cosa è sbagliato.",
        en: "Tries an import without leaving a trace: says what would change and what is wrong.")

    let importID: ID<MemberImport>

    public init(importID: ID<MemberImport>) { self.importID = importID }

    public func run(in tx: Transaction) throws -> ImportReport {
        try ImportTrial.of(try ImportLine.require(importID, in: tx).file(from: tx), in: tx)
    }
}

/// The same for a file that is not even received: not the file itself is kept.
public struct TryImport: Command {
    public static let name = "members.tryImport"
    public static let purpose = Bilingual(
        it: "Prova un file CSV di soci e clienti senza riceverlo: non resta niente.",
        en: "Tries a CSV file of members and clients without taking it in: nothing remains.")

    /// The bytes of the file, in base64.
    let file: String

    public init(file: String) { self.file = file }

    public init(bytes: [UInt8]) { self.init(file: Data(bytes).base64EncodedString()) }

    public func run(in tx: Transaction) throws -> ImportReport {
        try ImportTrial.of(try ImportFile(try UploadedTable.bytes(file)), in: tx)
    }
}

enum ImportTrial {
    /// Thrown to undo what was tried.
    private struct Tried: Error { let report: ImportReport }

    static func of(_ file: ImportFile, in tx: Transaction) throws -> ImportReport {
        do {
            return try tx.attempt { throw Tried(report: try live(file, in: tx)) }
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
        for lived in try ImportStep.live(file.rows, in: tx) { try report.add(lived) }
        report.faults.sort { ($0.line, $0.column ?? 0) < ($1.line, $1.column ?? 0) }
        return report
    }
}

extension ImportReport {
    mutating func add(_ result: ImportStep.Lived) throws {
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
