import Commons
import Kernel
import Postal

/// Brings an archive of old mail in, some messages at a time, each lot durable as a whole. While
/// one lot is written the next is read and taken apart. Begun again after an interruption it passes
/// over what is there.
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

    private static let lotMessages = 400
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
        var lot = try nextLot(of: archive)
        while !lot.isEmpty {
            let ready = lot
            async let outcome = house.run(
                ImportMessages(importID: importID, messages: ready), as: actor, road: .import)
            lot = try nextLot(of: archive)
            counts.new += try await outcome.new
            counts.known += try await outcome.known
            counts.read += ready.count
            progress(counts.read)
        }
        counts.unreadable = archive.problems.count
        try await house.run(
            EndMailImport(
                importID: importID, read: counts.read, new: counts.new, known: counts.known),
            as: actor, road: .import)
        return counts
    }

    /// Taken apart, ready to be written; empty at the end.
    private func nextLot(of archive: MessageSource) throws -> [ImportMessages.Item] {
        var lot: [ImportMessages.Item] = []
        var bytes = 0
        while lot.count < Self.lotMessages, bytes < Self.lotBytes, let message = archive.next() {
            let item = ImportMessages.Item(
                raw: message.bytes,
                writtenAt: message.deliveredAt.map { Instant(milliseconds: $0) })
            lot.append(try item.opened(for: house.store.dialect))
            bytes += message.bytes.count
        }
        return lot
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
