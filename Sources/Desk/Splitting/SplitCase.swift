import Commons
import Kernel
import Mail
import Members
import Store

/// Why a case is not split, in the order in which we look.
public enum SplitRefused: String, Refusal {
    case nothingChosen, tooMuchChosen, notInCase, ofMergedCase, nothingLeft

    public var rule: String? { "D3" }
    public var kind: RefusalKind { self == .ofMergedCase ? .conflict : .invalid }
    public var field: String? { self == .ofMergedCase ? nil : "messages" }

    public var sentence: Bilingual {
        switch self {
        case .nothingChosen:
            Bilingual(
                it: "Scegli almeno una lettera o un contatto da dividere.",
                en: "Choose at least one letter or contact to part off.")
        case .tooMuchChosen:
            Bilingual(
                it: "Sono troppe voci in una volta: al massimo \(SplitCase.most).",
                en: "These are too many entries at once: \(SplitCase.most) at most.")
        case .notInCase:
            Bilingual(
                it: "Una delle voci scelte non è in questa pratica.",
                en: "One of the entries chosen is not in this case.")
        case .ofMergedCase:
            Bilingual(
                it: "Una voce viene da una pratica unita a questa: separa prima quella.",
                en: "An entry comes from a case merged into this one: part that one first.")
        case .nothingLeft:
            Bilingual(
                it: "Lascia almeno una lettera o un contatto nella pratica da cui dividi.",
                en: "Leave at least one letter or contact in the case that you split.")
        }
    }
}

/// Parts entries of an open case off into a new one. Merged back, all is as it was.
public struct SplitCase: Command {
    public static let name = "desk.split"
    public static let purpose = Bilingual(
        it: "Divide una pratica: le voci scelte vanno in una pratica nuova.",
        en: "Splits a case: the entries chosen go into a new one.")

    let caseFile: ID<CaseFile>
    /// Of the new case.
    let title: String
    /// Whose the new case is; the same person's if left out.
    let party: ID<Party>?
    let messages: [ID<MailMessage>]
    let contacts: [ID<CaseContact>]
    let promises: [ID<Promise>]
    /// What is to do about it, settled or not.
    let tasks: [ID<DeskTask>]

    static let most = 200

    public init(
        caseFile: ID<CaseFile>, title: String, party: ID<Party>? = nil,
        messages: [ID<MailMessage>] = [], contacts: [ID<CaseContact>] = [],
        promises: [ID<Promise>] = [], tasks: [ID<DeskTask>] = []
    ) {
        self.caseFile = caseFile
        self.title = title
        self.party = party
        self.messages = messages
        self.contacts = contacts
        self.promises = promises
        self.tasks = tasks
    }

    public func run(in tx: Transaction) throws -> ID<CaseFile> {
        let row = try CaseRow.requireUnmerged(caseFile, in: tx)
        guard row.isOpen else { throw CaseRefused.alreadyClosed }
        let title = try Typed.required(title, field: "title", most: 300)
        let name = try party.map { id -> String in
            guard let found = try PartyRow.find(id, in: tx) else { throw CommonRefusal.notFound }
            return found.name.shown
        }
        if let obstacle = try obstacle(tx) { throw obstacle }
        let split = try CaseOpening(
            title: title, party: party ?? row.party, mailbox: row.mailbox, thread: nil,
            correspondent: row.correspondent, correspondentName: name ?? row.correspondentName,
            at: tx.now
        ).open(in: tx)
        try tx.append(
            CaseSplit(
                from: caseFile, split: split, messages: Set(messages).sorted(),
                contacts: Set(contacts).sorted(), promises: Set(promises).sorted(),
                tasks: tasks.isEmpty ? nil : Set(tasks).sorted()))
        return split
    }

    private func obstacle(_ tx: Transaction) throws -> SplitRefused? {
        let chosen = Set(messages).count + Set(contacts).count
        if chosen == 0 { return .nothingChosen }
        if chosen + promises.count + tasks.count > Self.most { return .tooMuchChosen }
        let there = try count("case_message", "message_id", messages.map(\.rawValue), tx)
        let told = try count("case_contact", "id", contacts.map(\.rawValue), tx)
        let promised = try count("promise", "id", promises.map(\.rawValue), tx)
        let toDo = try count("desk_task", "id", tasks.map(\.rawValue), tx)
        if there + told != chosen || promised != Set(promises).count || toDo != Set(tasks).count {
            return .notInCase
        }
        let isOfMerged = try tx.exists(
            """
            SELECT 1 FROM case_merge_item
            JOIN case_file ON case_file.id = case_merge_item.from_id
            WHERE case_file.merged_into = \(caseFile) AND (
                (kind = 'message' AND item_id IN \(list: messages.map(\.rawValue)))
                OR (kind = 'contact' AND item_id IN \(list: contacts.map(\.rawValue)))
                OR (kind = 'promise' AND item_id IN \(list: promises.map(\.rawValue)))
                OR (kind = 'task' AND item_id IN \(list: tasks.map(\.rawValue))))
            """)
        if isOfMerged { return .ofMergedCase }
        let all = try tx.count(
            """
            SELECT (SELECT COUNT(*) FROM case_message WHERE case_id = \(caseFile))
                + (SELECT COUNT(*) FROM case_contact WHERE case_id = \(caseFile))
            """)
        return all == chosen ? .nothingLeft : nil
    }

    private func count(_ table: SQL, _ key: SQL, _ items: [Int64], _ tx: Transaction) throws -> Int
    {
        try tx.count(
            """
            SELECT COUNT(*) FROM \(table) WHERE case_id = \(caseFile) AND \(key) IN \(list: items)
            """)
    }
}

extension CaseRow {
    /// The case that this one was split off, and those that were split off this one, while they stand.
    static func split(around id: ID<CaseFile>, in db: any Reader) throws -> (
        from: CaseRow?, off: [CaseRow]
    ) {
        (
            from: try db.first(
                """
                SELECT \(columns) FROM case_split
                JOIN case_file ON case_file.id = case_split.from_id
                WHERE case_split.case_id = \(id)
                """, CaseRow.init),
            off: try db.rows(
                """
                SELECT \(columns) FROM case_split
                JOIN case_file ON case_file.id = case_split.case_id
                WHERE case_split.from_id = \(id) AND case_file.merged_into IS NULL
                ORDER BY case_file.opened_at, case_file.id
                """, CaseRow.init)
        )
    }
}
