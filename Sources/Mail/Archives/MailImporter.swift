import Commons
import Kernel
import Postal

/// Brings an archive of old mail in, some messages at a time, each lot durable as a whole. While
/// one lot is written the next is read and taken apart. Begun again after an interruption it goes on
/// where the last durable lot ended.
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

    /// From the command line, which waits for it. An import of this archive that was left half-way is
    /// gone on with.
    /// - Parameter progress: told how many messages were read.
    public func run(
        _ archive: MessageSource, into address: MailAddress, source: String,
        progress: (Int) -> Void = { _ in }
    ) async throws -> Counts {
        let mailbox = try await mailbox(address)
        let left = try await house.store.read {
            try MailImportRow.unfinished(source, into: mailbox, in: $0)
        }
        let importID: ID<MailImport>
        if let left {
            importID = left.id
            try await house.run(
                ResumeMailImport(byCommandLine: left.id), as: actor, road: .import)
        } else {
            importID = try await house.run(
                BeginMailImport(
                    mailbox: mailbox, source: source, bytes: MailArchives.size(of: source)),
                as: actor, road: .import)
        }
        do {
            return try await goOn(with: importID, archive, progress: progress)
        } catch is ArchiveChanged {
            // Another archive under the same name is another import; what is there already stays.
            try await house.run(
                PauseMailImport(importID: importID, because: .archiveChanged), as: actor,
                road: .import)
            let anew = try await house.run(
                BeginMailImport(
                    mailbox: mailbox, source: source, bytes: MailArchives.size(of: source)),
                as: actor, road: .import)
            return try await goOn(
                with: anew, try MessageSource(path: source), progress: progress)
        }
    }

    /// Reads on where the import stands, to the end of the archive or until somebody pauses it.
    func goOn(
        with importID: ID<MailImport>, _ archive: MessageSource, progress: (Int) -> Void = { _ in }
    ) async throws -> Counts {
        let row = try await house.store.read { try MailImportRow.require(importID, in: $0) }
        try passOver(row, in: archive)
        var counts = Counts(
            read: row.read, new: row.new, known: row.known, unreadable: row.unreadable)
        var lot = try nextLot(of: archive)
        while !lot.messages.isEmpty {
            try Task.checkCancellation()
            var command = ImportMessages(importID: importID, messages: lot.messages)
            command.after = counts.read
            command.bytes = lot.bytes
            command.unreadable = archive.problems.count
            let ready = command
            async let outcome = house.run(ready, as: actor, road: .import)
            lot = try nextLot(of: archive)
            counts.new += try await outcome.new
            counts.known += try await outcome.known
            counts.read += ready.messages.count
            progress(counts.read)
        }
        counts.unreadable = archive.problems.count
        try await house.run(
            EndMailImport(
                importID: importID, read: counts.read, new: counts.new, known: counts.known),
            as: actor, road: .import)
        return counts
    }

    /// The archive holds other letters than it did.
    struct ArchiveChanged: Error {}

    /// The walk through an archive is the same each time: what was read before is passed over.
    private func passOver(_ row: MailImportRow, in archive: MessageSource) throws {
        guard row.read > 0 else { return }
        var bytes: Int64 = 0
        for _ in 0..<row.read {
            guard let message = archive.next() else { throw ArchiveChanged() }
            bytes += message.length
        }
        if bytes != row.bytesRead { throw ArchiveChanged() }
    }

    private struct Lot {
        var messages: [ImportMessages.Item] = []
        var bytes: Int64 = 0
    }

    /// Taken apart, ready to be written; empty at the end.
    private func nextLot(of archive: MessageSource) throws -> Lot {
        var lot = Lot()
        while lot.messages.count < Self.lotMessages, lot.bytes < Self.lotBytes,
            let message = archive.next()
        {
            let item = ImportMessages.Item(
                raw: message.bytes,
                writtenAt: message.deliveredAt.map { Instant(milliseconds: $0) })
            lot.messages.append(try item.opened(for: house.store.dialect))
            lot.bytes += message.length
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
