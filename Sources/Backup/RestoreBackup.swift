import Commons
import Kernel
import Store

/// Fills an empty database from a backup, of either engine.
public struct RestoreBackup: Sendable {
    let reading: BackupReading
    let features: [any Feature]

    public init(_ reading: BackupReading, features: [any Feature]) {
        self.reading = reading
        self.features = features
    }

    /// The key that opens what is sealed in the database: it must be on the disk before the house is.
    public func secretKey() throws -> [UInt8] {
        let beginning = try reading.beginning()
        try check(beginning.about)
        return beginning.secretKey
    }

    /// - Parameter follow: appends the facts that follow from having been restored.
    public func restore(
        into location: DataStore.Location, surroundings: House.Surroundings,
        progress: @Sendable @escaping (Int) -> Void = { _ in },
        follow: @Sendable @escaping (Transaction) throws -> Void
    ) async throws -> BackupReport {
        let beginning = try reading.beginning()
        let steps = try check(beginning.about)
        return try await House.restore(
            into: location, features: features, surroundings: surroundings, steps: steps,
            load: { db in
                let tables = try Schema.tables(of: db)
                try checkTables(beginning.about, tables)
                var count = 0
                let report = try reading.run(same: beginning) { table in
                    let insert = TableInsert(table)
                    return { row in
                        try insert.run(row, in: db)
                        count += 1
                        if count % 1000 == 0 { progress(count) }
                    }
                }
                try recount(beginning.about, report, in: db)
                return report
            }, follow: follow)
    }

    @discardableResult
    private func check(_ about: BackupAbout) throws -> Set<String> {
        let known = SchemaSteps.inOrder(House.migrations(of: features))
        if let foreign = about.steps.first(where: { !known.contains($0) }) {
            throw BackupFault.unknownStep(foreign)
        }
        let steps = Set(about.steps)
        // Each feature's schema grew step by step: one without those before it never was.
        for own in Dictionary(grouping: known, by: { $0.prefix { $0 != "-" } }).values {
            let landed = own.prefix { steps.contains($0) }
            if let later = own.dropFirst(landed.count).first(where: steps.contains) {
                throw BackupFault.damaged("its schema has \(later) without the steps before it")
            }
        }
        return steps
    }

    /// Names that come from the file go into statements only if the schema has them.
    private func checkTables(_ about: BackupAbout, _ tables: [Schema.Table]) throws {
        let fleeting = House.fleetingTables(of: features)
        let expected = tables.filter { !fleeting.contains($0.name) }
        guard about.tables.map(\.name).sorted() == expected.map(\.name).sorted() else {
            throw BackupFault.damaged("its tables are not those of its schema")
        }
        for table in expected {
            let listed = about.tables.first { $0.name == table.name }
            guard listed?.columns.sorted() == table.columns.sorted() else {
                throw BackupFault.contradiction(table: table.name)
            }
        }
    }

    /// What stands in the database is what was read.
    private func recount(_ about: BackupAbout, _ report: BackupReport, in db: any Writer) throws {
        var rows = 0
        for table in about.tables {
            rows += try db.count("SELECT COUNT(*) FROM \(unescapedIdentifier: table.name)")
        }
        guard rows == report.rows else { throw BackupFault.damaged("rows were lost on the way") }
    }
}

/// Puts the rows of one table in. Its names have been compared with the schema.
struct TableInsert {
    private let name: String
    private let columns: String

    init(_ table: BackupAbout.Table) { self.init(table.name, table.columns) }

    init(_ name: String, _ columns: [String]) {
        self.name = name
        self.columns = columns.joined(separator: ", ")
    }

    func run(_ row: [SQLValue], in db: any Writer) throws {
        let values = SQL.joined(row.map { "\(value: $0)" }, by: ", ")
        do {
            try db.execute(
                """
                INSERT INTO \(unescapedIdentifier: name) (\(unescapedIdentifier: columns))
                VALUES (\(values))
                """)
        } catch let fault as StoreFault where !fault.isWorthRetrying {
            throw BackupFault.damaged("a row of \(name) does not fit: \(fault)")
        }
    }
}
