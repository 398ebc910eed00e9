import Commons
import Foundation
import Journal
import Kernel
import Logging
import Postal
import Store

/// Sends what is queued, one letter after the other: first the intention is made durable, then the
/// letter is handed over, then the outcome is written down. A letter whose outcome is not known is
/// never sent again by itself; its copy, coming back, tells that it left.
struct MailSender: Worker {
    let name = "send mail"
    let house: House
    let node: String

    /// Longer than any attempt can last, so another node's letter is an orphan after it.
    private static let longestAttemptSeconds: Int64 = 20 * 60
    private static let lookEverySeconds: UInt64 = 5
    private static let pausesSeconds: [UInt64] = [1, 2, 4, 8, 15, 30]

    func run() async throws {
        await house.store.duties.announce(node)
        let news = await house.follower.news()
        let wakes = Wakes()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await item in news where item.name.hasPrefix("mail.") { wakes.wake() }
            }
            group.addTask {
                while !Task.isCancelled {
                    try? await Task.sleep(nanoseconds: Self.lookEverySeconds * 1_000_000_000)
                    wakes.wake()
                }
            }
            group.addTask {
                await workOnce()
                for await _ in wakes.stream {
                    if Task.isCancelled { return }
                    await workOnce()
                }
            }
            await group.waitForAll()
        }
    }

    /// Of several nodes one sends.
    func workOnce() async {
        guard await house.store.duties.hold("send mail") != .none else { return }
        await doubtOrphans()
        await sendAll()
    }

    /// An embedded database has one process that sends: whatever is half-way while it does nothing is
    /// an orphan. So is a letter of our own whose outcome could not be written down.
    private func doubtOrphans() async {
        let now = house.time.now()
        let isAlone = house.store.dialect == .sqlite
        let before = isAlone ? now : now.adding(seconds: -Self.longestAttemptSeconds)
        await tolerant {
            let orphans = DoubtOrphans(
                node: node, begunBefore: before, gone: isAlone ? [] : try await goneSenders())
            try await house.run(orphans, as: .house, road: .job)
        }
    }

    /// Who began to send something that is still under way, and is not there any more.
    private func goneSenders() async throws -> [String] {
        let senders = try await house.store.read { db in
            try db.values(
                """
                SELECT DISTINCT attempt_node FROM message
                WHERE state = 'sending' AND attempt_node IS NOT NULL AND attempt_node <> \(node)
                    AND \(MessageRow.isLeaving)
                ORDER BY attempt_node
                """, as: String.self)
        }
        var gone: [String] = []
        for sender in senders where await house.store.duties.hasGone(sender) { gone.append(sender) }
        return gone
    }

    func sendAll() async {
        while !Task.isCancelled {
            do {
                guard
                    let next = try await house.run(BeginSending(node: node), as: .house, road: .job)
                else { return }
                guard let result = await send(next) else { continue }
                try await record(result, of: next)
            } catch {
                house.logger.warning("sending stops for now", metadata: ["fault": "\(error)"])
                return
            }
        }
    }

    /// The outcome is known here alone, so a database out of reach is waited for, for a while.
    private func record(_ result: RecordSending.Result, of message: ID<MailMessage>) async throws {
        let record = RecordSending(message: message, result: result)
        for pause in Self.pausesSeconds {
            do {
                try await house.run(record, as: .house, road: .job)
                return
            } catch let fault as StoreFault where fault.isWorthRetrying {
                house.logger.warning("an outcome waits", metadata: ["fault": "\(fault)"])
                try await Task.sleep(nanoseconds: pause * 1_000_000_000)
            }
        }
        try await house.run(record, as: .house, road: .job)
    }

    private struct Letter: Sendable {
        let mailbox: MailboxRow
        let raw: [UInt8]
        let recipients: [String]
    }

    /// - Returns: nil where it is not ours to send any more.
    private func send(_ message: ID<MailMessage>) async -> RecordSending.Result? {
        do {
            guard let letter = try await letter(message) else {
                return .refused(QueueRefused.cannotSend.sentence)
            }
            guard try await isOurs(message) else { return nil }
            if let spool = letter.mailbox.settings.spool {
                return try Spool(folder: spool).write(letter.raw, name: message.description)
            }
            guard
                let server = try await house.mailServer(
                    of: letter.mailbox, side: "smtp", letter.mailbox.settings.smtp,
                    timeouts: .standard)
            else {
                return .refused(QueueRefused.cannotSend.sentence)
            }
            return try await hand(over: letter, message, to: server)
        } catch let fault as PostalFault {
            // Of a letter that this server can never take a person must know now; what is wrong with
            // the server or its settings gets mended, and then the letter leaves.
            let sentence = Bilingual(it: fault.italian, en: fault.english)
            switch fault {
            case .unsendable, .notOffered, .messageTooLarge: return .refused(sentence)
            default: return .later(sentence)
            }
        } catch {
            house.logger.warning("a letter could not be sent", metadata: ["fault": "\(error)"])
            return .later(
                Bilingual(it: "Invio non riuscito per ora.", en: "Sending did not work for now."))
        }
    }

    private func letter(_ message: ID<MailMessage>) async throws -> Letter? {
        try await house.store.read { db in
            guard let row = try MessageRow.find(message, in: db),
                let mailbox = try MailboxRow.find(row.mailbox, in: db),
                let raw = try Blobs.get(row.rawHash, from: db)
            else { return nil }
            let recipients = try db.values(
                "SELECT address FROM message_recipient WHERE message_id = \(message) ORDER BY address",
                as: String.self)
            return Letter(mailbox: mailbox, raw: raw, recipients: recipients)
        }
    }

    /// A process that was stopped for a while may go on after another has doubted its letter, and a
    /// person has decided about it: asked again right before the letter goes out.
    private func isOurs(_ message: ID<MailMessage>) async throws -> Bool {
        try await house.store.read { db in
            try db.exists(
                """
                SELECT 1 FROM message
                WHERE id = \(message) AND state = 'sending' AND attempt_node = \(node)
                """)
        }
    }

    private func hand(
        over letter: Letter, _ message: ID<MailMessage>, to server: MailServer
    ) async throws -> RecordSending.Result? {
        let mailbox = letter.mailbox
        let copy = mailbox.settings.copiesToItself ? [mailbox.address] : []
        let recipients = (letter.recipients + copy).compactMap { SMTPAddress($0) }
        let domain = String(mailbox.address.drop { $0 != "@" }.dropFirst())
        let client: SMTPClient
        do {
            client = try await SMTPClient.connect(to: server, as: domain)
        } catch let fault as PostalFault {
            await note(fault, mailbox)
            throw fault
        }
        guard try await isOurs(message) else {
            await client.quit()
            return nil
        }
        let outcome = try await client.send(
            letter.raw, from: SMTPAddress(mailbox.address), to: recipients)
        await client.quit()
        await note(nil, mailbox)
        switch outcome {
        case .accepted(let receipt):
            return .sent(
                queueID: receipt.queueID, refused: receipt.notAccepted.map(\.recipient.text))
        case .refused(let refusals): return .refused(Self.sentence(refusals))
        case .later(let refusals): return .later(Self.sentence(refusals))
        case .unknown: return .doubt
        }
    }

    private func note(_ fault: PostalFault?, _ mailbox: MailboxRow) async {
        await tolerant {
            try await MailboxHealth.note(mailbox.id, side: "smtp", onServer: nil, fault, in: house)
        }
    }

    private static func sentence(_ refusals: [SMTPRefusal]) -> Bilingual {
        let words = refusals.prefix(5).map {
            "\($0.recipient.text): \($0.reply.code) \($0.reply.text)"
        }
        .joined(separator: "; ")
        return Bilingual(
            it: "Il server di posta non l'ha presa: \(words)",
            en: "The mail server did not take it: \(words)")
    }

    private func tolerant(_ body: () async throws -> Void) async {
        do { try await body() } catch {
            house.logger.warning("mail work failed", metadata: ["fault": "\(error)"])
        }
    }
}

/// A folder that takes letters instead of a server: each whole or not at all, each under its own
/// name, so that one written twice is there once.
private struct Spool {
    let folder: String

    func write(_ raw: [UInt8], name: String) throws -> RecordSending.Result {
        let folder = URL(fileURLWithPath: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(raw).write(to: folder.appending(path: "\(name).eml"), options: .atomic)
        return .sent(queueID: name, refused: [])
    }
}
