import Commons
import Foundation
import Journal
import Kernel
import Members
import Postal
import Store

/// Raw bytes of a message; base64 in JSON.
public struct RawMessage: Sendable, Codable, Equatable {
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters) else {
            throw InputRefused.wrongType(field: "raw", wanted: Bilingual(alike: "base64"))
        }
        bytes = Array(data)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Data(bytes).base64EncodedString())
    }
}

/// Letters come from a mail server, an archive or the command line. Whoever could hand one in through
/// the network could say what others wrote to us, or that we answered.
public enum ArrivalRefused: String, Refusal {
    case onlyFromMail

    public var sentence: Bilingual {
        Bilingual(
            it:
                "Le lettere entrano da una casella o da un archivio, importato dalla riga di comando.",
            en: "Letters come in from a mailbox, or from an archive by the command line.")
    }

    static func check(_ road: Road) throws {
        guard road != .web, road != .api else { throw ArrivalRefused.onlyFromMail }
    }
}

/// A feature that does something with each message, in the transaction that records it.
public protocol MailReceiver: Feature {
    func arrived(_ message: ArrivedMessage, in tx: Transaction) throws
    /// A letter of ours will not leave by itself.
    func couldNotLeave(_ message: ID<MailMessage>, in tx: Transaction) throws
    /// A letter of ours left and did not arrive, as a server says that was to deliver it.
    func didNotArrive(_ message: ID<MailMessage>, in tx: Transaction) throws
}

/// What a receiver needs to know.
public struct ArrivedMessage: Sendable {
    public let id: ID<MailMessage>
    public let mailbox: ID<Mailbox>
    public let thread: ID<MailThread>
    /// The letter that it continues, if it is known.
    public let answered: ID<MailMessage>?
    public let party: ID<Party>?
    public let direction: MailDirection
    public let at: Instant
    /// Address of the other side.
    public let correspondent: String
    public let fromName: String
    public let subject: String
    public let isAutomatic: Bool
    /// Old mail: nobody waits for an answer now.
    public let isFromArchive: Bool
}

/// Takes a message in: stores its bytes, finds its exchange and who wrote it, and hands it to the
/// desk. The same bytes in the same mailbox are the same message, however often they are met.
public struct ReceiveMessage: Command {
    public static let name = "mail.receive"
    public static let purpose = Bilingual(
        it: "Registra un messaggio così come è arrivato.", en: "Records a message as it came.")

    public struct Outcome: Codable, Sendable, Equatable {
        public let message: ID<MailMessage>
        public let isNew: Bool
    }

    let mailbox: ID<Mailbox>
    let raw: RawMessage
    let source: ArrivalSource
    /// When the server took it in, or the archive says so, if known.
    let arrivedAt: Instant?
    /// The same bytes taken apart, where that was done before.
    private var opened: OpenedMessage?
    /// Of a letter written on a page of ours: where it belongs is known.
    private var belonging: Belonging?

    struct Belonging: Sendable {
        let thread: ID<MailThread>
        let answered: ID<MailMessage>?
        let party: ID<Party>
    }

    private enum CodingKeys: String, CodingKey { case mailbox, raw, source, arrivedAt }

    public init(mailbox: ID<Mailbox>, raw: RawMessage, source: ArrivalSource, arrivedAt: Instant?) {
        self.mailbox = mailbox
        self.raw = raw
        self.source = source
        self.arrivedAt = arrivedAt
    }

    init(
        written raw: RawMessage, to mailbox: ID<Mailbox>, by account: ID<Account>, at: Instant,
        belonging: Belonging
    ) {
        self.mailbox = mailbox
        self.raw = raw
        source = .page(account: account)
        arrivedAt = at
        self.belonging = belonging
    }

    init(mailbox: ID<Mailbox>, importID: ID<MailImport>, item: ImportMessages.Item) {
        self.mailbox = mailbox
        raw = item.raw
        source = .archive(importID: importID)
        arrivedAt = item.writtenAt
        opened = item.opened
    }

    /// One of those that a server handed over together.
    init(
        mailbox: ID<Mailbox>, raw: RawMessage, source: ArrivalSource, arrivedAt: Instant?,
        opened: OpenedMessage?
    ) {
        self.init(mailbox: mailbox, raw: raw, source: source, arrivedAt: arrivedAt)
        self.opened = opened
    }

    public func ready(for dialect: Dialect) throws -> ReceiveMessage {
        var ready = self
        if opened == nil { ready.opened = try OpenedMessage(raw, for: dialect) }
        return ready
    }

    public func run(in tx: Transaction) throws -> Outcome {
        try ArrivalRefused.check(tx.road)
        // Who wrote on a page of ours is known by the page alone.
        if case .page = source { throw ArrivalRefused.onlyFromMail }
        guard try tx.exists("SELECT 1 FROM mailbox WHERE id = \(mailbox)") else {
            throw MailboxRefused.notFound
        }
        let hash = opened?.hash ?? Digest.sha256(raw.bytes)
        let known = try tx.value(
            "SELECT id FROM message WHERE mailbox_id = \(mailbox) AND raw_hash = \(hash)",
            as: ID<MailMessage>.self)
        if let known { return try seenAgain(known, tx) }
        let opened = try opened ?? OpenedMessage(raw, for: tx.dialect)
        let own = try ownLetter(opened.parsed, tx)
        if let own, own.mailbox == mailbox { return try copyOfOurs(own.id, tx) }
        return try record(opened, isOurCopy: own != nil, tx)
    }

    /// Of a letter that nobody else has met: its bytes were written this moment.
    func record(in tx: Transaction) throws -> Outcome {
        try record(OpenedMessage(raw, for: tx.dialect), isOurCopy: false, tx)
    }

    private func seenAgain(_ message: ID<MailMessage>, _ tx: Transaction) throws -> Outcome {
        switch source {
        case .server:
            try tx.append(MessageSeenAgain(message: message, mailbox: mailbox, source: source))
        case .archive(let importID):
            // A letter of a live mailbox stays anyway; one of another import has two that brought it.
            let isOfAnother = try tx.exists(
                "SELECT 1 FROM message WHERE id = \(message) AND import_id <> \(importID)")
            if isOfAnother {
                try tx.append(LetterMetInArchive(importID: importID, message: message))
            }
        case .page: break
        }
        return Outcome(message: message, isNew: false)
    }

    private struct OwnLetter {
        let id: ID<MailMessage>
        let mailbox: ID<Mailbox>
        let hash: Digest
    }

    /// A letter of ours that comes back. Whoever received it knows its id, so the words must be ours
    /// too: anything else is a message of its own and is kept.
    private func ownLetter(_ parsed: ParsedMessage, _ tx: Transaction) throws -> OwnLetter? {
        guard case .server = source, let messageID = parsed.messageID else { return nil }
        let letter = try tx.first(
            """
            SELECT id, mailbox_id, raw_hash FROM message
            WHERE message_id = \(messageID) AND direction = 'out' AND state IS NOT NULL
            ORDER BY id LIMIT 1
            """
        ) {
            OwnLetter(id: try $0["id"], mailbox: try $0["mailbox_id"], hash: try $0["raw_hash"])
        }
        guard let letter, let raw = try Blobs.get(letter.hash, from: tx) else { return nil }
        return Self.isCopy(parsed, of: ParsedMessage.parse(raw)) ? letter : nil
    }

    /// Servers may add headers and encode anew; author, subject, words and files stay.
    private static func isCopy(_ one: ParsedMessage, of other: ParsedMessage) -> Bool {
        func words(_ message: ParsedMessage) -> [Substring] {
            "\(message.subject)\n\(message.text)".split(whereSeparator: \.isWhitespace)
        }
        func author(_ message: ParsedMessage) -> String? {
            message.from.first?.address.lowercased()
        }
        func files(_ message: ParsedMessage) -> [[UInt8]] { message.attachments.map(\.data) }
        return author(one) == author(other) && words(one) == words(other)
            && files(one) == files(other)
    }

    private func copyOfOurs(_ message: ID<MailMessage>, _ tx: Transaction) throws -> Outcome {
        try tx.append(CopySeen(message: message, mailbox: mailbox, source: source))
        return Outcome(message: message, isNew: false)
    }

    /// An archive tells by the address who wrote; to live mail anybody can put our address, and such a
    /// letter must not pass for our answer: it is ours only as a copy of what we sent.
    private func record(
        _ opened: OpenedMessage, isOurCopy: Bool, _ tx: Transaction
    ) throws -> Outcome {
        let parsed = opened.parsed
        let letter = opened.inside.head
        let content = opened.prepared.content
        let isByUs = try tx.exists(
            "SELECT 1 FROM mailbox WHERE address = \(content.from.address)")
        let direction: MailDirection =
            isByUs && (isFromArchive || isOurCopy) ? .outgoing : .incoming
        let other = direction == .incoming ? content.from.address : content.to.first?.address ?? ""
        let at = moment(of: parsed, tx)
        let message: ID<MailMessage> = tx.newID()
        let delivery =
            isFromArchive || belonging != nil
            ? nil : try OwnDelivery.find(parsed, in: mailbox, now: tx.now, in: tx)
        let receipt =
            isFromArchive || belonging != nil
            ? nil : try OwnReceipt.find(parsed, in: mailbox, now: tx.now, in: tx)
        let isAutomatic = letter.isAutomatic || delivery != nil || receipt != nil
        // Old receipts belong to the exchange of their letter, whether it is known or not.
        let references = letter.references + [parsed.certifiedReference].compactMap(\.self)
        // Through one machine of a provider many write “Disdetta”: the subject makes no exchange of theirs.
        let oneAndTheSame = opened.inside.isEnvelopeUnproven ? "" : other
        let earlier =
            try delivery == nil && receipt == nil && belonging == nil
            ? ThreadFinder.find(
                references: references, inReplyTo: letter.inReplyTo,
                subject: content.subject,
                correspondent: oneAndTheSame, mailbox: mailbox, at: at, in: tx) : nil
        let thread =
            belonging?.thread ?? delivery?.thread ?? receipt?.thread ?? earlier?.thread
            ?? ID(rawValue: message.rawValue)
        let party =
            try belonging?.party
            ?? (direction == .incoming ? opened.from : opened.to).flatMap {
                try Parties.byMail($0, in: tx).first
            }
        try tx.store(raw.bytes)
        try tx.append(
            MessageReceived(
                message: message, mailbox: mailbox, thread: thread, party: party,
                direction: direction, raw: opened.hash.hex, size: raw.bytes.count,
                isAutomatic: isAutomatic, source: source), prepared: opened.prepared,
            occurredAt: at)
        if let delivery {
            try tx.append(
                DeliveryReported(
                    message: delivery.letter, report: message, party: delivery.party,
                    items: delivery.items), content: delivery.content)
        }
        if let receipt {
            try tx.append(
                ReceiptArrived(
                    message: receipt.letter, receipt: message, party: receipt.party,
                    kind: receipt.kind, seal: receipt.seal, statedAt: receipt.statedAt),
                content: receipt.content)
        }
        // What is written on a page, or put into an envelope by somebody, does not show that the address
        // takes letters.
        if direction == .incoming, !isAutomatic, !isFromArchive, belonging == nil,
            parsed.certifiedMail == nil, opened.inside.certified == nil,
            let from = opened.from
        {
            _ = try ClearBouncing.clear(from, because: .wrote, tx)
        }
        let arrived = ArrivedMessage(
            id: message, mailbox: mailbox, thread: thread,
            answered: belonging?.answered ?? delivery?.letter ?? receipt?.letter
                ?? earlier?.message, party: party,
            direction: direction,
            at: at, correspondent: other, fromName: content.from.name,
            subject: content.subject, isAutomatic: isAutomatic, isFromArchive: isFromArchive)
        for case let receiver as any MailReceiver in tx.features {
            try receiver.arrived(arrived, in: tx)
            if let delivery, delivery.hasFailed {
                try receiver.didNotArrive(delivery.letter, in: tx)
            }
            if let receipt, receipt.kind.isFailure {
                try receiver.didNotArrive(receipt.letter, in: tx)
            }
        }
        return Outcome(message: message, isNew: true)
    }

    private var isFromArchive: Bool {
        if case .archive = source { return true }
        return false
    }

    /// Live mail counts from its arrival, since somebody waits from then on; old mail from the day it
    /// was written. A date in the future is a mistake of its sender: the next best holds then.
    private func moment(of parsed: ParsedMessage, _ tx: Transaction) -> Instant {
        let written = [parsed.date, parsed.receivedDate].map { $0.map(Instant.init(milliseconds:)) }
        let claims = isFromArchive ? written + [arrivedAt] : [arrivedAt] + written
        return claims.compactMap(\.self).first { $0 <= tx.now } ?? tx.now
    }
}
