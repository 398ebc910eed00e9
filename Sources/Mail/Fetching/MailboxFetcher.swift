import Commons
import Journal
import Kernel
import Logging
import Postal
import Store

/// Reads one mailbox for as long as it is open: everything above the last number taken, then waits
/// for the server to say that there is more. Nothing is marked, moved or deleted on the server.
struct MailboxFetcher: Sendable {
    let house: House
    let mailbox: MailboxRow

    /// Messages in one transaction, durable together; and bytes, of which they hold several copies.
    private static let batch = 50
    private static let batchBytes = 8 << 20
    private static let waitSeconds = 60
    private static let longestPauseSeconds: UInt64 = 300

    func run() async {
        var pause: UInt64 = 2
        while !Task.isCancelled {
            do {
                try await readUntilItBreaks { pause = 2 }
            } catch is CancellationError {
                return
            } catch {
                await note(error)
                try? await Task.sleep(nanoseconds: pause * 1_000_000_000)
                pause = min(pause * 2, Self.longestPauseSeconds)
            }
        }
    }

    /// Each hour, and when somebody asks: what the server lists beside what is stored.
    func reconcile(_ folder: IMAPMailbox, _ client: IMAPClient) async throws {
        let validity = Int64(folder.uidValidity)
        try await MailboxReconciler(house: house, mailbox: mailbox.id).runIfDue(folder, client) {
            try await fetch($0, validity, $1) { _ in true }
        }
    }

    private func readUntilItBreaks(_ worked: () -> Void) async throws {
        let server = try await house.mailServer(
            of: mailbox, side: "imap", mailbox.settings.imap, timeouts: .standard)
        guard let server else { return try await Task.sleep(nanoseconds: 3_600_000_000_000) }
        let client = try await IMAPClient.connect(to: server)
        do {
            while !Task.isCancelled {
                let folder = try await client.examine(mailbox.settings.folder)
                try await fetchNew(folder, client)
                try await reconcile(folder, client)
                try await MailboxHealth.note(
                    mailbox.id, side: "imap", onServer: folder.exists, nil, in: house)
                worked()
                if await client.offers("IDLE") {
                    _ = try await client.idle(until: .now + .seconds(Self.waitSeconds))
                } else {
                    try await Task.sleep(nanoseconds: 5_000_000_000)
                }
            }
            await client.logout()
        } catch {
            await client.logout()
            throw error
        }
    }

    func fetchNew(_ folder: IMAPMailbox, _ client: IMAPClient) async throws {
        let validity = Int64(folder.uidValidity)
        let (last, missed) = try await house.store.read { db in
            let last = try db.value(
                """
                SELECT last_uid FROM mailbox_position
                WHERE mailbox_id = \(mailbox.id) AND uid_validity = \(validity)
                """, as: Int64.self)
            // What the server could not read the last time, it may give now.
            let missed = try db.values(
                """
                SELECT uid FROM message_not_fetched
                WHERE mailbox_id = \(mailbox.id) AND uid_validity = \(validity) AND size IS NULL
                ORDER BY uid LIMIT \(Self.batch)
                """, as: Int64.self)
            return (last, missed)
        }
        let first = UInt32(clamping: (last ?? 0) + 1)
        let uids =
            missed.map { UInt32(clamping: $0) } + (try await client.uids(from: first).sorted())
        // What was deleted between the list and the asking is no loss. If the server still lists it
        // in an hour, it is shown as missing.
        try await fetch(uids, validity, client) { !$0.isGone }
    }

    private func fetch(
        _ uids: [UInt32], _ validity: Int64, _ client: IMAPClient,
        where isWorthNoting: (IMAPFetched) -> Bool
    ) async throws {
        var waiting: [IMAPFetched] = []
        var bytes = 0
        for try await fetched in try await client.fetch(uids) where isWorthNoting(fetched) {
            waiting.append(fetched)
            if case .message(let message) = fetched { bytes += message.raw.count }
            if waiting.count >= Self.batch || bytes >= Self.batchBytes {
                try await take(waiting, validity)
                waiting.removeAll()
                bytes = 0
            }
        }
        try await take(waiting, validity)
    }

    private func take(_ fetched: [IMAPFetched], _ validity: Int64) async throws {
        guard !fetched.isEmpty else { return }
        try await house.run(
            TakeFetched(
                mailbox: mailbox.id, uidValidity: validity,
                fetched: fetched.map(TakeFetched.Item.init)),
            as: .house, road: .mail)
    }

    private func note(_ error: any Error) async {
        house.logger.notice("a mailbox cannot be read", metadata: ["fault": "\(error)"])
        guard let fault = error as? PostalFault else { return }
        try? await MailboxHealth.note(mailbox.id, side: "imap", onServer: nil, fault, in: house)
    }
}

extension IMAPFetched {
    /// The server had nothing under this number, and no reason why.
    fileprivate var isGone: Bool {
        if case .unavailable(_, nil) = self { true } else { false }
    }
}

/// Takes in what one look at the server brought, in order of its numbers.
struct TakeFetched: Command {
    static let name = "mail.takeFetched"
    static let purpose = Bilingual(
        it: "Registra quello che il server ha consegnato.",
        en: "Records what the server handed over.")

    struct Item: Codable, Sendable {
        let uid: Int64
        /// Nil where it could not be fetched.
        let raw: RawMessage?
        let arrivedAt: Instant?
        let size: Int?
        fileprivate var opened: OpenedMessage?

        private enum CodingKeys: String, CodingKey { case uid, raw, arrivedAt, size }

        init(_ fetched: IMAPFetched) {
            uid = Int64(fetched.uid)
            switch fetched {
            case .message(let message):
                raw = RawMessage(message.raw)
                arrivedAt = message.internalDate.map { Instant(milliseconds: $0) }
                size = message.raw.count
            case .tooLarge(_, let bytes):
                raw = nil
                arrivedAt = nil
                size = bytes
            case .unavailable:
                raw = nil
                arrivedAt = nil
                size = nil
            }
        }
    }

    let mailbox: ID<Mailbox>
    let uidValidity: Int64
    let fetched: [Item]

    func ready(for dialect: Dialect) throws -> TakeFetched {
        TakeFetched(
            mailbox: mailbox, uidValidity: uidValidity,
            fetched: try fetched.map { item in
                var item = item
                item.opened = try item.raw.map { try OpenedMessage($0, for: dialect) }
                return item
            })
    }

    func run(in tx: Transaction) throws -> Done {
        guard tx.actor == .house else { throw CommonRefusal.forbidden }
        for item in fetched {
            if let raw = item.raw {
                _ = try tx.perform(
                    ReceiveMessage(
                        mailbox: mailbox, raw: raw,
                        source: .server(uidValidity: uidValidity, uid: item.uid),
                        arrivedAt: item.arrivedAt, opened: item.opened))
            } else if try !isNoted(item, tx) {
                try tx.append(
                    MessageNotFetched(
                        mailbox: mailbox, uidValidity: uidValidity, uid: item.uid, size: item.size))
            }
        }
        return Done()
    }

    private func isNoted(_ item: Item, _ tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM message_not_fetched
            WHERE mailbox_id = \(mailbox) AND uid_validity = \(uidValidity) AND uid = \(item.uid)
            """)
    }
}
