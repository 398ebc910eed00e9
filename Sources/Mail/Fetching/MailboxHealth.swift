import Commons
import Kernel
import Postal
import Store

/// How a mailbox is doing: last word from its servers, how much lies there, what is wrong. Written
/// at every look, so no fact; whether messages are missing is counted from the facts.
enum MailboxHealth {
    static func note(
        _ mailbox: ID<Mailbox>, side: String, onServer: Int?, _ fault: PostalFault?, in house: House
    ) async throws {
        let now = house.time.now()
        try await house.store.write { db in
            try db.execute(
                """
                INSERT INTO mailbox_health (mailbox_id, side, seen_at, on_server, fault_it, fault_en)
                VALUES (\(mailbox), \(side), \(now), \(onServer), \(fault?.italian), \(fault?.english))
                ON CONFLICT (mailbox_id, side) DO UPDATE SET seen_at = excluded.seen_at,
                    on_server = COALESCE(excluded.on_server, mailbox_health.on_server),
                    fault_it = excluded.fault_it, fault_en = excluded.fault_en
                """)
        }
    }
}
