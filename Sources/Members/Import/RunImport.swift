import Commons
import Kernel
import Store

/// Begins an import: its lines enter the records in the background, part by part.
public struct StartImport: Command {
    public static let name = "members.startImport"
    public static let purpose = Bilingual(
        it: "Avvia un'importazione, che prosegue da sé.",
        en: "Starts an import, which goes on by itself.")

    /// Of the jobs that go on with it.
    static let jobKind = "members.import"

    let importID: ID<MemberImport>

    public init(importID: ID<MemberImport>) { self.importID = importID }

    public func run(in tx: Transaction) throws -> Done {
        let found = try ImportLine.require(importID, in: tx)
        guard found.status == .received else { throw ImportFileRefused.finished }
        try tx.append(ImportStarted(importID: importID))
        try tx.later(kind: Self.jobKind, payload: importID.description, dueAt: tx.now)
        return Done()
    }
}

/// Lives the next lines of an import, with their own dates. Cut off half way, it begins again where
/// the last part ended; asked again when all is done, it does nothing.
public struct AdvanceImport: Command {
    public static let name = "members.advanceImport"
    public static let purpose = Bilingual(
        it: "Importa le prossime righe di un file.", en: "Imports the next lines of a file.")

    public struct Outcome: Codable, Sendable, Equatable {
        public let doneRows: Int
        public let rows: Int
        public var isDone: Bool { doneRows >= rows }
    }

    let importID: ID<MemberImport>
    /// How many lines; 1000 if not said.
    let count: Int?
    /// The file of this import, where whoever asks has read it before.
    private var file: ImportFile?

    private enum CodingKeys: String, CodingKey { case importID, count }

    public init(importID: ID<MemberImport>, count: Int? = nil) {
        self.importID = importID
        self.count = count
    }

    init(importID: ID<MemberImport>, count: Int?, file: ImportFile) {
        self.init(importID: importID, count: count)
        self.file = file
    }

    static let usualCount = 1_000
    private static let mostCount = 5_000

    public func run(in tx: Transaction) throws -> Outcome {
        let found = try ImportLine.require(importID, in: tx)
        if found.status == .givenUp { throw ImportFileRefused.finished }
        if found.status == .done { return Outcome(doneRows: found.doneRows, rows: found.rows) }
        let file = try file ?? found.file(from: tx)
        if found.status == .received { try tx.append(ImportStarted(importID: importID)) }
        tx.mark(importedBy: importID.subject)
        let count = min(max(count ?? Self.usualCount, 1), Self.mostCount)
        var report = ImportReport()
        let rows = Array(file.rows.dropFirst(found.doneRows).prefix(count))
        for lived in try ImportStep.live(rows, in: tx) { try report.add(lived) }
        let doneRows = found.doneRows + report.rows
        try tx.append(
            ImportAdvanced(
                importID: importID, doneRows: doneRows, created: report.created,
                changed: report.changed,
                unchanged: report.unchanged, failed: report.failed,
                isLast: doneRows >= file.rows.count),
            content: ImportAdvanced.Content(faults: report.faults))
        return Outcome(doneRows: doneRows, rows: file.rows.count)
    }
}

/// Leaves an import as it stands. What is in the records stays there.
public struct GiveUpImport: Command {
    public static let name = "members.giveUpImport"
    public static let purpose = Bilingual(
        it: "Abbandona un'importazione: ciò che è già entrato resta.",
        en: "Gives an import up: what is in already stays.")

    let importID: ID<MemberImport>

    public init(importID: ID<MemberImport>) { self.importID = importID }

    public func run(in tx: Transaction) throws -> Done {
        let found = try ImportLine.require(importID, in: tx)
        guard found.status == .received || found.status == .running else {
            throw ImportFileRefused.finished
        }
        try tx.append(ImportGivenUp(importID: importID))
        return Done()
    }
}
