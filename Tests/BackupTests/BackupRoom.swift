import Age
import ArcaTesting
import Commons
import Desk
import Evidence
import Foundation
import Kernel
import Mail
import Members
import Site
import Store
import Webhooks

@testable import Backup
@testable import Knowledge

/// A cooperative with letters on their way out, and what tests of backups do all the time.
struct BackupRoom {
    static let features: [any Feature] = [
        SiteCore(), MembersFeature(), KnowledgeFeature(), MailFeature(), DeskFeature(),
        EvidenceFeature(), WebhooksFeature(),
    ]
    static let passphrase = "una barca sul fiume"
    static let secretKey = [UInt8](repeating: 7, count: 32)

    let arca: TestArca
    let box: ID<Mailbox>

    static func with<Value: Sendable>(
        _ engine: TestEngine, _ body: (BackupRoom) async throws -> Value
    ) async throws -> Value {
        try await TestArca.with(engine, features: features) { arca in
            let side = SetMailbox.Side(
                host: "127.0.0.1", port: 2525, security: .plain, username: "info",
                password: "segreta")
            let box = try await arca.run(
                SetMailbox(
                    address: try MailAddress("info@ilborgo.example"), title: "Il Borgo", imap: side,
                    smtp: side))
            return try await body(BackupRoom(arca: arca, box: box))
        }
    }

    func queue(_ number: Int) async throws -> ID<MailMessage> {
        try await arca.run(
            QueueMessage(
                mailbox: box, to: ["bruno@officinatassi.example"], subject: "Lettera \(number)",
                text: "Gentile Bruno,\nlettera \(number): la convenzione è pronta.")
        ).message
    }

    /// In a folder that the body gets for itself.
    static func inFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
        var chance = SystemChance()
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "backup-" + Bytes.hex(chance.bytes(8)))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    /// Locked by a key whose seed is 5.
    static var identity: AgeIdentity {
        var chance = SplitMix64(seed: 5)
        return AgeIdentity(chance: &chance)
    }

    func take(to path: String) async throws -> BackupReport {
        try await TakeBackup(
            lock: .recipients([try Self.identity.recipient]), secretKey: Self.secretKey,
            fleetingTables: House.fleetingTables(of: Self.features), now: arca.time.now(),
            version: "test"
        ).take(from: arca.house.store, to: path, chance: SystemChance())
    }

    static func reading(_ path: String) -> BackupReading {
        BackupReading(path: path, opener: .identities([identity]))
    }

    @discardableResult
    static func restore(_ path: String, into location: DataStore.Location) async throws
        -> BackupReport
    {
        let restore = RestoreBackup(reading(path), features: features)
        return try await restore.restore(
            into: location, surroundings: surroundings(try restore.secretKey()),
            follow: { try $0.perform(DoubtRestored()) })
    }

    static func surroundings(_ key: [UInt8]) -> House.Surroundings {
        House.Surroundings(time: FixedTime(TestArca.opening), secretKey: key)
    }

    /// The tables of a database that nothing was opened on.
    static func tables(at location: DataStore.Location) async throws -> Int {
        let store = try DataStore.openUnchanged(location)
        let count = try await store.read { try Schema.tables(of: $0).count }
        await store.close()
        return count
    }
}
