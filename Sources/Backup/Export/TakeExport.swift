import Commons
import Journal
import Kernel
import Store

/// Writes one state of the whole cooperative into a folder of open files, while the house goes on:
/// docs/export.md says what each of them is.
public struct TakeExport: Sendable {
    let features: [any Feature]
    let now: Instant
    /// Version of this program.
    let version: String
    /// Of the titles in the tables for people.
    let language: Language

    public init(features: [any Feature], now: Instant, version: String, language: Language) {
        self.features = features
        self.now = now
        self.version = version
        self.language = language
    }

    /// - Parameter progress: told how many facts, letters and files are written.
    public func take(
        from store: DataStore, to path: String,
        progress: @Sendable @escaping (Int) -> Void = { _ in }
    ) async throws -> ExportReport {
        try await store.read { db in
            guard try Schema.tables(of: db).contains(where: { $0.name == "cooperative" }),
                let cooperative = try Cooperative.find(in: db)
            else { throw BackupFault.noCooperative }
            let steps = try SchemaSteps.landed(in: db)
            guard Set(steps) == SchemaSteps.names(of: House.migrations(of: features)) else {
                throw BackupFault.otherSchema
            }
            let folder = try ExportFolder(path)
            do {
                let manifest = try write(db, to: folder, cooperative, steps, progress)
                try folder.write(ExportEntry.manifest) {
                    try $0.write(OutputJSON.text(manifest, pretty: true).utf8)
                    try $0.write("\n".utf8)
                }
                try folder.finish()
                return ExportReport(manifest)
            } catch {
                folder.discard()
                throw error
            }
        }
    }

    private func write(
        _ db: any Reader, to folder: ExportFolder, _ cooperative: Cooperative, _ steps: [String],
        _ progress: (Int) -> Void
    ) throws -> ExportManifest {
        let plan = try ExportPlan(features: features, in: db)
        let facts = try journal(db, to: folder, progress)
        let tables = try plan.carried.map { try table($0, db, to: folder) }
        let blobs = try blobs(db, to: folder) { progress(facts + $0) }
        let lists = try features.flatMap(\.lists).map { try list($0, db, to: folder) }
        return ExportManifest(
            format: ExportManifest.currentFormat, cooperative: cooperative.name, exportedAt: now,
            arca: version, engine: db.dialect.rawValue, steps: steps, facts: facts,
            letters: blobs.letters, files: blobs.files, tables: tables,
            rebuilt: try plan.rebuilt.map { try TableHash.of($0, in: db) }, leftOut: plan.leftOut,
            lists: lists)
    }

    private func journal(_ db: any Reader, to folder: ExportFolder, _ progress: (Int) -> Void)
        throws -> Int
    {
        let catalogue = House.catalogue(of: features)
        var (facts, line) = (0, [UInt8]())
        try folder.write(ExportEntry.journal) { file in
            try Journal.stream(from: db) { fact in
                line.removeAll(keepingCapacity: true)
                FactLine.append(fact, subjects: try catalogue.decode(fact).subjects, to: &line)
                try Self.check(line, "fact \(fact.sequence)")
                try file.write(line)
                facts += 1
                if facts.isMultiple(of: Self.step) { progress(facts) }
            }
        }
        return facts
    }

    private func table(_ table: Schema.Table, _ db: any Reader, to folder: ExportFolder) throws
        -> ExportManifest.Table
    {
        var (hash, line) = (TableHash(), [UInt8]())
        try folder.write(ExportEntry.table(table.name)) { file in
            try table.rows(of: db) { row in
                line.removeAll(keepingCapacity: true)
                RowLine.append(row.values, to: &line)
                try Self.check(line, "a row of \(table.name)")
                hash.add(line)
                try file.write(line)
            }
        }
        return hash.finish(table)
    }

    private func blobs(_ db: any Reader, to folder: ExportFolder, _ progress: (Int) -> Void) throws
        -> (letters: Int, files: Int)
    {
        var (letters, files) = (0, 0)
        let none: SQL = "SELECT hash AS raw_hash FROM blob WHERE 1 = 0"
        let letterAddresses = SQL.joined(
            [none] + features.compactMap(\.letterAddresses), by: " UNION ")
        try db.stream(
            """
            SELECT blob.hash, CAST(CASE WHEN letter.raw_hash IS NULL THEN 0 ELSE 1 END AS BIGINT)
                AS is_letter
            FROM blob LEFT JOIN (\(letterAddresses)) AS letter ON letter.raw_hash = blob.hash
            ORDER BY blob.hash
            """
        ) { row in
            let hash: Digest = try row["hash"]
            let isLetter = try row["is_letter"] as Int == 1
            let bytes = try Blobs.get(hash, from: db) ?? []
            guard Digest.sha256(bytes) == hash else {
                throw BackupFault.damaged("the bytes of \(hash.hex) are not those it is named by")
            }
            try folder.write(ExportEntry.blob(hash.hex, isLetter: isLetter)) { try $0.write(bytes) }
            if isLetter { letters += 1 } else { files += 1 }
            if (letters + files).isMultiple(of: Self.step) { progress(letters + files) }
        }
        return (letters, files)
    }

    private func list(_ list: ExportedList, _ db: any Reader, to folder: ExportFolder) throws
        -> ExportManifest.List
    {
        var rows = 0
        try folder.write(ExportEntry.list(list.name)) { file in
            // By the mark a spreadsheet knows that the letters are UTF-8.
            try file.write([0xEF, 0xBB, 0xBF])
            try file.write(list.head(language).utf8)
            try db.stream(list.statement) { row in
                try file.write(list.line(row, language).utf8)
                rows += 1
            }
        }
        return ExportManifest.List(name: list.name, rows: rows)
    }

    private static let step = 1000

    private static func check(_ line: [UInt8], _ what: String) throws {
        guard line.count <= ExportEntry.longestLine else {
            throw BackupFault.damaged("\(what) is too large")
        }
    }
}
