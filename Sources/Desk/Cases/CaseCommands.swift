import Commons
import Journal
import Kernel
import Mail
import Members
import Store

public enum CaseRefused: String, Refusal {
    case notHeldByYou, alreadyClosed, notClosed, alreadyLinked

    public var kind: RefusalKind { .conflict }
    public var rule: String? { self == .notHeldByYou ? "D2" : "D3" }

    public var sentence: Bilingual {
        switch self {
        case .notHeldByYou:
            Bilingual(
                it: "La pratica non è in mano tua: la rilascia chi la tiene.",
                en: "The case is not in your hands: who holds it releases it.")
        case .alreadyClosed:
            Bilingual(it: "La pratica è già chiusa.", en: "The case is closed already.")
        case .notClosed: Bilingual(it: "La pratica è già aperta.", en: "The case is open already.")
        case .alreadyLinked:
            Bilingual(
                it: "La pratica è già di questa persona.",
                en: "The case belongs to this person already.")
        }
    }
}

/// Takes a case for oneself. Nobody can take it for somebody else: there is no field for that (D2).
public struct TakeCase: Command {
    public static let name = "desk.take"
    public static let purpose = Bilingual(
        it: "Prende una pratica per sé.", en: "Takes a case for oneself.")

    let caseFile: ID<CaseFile>

    public init(caseFile: ID<CaseFile>) { self.caseFile = caseFile }

    public func run(in tx: Transaction) throws -> Done {
        guard let me = tx.actor.id else { throw CommonRefusal.forbidden }
        let row = try CaseRow.require(caseFile, in: tx)
        guard row.isOpen else { throw CaseRefused.alreadyClosed }
        if row.holder != me { try tx.append(CaseTaken(caseFile: caseFile, holder: me)) }
        return Done()
    }
}

/// Gives a case back to all.
public struct ReleaseCase: Command {
    public static let name = "desk.release"
    public static let purpose = Bilingual(it: "Rilascia una pratica.", en: "Releases a case.")

    let caseFile: ID<CaseFile>

    public init(caseFile: ID<CaseFile>) { self.caseFile = caseFile }

    public func run(in tx: Transaction) throws -> Done {
        let row = try CaseRow.require(caseFile, in: tx)
        guard let holder = row.holder, holder == tx.actor.id else { throw CaseRefused.notHeldByYou }
        try tx.append(CaseReleased(caseFile: caseFile))
        return Done()
    }
}

/// Closes a case: after an answer, or for a stated reason.
public struct CloseCase: Command {
    public static let name = "desk.close"
    public static let purpose = Bilingual(
        it: "Chiude una pratica, con risposta o per un motivo dichiarato.",
        en: "Closes a case, with an answer or for a stated reason.")

    let caseFile: ID<CaseFile>
    /// A code of `ClosingReason`; `other` wants the note. May be left out after an answer.
    let reason: String?
    let note: String?
    /// Minutes of work on the case that were not noted yet.
    let workMinutes: Int?

    public init(
        caseFile: ID<CaseFile>, reason: String? = nil, note: String? = nil,
        workMinutes: Int? = nil
    ) {
        self.caseFile = caseFile
        self.reason = reason
        self.note = note
        self.workMinutes = workMinutes
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try CaseRow.require(caseFile, in: tx)
        guard row.isOpen else { throw CaseRefused.alreadyClosed }
        try Self.requireNoPromise(caseFile, in: tx)
        let note = try Typed.optional(note, field: "note", most: 1_000)
        let chosen = try closingReason(note)
        let isAnswered = try Self.isAnswered(row, in: tx)
        if let obstacle = CaseClosing.obstacle(isAnswered: isAnswered, reason: chosen) {
            throw ClosingRefusal(obstacle: obstacle)
        }
        if let workMinutes {
            try tx.perform(
                NoteWork(caseFile: caseFile, minutes: workMinutes, occasion: .closing))
        }
        try tx.append(
            CaseClosed(caseFile: caseFile, reason: (chosen ?? .answered).code),
            content: CaseClosed.Content(note: note))
        return Done()
    }

    private func closingReason(_ note: String?) throws -> ClosingReason? {
        guard let reason = reason?.trimmingSpace, !reason.isEmpty else { return nil }
        if reason == "other" { return .other(text: note ?? "") }
        guard let listed = ClosingReason.listed.first(where: { $0.code == reason }) else {
            throw InputRefused.wrongType(
                field: "reason",
                wanted: Bilingual(alike: ClosingReason.listed.map(\.code).joined(separator: ", ")))
        }
        return listed
    }

    /// What was promised is not forgotten with the case (D7).
    static func requireNoPromise(_ caseFile: ID<CaseFile>, in db: any Reader) throws {
        guard try PromiseRow.open(in: caseFile, db).isEmpty else { throw PromiseRefused.stillOpen }
    }

    /// An answer left after the last message received.
    static func isAnswered(_ row: CaseRow, in db: any Reader) throws -> Bool {
        let answered = try db.value(
            "SELECT answered_at FROM case_file WHERE id = \(row.id)", as: Instant?.self)
        return (answered ?? nil) != nil && row.waitingSince == nil
    }
}

struct ClosingRefusal: Refusal {
    let obstacle: ClosingRefused
    var code: String { obstacle.rawValue }
    var rule: String? { ClosingRefused.rule }
    var field: String? { obstacle == .reasonNotWritten ? "note" : "reason" }
    var sentence: Bilingual {
        Bilingual(it: obstacle.sentence(.italian), en: obstacle.sentence(.english))
    }
}

/// Opens a closed case again.
public struct ReopenCase: Command {
    public static let name = "desk.reopen"
    public static let purpose = Bilingual(it: "Riapre una pratica.", en: "Opens a case again.")

    let caseFile: ID<CaseFile>

    public init(caseFile: ID<CaseFile>) { self.caseFile = caseFile }

    public func run(in tx: Transaction) throws -> Done {
        if try CaseRow.requireUnmerged(caseFile, in: tx).isOpen { throw CaseRefused.notClosed }
        try tx.append(CaseReopened(caseFile: caseFile, waits: false))
        return Done()
    }
}

/// Says whose case it is.
public struct LinkCase: Command {
    public static let name = "desk.link"
    public static let purpose = Bilingual(
        it: "Collega una pratica a una persona del registro.",
        en: "Links a case to a party of the register.")

    let caseFile: ID<CaseFile>
    let party: ID<Party>

    public init(caseFile: ID<CaseFile>, party: ID<Party>) {
        self.caseFile = caseFile
        self.party = party
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try CaseRow.requireUnmerged(caseFile, in: tx)
        guard try PartyRow.find(party, in: tx) != nil else { throw CommonRefusal.notFound }
        if row.party == party { throw CaseRefused.alreadyLinked }
        try tx.append(CaseLinked(caseFile: caseFile, party: party))
        return Done()
    }
}

/// Opens a case that begins with a call, a visit or a letter of ours.
public struct OpenCase: Command {
    public static let name = "desk.open"
    public static let purpose = Bilingual(
        it: "Apre una pratica che non comincia da una lettera ricevuta.",
        en: "Opens a case that does not begin with a letter received.")

    let title: String
    let party: ID<Party>?
    let correspondent: MailAddress?
    /// The call or visit it begins with.
    let contact: FirstContact?
    let kind: ID<CaseKind>?
    /// For cases of the past that an import brings.
    let openedAt: Instant?

    public init(
        title: String, party: ID<Party>?, correspondent: MailAddress? = nil,
        contact: FirstContact? = nil, kind: ID<CaseKind>? = nil, openedAt: Instant? = nil
    ) {
        self.title = title
        self.party = party
        self.correspondent = correspondent
        self.contact = contact
        self.kind = kind
        self.openedAt = openedAt
    }

    public func run(in tx: Transaction) throws -> ID<CaseFile> {
        let title = try Typed.required(title, field: "title", most: 300)
        if openedAt != nil, tx.road != .import { throw ReplyRefused.onlyImports }
        let name = try party.map { id -> String in
            guard let row = try PartyRow.find(id, in: tx) else { throw CommonRefusal.notFound }
            return row.name.shown
        }
        let caseFile = try CaseOpening(
            title: title, party: party, mailbox: nil, thread: nil,
            correspondent: correspondent?.description ?? "", correspondentName: name ?? "",
            at: min(openedAt ?? tx.now, tx.now), waits: openedAt == nil && contact?.waits == true
        ).open(in: tx)
        if let kind { try tx.perform(SetKind(caseFile: caseFile, kind: kind)) }
        if let contact {
            _ = try tx.perform(
                RecordContact(
                    caseFile: caseFile, means: contact.means, minutes: contact.minutes ?? 0,
                    note: contact.note, at: openedAt, answers: contact.answers,
                    place: contact.place, participants: contact.participants ?? []))
        }
        return caseFile
    }

    /// A call, a visit or a note that opens a case.
    public struct FirstContact: Codable, Sendable {
        let means: ContactMeans
        let minutes: Int?
        let note: String
        let answers: Bool
        /// Of a visit.
        var place: String?
        /// Who took part beside the person of the case.
        var participants: [ID<Party>]?

        /// A note is our own: nobody waits because of it.
        var waits: Bool { !answers && means != .note }
    }
}

/// What every way of opening a case shares: its number, without gaps within the year.
struct CaseOpening {
    let title: String
    let party: ID<Party>?
    let mailbox: ID<Mailbox>?
    let thread: ID<MailThread>?
    let correspondent: String
    let correspondentName: String
    let at: Instant
    var waits = false

    func open(in tx: Transaction) throws -> ID<CaseFile> {
        let year = tx.zone.date(of: at).year
        let last = try tx.value(
            "SELECT COALESCE(MAX(ordinal), 0) FROM case_file WHERE year = \(year)", as: Int.self)
        let caseFile: ID<CaseFile> = tx.newID()
        try tx.append(
            CaseOpened(
                caseFile: caseFile, year: year, ordinal: (last ?? 0) + 1, party: party,
                mailbox: mailbox,
                thread: thread, waits: waits ? true : nil),
            content: CaseOpened.Content(
                title: title, correspondent: correspondent, correspondentName: correspondentName),
            occurredAt: at)
        return caseFile
    }
}
