import Commons
import Journal
import Kernel
import Mail
import Members
import Store

/// Why an answer does not leave, in the order in which we look.
public enum ReplyRefused: Refusal, Equatable {
    /// Somebody answered or wrote in the meantime: the draft is kept, the difference shown.
    case caseMoved(now: Int64, whatHappened: [Bilingual])
    case incomplete([CompletenessGap])
    case emptyAnswer
    case reasonMissing
    case noMailbox
    case onlyImports

    public var code: String {
        switch self {
        case .caseMoved: "caseMoved"
        case .incomplete: "incomplete"
        case .emptyAnswer: "emptyAnswer"
        case .reasonMissing: "reasonMissing"
        case .noMailbox: "noMailbox"
        case .onlyImports: "onlyImports"
        }
    }

    public var rule: String? {
        switch self {
        case .caseMoved: "D2"
        case .incomplete, .emptyAnswer, .reasonMissing: "D4"
        case .noMailbox: "D1"
        case .onlyImports: nil
        }
    }

    public var kind: RefusalKind {
        if case .caseMoved = self { return .conflict }
        return .invalid
    }

    public var field: String? {
        switch self {
        case .emptyAnswer: "text"
        case .reasonMissing: "reason"
        case .noMailbox: "mailbox"
        case .caseMoved, .incomplete, .onlyImports: nil
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .caseMoved:
            Bilingual(
                it:
                    "Nel frattempo la pratica è cambiata: la tua risposta è salvata come bozza. Leggi che cosa è successo e invia di nuovo.",
                en:
                    "The case has changed in the meantime: your answer is kept as a draft. Read what happened and send again."
            )
        case .incomplete:
            Bilingual(
                it:
                    "La risposta non è ancora completa. Completa ciò che manca, oppure scrivi perché la mandi così.",
                en:
                    "The answer is not complete yet. Complete what is missing, or write why you send it like this."
            )
        case .emptyAnswer:
            Bilingual(it: "La risposta è vuota: scrivila.", en: "The answer is empty: write it.")
        case .reasonMissing:
            Bilingual(
                it: "Il motivo è troppo breve: scrivi in poche parole perché la mandi così.",
                en: "The reason is too short: write in a few words why you send it like this.")
        case .noMailbox:
            Bilingual(
                it: "Scegli da quale casella parte la risposta.",
                en: "Choose the mailbox from which the answer leaves.")
        case .onlyImports:
            Bilingual(
                it: "Una data del passato si può indicare solo in un'importazione.",
                en: "Only an import may give a day in the past.")
        }
    }

    public var details: [Bilingual] {
        switch self {
        case .caseMoved(_, let whatHappened): whatHappened
        case .incomplete(let gaps):
            gaps.map { Bilingual(it: $0.sentence(.italian), en: $0.sentence(.english)) }
        default: []
        }
    }
}

/// Sends an answer. The one gate for every road: it compares the version of the case, judges the
/// completeness of the answer, and queues the letter, all in one transaction. What is missing passes
/// only with a reason, which is kept with the checklist.
public struct SendReply: SalvagingCommand {
    public static let name = "desk.reply"
    public static let purpose = Bilingual(
        it: "Risponde a una pratica, se la risposta è completa.",
        en: "Answers a case, if the answer is complete.")

    public struct Outcome: Codable, Sendable, Equatable {
        public let message: ID<MailMessage>
        public let score: CompletenessScore
    }

    let caseFile: ID<CaseFile>
    /// As the writer read it.
    let version: Int64
    /// The case's own if left out.
    let mailbox: ID<Mailbox>?
    /// Who wrote, if left out.
    let to: [String]
    let cc: [String]
    let subject: String?
    let text: String
    let attachments: [OutgoingAttachment]
    let points: [ReplyPoint]
    @Sorted private(set) var ticked: Set<AnswerProperty>
    /// Why it leaves although something is missing.
    let reason: String?
    let closes: Bool
    /// Promises of the case that this answer keeps.
    let keeps: [ID<Promise>]
    /// Reply blocks that its writer put in; those whose words are still there are remembered.
    let blocks: [UsedBlock]
    /// Minutes of work that went into it, if somebody cares to note them.
    let workMinutes: Int?
    /// For letters of the past that an import brings.
    let leftAt: Instant?

    public init(
        caseFile: ID<CaseFile>, version: Int64, mailbox: ID<Mailbox>? = nil, to: [String] = [],
        cc: [String] = [], subject: String? = nil, text: String,
        attachments: [OutgoingAttachment] = [],
        points: [ReplyPoint] = [], ticked: Set<AnswerProperty> = [], reason: String? = nil,
        closes: Bool = false, keeps: [ID<Promise>] = [], blocks: [UsedBlock] = [],
        workMinutes: Int? = nil, leftAt: Instant? = nil
    ) {
        self.caseFile = caseFile
        self.version = version
        self.mailbox = mailbox
        self.to = to
        self.cc = cc
        self.subject = subject
        self.text = text
        self.attachments = attachments
        self.points = points
        self.ticked = ticked
        self.reason = reason
        self.closes = closes
        self.keeps = keeps
        self.blocks = blocks
        self.workMinutes = workMinutes
        self.leftAt = leftAt
    }

    public func run(in tx: Transaction) throws -> Outcome {
        if leftAt != nil, tx.road != .import { throw ReplyRefused.onlyImports }
        let row = try CaseRow.requireUnmerged(caseFile, in: tx)
        guard row.version == version else {
            throw ReplyRefused.caseMoved(
                now: row.version, whatHappened: try WhatHappened.since(version, in: row, tx))
        }
        guard let mailbox = mailbox ?? row.mailbox else { throw ReplyRefused.noMailbox }
        let answered = try lastIncoming(tx)
        let review = try AnswerGate.review(
            answer(row, answered, tx), points: points, drawnFor: row, in: tx)
        let checklist = try AnswerGate.pass(review, reason: reason)
        let link = try settledLink(tx)
        let recipients = to.isEmpty ? [try whoWrote(answered, row, tx)] : to
        let letter = try tx.perform(
            QueueMessage(
                mailbox: mailbox, to: recipients, cc: cc, subject: subjectLine(row),
                text: link.map { "\(text)\n\n\($0.words)" } ?? text,
                attachments: attachments, inReplyTo: answered?.id, leftAt: leftAt))
        try record(letter.message, letter.thread, checklist, row, link?.question, tx)
        return Outcome(message: letter.message, score: checklist.score)
    }

    private func record(
        _ message: ID<MailMessage>, _ thread: ID<MailThread>, _ checklist: FrozenChecklist,
        _ row: CaseRow, _ question: ID<SettledQuestion>?, _ tx: Transaction
    ) throws {
        let at = leftAt ?? tx.now
        try tx.append(
            MessageFiled(
                caseFile: caseFile, message: message, direction: .outgoing, waits: false,
                reopens: false),
            occurredAt: at)
        if try !tx.exists("SELECT 1 FROM case_thread WHERE thread_id = \(thread)") {
            try tx.append(ThreadJoined(caseFile: caseFile, thread: thread), occurredAt: at)
        }
        let waited = try Intake.waited(row, until: at, isPast: leftAt != nil, tx)
        let used = try UsedBlock.left(of: blocks, in: text, tx)
        try tx.append(
            ReplyRecorded(
                caseFile: caseFile, message: message, waitedMilliseconds: waited,
                score: checklist.score.met, waived: checklist.waivers.count,
                blocks: used.isEmpty ? nil : used, question: question),
            content: ReplyRecorded.Content(
                checklist: checklist, struckOut: AnswerGate.struckOut(of: points)), occurredAt: at)
        for promise in keeps {
            guard try PromiseRow.require(promise, in: tx).caseFile == caseFile else {
                throw CommonRefusal.notFound
            }
            try tx.perform(SettlePromise(promise: promise, outcome: .kept))
        }
        if let workMinutes {
            try tx.perform(
                NoteWork(caseFile: caseFile, minutes: workMinutes, occasion: .answer, at: leftAt))
        }
        if closes {
            try CloseCase.requireNoPromise(caseFile, in: tx)
            try tx.append(
                CaseClosed(caseFile: caseFile, reason: ClosingReason.answered.code),
                content: CaseClosed.Content(note: nil), occurredAt: at)
        }
    }

    /// Only a letter that ends the matter asks whether it did (D5).
    private func settledLink(_ tx: Transaction) throws -> SettledLink? {
        guard closes, leftAt == nil, try tx.parameters().flag("desk.asksSettled", on: tx.today),
            let address = try PublicAddress.find(in: tx)
        else { return nil }
        return SettledLink(tx.newID(), at: address, tx.secrets)
    }

    private func lastIncoming(_ tx: Transaction) throws -> MessageRow? {
        let last = try tx.value(
            """
            SELECT case_message.message_id FROM case_message
            JOIN message ON message.id = case_message.message_id
            WHERE case_id = \(caseFile) AND case_message.direction = 'in'
                AND NOT EXISTS (SELECT 1 FROM message_delivery
                    WHERE message_delivery.report_id = case_message.message_id)
                AND NOT EXISTS (SELECT 1 FROM message_receipt
                    WHERE message_receipt.receipt_id = case_message.message_id)
            ORDER BY message.is_automatic, case_message.at DESC, case_message.message_id DESC
            LIMIT 1
            """, as: ID<MailMessage>.self)
        return try last.flatMap { try MessageRow.find($0, in: tx) }
    }

    /// Never the machine of a provider of certified mail, whose envelope is all that is known.
    private func whoWrote(
        _ answered: MessageRow?, _ row: CaseRow, _ tx: Transaction
    ) throws -> String {
        guard let reading = try answered.map({ try MessageReading.read($0, from: tx) }) else {
            return row.correspondent
        }
        if let address = reading.answerAddress { return address }
        if reading.isEnvelopeUnproven { throw InputRefused.missing(field: "to") }
        return row.correspondent
    }

    private func subjectLine(_ row: CaseRow) -> String {
        if let typed = subject?.trimmingSpace, !typed.isEmpty { return typed }
        return row.title.lowercased().hasPrefix("re:") ? row.title : "Re: \(row.title)"
    }

    private func answer(_ row: CaseRow, _ answered: MessageRow?, _ tx: Transaction) throws
        -> AnswerUnderReview
    {
        AnswerUnderReview(
            body: text, subject: subjectLine(row), attachmentNames: attachments.map(\.name),
            recipientName: row.correspondentName.isEmpty ? nil : row.correspondentName,
            operatorName: tx.actor.name,
            referenceOperatorName: try ReferencePerson.name(of: row.party, on: tx.today, in: tx),
            ticked: ticked)
    }

    /// What a writer would lose when the answer is refused.
    public func salvage(after refusal: any Refusal, in tx: Transaction) throws {
        guard leftAt == nil, !text.trimmingSpace.isEmpty, try CaseRow.find(caseFile, in: tx) != nil,
            refusal is ReplyRefused || refusal is QueueRefused || refusal is MailboxRefused
                || refusal is PromiseRefused || refusal is MergeRefused || refusal is WorkRefused
        else { return }
        let draft = Draft(
            text: text, subject: subject ?? "", to: to, cc: cc, points: points, ticked: ticked,
            reason: reason, version: version, blocks: blocks.isEmpty ? nil : blocks)
        let before = try DraftRow.find(caseFile, in: tx)
        guard before?.draft != draft else { return }
        // Somebody else's draft gives way only to words that their reader was told are kept.
        if let before, before.account != tx.actor.id, refusal.kind != .conflict { return }
        try tx.append(DraftSaved(caseFile: caseFile, account: tx.actor.id), content: draft)
    }
}

/// A letter of ours began a new exchange for the same case: answers to it come here.
struct ThreadJoined: Fact {
    static let name = "desk.threadJoined.v1"
    let caseFile: ID<CaseFile>
    let thread: ID<MailThread>

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            "INSERT INTO case_thread (thread_id, case_id) VALUES (\(thread), \(caseFile))")
    }
}
