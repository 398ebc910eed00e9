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

/// Goes on with an import until all its lines are in, its file read once.
public struct MemberImporter: Sendable {
    let house: House
    let actor: Actor

    public init(house: House, actor: Actor) {
        self.house = house
        self.actor = actor
    }

    /// - Parameter atOnce: lines in one transaction: others who write wait no longer than that.
    /// - Parameter progress: told after each of them.
    public func finish(
        _ id: ID<MemberImport>, atOnce: Int? = nil,
        progress: (AdvanceImport.Outcome) -> Void = { _ in }
    ) async throws {
        let file = try await house.store.read { try ImportLine.require(id, in: $0).file(from: $0) }
        var isDone = false
        while !isDone {
            try Task.checkCancellation()
            let part = try await house.run(
                AdvanceImport(importID: id, count: atOnce, file: file), as: actor, road: .import)
            progress(part)
            isDone = part.isDone
        }
    }
}
