import Commons
import Foundation
import Journal
import Kernel
import Members
import Postal
import Store

public enum QueueRefused: Refusal, Equatable {
    case noRecipient
    case badRecipient(String)
    case cannotSend
    case unwritable(String)
    case tooLarge
    case onlyImports

    public var code: String {
        switch self {
        case .noRecipient: "noRecipient"
        case .badRecipient: "badRecipient"
        case .cannotSend: "cannotSend"
        case .unwritable: "unwritable"
        case .tooLarge: "tooLarge"
        case .onlyImports: "onlyImports"
        }
    }

    public var field: String? {
        switch self {
        case .noRecipient, .badRecipient: "to"
        case .cannotSend: "mailbox"
        case .unwritable, .tooLarge: "text"
        case .onlyImports: "leftAt"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .noRecipient:
            Bilingual(it: "Manca il destinatario.", en: "There is no recipient.")
        case .badRecipient(let text):
            Bilingual(
                it: "«\(text)» non è un indirizzo di posta: correggilo.",
                en: "“\(text)” is no mail address: correct it.")
        case .cannotSend:
            Bilingual(
                it: "Questa casella non ha un server di invio: impostalo in Caselle.",
                en: "This mailbox has no server for sending: set it in Mailboxes.")
        case .unwritable(let detail):
            Bilingual(
                it: "La lettera non si può scrivere così: \(detail).",
                en: "The letter cannot be written like this: \(detail).")
        case .tooLarge:
            Bilingual(
                it: "La lettera supera 25 MB: togli qualche allegato.",
                en: "The letter is over 25 MB: take out some attachments.")
        case .onlyImports:
            Bilingual(
                it: "Solo un'importazione può dire quando una lettera è partita.",
                en: "Only an import may say when a letter left.")
        }
    }
}

/// A file that goes with a letter.
public struct OutgoingAttachment: Sendable, Codable, Equatable {
    public let name: String
    public let type: String
    public let data: RawMessage

    public init(name: String, type: String, data: RawMessage) {
        self.name = name
        self.type = type
        self.data = data
    }
}

/// Writes a letter in its final bytes and queues it to leave. Only ever part of another command, such
/// as the desk's answer: no road reaches it by name.
public struct QueueMessage: Command {
    public static let name = "mail.queue"
    public static let purpose = Bilingual(
        it: "Scrive una lettera e la mette in partenza.",
        en: "Writes a letter and queues it to leave.")

    let mailbox: ID<Mailbox>
    /// Addresses.
    let to: [String]
    let cc: [String]
    let subject: String
    let text: String
    let attachments: [OutgoingAttachment]
    let inReplyTo: ID<MailMessage>?
    /// For letters of the past that an import brings: when it left. It is not sent again.
    let leftAt: Instant?

    public init(
        mailbox: ID<Mailbox>, to: [String], cc: [String] = [], subject: String, text: String,
        attachments: [OutgoingAttachment] = [], inReplyTo: ID<MailMessage>? = nil,
        leftAt: Instant? = nil
    ) {
        self.mailbox = mailbox
        self.to = to
        self.cc = cc
        self.subject = subject
        self.text = text
        self.attachments = attachments
        self.inReplyTo = inReplyTo
        self.leftAt = leftAt
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let message: ID<MailMessage>
        public let thread: ID<MailThread>
        public let party: ID<Party>?
    }

    public func run(in tx: Transaction) throws -> Outcome {
        guard let box = try MailboxRow.find(mailbox, in: tx), box.isOpen else {
            throw MailboxRefused.notFound
        }
        if leftAt != nil, tx.road != .import { throw QueueRefused.onlyImports }
        if leftAt == nil, !box.settings.canSend { throw QueueRefused.cannotSend }
        let to = try addresses(to, in: tx)
        guard let first = to.first else { throw QueueRefused.noRecipient }
        let cc = try addresses(cc, in: tx)
        let answered = try inReplyTo.flatMap { try MessageRow.find($0, in: tx) }
        let message: ID<MailMessage> = tx.newID()
        let content = MessageContent(
            messageID: LetterBytes.identifier(of: message, at: box.address),
            from: MessageContent.Person(name: box.title, address: box.address), to: to, cc: cc,
            subject: try Typed.required(subject.oneLine, field: "subject", most: 500),
            text: try Typed.required(text, field: "text", most: 200_000),
            attachments: attachments.map(\.name))
        let raw = try LetterBytes.compose(
            content, attachments, answered: answered, at: leftAt ?? tx.now, in: tx)
        let thread = answered?.thread ?? ID<MailThread>(rawValue: message.rawValue)
        let party =
            try answered?.party ?? Parties.byMail(try MailAddress(first.address), in: tx).first
        let hash = try tx.store(raw)
        try tx.append(
            MessageQueued(
                message: message, mailbox: mailbox, thread: thread, party: party,
                inReplyTo: answered?.id, raw: hash.hex, size: raw.count, hasLeft: leftAt != nil),
            content: content, occurredAt: leftAt)
        return Outcome(message: message, thread: thread, party: party)
    }

    private func addresses(_ typed: [String], in tx: Transaction) throws -> [MessageContent.Person]
    {
        let pieces = typed.flatMap { $0.split(whereSeparator: { ",;\n".contains($0) }) }.map(
            String.init)
        return try pieces.map(\.trimmingSpace).filter { !$0.isEmpty }.map { text in
            guard let address = try? MailAddress(text), SMTPAddress(address.description) != nil
            else {
                throw QueueRefused.badRecipient(String(text).beginning(80))
            }
            let party = try Parties.byMail(address, in: tx).first
            let name = try party.flatMap { try PartyRow.find($0, in: tx)?.name.shown }
            return MessageContent.Person(name: name ?? "", address: address.description)
        }
    }
}
