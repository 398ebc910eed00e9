import Commons
import Kernel
import Store

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
