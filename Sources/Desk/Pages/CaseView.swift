import Commons
import Journal
import Kernel
import Knowledge
import Mail
import Members
import Site

/// All that the page of a case shows, read on one state.
struct CaseView: Sendable {
    let visit: Visit
    let queue: QueueChoice
    let counts: QueueCounts.Answer
    let list: Queue.Answer
    let shown: ShowCase.Answer
    let readings: [MessageReading]
    let card: PartyCard?
    let mailboxes: [Mailboxes.Row]
    /// Who may be the person of a case that has none.
    let found: PartyPage?
    /// What was written where the case was closed.
    let closingNote: String?
    /// To whom it may be offered.
    let colleagues: [AccountRow]
    /// Into which it may be merged, and which were merged into it.
    let mergeable: [CaseRow]
    let merged: [CaseRow]
    /// The case that it was split off, and those that were split off it.
    let splitFrom: CaseRow?
    let splitOff: [CaseRow]
    /// Who else has it open.
    let others: [WhoIsHere.Line]
    /// Whether a letter that closes the case asks if it settled the matter.
    let asksSettled: Bool
    /// Reply blocks to choose from.
    let shelf: BlockShelf
    /// Where visits are made, the latest place first.
    let places: [String]
    let communities: [CommunityRow]
    let story: HTML

    static let mostMessages = 1_000

    var row: CaseRow { shown.caseFile }
    var desk: DeskAddress { DeskAddress(queue: queue) }
    var allLabels: [LabelRow] { counts.labels.map(\.label) }
    var mayWork: Bool { visit.actor.may(.work) }

    static func load(_ visit: Visit, _ id: ID<CaseFile>) async throws -> CaseView {
        let asked = visit.query("queue").flatMap(QueueChoice.init)
        let after = visit.query("after")
        let who = visit.query("who")
        let limit = visit.query("messages") == "all" ? mostMessages : nil
        let shelf = try await BlockShelf.load(visit, words: "")
        let view = try await visit.reading { db in
            let shown = try ShowCase(caseFile: id, limit: limit).fetch(from: db)
            let counts = try QueueCounts().answer(from: db)
            let queue = DeskPage.known(asked, counts) ?? Self.home(of: shown.caseFile, visit)
            let readings = try MessageRow.of(shown.messages, in: db).map {
                try MessageReading.read($0, from: db)
            }
            let row = shown.caseFile
            let split = try CaseRow.split(around: id, in: db)
            let card = try row.party.flatMap { try PartyCard.find($0, on: db.today, in: db) }
            let words =
                who ?? readings.last { $0.row.direction == .incoming }?.claimedAddress
                ?? row.correspondentName.nonEmpty ?? row.correspondent
            return CaseView(
                visit: visit, queue: queue, counts: counts,
                list: try Queue(queue: queue, after: after).fetch(from: db), shown: shown,
                readings: readings, card: card, mailboxes: try Mailboxes().fetch(from: db),
                found: row.party == nil && !words.isEmpty
                    ? try PartiesByName(text: words, limit: 6).fetch(from: db) : nil,
                closingNote: row.isOpen ? nil : try Self.closingNote(row.id, in: db),
                colleagues: try AccountRow.openOperators(in: db).filter { $0.id != db.actor.id },
                mergeable: row.isOpen ? try MergeableCases(caseFile: id).fetch(from: db) : [],
                merged: try CaseRow.merged(into: id, in: db),
                splitFrom: split.from, splitOff: split.off,
                others: try WhoIsHere(caseFile: id).fetch(from: db).others,
                asksSettled: try PublicAddress.find(in: db) != nil
                    && (try db.parameters().flag("desk.asksSettled", on: db.today)), shelf: shelf,
                places: try KnownPlaces.of(row.party, in: db),
                communities: try CommunityRow.served(in: db), story: "")
        }
        guard let party = view.row.party else { return view }
        return view.with(
            story: try await visit.story(
                of: party.subject, path: "/desk/cases/\(id)", limit: 25, isSlim: true))
    }

    /// The queue in which one would look for a case.
    private static func home(of row: CaseRow, _ visit: Visit) -> QueueChoice {
        if !row.isOpen { return .closed }
        if row.holder != nil, row.holder == visit.actor.id { return .mine }
        guard row.waitingSince != nil else { return .open }
        return row.holder == nil ? .free : .waiting
    }

    private func with(story: HTML) -> CaseView {
        CaseView(
            visit: visit, queue: queue, counts: counts, list: list, shown: shown,
            readings: readings,
            card: card, mailboxes: mailboxes, found: found, closingNote: closingNote,
            colleagues: colleagues, mergeable: mergeable, merged: merged,
            splitFrom: splitFrom, splitOff: splitOff, others: others,
            asksSettled: asksSettled, shelf: shelf, places: places, communities: communities,
            story: story)
    }

    private static func closingNote(_ id: ID<CaseFile>, in db: Reading) throws -> String? {
        let closings = try Timeline(of: id.subject, limit: 200).fetch(from: db).lazy
            .filter { $0.name == CaseClosed.name }
        return try closings.first
            .flatMap { try db.catalogue.decode($0).content as? CaseClosed.Content }?.note
    }

    var sendingMailboxes: [Mailboxes.Row] {
        mailboxes.filter { $0.isOpen && $0.settings.canSend }
    }

    /// A letter in this case from another address than its person's. Whoever knows the id of a letter
    /// can write into its exchange; it may be a relative, and it may be a stranger.
    func isFromElsewhere(_ message: MessageRow) -> Bool {
        guard message.direction == .incoming, !row.correspondent.isEmpty else { return false }
        if let party = row.party, message.party == party { return false }
        return message.fromAddress.lowercased() != row.correspondent.lowercased()
    }

    /// The letter that an answer answers: the last that somebody wrote, or a machine where nobody did. A
    /// server's report and a provider's receipt on one of ours are none, and ask for no answer.
    var lastReading: MessageReading? {
        let letters = readings.filter {
            $0.row.direction == .incoming && $0.deliveries.isEmpty && $0.receipts.isEmpty
        }
        return letters.last { !$0.row.isAutomatic } ?? letters.last
    }

    var lastLetter: MessageRow? { lastReading?.row }

    var opening: AnswerOpening {
        AnswerOpening(
            shown, last: lastReading, card: card, writer: visit.actor.name,
            cooperative: visit.house.name)
    }

    /// Grows with every message and contact: what a writer has seen.
    var newestEntry: Int64 {
        max(
            readings.map(\.row.id.rawValue).max() ?? 0, shown.contacts.map(\.id.rawValue).max() ?? 0
        )
    }
}
