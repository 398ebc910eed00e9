import Age
import Commons
import Crypto
import Foundation
import Kernel
import Store

/// Writes one state of the whole cooperative into one encrypted file, while the house goes on.
public struct TakeBackup: Sendable {
    let lock: AgeLock
    let secretKey: [UInt8]
    /// Tables that stay out.
    let fleetingTables: Set<String>
    let now: Instant
    /// Version of this program.
    let version: String

    public init(
        lock: AgeLock, secretKey: [UInt8], fleetingTables: Set<String>, now: Instant,
        version: String
    ) {
        self.lock = lock
        self.secretKey = secretKey
        self.fleetingTables = fleetingTables
        self.now = now
        self.version = version
    }

    /// - Parameters:
    ///   - chance: fit for keys.
    ///   - progress: told how many rows are written.
    public func take(
        from store: DataStore, to path: String, chance: some Chance,
        progress: @Sendable @escaping (Int) -> Void = { _ in }
    ) async throws -> BackupReport {
        try await store.read { db in
            guard let about = try about(db) else { throw BackupFault.noCooperative }
            let file = try UnfinishedFile(path)
            do {
                var chance = chance
                let age = try AgeWriter(lock, chance: &chance) { try file.write($0) }
                let tar = TarWriter(output: age.write, modifiedAt: now.milliseconds / 1000)
                try tar.add(BackupEntry.about, Self.json(about))
                try tar.add(BackupEntry.key, secretKey)
                let manifest = try tables(db, about, tar, progress)
                try tar.add(BackupEntry.manifest, Self.json(manifest))
                try tar.finish()
                try age.finish()
                try file.finish()
                return BackupReport(manifest, bytes: file.size)
            } catch {
                file.discard()
                throw error
            }
        }
    }

    private func about(_ db: any Reader) throws -> BackupAbout? {
        let tables = try Schema.tablesInOrderOfReference(of: db)
        guard tables.contains(where: { $0.name == "cooperative" }),
            let cooperative = try Cooperative.find(in: db)
        else { return nil }
        return BackupAbout(
            format: BackupAbout.currentFormat, cooperative: cooperative.name, takenAt: now,
            arca: version, engine: db.dialect.rawValue, steps: try SchemaSteps.landed(in: db),
            tables: tables.filter { !fleetingTables.contains($0.name) }.map {
                BackupAbout.Table(name: $0.name, columns: $0.columns)
            })
    }

    private func tables(
        _ db: any Reader, _ about: BackupAbout, _ tar: TarWriter, _ progress: (Int) -> Void
    ) throws -> BackupManifest {
        var done: [BackupManifest.Table] = []
        var before = 0
        for table in try Schema.tablesInOrderOfReference(of: db)
        where !fleetingTables.contains(table.name) {
            let written = try TableDump(table: table).run(db, to: tar) { progress(before + $0) }
            before += written.rows
            done.append(written)
        }
        let facts = done.first { $0.name == "fact" }?.rows ?? 0
        return BackupManifest(about: about, facts: facts, tables: done)
    }

    private static func json(_ value: some Encodable) throws -> [UInt8] {
        Array(try OutputJSON.text(value, pretty: true).utf8)
    }
}

/// The rows of one table, in the order of its key, in parts.
private struct TableDump {
    let table: Schema.Table

    private static let rowsBetweenProgress = 1000

    func run(_ db: any Reader, to tar: TarWriter, progress: (Int) -> Void) throws
        -> BackupManifest.Table
    {
        var (part, parts, rows, hash) = ([UInt8](), 0, 0, SHA256())
        func close() throws {
            guard !part.isEmpty else { return }
            parts += 1
            hash.update(data: part)
            try tar.add(BackupEntry.part(table.name, parts), part)
            part.removeAll(keepingCapacity: true)
        }
        try table.rows(of: db) { row in
            let before = part.count
            RowLine.append(row.values, to: &part)
            guard part.count - before <= BackupEntry.largestRow else {
                throw BackupFault.damaged("a row of \(table.name) is too large")
            }
            rows += 1
            if part.count >= BackupEntry.partSize { try close() }
            if rows % Self.rowsBetweenProgress == 0 { progress(rows) }
        }
        try close()
        return BackupManifest.Table(
            name: table.name, rows: rows, sha256: Bytes.hex(hash.finalize()))
    }
}

extension Schema.Table {
    /// Each row in turn, in the order of the key.
    func rows(of db: any Reader, _ body: (Row) throws -> Void) throws {
        try db.stream(
            """
            SELECT \(unescapedIdentifier: columns.joined(separator: ", "))
            FROM \(unescapedIdentifier: name)
            ORDER BY \(unescapedIdentifier: (key.isEmpty ? columns : key).joined(separator: ", "))
            """, body)
    }
}
