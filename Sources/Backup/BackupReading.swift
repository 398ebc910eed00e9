import Age
import Crypto
import Foundation
import Kernel
import Store

/// Reads a backup through from beginning to end and compares it with its own list. Whatever takes
/// rows from it must undo all of them if reading throws: only its end proves that it is whole.
public struct BackupReading: Sendable {
    let path: String
    let opener: AgeOpener

    public init(path: String, opener: AgeOpener) {
        self.path = path
        self.opener = opener
    }

    /// The first entries.
    struct Beginning: Equatable {
        let about: BackupAbout
        let secretKey: [UInt8]
    }

    /// Reads the whole and keeps nothing.
    public func check() throws -> BackupReport {
        try run { _ in { _ in } }
    }

    func beginning() throws -> Beginning { try Self.beginning(of: try open().tar) }

    /// - Parameters:
    ///   - same: what the beginning must be, where it was read before.
    ///   - table: called for each table in turn; gives what takes its rows.
    func run(
        same: Beginning? = nil,
        _ table: (BackupAbout.Table) throws -> (_ row: [SQLValue]) throws -> Void
    ) throws -> BackupReport {
        let (file, tar) = try open()
        let beginning = try Self.beginning(of: tar)
        if let same, same != beginning { throw BackupFault.damaged("it changed while it was read") }
        let about = beginning.about
        var entry = try tar.next()
        var found: [BackupManifest.Table] = []
        for next in about.tables {
            let take = try table(next)
            var (rows, number, hash) = (0, 1, SHA256())
            while let part = entry, part.name == BackupEntry.part(next.name, number) {
                hash.update(data: part.bytes)
                rows += try Self.rows(part.bytes, next, take)
                number += 1
                entry = try tar.next()
            }
            found.append(
                BackupManifest.Table(
                    name: next.name, rows: rows, sha256: Bytes.hex(hash.finalize())))
        }
        guard let last = entry, last.name == BackupEntry.manifest, try tar.next() == nil else {
            throw BackupFault.damaged("an entry is missing, there twice or not in its place")
        }
        let manifest: BackupManifest = try Self.decode(last.bytes)
        try Self.compare(manifest, about, found)
        return BackupReport(manifest, bytes: file.size)
    }

    private func open() throws -> (file: ReadFile, tar: TarReader) {
        let file = try ReadFile(path)
        let age = try AgeReader(ByteSource(file.read), opener)
        return (file, TarReader(source: ByteSource { _ in try age.next() }))
    }

    private static func beginning(of tar: TarReader) throws -> Beginning {
        guard let first = try tar.next(), first.name == BackupEntry.about else {
            throw BackupFault.notABackup
        }
        let version: Version = try decode(first.bytes)
        guard version.format == BackupAbout.currentFormat else {
            throw BackupFault.newerFormat(version.format)
        }
        let about: BackupAbout = try decode(first.bytes)
        guard let key = try tar.next(), key.name == BackupEntry.key, key.bytes.count == 32 else {
            throw BackupFault.damaged("secret.key is missing")
        }
        return Beginning(about: about, secretKey: key.bytes)
    }

    /// What can be read of any format.
    private struct Version: Decodable { let format: Int }

    private static let longestList = 4 << 20

    private static func decode<Value: Decodable>(_ bytes: [UInt8]) throws -> Value {
        guard bytes.count <= longestList,
            let value = try? JSONDecoder().decode(Value.self, from: Data(bytes))
        else { throw BackupFault.damaged("its list cannot be read") }
        return value
    }

    private static func rows(
        _ part: [UInt8], _ table: BackupAbout.Table, _ take: ([SQLValue]) throws -> Void
    ) throws -> Int {
        var (rows, start) = (0, 0)
        while start < part.count {
            guard let end = part[start...].firstIndex(of: UInt8(ascii: "\n")),
                let row = RowLine.read(part[start..<end]), row.count == table.columns.count
            else { throw BackupFault.damaged("a row of \(table.name) cannot be read") }
            try take(row)
            rows += 1
            start = end + 1
        }
        return rows
    }

    private static func compare(
        _ manifest: BackupManifest, _ about: BackupAbout, _ found: [BackupManifest.Table]
    ) throws {
        guard manifest.about == about, manifest.tables.map(\.name) == found.map(\.name) else {
            throw BackupFault.damaged("its two lists differ")
        }
        for (listed, read) in zip(manifest.tables, found) where listed != read {
            throw BackupFault.contradiction(table: read.name)
        }
        guard manifest.facts == (found.first { $0.name == "fact" }?.rows ?? 0) else {
            throw BackupFault.contradiction(table: "fact")
        }
    }
}
