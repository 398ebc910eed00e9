import Commons
import Kernel
import Mail
import Members
import Store

/// Why a letter that somebody writes on the own page is not taken.
public enum RequestRefused: String, Refusal {
    case noAddress, noDesk, tooMany, tooManyFiles

    public var rule: String? { "M8" }
    public var kind: RefusalKind {
        switch self {
        case .noAddress, .noDesk: .conflict
        case .tooMany: .tooMany
        case .tooManyFiles: .tooLarge
        }
    }
    public var field: String? { self == .tooManyFiles ? "attachments" : nil }

    public var sentence: Bilingual {
        switch self {
        case .noAddress:
            Bilingual(
                it:
                    "Nella tua scheda non c'è un indirizzo di posta a cui rispondere: chiedi alla cooperativa di aggiungerlo.",
                en:
                    "There is no mail address on your record to answer to: ask the cooperative to add one."
            )
        case .noDesk:
            Bilingual(
                it: "La cooperativa non ha ancora una casella da cui rispondere: telefona.",
                en: "The cooperative has no mailbox to answer from yet: please call.")
        case .tooManyFiles:
            Bilingual(
                it:
                    "Gli allegati sono al massimo \(WriteRequest.mostFiles): mandane una parte per volta.",
                en: "There are at most \(WriteRequest.mostFiles) attachments: send some at a time.")
        case .tooMany:
            Bilingual(
                it:
                    "Oggi hai già scritto \(WriteRequest.mostADay) volte: se è urgente telefona, altrimenti riprova domani.",
                en:
                    "You have written \(WriteRequest.mostADay) times today: call if it is urgent, else try again tomorrow."
            )
        }
    }
}

/// A function of the office that can be written to, and answers.
public struct OpenDesk: Codable, Sendable, Equatable {
    public let mailbox: ID<Mailbox>
    public let title: String

    static func all(in db: any Reader) throws -> [OpenDesk] {
        try MailboxRow.all(in: db).filter { $0.isOpen && $0.settings.canSend }
            .map { OpenDesk(mailbox: $0.id, title: $0.title) }
    }
}

/// To whom in the office one may write: its mailboxes, by function.
public struct OpenDesks: Query {
    public static let name = "desk.desks"
    public static let permission = Permission.mine
    public static let purpose = Bilingual(
        it: "A chi nell'ufficio si può scrivere.", en: "To whom in the office one may write.")

    public init() {}

    public func fetch(from db: Reading) throws -> [OpenDesk] { try OpenDesk.all(in: db) }
}

/// A letter from the own page of who has an access (M8): it begins a request, or goes on with one of
/// theirs. From there on it is a letter like any other (ADR 0031).
public struct WriteRequest: Command {
    public static let name = "desk.write"
    public static let permission = Permission.mine
    public static let purpose = Bilingual(
        it: "Scrive alla cooperativa, dalla propria pagina.",
        en: "Writes to the cooperative, from the own page.")

    /// More than anybody writes; a program that runs wild stops here.
    static let mostADay = 40
    static let mostFiles = 50

    /// The request that it goes on with; left out, it begins one.
    let caseFile: ID<CaseFile>?
    /// Of a new request: to whom; left out, to the first mailbox.
    let mailbox: ID<Mailbox>?
    /// Of a new request: what it is about.
    let subject: String?
    let text: String
    let attachments: [OutgoingAttachment]

    public init(
        caseFile: ID<CaseFile>? = nil, mailbox: ID<Mailbox>? = nil, subject: String? = nil,
        text: String, attachments: [OutgoingAttachment] = []
    ) {
        self.caseFile = caseFile
        self.mailbox = mailbox
        self.subject = subject
        self.text = text
        self.attachments = attachments
    }

    public func run(in tx: Transaction) throws -> ID<CaseFile> {
        let party = try OwnRecord.party(of: tx.actor, in: tx)
        guard let from = try OwnRecord.mail(of: party, in: tx) else {
            throw RequestRefused.noAddress
        }
        guard attachments.count <= Self.mostFiles else { throw RequestRefused.tooManyFiles }
        let desks = try OpenDesk.all(in: tx)
        guard let first = desks.first else { throw RequestRefused.noDesk }
        let today = try tx.count(
            """
            SELECT COUNT(*) FROM message
            WHERE written_by = \(tx.actor.id) AND at > \(tx.now.adding(days: -1))
            """)
        guard today < Self.mostADay else { throw RequestRefused.tooMany }

        func write(
            to mailbox: ID<Mailbox>?, _ subject: String, _ thread: ID<MailThread>,
            answered: ID<MailMessage>? = nil
        ) throws {
            let desk = desks.first { $0.mailbox == mailbox } ?? first
            _ = try tx.perform(
                WriteToOffice(
                    mailbox: desk.mailbox, party: party, from: from, subject: subject, text: text,
                    attachments: attachments, thread: thread, answered: answered))
        }

        guard let caseFile else {
            if let mailbox, !desks.contains(where: { $0.mailbox == mailbox }) {
                throw CommonRefusal.notFound
            }
            let subject = try Typed.required(subject ?? "", field: "subject", most: 300)
            let thread: ID<MailThread> = tx.newID()
            try write(to: mailbox, subject, thread)
            let opened = try tx.value(
                "SELECT case_id FROM case_thread WHERE thread_id = \(thread)",
                as: ID<CaseFile>.self)
            guard let opened else { throw CommonRefusal.notFound }
            return opened
        }
        let row = try CaseRow.require(caseFile, in: tx)
        guard row.party == party, row.mergedInto == nil else { throw CommonRefusal.notFound }
        // Letters of others in the case are not theirs, not even by their identifiers.
        let last = try tx.first(
            """
            SELECT case_message.message_id, message.thread_id FROM case_message
            JOIN message ON message.id = case_message.message_id
            JOIN case_file ON case_file.id = case_message.case_id
            WHERE case_message.case_id = \(caseFile) AND \(try MyRequest.isOf(party, in: tx))
            ORDER BY case_message.at DESC, case_message.message_id DESC LIMIT 1
            """
        ) {
            (
                message: try $0["message_id"] as ID<MailMessage>,
                thread: try $0["thread_id"] as ID<MailThread>
            )
        }
        let thread = last?.thread ?? tx.newID()
        if last == nil { try tx.append(ThreadJoined(caseFile: caseFile, thread: thread)) }
        try write(to: row.mailbox, "Re: \(row.title)", thread, answered: last?.message)
        return caseFile
    }
}
