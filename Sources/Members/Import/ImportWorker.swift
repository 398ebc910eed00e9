import Commons
import Kernel
import Store

/// Goes on with imports that were started, part by part, until they are done. A part that was cut
/// off is done again: it left nothing behind.
struct ImportWorker: Worker {
    let name = "imports of members"
    let house: House

    private static let leaseSeconds: Int64 = 600

    func run() async throws {
        while !Task.isCancelled {
            let hasWorked = try await workOnce()
            if !hasWorked { try await Task.sleep(nanoseconds: 1_000_000_000) }
        }
    }

    /// Whether there was anything to do.
    func workOnce() async throws -> Bool {
        try await house.doNextJob(kind: StartImport.jobKind, leaseSeconds: Self.leaseSeconds) {
            guard let id = ID<MemberImport>($0.payload) else { throw ImportFileRefused.notFound }
            try await finish(id)
        }
    }

    private func finish(_ id: ID<MemberImport>) async throws {
        try await MemberImporter(house: house, actor: try await actor(of: id)).finish(id)
    }

    /// The lines are entered in the name of whoever received the file.
    private func actor(of id: ID<MemberImport>) async throws -> Actor {
        try await house.store.read { db in
            let account = try db.value(
                "SELECT account_id FROM member_import WHERE id = \(id)", as: ID<Account>?.self)
            guard let account = account.flatMap(\.self),
                let found = try AccountRow.find(account, in: db)
            else { return .house }
            return found.actor()
        }
    }
}
