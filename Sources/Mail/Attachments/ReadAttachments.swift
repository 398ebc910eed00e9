import Commons
import Kernel
import Postal
import Store

/// Reads what came with letters, after they are stored and one letter at a time, the newest first:
/// new mail is searchable within moments and old mail is caught up with behind it.
struct ReadAttachments: Worker {
    let name = "read attachments"
    let house: House
    var tools = AttachmentTools.installed()

    private static let lookEverySeconds: UInt64 = 10
    /// A letter at which the process died is left alone after so many times.
    private static let mostAttempts = 3

    func run() async throws {
        let news = await house.follower.news()
        let wakes = Wakes()
        let watcher = Task {
            for await item in news
            where [MessageReceived.name, MessageQueued.name].contains(item.name) { wakes.wake() }
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
        }
        try? await takeUp()
        for await _ in wakes.stream {
            if Task.isCancelled { return }
            do {
                while !Task.isCancelled, await isOurs(), try await readNext() {}
            } catch {
                house.logger.warning("attachments wait", metadata: ["fault": "\(error)"])
            }
        }
    }

    /// Of several nodes one reads.
    private func isOurs() async -> Bool {
        await house.store.duties.hold("read attachments") != .none
    }

    /// What the machine lacked when it was last tried.
    func takeUp() async throws {
        while try await house.run(
            AwaitAttachments(missing: tools.missing), as: .house, road: .job) > 0
        {}
    }

    /// Whether there was a letter to read.
    func readNext() async throws -> Bool {
        let next = try await house.store.write { db in
            let next = try db.value(
                "SELECT message_id FROM attachment_waiting ORDER BY message_id DESC LIMIT 1",
                as: ID<MailMessage>.self)
            guard let next else { return (ID<MailMessage>, Int)?.none }
            let attempts = try db.value(
                """
                INSERT INTO attachment_attempt (message_id, attempts) VALUES (\(next), 1)
                ON CONFLICT (message_id) DO UPDATE SET attempts = attachment_attempt.attempts + 1
                RETURNING attempts
                """, as: Int.self)
            return (next, attempts ?? 1)
        }
        guard let (message, attempts) = next else { return false }
        var opened = AttachmentReader.Opened()
        if attempts > Self.mostAttempts {
            opened.unreadable = 1
        } else {
            opened = try await read(message)
        }
        try await house.run(RecordAttachments(message, opened), as: .house, road: .job)
        try await house.store.write {
            try $0.execute("DELETE FROM attachment_attempt WHERE message_id = \(message)")
        }
        return true
    }

    private func read(_ message: ID<MailMessage>) async throws -> AttachmentReader.Opened {
        let raw = try await house.store.read { db in
            try MessageRow.find(message, in: db).flatMap { try Blobs.get($0.rawHash, from: db) }
        }
        return try await AttachmentReader(tools: tools).read(
            LetterInside(ParsedMessage.parse(raw ?? [])).body)
    }
}
