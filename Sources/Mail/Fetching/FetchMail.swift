import Commons
import Journal
import Kernel
import Store

/// Keeps a fetcher running for each open mailbox; one whose settings change starts anew.
struct FetchMail: Worker {
    let name = "fetch mail"
    let house: House

    private static let lookEverySeconds: UInt64 = 30

    func run() async throws {
        var running: [ID<Mailbox>: (settings: MailboxRow, task: Task<Void, Never>)] = [:]
        let news = await house.follower.news()
        let wakes = Wakes()
        let watcher = Task {
            for await item in news where item.name.hasPrefix("mail.mailbox") { wakes.wake() }
        }
        let clock = Task {
            while !Task.isCancelled {
                wakes.wake()
                try? await Task.sleep(nanoseconds: Self.lookEverySeconds * 1_000_000_000)
            }
        }
        defer {
            watcher.cancel()
            clock.cancel()
            for (_, fetcher) in running { fetcher.task.cancel() }
        }
        for await _ in wakes.stream {
            if Task.isCancelled { return }
            guard let mailboxes = try? await house.store.read({ try MailboxRow.all(in: $0) }) else {
                continue
            }
            for mailbox in mailboxes where running[mailbox.id]?.settings != mailbox {
                running[mailbox.id]?.task.cancel()
                running[mailbox.id] = nil
                guard mailbox.isOpen, mailbox.settings.imap != nil else { continue }
                let fetcher = MailboxFetcher(house: house, mailbox: mailbox)
                running[mailbox.id] = (mailbox, Task { await fetcher.run() })
            }
        }
    }
}
