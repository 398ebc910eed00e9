import Commons
import Kernel
import Postal
import Store

/// Goes on with imports that run in the background, and takes out those that are undone, side by side.
/// What was cut off is done again: it left nothing behind.
struct MailImportWorker: Worker {
    let name = "imports of mail"
    let house: House

    private static let pauseNanoseconds: UInt64 = 1_000_000_000

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await keepOn("mail imports", importNext) }
            group.addTask { await keepOn("undoing mail imports", undoNext) }
        }
    }

    private func keepOn(_ duty: String, _ work: @Sendable () async throws -> Bool) async {
        while !Task.isCancelled {
            var hasWorked = false
            do {
                if await house.store.duties.hold(duty) != .none { hasWorked = try await work() }
            } catch is CancellationError {
                return
            } catch {
                house.logger.warning("\(duty) wait", metadata: ["fault": "\(error)"])
            }
            if !hasWorked { try? await Task.sleep(nanoseconds: Self.pauseNanoseconds) }
        }
    }

    /// Whether there was an import to go on with.
    func importNext() async throws -> Bool {
        let next = try await house.store.read { db in
            try db.first(
                """
                SELECT \(MailImportRow.columns) FROM mail_import
                WHERE status = 'running' AND in_background ORDER BY id LIMIT 1
                """, MailImportRow.init)
        }
        guard let next else { return false }
        do {
            let archive = try MessageSource(path: next.source)
            let actor = try await actor(of: next)
            _ = try await MailImporter(house: house, actor: actor).goOn(with: next.id, archive)
        } catch let refusal as MailImportRefused {
            // Somebody paused it, or undoes it, or another process was quicker.
            house.logger.info("an import stands", metadata: ["reason": "\(refusal.code)"])
            return false
        } catch is ArchiveFault {
            try await pause(next, .archiveUnreadable)
        } catch is MailImporter.ArchiveChanged {
            try await pause(next, .archiveChanged)
        } catch let fault as StoreFault {
            throw fault
        } catch let refusal as any Refusal {
            house.logger.warning("an import stops", metadata: ["reason": "\(refusal.code)"])
            try await pause(next, .faultWhileReading)
        }
        return true
    }

    private func pause(_ row: MailImportRow, _ hitch: MailImportHitch) async throws {
        do {
            try await house.run(
                PauseMailImport(importID: row.id, because: hitch), as: .house, road: .job)
        } catch MailImportRefused.notRunning {}
    }

    /// The letters enter in the name of whoever began the import.
    private func actor(of row: MailImportRow) async throws -> Actor {
        guard let account = row.account else { return .house }
        let found = try await house.store.read { try AccountRow.find(account, in: $0) }
        guard let actor = found?.actor(), actor.may(.work) else { return .house }
        return actor
    }

    /// Whether there was an import to take out.
    func undoNext() async throws -> Bool {
        let next = try await house.store.read { db in
            try db.value(
                "SELECT id FROM mail_import WHERE status = 'undoing' ORDER BY id LIMIT 1",
                as: ID<MailImport>.self)
        }
        guard let next else { return false }
        try await undo(next)
        return true
    }

    func undo(_ importID: ID<MailImport>, lot: Int = 100) async throws {
        while try await house.run(
            UndoImportStep(importID: importID, lot: lot), as: .house, road: .job)
        { try Task.checkCancellation() }
    }
}
