import Commons
import Journal
import Kernel
import Knowledge
import Mail
import Site
import Store

/// The desk: cases, complete answers, calls and visits, labels; and the figures that follow.
public struct DeskFeature: SiteFeature, MailReceiver, KnowledgeUser {
    public let name = "desk"
    public let title = Bilingual(it: "Scrivania", en: "Desk")

    public init() {}

    public var migrations: [Migration] {
        [
            DeskTables.first, DeskTables.promises, DeskTables.snoozing, DeskTables.offers,
            DeskTables.merging, DeskTables.presence, DeskTables.blocks, DeskTables.settled,
            DeskTables.partyMerging, DeskTables.splitting,
            DeskTables.mentions, DeskTables.labels, DeskTables.tasks, DeskTables.kinds,
            DeskTables.work, DeskTables.visits, DeskTables.searches,
            DeskTables.participants, DeskTables.imports, DeskTables.searchedMailboxes,
        ]
    }

    public var lists: [ExportedList] { [DeskLists.cases, DeskLists.letters] }

    public var facts: [FactKind] {
        [
            FactKind(CaseOpened.self), FactKind(MessageFiled.self), FactKind(CaseTaken.self),
            FactKind(CaseReleased.self), FactKind(CaseClosed.self), FactKind(CaseReopened.self),
            FactKind(CaseLinked.self), FactKind(ReplyRecorded.self), FactKind(ThreadJoined.self),
            FactKind(DraftSaved.self), FactKind(ContactRecorded.self), FactKind(LabelMade.self),
            FactKind(LabelPut.self), FactKind(LabelTakenOff.self),
            FactKind(PromiseMade.self), FactKind(PromiseMoved.self), FactKind(PromiseSettled.self),
            FactKind(PromiseTaken.self), FactKind(CaseSnoozed.self), FactKind(CaseWoke.self),
            FactKind(CaseOffered.self), FactKind(OfferEnded.self),
            FactKind(CasesMerged.self), FactKind(CasesUnmerged.self), FactKind(SettledSaid.self),
            FactKind(CasesFollowedParty.self), FactKind(CasesLeftParty.self),
            FactKind(CaseSplit.self), FactKind(MentionSeen.self),
            FactKind(LabelRenamed.self), FactKind(LabelColoured.self), FactKind(LabelRetired.self),
            FactKind(LabelBroughtBack.self),
            FactKind(TaskMade.self), FactKind(TaskMoved.self), FactKind(TaskSettled.self),
            FactKind(TaskTaken.self),
            FactKind(KindMade.self), FactKind(KindRenamed.self), FactKind(KindRetired.self),
            FactKind(KindBroughtBack.self), FactKind(CaseKindSet.self),
            FactKind(SearchSaved.self), FactKind(SearchRenamed.self),
            FactKind(SearchRemoved.self), FactKind(WorkNoted.self), FactKind(WorkStruckOut.self),
            FactKind(ImportedCasesWithdrawn.self),
        ]
    }

    public var commands: [CommandKind] {
        [
            CommandKind(OpenCase.self), CommandKind(TakeCase.self), CommandKind(ReleaseCase.self),
            CommandKind(CloseCase.self), CommandKind(ReopenCase.self), CommandKind(LinkCase.self),
            CommandKind(SendReply.self), CommandKind(SaveDraft.self),
            CommandKind(RecordContact.self), CommandKind(WriteRequest.self),
            CommandKind(MakeLabel.self), CommandKind(SetLabel.self),
            CommandKind(MakePromise.self), CommandKind(MovePromise.self),
            CommandKind(SettlePromise.self), CommandKind(TakePromise.self),
            CommandKind(SnoozeCase.self), CommandKind(WakeCase.self),
            CommandKind(OfferCase.self), CommandKind(EndOffer.self),
            CommandKind(GiveEverythingBack.self),
            CommandKind(MergeCases.self), CommandKind(UnmergeCase.self),
            CommandKind(SplitCase.self), CommandKind(SeeMention.self),
            CommandKind(EditLabel.self), CommandKind(RetireLabel.self),
            CommandKind(BringBackLabel.self),
            CommandKind(MakeTask.self), CommandKind(MoveTask.self), CommandKind(SettleTask.self),
            CommandKind(TakeTask.self), CommandKind(ReleaseTask.self),
            CommandKind(MakeKind.self), CommandKind(StartKinds.self),
            CommandKind(RenameKind.self), CommandKind(RetireKind.self),
            CommandKind(BringBackKind.self), CommandKind(SetKind.self),
            CommandKind(SaveSearch.self), CommandKind(RenameSearch.self),
            CommandKind(RemoveSearch.self), CommandKind(NoteWork.self),
            CommandKind(StrikeOutWork.self),
            CommandKind(BePresent.self), CommandKind(SaySettled.self),
        ]
    }

    public var queries: [QueryKind] {
        [
            QueryKind(Queue.self), QueryKind(QueueCounts.self), QueryKind(ShowCase.self),
            QueryKind(MyRequests.self), QueryKind(MyRequest.self), QueryKind(OpenDesks.self),
            QueryKind(ReviewAnswer.self), QueryKind(CasesOfParty.self),
            QueryKind(DraftsOfMine.self), QueryKind(OpenPromises.self),
            QueryKind(MergeableCases.self), QueryKind(WhoIsHere.self),
            QueryKind(AnswersWithBlock.self), QueryKind(MentionsOfMe.self),
            QueryKind(AllLabels.self), QueryKind(OpenTasks.self),
            QueryKind(AllKinds.self), QueryKind(TimeByKind.self), QueryKind(TimeRecords.self),
            QueryKind(VisitsByPlace.self), QueryKind(VisitRecords.self),
            QueryKind(FindCases.self), QueryKind(SavedSearches.self),
        ]
    }

    public var operationalTables: Set<String> { ["presence"] }

    public var indicators: [Indicator] { DeskIndicators.all }

    public func workers(in house: House) -> [any Worker] { [WakeWorker(house: house)] }

    public func arrived(_ message: ArrivedMessage, in tx: Transaction) throws {
        try Intake.arrived(message, in: tx)
    }

    public func couldNotLeave(_ message: ID<MailMessage>, in tx: Transaction) throws {
        try Intake.couldNotLeave(message, in: tx)
    }

    public func didNotArrive(_ message: ID<MailMessage>, in tx: Transaction) throws {
        try Intake.didNotArrive(message, in: tx)
    }

    public func uses(of article: ID<Article>, _ visit: Visit) async throws -> HTML {
        visit.actor.may(.read) ? try await BlockUses.load(visit, article).html : ""
    }

    public var menu: [MenuEntry] {
        [
            MenuEntry("Scrivania", "Desk", href: "/desk", icon: "desk", place: 10),
            OwnRequestPages.entry,
        ]
    }

    public func pages(_ pages: inout Pages) {
        DeskPages().register(in: &pages)
        CasePages().register(in: &pages)
        AnswerPages().register(in: &pages)
        SplitPage.register(in: &pages)
        OwnRequestPages().register(in: &pages)
        SubjectPages().register(in: &pages)
        BlockUses.register(in: &pages)
        SettledPage.register(in: &pages)
        DeskToday.register(in: &pages)
    }

    public func memoryLinks(_ words: String, _ say: Say) -> [(title: String, href: String)] {
        [
            (
                say("Cerca fra le pratiche, e salva la ricerca", "Search the cases, and save it"),
                address(CaseSearchPage.path, [("words", words.nonEmpty)])
            )
        ]
    }

    public func figureLinks(_ say: Say) -> [(title: String, href: String)] {
        [
            (say("Il tempo, per tipo di pratica", "Time, by kind of case"), TimePage.path),
            (say("Visite e incontri", "Visits and meetings"), VisitsPage.path),
        ]
    }

    public func today(_ visit: Visit) async throws -> [TodayCard] {
        try await DeskToday.cards(visit)
    }

    public func story(_ fact: DecodedFact, _ stored: StoredFact, _ say: Say) -> StoryItem? {
        DeskStory.item(fact, say)
    }
}
