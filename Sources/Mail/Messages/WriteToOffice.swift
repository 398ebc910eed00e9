import Commons
import Kernel
import Members
import Store

/// A letter that somebody writes to the office on the page of what is theirs: bytes, exchange and words
/// like any other's, and its writer is proved by the account. Only ever part of another command, such
/// as a request of the desk: no road reaches it by name (ADR 0010, 0031).
public struct WriteToOffice: Command {
    public static let name = "mail.writeToOffice"
    public static let permission = Permission.mine
    public static let purpose = Bilingual(
        it: "Scrive una lettera all'ufficio dalla propria pagina.",
        en: "Writes a letter to the office from the own page.")

    let mailbox: ID<Mailbox>
    let party: ID<Party>
    let from: MailAddress
    let subject: String
    let text: String
    let attachments: [OutgoingAttachment]
    let thread: ID<MailThread>
    let answered: ID<MailMessage>?

    /// - Parameters:
    ///   - from: an address of the one who writes, to which an answer goes.
    ///   - thread: the exchange that it belongs to.
    ///   - answered: the letter that it continues, if there is one.
    public init(
        mailbox: ID<Mailbox>, party: ID<Party>, from: MailAddress, subject: String, text: String,
        attachments: [OutgoingAttachment], thread: ID<MailThread>, answered: ID<MailMessage>?
    ) {
        self.mailbox = mailbox
        self.party = party
        self.from = from
        self.subject = subject
        self.text = text
        self.attachments = attachments
        self.thread = thread
        self.answered = answered
    }

    public func run(in tx: Transaction) throws -> ReceiveMessage.Outcome {
        guard let account = tx.actor.id, let box = try MailboxRow.find(mailbox, in: tx), box.isOpen
        else { throw CommonRefusal.notFound }
        let name = try PartyRow.find(party, in: tx)?.name.shown ?? ""
        let content = MessageContent(
            messageID: LetterBytes.identifier(of: tx.newID(), at: box.address),
            from: MessageContent.Person(name: name, address: from.description),
            to: [MessageContent.Person(name: box.title, address: box.address)], cc: [],
            subject: try Typed.required(subject, field: "subject", most: 300),
            text: try Typed.required(text, field: "text", most: 200_000),
            attachments: attachments.map(\.name))
        let raw = try LetterBytes.compose(
            content, attachments,
            answered: try answered.flatMap { try MessageRow.find($0, in: tx) },
            isAlone: true, at: tx.now, in: tx)
        return try ReceiveMessage(
            written: RawMessage(raw), to: mailbox, by: account, at: tx.now,
            belonging: .init(thread: thread, answered: answered, party: party)
        ).record(in: tx)
    }
}
