import Commons
import Journal
import Kernel
import Store

/// Keeps a fetcher running for each open mailbox; one whose settings change starts anew, and so does
/// one that somebody wants compared with its server, since it may be waiting for mail or for a
/// server that was out of reach.
struct FetchMail: Worker {
    let name = "fetch mail"
    let house: House

    /// Seconds. With several nodes one looks more often whether a mailbox is nobody's any more.
    private static let lookEveryAlone: UInt64 = 30
    private static let lookEveryAmongOthers: UInt64 = 3

    func run() async throws {
        var running: [ID<Mailbox>: (state: Wanted, task: Task<Void, Never>)] = [:]
        let news = await house.follower.news()
        let wakes = Wakes()
        let isAlone = house.store.dialect == .sqlite
        let pause = isAlone ? Self.lookEveryAlone : Self.lookEveryAmongOthers
        let watcher = Task {
            for await item in news where Self.concernsUs(item.name) { wakes.wake() }
        }
        let clock = Task {
            while !Task.isCancelled {
                wakes.wake()
                try? await Task.sleep(nanoseconds: pause * 1_000_000_000)
            }
        }
        defer {
            watcher.cancel()
            clock.cancel()
            for (_, fetcher) in running { fetcher.task.cancel() }
        }
        for await _ in wakes.stream {
            if Task.isCancelled { return }
            guard (try? await house.isAsleep()) == false else { continue }
            guard let wanted = try? await house.store.read({ try Wanted.all(in: $0) }) else {
                continue
            }
            for state in wanted {
                let mailbox = state.mailbox
                guard await isOurs(mailbox) else {
                    running.removeValue(forKey: mailbox.id)?.task.cancel()
                    continue
                }
                guard running[mailbox.id]?.state != state else { continue }
                running[mailbox.id]?.task.cancel()
                running[mailbox.id] = nil
                guard mailbox.isOpen, mailbox.settings.imap != nil else { continue }
                let fetcher = MailboxFetcher(house: house, mailbox: mailbox)
                running[mailbox.id] = (state, Task { await fetcher.run() })
            }
        }
    }

    /// Of several nodes one reads a mailbox and compares it with its server. What the one before had
    /// begun to compare is compared anew.
    private func isOurs(_ mailbox: MailboxRow) async -> Bool {
        switch await house.store.duties.hold("fetch \(mailbox.id)") {
        case .none: return false
        case .held: return true
        case .fresh:
            try? await MailboxReconciler(house: house, mailbox: mailbox.id).release()
            return true
        }
    }

    private static func concernsUs(_ fact: String) -> Bool {
        [ReconciliationAsked.name, HouseWoken.name].contains(fact)
            || [MailboxOpened.name, MailboxChanged.name, MailboxClosed.name].contains(fact)
    }

    /// What a running fetcher was started for.
    private struct Wanted: Sendable, Equatable {
        let mailbox: MailboxRow
        let comparedOnDemandAt: Instant?

        static func all(in db: any Reader) throws -> [Wanted] {
            let asked = try db.rows("SELECT mailbox_id, asked_at FROM mailbox_reconciliation") {
                (mailbox: try $0["mailbox_id"] as ID<Mailbox>, at: try $0["asked_at"] as Instant?)
            }
            return try MailboxRow.all(in: db).map { mailbox in
                Wanted(
                    mailbox: mailbox,
                    comparedOnDemandAt: asked.first { $0.mailbox == mailbox.id }?.at)
            }
        }
    }
}
