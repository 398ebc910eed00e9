import Commons
import Kernel
import Postal

/// Brings an archive of old mail in, some messages at a time, each lot durable as a whole. Begun
/// again after an interruption it passes over what is there.
public struct MailImporter: Sendable {
    let house: House
    let actor: Actor

    public init(house: House, actor: Actor) {
        self.house = house
        self.actor = actor
    }

    public struct Counts: Sendable, Equatable {
        public var read = 0
        public var new = 0
        public var known = 0
        public var unreadable = 0
    }

    private static let lotMessages = 100
    private static let lotBytes = 8 << 20

    /// - Parameter progress: told how many messages were read.
    public func run(
        _ archive: MessageSource, into address: MailAddress, source: String,
        progress: (Int) -> Void = { _ in }
    ) async throws -> Counts {
        let mailbox = try await mailbox(address)
        let importID = try await house.run(
            BeginMailImport(mailbox: mailbox, source: source), as: actor, road: .import)
        var counts = Counts()
        var lot: [ImportMessages.Item] = []
        var bytes = 0
        while let message = archive.next() {
            counts.read += 1
            lot.append(
                ImportMessages.Item(
                    raw: message.bytes,
                    writtenAt: message.deliveredAt.map { Instant(milliseconds: $0) }))
            bytes += message.bytes.count
            if lot.count >= Self.lotMessages || bytes >= Self.lotBytes {
                try await bring(lot, importID, &counts)
                lot.removeAll()
                bytes = 0
                progress(counts.read)
            }
        }
        try await bring(lot, importID, &counts)
        counts.unreadable = archive.problems.count
        try await house.run(
            EndMailImport(
                importID: importID, read: counts.read, new: counts.new, known: counts.known),
            as: actor, road: .import)
        return counts
    }

    private func bring(
        _ lot: [ImportMessages.Item], _ importID: ID<MailImport>, _ counts: inout Counts
    ) async throws {
        if lot.isEmpty { return }
        let outcome = try await house.run(
            ImportMessages(importID: importID, messages: lot), as: actor, road: .import)
        counts.new += outcome.new
        counts.known += outcome.known
    }

    /// The mailbox of this address; an archive alone needs no server.
    private func mailbox(_ address: MailAddress) async throws -> ID<Mailbox> {
        let known = try await house.store.read {
            try MailboxRow.find(address: address.matchingKey, in: $0)
        }
        if let known { return known.id }
        return try await house.run(
            SetMailbox(address: address, title: address.description, imap: nil, smtp: nil),
            as: actor,
            road: .import)
    }
}
