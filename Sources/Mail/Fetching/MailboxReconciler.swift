import Commons
import Kernel
import Postal
import Store

/// Compares all that the server lists in the open folder with what is held of it, each hour and when
/// somebody asks. Reading goes by the highest number taken, so whatever appears below it (a server
/// that shows numbers late, a copy of the database brought back) is found here and fetched.
struct MailboxReconciler: Sendable {
    let house: House
    let mailbox: ID<Mailbox>

    static let everySeconds: Int64 = 3_600
    /// With several nodes one compares: longer than a comparison takes. Whoever takes a mailbox over
    /// from a node that has gone does not wait for it.
    private static let leaseSeconds: Int64 = 900

    /// - Parameter take: stores what was fetched.
    func runIfDue(
        _ folder: IMAPMailbox, _ client: IMAPClient,
        take: ([UInt32], IMAPClient) async throws -> Void
    ) async throws {
        guard let begunAt = try await claim() else { return }
        do {
            try await run(folder, client, begunAt, take)
        } catch {
            // Not `try await`: a task that is being cancelled still gives the turn back.
            try? await release()
            throw error
        }
    }

    private func run(
        _ folder: IMAPMailbox, _ client: IMAPClient, _ begunAt: Instant,
        _ take: ([UInt32], IMAPClient) async throws -> Void
    ) async throws {
        let validity = Int64(folder.uidValidity)
        let listed = try await client.uids()
        let before = try await holdings(validity)
        let missing = Reconciliation(server: listed, held: before.held).missing
        try await take(missing, client)
        let after = try await holdings(validity)
        // What was deleted while we fetched is missing no more.
        let remaining = missing.isEmpty ? listed : try await client.uids()
        let compared = Reconciliation(server: remaining, held: after.held)
        // What came in since the last look was no omission, it is merely new.
        let passedOver = missing.filter { Int64($0) <= before.last }
        let brought = Set(passedOver).intersection(after.held).count
        let present = Set(remaining)
        let settled = after.notFetched.filter { item in
            item.uidValidity != validity
                || UInt32(exactly: item.uid).map { !present.contains($0) } ?? true
        }
        try await house.run(
            RecordReconciliation(
                mailbox: mailbox, uidValidity: validity, onServer: remaining.count,
                brought: brought,
                gone: compared.gone, settled: settled, begunAt: begunAt),
            as: .house, road: .mail)
    }

    private struct Holdings: Sendable {
        let held: [UInt32]
        let last: Int64
        let notFetched: [RecordReconciliation.Missing]
    }

    private func holdings(_ validity: Int64) async throws -> Holdings {
        try await house.store.read { db in
            var held: [UInt32] = []
            try db.stream(
                """
                SELECT uid FROM message_place
                WHERE mailbox_id = \(mailbox) AND uid_validity = \(validity) ORDER BY uid
                """
            ) { held.append(UInt32(clamping: try $0["uid"] as Int64)) }
            let last = try db.value(
                """
                SELECT last_uid FROM mailbox_position
                WHERE mailbox_id = \(mailbox) AND uid_validity = \(validity)
                """, as: Int64.self)
            let notFetched = try db.rows(
                """
                SELECT uid_validity, uid FROM message_not_fetched
                WHERE mailbox_id = \(mailbox) ORDER BY uid_validity, uid
                """
            ) {
                RecordReconciliation.Missing(
                    uidValidity: try $0["uid_validity"], uid: try $0["uid"])
            }
            return Holdings(held: held, last: last ?? 0, notFetched: notFetched)
        }
    }

    /// The moment of beginning, if it is time and nobody else is at it.
    private func claim() async throws -> Instant? {
        let now = house.time.now()
        let hourAgo = now.adding(seconds: -Self.everySeconds)
        let isAlone = house.store.dialect == .sqlite
        let abandoned = isAlone ? now : now.adding(seconds: -Self.leaseSeconds)
        let mailbox = mailbox
        // Most looks find that it is not time: they must not wait for the writer.
        let isDone = try await house.store.read { db in
            try db.exists(
                """
                SELECT 1 FROM mailbox_reconciliation
                WHERE mailbox_id = \(mailbox) AND done_at > \(hourAgo)
                    AND (asked_at IS NULL OR asked_at <= done_at)
                """)
        }
        if isDone { return nil }
        return try await house.store.write { db in
            try db.execute(
                """
                INSERT INTO mailbox_reconciliation (mailbox_id) VALUES (\(mailbox))
                ON CONFLICT DO NOTHING
                """)
            let claimed = try db.changed(
                by:
                    """
                    UPDATE mailbox_reconciliation SET begun_at = \(now)
                    WHERE mailbox_id = \(mailbox) AND (begun_at IS NULL OR begun_at <= \(abandoned))
                        AND (done_at IS NULL OR done_at <= \(hourAgo) OR asked_at > done_at)
                    """)
            return claimed == 1 ? now : nil
        }
    }

    /// Gives the turn back: whoever had it compares no more.
    func release() async throws {
        let mailbox = mailbox
        try await house.store.write { db in
            try db.execute(
                "UPDATE mailbox_reconciliation SET begun_at = NULL WHERE mailbox_id = \(mailbox)")
        }
    }
}
