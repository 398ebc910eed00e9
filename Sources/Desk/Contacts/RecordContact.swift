import Commons
import Journal
import Kernel
import Members
import Store

/// Ways of meeting a person other than by mail (D6).
public enum ContactMeans: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case call, visit, whatsapp, meeting, note

    public var title: Bilingual {
        switch self {
        case .call: Bilingual(it: "Telefonata", en: "Call")
        case .visit: Bilingual(it: "Visita", en: "Visit")
        case .whatsapp: Bilingual(it: "WhatsApp", en: "WhatsApp")
        case .meeting: Bilingual(it: "Incontro a distanza", en: "Virtual meeting")
        case .note: Bilingual(it: "Appunto", en: "Note")
        }
    }

    /// The person was met: it has a community, and a visit a place.
    var isMeeting: Bool { self == .visit || self == .meeting }

    public var icon: String {
        switch self {
        case .call: "phone"
        case .visit: "visit"
        case .whatsapp: "answer"
        case .meeting: "person"
        case .note: "note"
        }
    }
}

/// A call, a visit, a meeting, a note.
public enum CaseContact {}

struct ContactRecorded: Fact {
    static let name = "desk.contactRecorded.v1"
    let contact: ID<CaseContact>
    let caseFile: ID<CaseFile>
    let party: ID<Party>?
    let means: ContactMeans
    let minutes: Int
    let account: ID<Account>?
    /// The person got her answer in it.
    let answers: Bool
    /// Colleagues who are called in it.
    var mentions: [ID<Account>]?
    /// Whose people were met.
    var community: ID<Community>?
    /// Who took part beside the person of the case.
    var participants: [ID<Party>]?

    struct Content: Codable, Sendable {
        let note: String
        /// Where; it may be somebody's home.
        var place: String?
    }

    var subjects: [ID<Subject>] {
        [caseFile.subject] + ([party].compactMap(\.self) + (participants ?? [])).map(\.subject)
    }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO case_contact (id, case_id, kind, minutes, at, account, note, place,
                community_id)
            VALUES (\(contact), \(caseFile), \(means), \(minutes), \(entry.occurredAt), \(account),
                \(entry.content?.note ?? ""), \(entry.content?.place), \(community))
            """)
        try db.execute(
            """
            UPDATE case_file SET version = version + 1,
                last_at = CASE WHEN last_at < \(entry.occurredAt) THEN \(entry.occurredAt) ELSE last_at END
            WHERE id = \(caseFile)
            """)
        for one in participants ?? [] {
            try db.execute(
                "INSERT INTO contact_participant (contact_id, party_id) VALUES (\(contact), \(one))"
            )
        }
        for one in mentions ?? [] {
            try db.execute(
                """
                INSERT INTO case_mention (contact_id, account, at)
                VALUES (\(contact), \(one), \(entry.recordedAt))
                """)
        }
        if answers {
            try db.execute(
                """
                UPDATE case_file SET waiting_since = NULL, answered_at = \(entry.occurredAt)
                WHERE id = \(caseFile)
                    AND (waiting_since IS NULL OR waiting_since <= \(entry.occurredAt))
                """)
        }
    }

    func searchable(_ content: Content) -> SearchText? {
        SearchText(
            kind: means == .note ? "note" : "contact", title: means.title.it,
            body: [content.note, content.place].compactMap(\.self).joined(separator: "\n"))
    }
}

enum ContactRefused: String, Refusal {
    case future, tooLongAgo, momentUnreadable, minutes, nobodyMet, tooManyParticipants

    var rule: String? { "D6" }
    var field: String? {
        switch self {
        case .future, .tooLongAgo, .momentUnreadable: "at"
        case .minutes: "minutes"
        case .nobodyMet, .tooManyParticipants: "participants"
        }
    }

    var sentence: Bilingual {
        switch self {
        case .future:
            Bilingual(
                it: "Il contatto non può essere nel futuro: correggi data e ora.",
                en: "A contact cannot be in the future: correct date and time.")
        case .tooLongAgo:
            Bilingual(
                it: "Il contatto è di più di cento anni fa: correggi l'anno.",
                en: "The contact is more than a hundred years old: correct the year.")
        case .momentUnreadable:
            Bilingual(
                it: "Scrivi il giorno come 2026-11-27 e l'ora come 17:30.",
                en: "Write the day as 2026-11-27 and the time as 17:30.")
        case .nobodyMet:
            Bilingual(
                it: "In un appunto non si incontra nessuno: scegli telefonata, visita o incontro.",
                en: "Nobody is met in a note: choose a call, a visit or a meeting.")
        case .tooManyParticipants:
            Bilingual(
                it: "Le altre persone sono al massimo \(RecordContact.mostParticipants).",
                en: "There are at most \(RecordContact.mostParticipants) other people.")
        case .minutes:
            Bilingual(
                it: "La durata va da 0 a 1440 minuti.",
                en: "The duration is from 0 to 1440 minutes.")
        }
    }
}

/// Writes down a call, a visit, a message or a meeting in its case, with its duration.
public struct RecordContact: Command {
    public static let name = "desk.recordContact"
    public static let purpose = Bilingual(
        it: "Registra una telefonata, una visita o un incontro con la durata.",
        en: "Records a call, a visit or a meeting with its duration.")

    let caseFile: ID<CaseFile>
    let means: ContactMeans
    let minutes: Int
    let note: String
    /// Now if left out.
    let at: Instant?
    let answers: Bool
    /// Of a visit: where it was.
    let place: String?
    /// Of a visit or a meeting; the person's own if left out.
    let community: ID<Community>?
    /// Who took part beside the person of the case.
    let participants: [ID<Party>]

    static let mostParticipants = 50

    public init(
        caseFile: ID<CaseFile>, means: ContactMeans, minutes: Int, note: String, at: Instant? = nil,
        answers: Bool = false, place: String? = nil, community: ID<Community>? = nil,
        participants: [ID<Party>] = []
    ) {
        self.caseFile = caseFile
        self.means = means
        self.minutes = minutes
        self.note = note
        self.at = at
        self.answers = answers
        self.place = place
        self.community = community
        self.participants = participants
    }

    public func run(in tx: Transaction) throws -> ID<CaseContact> {
        let row = try CaseRow.requireUnmerged(caseFile, in: tx)
        guard (0...1440).contains(minutes) else { throw ContactRefused.minutes }
        let at = at ?? tx.now
        guard at <= tx.now else { throw ContactRefused.future }
        guard tx.zone.date(of: at) > tx.today.adding(years: -100) else {
            throw ContactRefused.tooLongAgo
        }
        let note = try Typed.required(note, field: "note", most: 10_000)
        let colleagues = try AccountRow.openOperators(in: tx).filter { $0.id != tx.actor.id }
        let called = try Mentions.found(in: note, among: colleagues)
        let place = try Typed.optional(place, field: "place", most: 120)
        let others = try others(than: row.party, tx)
        let contact: ID<CaseContact> = tx.newID()
        try tx.append(
            ContactRecorded(
                contact: contact, caseFile: caseFile, party: row.party, means: means,
                minutes: minutes,
                account: tx.actor.id, answers: answers && means != .note,
                mentions: called.isEmpty ? nil : called,
                community: try community(of: row, on: tx.zone.date(of: at), tx),
                participants: others.isEmpty ? nil : others),
            content: ContactRecorded.Content(note: note, place: means == .visit ? place : nil),
            occurredAt: at)
        return contact
    }

    /// Each once, as the record that holds it today.
    private func others(than party: ID<Party>?, _ tx: Transaction) throws -> [ID<Party>] {
        if participants.isEmpty { return [] }
        if means == .note { throw ContactRefused.nobodyMet }
        if participants.count > Self.mostParticipants { throw ContactRefused.tooManyParticipants }
        let others = try participants.map { one in
            guard try PartyRow.find(one, in: tx) != nil else { throw CommonRefusal.notFound }
            return try PartyMerging.survivor(of: one, in: tx)
        }
        return Set(others).filter { $0 != party }.sorted()
    }

    /// The one that was said, else that of the person on that day: the one joined last.
    private func community(
        of row: CaseRow, on day: CalendarDate, _ tx: Transaction
    ) throws -> ID<Community>? {
        if let community {
            guard try CommunityRow.find(community, in: tx) != nil else {
                throw CommonRefusal.notFound
            }
            return means.isMeeting ? community : nil
        }
        guard means.isMeeting, let party = row.party else { return nil }
        return try Belonging.of(party, in: tx).last { $0.holds(on: day) }?.community
    }
}
