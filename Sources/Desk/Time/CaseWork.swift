import Commons
import Journal
import Kernel
import Store

/// Minutes of work on a case without its person: reading, asking a company, preparing papers (D6). They
/// are the case's. No row and no field says whose they were, so no figure of one of us can come of
/// them (D5, I10).
public enum CaseWork {
    /// In a day there are no more.
    static let minutes = 1...1440
}

/// On which occasion work was noted.
public enum WorkOccasion: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case answer, closing, other

    var title: Bilingual {
        switch self {
        case .answer: Bilingual(it: "per la risposta", en: "for the answer")
        case .closing: Bilingual(it: "alla chiusura", en: "at closing")
        case .other: Bilingual(it: "lavoro sulla pratica", en: "work on the case")
        }
    }
}

/// Work was done on a case without its person.
struct WorkNoted: Fact {
    static let name = "desk.workNoted.v1"
    let work: ID<CaseWork>
    let caseFile: ID<CaseFile>
    let minutes: Int
    let occasion: WorkOccasion

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO case_work (id, case_id, minutes, occasion, at)
            VALUES (\(work), \(caseFile), \(minutes), \(occasion), \(entry.occurredAt))
            """)
    }
}

/// It was noted by mistake.
struct WorkStruckOut: Fact {
    static let name = "desk.workStruckOut.v1"
    let work: ID<CaseWork>
    let caseFile: ID<CaseFile>

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("DELETE FROM case_work WHERE id = \(work)")
    }
}

public enum WorkRefused: String, Refusal {
    case minutes

    public var rule: String? { "D6" }
    public var field: String? { "minutes" }

    public var sentence: Bilingual {
        Bilingual(
            it: "I minuti di lavoro vanno da 1 a 1440.",
            en: "Minutes of work are from 1 to 1440.")
    }
}

/// Notes minutes of work on a case: per case, never per person.
public struct NoteWork: Command {
    public static let name = "desk.noteWork"
    public static let purpose = Bilingual(
        it: "Annota i minuti di lavoro su una pratica, senza la persona.",
        en: "Notes minutes of work on a case, without its person.")

    let caseFile: ID<CaseFile>
    let minutes: Int
    /// `other` if left out.
    let occasion: WorkOccasion?
    /// Now if left out; for letters of the past that an import brings.
    private(set) var at: Instant?

    public init(
        caseFile: ID<CaseFile>, minutes: Int, occasion: WorkOccasion? = nil, at: Instant? = nil
    ) {
        self.caseFile = caseFile
        self.minutes = minutes
        self.occasion = occasion
        self.at = at
    }

    public func run(in tx: Transaction) throws -> ID<CaseWork> {
        if at != nil, tx.road != .import { throw ReplyRefused.onlyImports }
        _ = try CaseRow.requireUnmerged(caseFile, in: tx)
        guard CaseWork.minutes.contains(minutes) else { throw WorkRefused.minutes }
        let work: ID<CaseWork> = tx.newID()
        try tx.append(
            WorkNoted(
                work: work, caseFile: caseFile, minutes: minutes, occasion: occasion ?? .other),
            occurredAt: min(at ?? tx.now, tx.now))
        return work
    }
}

/// Strikes out minutes that were noted by mistake; the story keeps both.
public struct StrikeOutWork: Command {
    public static let name = "desk.strikeOutWork"
    public static let purpose = Bilingual(
        it: "Toglie minuti di lavoro annotati per errore.",
        en: "Strikes out minutes of work noted by mistake.")

    let work: ID<CaseWork>

    public init(work: ID<CaseWork>) { self.work = work }

    public func run(in tx: Transaction) throws -> Done {
        let caseFile = try tx.value(
            "SELECT case_id FROM case_work WHERE id = \(work)", as: ID<CaseFile>.self)
        guard let caseFile else { throw CommonRefusal.notFound }
        try tx.append(WorkStruckOut(work: work, caseFile: caseFile))
        return Done()
    }
}
