import Kernel
import Store

/// Proves that rows are what the facts add up to: replays the journal into an empty database,
/// recomputes every leaf, compares every table. All on one unchanging state of the database, while
/// the house goes on working.
public struct Replay: Sendable {
    let catalogue: FactCatalogue
    let migrations: [Migration]
    /// Tables that no fact accounts for: sessions, jobs, keys against repetition.
    let operationalTables: Set<String>

    public init(catalogue: FactCatalogue, migrations: [Migration], operationalTables: Set<String>) {
        self.catalogue = catalogue
        self.migrations = migrations
        self.operationalTables = operationalTables.union(Self.ownTables)
    }

    /// Of the store itself.
    public static let ownTables: Set<String> = ["migration", "job", "blob", "blob_piece"]

    /// What was looked at and what is wrong; no findings means that all is well.
    public struct Report: Sendable, Codable, Equatable {
        public var facts: Int64 = 0
        public var tables = 0
        public var rows = 0
        public var findings: [String] = []

        public var isClean: Bool { findings.isEmpty }
    }

    private static let mostFindings = 100

    /// - Parameter progress: told how many facts are done, every thousand.
    public func verify(
        _ store: DataStore, progress: @Sendable @escaping (Int64) -> Void = { _ in }
    ) async throws -> Report {
        try await store.read { source in
            var report = Report()
            let scratch = try Scratch(migrations: migrations)
            try scratch.use { copy in
                try copy.script("BEGIN")
                try replay(from: source, into: copy, &report, progress)
                try copy.script("COMMIT")
                try compareTables(source, copy, &report)
            }
            if let damaged = try Blobs.firstDamaged(in: source) {
                report.findings.append(
                    "blob \(damaged.hex): its bytes are not those it is named by")
            }
            return report
        }
    }

    private func replay(
        from source: any Reader, into copy: any Writer, _ report: inout Report,
        _ progress: (Int64) -> Void
    ) throws {
        var expected: Int64 = 1
        try source.stream(
            """
            SELECT \(StoredFact.columns) FROM fact
            LEFT JOIN fact_content ON fact_content.sequence = fact.sequence
            ORDER BY fact.sequence
            """
        ) { row in
            let stored = try StoredFact(row)
            if stored.sequence != expected {
                note("fact \(expected) is missing from the journal", &report)
                expected = stored.sequence
            }
            expected += 1
            do {
                try check(stored, &report)
                try copy.savepoint { try copyOver(stored, into: copy) }
            } catch {
                note(
                    "fact \(stored.sequence) (\(stored.name)) cannot be replayed: \(error)", &report
                )
            }
            report.facts += 1
            if report.facts % 1000 == 0 { progress(report.facts) }
        }
    }

    private func check(_ stored: StoredFact, _ report: inout Report) throws {
        let decoded = try catalogue.decode(stored)
        for finding in stored.contradictions(subjects: Journal.distinct(decoded.subjects)) {
            note("fact \(stored.sequence) (\(stored.name)): \(finding)", &report)
        }
    }

    private func copyOver(_ stored: StoredFact, into copy: any Writer) throws {
        let decoded = try catalogue.decode(stored)
        let subjects = try Journal.copy(stored, decoded, to: copy)
        if let words = decoded.searchText {
            try SearchIndex.add(
                IndexedText(words, for: copy.dialect), subjects: subjects, at: stored.occurredAt,
                stored.sequence, to: copy)
        }
        try decoded.apply(copy)
    }

    private func note(_ finding: String, _ report: inout Report) {
        if report.findings.count < Self.mostFindings { report.findings.append(finding) }
    }

    private func compareTables(
        _ source: any Reader, _ copy: any Writer, _ report: inout Report
    ) throws {
        let sourceTables = try Schema.tables(of: source)
        for table in try Schema.tables(of: copy) where !operationalTables.contains(table.name) {
            guard sourceTables.contains(where: { $0.name == table.name }) else {
                note("table \(table.name) is missing", &report)
                continue
            }
            report.tables += 1
            let comparison = TableComparison(table: table, source: source, copy: copy)
            let differences = try comparison.run { report.rows += $0 }
            for difference in differences { note("table \(table.name): \(difference)", &report) }
        }
    }
}
