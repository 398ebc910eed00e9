import Commons
import Journal
import Kernel
import Store

/// Makes an equal cooperative from an export: replays the journal into an empty database of either
/// engine and compares every table with what the export says of it.
public struct FoundFromExport: Sendable {
    let path: String
    let features: [any Feature]

    public init(path: String, features: [any Feature]) {
        self.path = path
        self.features = features
    }

    /// - Parameters:
    ///   - progress: told how many facts, letters and files are in.
    ///   - follow: appends the facts that follow from having been founded anew.
    public func found(
        into location: DataStore.Location, surroundings: House.Surroundings,
        progress: @Sendable @escaping (Int) -> Void = { _ in },
        follow: @Sendable @escaping (Transaction) throws -> Void
    ) async throws -> ExportReport {
        let steps = SchemaSteps.names(of: House.migrations(of: features))
        // Before a database is touched.
        try check(ExportReading(path).manifest, steps)
        return try await House.restore(
            into: location, features: features, surroundings: surroundings, steps: steps,
            load: { db in try load(db, steps, progress) }, follow: follow)
    }

    private func load(_ db: any Writer, _ steps: Set<String>, _ progress: (Int) -> Void) throws
        -> ExportReport
    {
        let reading = try ExportReading(path)
        let manifest = reading.manifest
        try check(manifest, steps)
        let plan = try ExportPlan(features: features, in: db)
        try journal(reading, db, progress)
        for table in manifest.tables { try fill(table, plan, reading, db) }
        let isSameSchema = Set(manifest.steps) == steps
        if isSameSchema { try compare(manifest, plan, in: db) }
        try blobs(reading, db) { progress(manifest.facts + $0) }
        for list in manifest.lists { try reading.check(ExportEntry.list(list.name)) }
        try reading.check(ExportEntry.manifest)
        try reading.end()
        guard try Cooperative.find(in: db)?.name == manifest.cooperative else {
            throw BackupFault.exportDamaged("its journal is of another cooperative")
        }
        return ExportReport(manifest)
    }

    private func check(_ manifest: ExportManifest, _ steps: Set<String>) throws {
        if let foreign = manifest.steps.first(where: { !steps.contains($0) }) {
            throw BackupFault.unknownStep(foreign)
        }
        // Or whoever leaves some out would keep the tables from being compared.
        guard
            SchemaSteps.couldHaveLanded(
                Set(manifest.steps), of: House.migrations(of: features))
        else { throw BackupFault.exportDamaged("its schema is of no version of Arca") }
    }

    private func journal(_ reading: ExportReading, _ db: any Writer, _ progress: (Int) -> Void)
        throws
    {
        let catalogue = House.catalogue(of: features)
        var facts: Int64 = 0
        try reading.lines(of: ExportEntry.journal) { line in
            guard let fact = FactLine.read(line) else {
                throw BackupFault.exportDamaged("line \(facts + 1) of the journal cannot be read")
            }
            try take(fact, after: facts, catalogue, db)
            facts += 1
            if facts.isMultiple(of: 1000) { progress(Int(facts)) }
        }
        guard facts == reading.manifest.facts else {
            throw BackupFault.exportDamaged(
                "the journal has \(facts) facts, not \(reading.manifest.facts)")
        }
    }

    private func take(
        _ fact: StoredFact, after facts: Int64, _ catalogue: FactCatalogue, _ db: any Writer
    ) throws {
        do { try Journal.takeOver(fact, after: facts, catalogue, in: db) } catch {
            switch error {
            case let fault as StoreFault where fault.isWorthRetrying: throw fault
            case let found as FactContradicted:
                throw BackupFault.exportDamaged("fact \(found.sequence): \(found.detail)")
            case is UnknownFact: throw BackupFault.exportDamaged("\(error): use a newer arca")
            default:
                throw BackupFault.exportDamaged(
                    "fact \(fact.sequence) (\(fact.name)) does not fit: \(error)")
            }
        }
    }

    private func fill(
        _ listed: ExportManifest.Table, _ plan: ExportPlan, _ reading: ExportReading,
        _ db: any Writer
    ) throws {
        guard let table = plan.carried.first(where: { $0.name == listed.name }),
            Set(listed.columns).isSubset(of: table.columns),
            Set(listed.columns).count == listed.columns.count, !listed.columns.isEmpty
        else { throw BackupFault.exportDamaged("its tables are not those of its schema") }
        let insert = TableInsert(listed.name, listed.columns)
        var rows = 0
        try reading.lines(of: ExportEntry.table(listed.name)) { line in
            guard let row = RowLine.read(line), row.count == listed.columns.count else {
                throw BackupFault.exportDamaged("a row of \(listed.name) cannot be read")
            }
            try insert.run(row, in: db)
            rows += 1
        }
        guard rows == listed.rows else {
            throw BackupFault.exportDamaged("rows of \(listed.name) are missing or too many")
        }
    }

    /// With the same schema the same facts give the same rows.
    private func compare(_ manifest: ExportManifest, _ plan: ExportPlan, in db: any Reader) throws {
        guard manifest.rebuilt.map(\.name).sorted() == plan.rebuilt.map(\.name).sorted(),
            manifest.tables.map(\.name).sorted() == plan.carried.map(\.name).sorted()
        else { throw BackupFault.exportDamaged("its tables are not those of its schema") }
        for table in plan.rebuilt {
            let made = try TableHash.of(table, in: db)
            guard manifest.rebuilt.contains(made) else {
                throw BackupFault.exportDamaged(
                    "the facts give another table \(table.name) than the one it came from")
            }
        }
    }

    private func blobs(_ reading: ExportReading, _ db: any Writer, _ progress: (Int) -> Void) throws
    {
        var (letters, files, last) = (0, 0, "")
        while let blob = try reading.nextBlob() {
            guard blob.hex > last else {
                throw BackupFault.exportDamaged("\(blob.name) is not in its place")
            }
            last = blob.hex
            try Blobs.put(blob.bytes, in: db)
            if blob.isLetter { letters += 1 } else { files += 1 }
            if (letters + files).isMultiple(of: 1000) { progress(letters + files) }
        }
        guard letters == reading.manifest.letters, files == reading.manifest.files else {
            throw BackupFault.exportDamaged(
                "it has \(letters) letters and \(files) files, not \(reading.manifest.letters) and \(reading.manifest.files)"
            )
        }
    }
}
