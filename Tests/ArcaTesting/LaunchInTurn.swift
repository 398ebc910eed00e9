import Foundation
import Synchronization

extension Process {
    private static let turn = Mutex(())

    /// Starts it while no other test starts one: Foundation reads the environment and the open files of
    /// this process without a lock, and has crashed over it.
    public func launchInTurn() throws { try Self.turn.withLock { _ in try run() } }
}
