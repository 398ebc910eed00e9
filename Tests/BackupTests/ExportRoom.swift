import ArcaTesting
import Commons
import Foundation
import Kernel
import Store

@testable import Backup

/// What tests of exports do all the time.
extension BackupRoom {
    @discardableResult
    func export(to path: String) async throws -> ExportReport {
        try await Self.export(arca.house.store, to: path, at: arca.time.now())
    }

    @discardableResult
    static func export(_ store: DataStore, to path: String, at now: Instant = TestArca.opening)
        async throws -> ExportReport
    {
        try await TakeExport(features: features, now: now, version: "test", language: .italian)
            .take(from: store, to: path)
    }

    @discardableResult
    static func found(
        _ path: String, into location: DataStore.Location,
        follow: @Sendable @escaping (Transaction) throws -> Void = { _ in }
    ) async throws -> ExportReport {
        try await FoundFromExport(path: path, features: features).found(
            into: location, surroundings: surroundings([UInt8](repeating: 9, count: 32)),
            follow: follow)
    }

    /// What each table that follows from the facts holds.
    static func tableHashes(_ store: DataStore) async throws -> [ExportManifest.Table] {
        try await store.read { db in
            try ExportPlan(features: features, in: db).rebuilt
                .map { try TableHash.of($0, in: db) }.sorted { $0.name < $1.name }
        }
    }

    /// The files of an export with what they add up to, but for the list itself.
    static func sums(_ path: String) throws -> [String] {
        try String(contentsOfFile: "\(path)/SHA256SUMS", encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    /// Lists every file anew: a lie that agrees with itself.
    static func listAnew(_ path: String, names: [String]) throws {
        let lines = try names.map { name in
            let bytes = try Data(contentsOf: URL(filePath: "\(path)/\(name)"))
            return "\(Digest.sha256(Array(bytes)).hex)  \(name)\n"
        }
        try Data(lines.joined().utf8).write(to: URL(filePath: "\(path)/SHA256SUMS"))
    }
}
