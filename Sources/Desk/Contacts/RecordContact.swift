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

    struct Content: Codable, Sendable {
        let note: String
        /// Where; it may be somebody's home.
        var place: String?
    }

    var subjects: [ID<Subject>] { [caseFile.subject] + (party.map { [$0.subject] } ?? []) }

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
    case future, minutes

    var rule: String? { "D6" }
    var field: String? { self == .future ? "at" : "minutes" }

    var sentence: Bilingual {
        switch self {
        case .future:
            Bilingual(
                it: "Il contatto non può essere nel futuro: correggi data e ora.",
                en: "A contact cannot be in the future: correct date and time.")
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

    public init(
        caseFile: ID<CaseFile>, means: ContactMeans, minutes: Int, note: String, at: Instant? = nil,
        answers: Bool = false, place: String? = nil, community: ID<Community>? = nil
    ) {
        self.caseFile = caseFile
        self.means = means
        self.minutes = minutes
        self.note = note
        self.at = at
        self.answers = answers
        self.place = place
        self.community = community
    }

    public func run(in tx: Transaction) throws -> ID<CaseContact> {
        let row = try CaseRow.requireUnmerged(caseFile, in: tx)
        guard (0...1440).contains(minutes) else { throw ContactRefused.minutes }
        let at = at ?? tx.now
        guard at <= tx.now else { throw ContactRefused.future }
        let note = try Typed.required(note, field: "note", most: 10_000)
        let colleagues = try AccountRow.openOperators(in: tx).filter { $0.id != tx.actor.id }
        let called = try Mentions.found(in: note, among: colleagues)
        let place = try Typed.optional(place, field: "place", most: 120)
        let contact: ID<CaseContact> = tx.newID()
        try tx.append(
            ContactRecorded(
                contact: contact, caseFile: caseFile, party: row.party, means: means,
                minutes: minutes,
                account: tx.actor.id, answers: answers && means != .note,
                mentions: called.isEmpty ? nil : called,
                community: try community(of: row, on: tx.zone.date(of: at), tx)),
            content: ContactRecorded.Content(note: note, place: means == .visit ? place : nil),
            occurredAt: at)
        return contact
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
