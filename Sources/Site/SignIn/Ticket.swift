import Commons
import Kernel
import Store

/// A paper that the house writes for itself and a browser carries: sealed, for one purpose, good for
/// some minutes. Nothing is written down until it is used, so asking for many costs us nothing.
enum Ticket {
    /// For who finds a key, a finger or a telephone.
    static let lifetimeSeconds: Int64 = 300

    static func make(_ text: String, for purpose: String, in house: House) throws -> String {
        let end = house.time.now().adding(seconds: lifetimeSeconds)
        return try house.secrets.seal("\(end.milliseconds) \(text)", purpose: purpose)
    }

    /// What it says; nil where it is not ours, for something else, or too old.
    static func text(_ ticket: String, for purpose: String, in house: House) -> String? {
        guard ticket.utf8.count <= 600,
            let opened = house.secrets.open(ticket, purpose: purpose)?
                .split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false),
            opened.count == 2, let end = Int64(opened[0]),
            house.time.now().milliseconds < end
        else { return nil }
        return String(opened[1])
    }

    /// Uses it up. False where somebody has before: each is good once.
    static func use(_ ticket: String, in house: House) async throws -> Bool {
        let now = house.time.now()
        let hash = Secret.hash(ticket, purpose: "ticket")
        return try await house.store.write { db in
            try db.execute("DELETE FROM used_ticket WHERE ends_at < \(now)")
            if try db.exists("SELECT 1 FROM used_ticket WHERE ticket_hash = \(hash)") {
                return false
            }
            // Kept for longer than any ticket lives.
            try db.execute(
                """
                INSERT INTO used_ticket (ticket_hash, ends_at)
                VALUES (\(hash), \(now.adding(seconds: 2 * lifetimeSeconds)))
                """)
            return true
        }
    }
}
