import Commons
import Journal
import Kernel
import Mail
import Store

/// How a case stood before an import added letters to it: enough to take them out exactly.
struct CaseBeforeImport {
    let caseFile: ID<CaseFile>
    let importID: ID<Subject>

    /// Once for each case and import, before the first letter.
    func remember(_ sequence: Int64, in db: any Writer) throws {
        // Asked first: before an INSERT that selects, SQLite writes out the words that wait to be
        // indexed (`Journal.link`), also where nothing is to be inserted.
        let mustRemember = try db.exists(
            """
            SELECT 1 FROM case_file
            WHERE id = \(caseFile) AND (import_id IS NULL OR import_id <> \(importID))
                AND NOT EXISTS (SELECT 1 FROM case_before_import
                    WHERE case_id = \(caseFile) AND import_id = \(importID))
            """)
        guard mustRemember else { return }
        try db.execute(
            """
            INSERT INTO case_before_import (case_id, import_id, sequence, holder, held_since,
                waiting_since, snoozed_until, last_at, answered_at, closed_at, closing_reason,
                preview, version, offered_by, offered_to, offer_note, offered_at)
            SELECT case_file.id, CAST(\(importID) AS BIGINT), CAST(\(sequence) AS BIGINT), holder,
                held_since, waiting_since, snoozed_until, last_at, answered_at, closed_at,
                closing_reason, preview, version, offered_by, offered_to, note, case_offer.at
            FROM case_file LEFT JOIN case_offer ON case_offer.case_id = case_file.id
            WHERE case_file.id = \(caseFile)
            """)
    }

    /// The first fact of this import about the case.
    func sequence(in db: any Reader) throws -> Int64? {
        try db.value(
            """
            SELECT sequence FROM case_before_import
            WHERE case_id = \(caseFile) AND import_id = \(importID)
            """)
    }

    func restore(in db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET holder = before.holder, held_since = before.held_since,
                waiting_since = before.waiting_since, snoozed_until = before.snoozed_until,
                last_at = before.last_at, answered_at = before.answered_at,
                closed_at = before.closed_at, closing_reason = before.closing_reason,
                preview = before.preview, version = before.version
            FROM case_before_import AS before
            WHERE case_file.id = \(caseFile) AND before.case_id = \(caseFile)
                AND before.import_id = \(importID)
            """)
        try db.execute(
            """
            INSERT INTO case_offer (case_id, offered_by, offered_to, note, at)
            SELECT case_id, offered_by, offered_to, offer_note, offered_at FROM case_before_import
            WHERE case_id = \(caseFile) AND import_id = \(importID) AND offered_at IS NOT NULL
            ON CONFLICT DO NOTHING
            """)
        try db.execute(
            """
            DELETE FROM case_before_import
            WHERE case_id = \(caseFile) AND import_id = \(importID)
            """)
    }
}

/// What an import made of cases went out again: those that it opened are gone, those that it added to
/// stand as before.
struct ImportedCasesWithdrawn: Fact {
    static let name = "desk.importedCasesWithdrawn.v1"
    let importID: ID<MailImport>
    let cases: [Withdrawn]

    struct Withdrawn: Codable, Sendable {
        let caseFile: ID<CaseFile>
        let letters: [ID<MailMessage>]
    }

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        for item in cases { try withdraw(item, in: db) }
    }

    private func withdraw(_ item: Withdrawn, in db: any Writer) throws {
        let id = item.caseFile
        guard let row = try CaseRow.find(id, in: db) else { return }
        let before = CaseBeforeImport(caseFile: id, importID: importID.subject)
        let from = try before.sequence(in: db)
        let party = row.party.map { [$0.subject] } ?? []
        let told = try Journal.positions(
            about: id.subject, broughtBy: importID.subject, from: from ?? 0, in: db)
        try Journal.untell(told, of: [id.subject] + party + item.letters.map(\.subject), in: db)
        // What was told of the letters had joined the story of the person whose case it is.
        for letter in item.letters {
            let told = try Journal.positions(
                about: letter.subject, broughtBy: importID.subject, in: db)
            try Journal.untell(told, of: party, in: db)
        }
        try db.execute("DELETE FROM reply WHERE message_id IN \(list: item.letters)")
        try db.execute("DELETE FROM case_message WHERE message_id IN \(list: item.letters)")
        guard from == nil else { return try before.restore(in: db) }
        try db.execute("DELETE FROM case_thread WHERE case_id = \(id)")
        try db.execute("DELETE FROM case_file WHERE id = \(id)")
    }
}

extension DeskFeature: ImportKeeper {
    public func holdings(
        of letters: [ID<MailMessage>], broughtBy importID: ID<MailImport>, in db: any Reader
    ) throws -> [ImportHolding] {
        let cases = try db.values(
            """
            SELECT DISTINCT case_id FROM case_message WHERE message_id IN \(list: letters)
            ORDER BY case_id
            """, as: ID<CaseFile>.self)
        let filed = try db.rows(
            """
            SELECT case_message.case_id, case_message.message_id FROM case_message
            JOIN message ON message.id = case_message.message_id
            WHERE case_message.case_id IN \(list: cases) AND message.import_id = \(importID)
            ORDER BY case_message.message_id
            """
        ) { (try $0["case_id"] as ID<CaseFile>, try $0["message_id"] as ID<MailMessage>) }
        let held = try held(cases, importID, in: db)
        let byCase = Dictionary(grouping: filed, by: \.0)
        return cases.map { id in
            ImportHolding(
                subject: id.subject, letters: (byCase[id] ?? []).map(\.1), kept: held[id])
        }
    }

    /// What happened in cases that this import did not bring; before its first letter all did.
    private func held(
        _ cases: [ID<CaseFile>], _ importID: ID<MailImport>, in db: any Reader
    ) throws -> [ID<CaseFile>: (reason: ImportKept, sequence: Int64?)] {
        var held: [ID<CaseFile>: (reason: ImportKept, sequence: Int64?)] = [:]
        let touched = try db.rows(
            """
            SELECT case_file.id, MIN(fact_subject.sequence) AS sequence,
                case_file.import_id = \(importID) OR before.sequence IS NOT NULL AS is_known
            FROM case_file
            LEFT JOIN case_before_import AS before
                ON before.case_id = case_file.id AND before.import_id = \(importID)
            CROSS JOIN fact_subject CROSS JOIN fact
            WHERE case_file.id IN \(list: cases) AND fact_subject.subject = case_file.id
                AND fact.sequence = fact_subject.sequence
                AND (fact.import_id IS NULL OR fact.import_id <> \(importID))
                AND fact_subject.sequence > COALESCE(before.sequence, 0)
            GROUP BY case_file.id, case_file.import_id, before.sequence
            """
        ) {
            (
                try $0["id"] as ID<CaseFile>, try $0["sequence"] as Int64,
                try $0["is_known"] as Bool?
            )
        }
        for (id, sequence, isKnown) in touched {
            held[id] = isKnown == true ? (.workedOn, sequence) : (.olderThanImport, nil)
        }
        let moved = try db.values(
            "SELECT case_id FROM case_party_move WHERE case_id IN \(list: cases)",
            as: ID<CaseFile>.self)
        for id in moved where held[id] == nil { held[id] = (.partyMerged, nil) }
        return held
    }

    public func withdraw(
        _ holdings: [ImportHolding], of importID: ID<MailImport>, in tx: Transaction
    ) throws {
        var sequences: Set<Int64> = []
        var cases: [ImportedCasesWithdrawn.Withdrawn] = []
        for holding in holdings {
            let id = ID<CaseFile>(rawValue: holding.subject.rawValue)
            guard try CaseRow.find(id, in: tx) != nil else { continue }
            cases.append(.init(caseFile: id, letters: holding.letters))
            sequences.formUnion(
                try Journal.positions(
                    about: holding.subject, broughtBy: importID.subject, in: tx
                ).map(\.sequence))
        }
        guard !cases.isEmpty else { return }
        try tx.erase(sequences.sorted())
        try tx.append(ImportedCasesWithdrawn(importID: importID, cases: cases))
    }

    public func named(
        _ subjects: [ID<Subject>], in db: any Reader
    ) throws -> [ID<Subject>: HoldingName] {
        let ids = Set(subjects.map { ID<CaseFile>(rawValue: $0.rawValue) })
        return Dictionary(
            try CaseRow.of(ids, in: db).values.map { row in
                (
                    row.id.subject,
                    HoldingName(
                        title: "\(row.number) · \(row.title)", href: "/desk/cases/\(row.id)")
                )
            }, uniquingKeysWith: { one, _ in one })
    }

    public func deed(_ factName: String) -> Bilingual? { ImportedCaseDeeds.words[factName] }
}

/// What may have happened in a case, told in a few words.
private enum ImportedCaseDeeds {
    static let words: [String: Bilingual] = [
        MessageFiled.name: Bilingual(it: "una lettera", en: "a letter"),
        ReplyRecorded.name: Bilingual(it: "una risposta", en: "an answer"),
        CaseTaken.name: Bilingual(it: "presa in carico", en: "taken"),
        CaseReleased.name: Bilingual(it: "lasciata libera", en: "released"),
        CaseClosed.name: Bilingual(it: "chiusa", en: "closed"),
        CaseReopened.name: Bilingual(it: "riaperta", en: "opened again"),
        CaseLinked.name: Bilingual(it: "collegata a una persona", en: "linked to a person"),
        DraftSaved.name: Bilingual(it: "una bozza", en: "a draft"),
        ContactRecorded.name: Bilingual(it: "una nota o un contatto", en: "a note or a contact"),
        LabelPut.name: Bilingual(it: "un'etichetta", en: "a label"),
        LabelTakenOff.name: Bilingual(it: "un'etichetta tolta", en: "a label taken off"),
        PromiseMade.name: Bilingual(it: "una promessa", en: "a promise"),
        TaskMade.name: Bilingual(it: "un compito", en: "a task"),
        CaseKindSet.name: Bilingual(it: "un tipo", en: "a kind"),
        CaseSnoozed.name: Bilingual(it: "messa da parte", en: "put aside"),
        CaseOffered.name: Bilingual(it: "offerta a una collega", en: "offered to a colleague"),
        CasesMerged.name: Bilingual(it: "unita a un'altra", en: "merged with another"),
        CaseSplit.name: Bilingual(it: "divisa", en: "split"),
        WorkNoted.name: Bilingual(it: "tempo segnato", en: "time noted"),
    ]
}
